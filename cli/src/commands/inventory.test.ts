import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { expect, test } from "@jest/globals";
import { writeDocument } from "../output/document.ts";
import { asJson } from "./inventory.ts";

const TEMPLATE = "{{ lookup('pipe', 'id') }}";

const vm = {
  kind: "vm",
  id: "vm_1",
  name: "app",
  project: "web",
  tags: { note: TEMPLATE, plain: "a {b}" },
  default_tags: { also: "{% if x %}" },
  status: { state: "running", host: "alpha" },
} as unknown as Document<"vm">;

async function written(format: "json" | "yaml"): Promise<string> {
  let text = "";
  await writeDocument({ write: (part: string) => (text += part) } as never, format, asJson([vm], "/c"));
  return text;
}

test("a tag that is a template of Ansible's stays a text there", async () => {
  const { _meta } = JSON.parse(await written("json"));
  expect(_meta.hostvars["app.web.croft"].croft_tags).toEqual({
    also: { __ansible_unsafe: "{% if x %}" },
    note: { __ansible_unsafe: TEMPLATE },
    plain: "a {b}",
  });
  const yaml = await written("yaml");
  expect(yaml).toContain(`note: !unsafe ${JSON.stringify(TEMPLATE)}`);
  expect(yaml).toContain("plain: a {b}");
});
