import { expect, test } from "@jest/globals";
import { readYamlMapping } from "./yaml-mapping.ts";

test.each([
  "",
  "# nothing\n\n# at all",
  "a: 1\na: 2\n",
  "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
  "content: !!binary |\n  aGVsbG8=\n",
  "when: 2026-01-01\nmode: 0644\non: yes\n",
  "a: |\n  tabs\tinside\n\n  and an empty line\n",
  "a: b\r\nc:\r\n  - d\r\n",
  "---\na: b\n...\n",
  "packages: [\n  vim,\n]\n",
  "a: {\n  b: c\n}\n",
  'a: "b\nc"\n',
])("is read: %j", (text) => expect(readYamlMapping(text)).toHaveProperty("mapping"));

test("many empty lines and comments cost no time to speak of", () => {
  const head = `#cloud-config\n${"\n".repeat(100_000)}${" \n# a\r\n".repeat(10_000)}`;
  expect(readYamlMapping(head)).toEqual({ mapping: {} });
  expect(readYamlMapping(`${head}a: b\n`)).toEqual({ mapping: { a: "b" } });
});

test.each([
  ["a:\n\t- b\n", /^Line 2 /],
  ["a: [\n", /^Line \d /],
  ["- a\n", /no mapping/],
  ["hello\n", /no mapping/],
  ["a: 'secret\n", /^Line \d /],
  ["a: b: secret\n", /^Line 1 /],
])("is refused without a byte of it: %j", (text, fault) => {
  const read = readYamlMapping(text);
  expect(read).toEqual({ fault: expect.stringMatching(fault) });
  expect(JSON.stringify(read)).not.toContain("secret");
});
