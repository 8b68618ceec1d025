// examples/cdktf as its reader lives it: bindings of the build, synthesised by plain Node, applied by real Terraform.
import { copyFileSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { root } from "../harness/clone.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

const example = path.join(root, "examples/cdktf");
let croft: WholeCroft;
let terraform: TerraformFolder;

/** Synthesises the example into a folder under other names, and inits it. */
async function synthesise(target: TerraformFolder, name: string): Promise<void> {
  await execa("node", [path.join(example, "dist/main.cjs")], {
    cwd: target.folder,
    env: { CDKTF_CONTEXT_JSON: JSON.stringify({ name, croft_home: croft.config.home }) },
  });
  copyFileSync(
    path.join(target.folder, "cdktf.out/stacks/cdktf/cdk.tf.json"),
    path.join(target.folder, "main.tf.json"),
  );
  await target.init();
}

beforeAll(async () => {
  await execa("node", ["cli/build.mjs", "--only", "bindings"], { cwd: root });
  await execa("npm", ["run", "--silent", "build"], { cwd: example });
  croft = await startWholeCroft();
  await execa("ssh-keygen", [
    "-q",
    "-t",
    "ed25519",
    "-N",
    "",
    "-f",
    path.join(croft.config.home, "id_ed25519"),
  ]);
  terraform = terraformFolder(croft.env);
  await synthesise(terraform, "typescript");
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
});

test("the schema that bindings are made of is what terraform prints", async () => {
  const { exitCode, output } = await terraform.run("providers", "schema", "-json");
  expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
  const committed = readFileSync(path.join(root, "schemas/generated/terraform/provider-schema.json"), "utf8");
  expect(JSON.parse(committed)).toEqual(JSON.parse(output));
});

test("terraform finds the synthesised configuration valid", async () => {
  const { output } = await terraform.run("validate", "-json");
  expect(JSON.parse(output)).toMatchObject({ valid: true, diagnostics: [] });
});

describe("beside the quickstart", () => {
  interface Resource {
    type: string;
    mode: string;
    values: Record<string, unknown>;
  }

  async function planned(folder: TerraformFolder, ...args: string[]): Promise<Record<string, unknown>> {
    const { exitCode, output } = await folder.run("plan", "-no-color", "-out=plan", ...args);
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    const shown = JSON.parse((await folder.run("show", "-json", "plan")).output) as {
      planned_values: { root_module: { resources: Resource[] } };
    };
    const managed = shown.planned_values.root_module.resources.filter((one) => one.mode === "managed");
    return Object.fromEntries(managed.map(({ type, values }) => [type, values]));
  }

  test("it declares the same, but for the names that have to differ", async () => {
    const hcl = terraformFolder(croft.env);
    const typescript = terraformFolder(croft.env);
    copyFileSync(path.join(root, "examples/quickstart/main.tf"), path.join(hcl.folder, "main.tf"));
    await hcl.init();
    await synthesise(typescript, "quickstart");
    const quickstart = await planned(hcl, "-var", `croft_home=${croft.config.home}`);
    expect(Object.keys(quickstart)).toHaveLength(6);
    expect(await planned(typescript)).toEqual({
      ...quickstart,
      croft_image: { ...(quickstart.croft_image as object), name: "quickstart-debian-small" },
      croft_disk: {
        ...(quickstart.croft_disk as object),
        file: { ...(quickstart.croft_disk as { file: object }).file, name: "quickstart" },
      },
    });
    hcl.remove();
    typescript.remove();
  });
});

test("it applies to a guest that runs with its partition, and then there is nothing to do", async () => {
  expect(await terraform.apply()).toContain("Resources: 6 added");
  const outputs = JSON.parse((await terraform.run("output", "-json")).output) as Record<
    string,
    { value: string }
  >;
  expect(outputs.vm?.value).toBe("typescript/hello");
  const vm = await croft.call<Document<"vm">>("GET", `/v1/vms/${outputs.vm_id?.value}`);
  expect(vm.status).toMatchObject({ state: "running" });
  const partition = await croft.call<Document<"partition">>(
    "GET",
    `/v1/partitions/${outputs.partition_id?.value}`,
  );
  expect(partition.status).toMatchObject({ attached_to: vm.id });
  expect(await terraform.plan()).toMatchObject({ changes: false });
});

test("and destroys", async () => {
  expect(await terraform.destroy()).toContain("Resources: 6 destroyed");
  expect(await croft.list("vms")).toEqual([]);
});
