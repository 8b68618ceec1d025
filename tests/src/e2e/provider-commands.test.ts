// What depends on the command of Terraform that runs: destroy, plan files, tests with mocks. No host is needed.
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(300_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let terraform: TerraformFolder;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  terraform = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
  terraform.write("");
  await terraform.init();
});

afterEach(() => terraform.destroy());

afterAll(async () => {
  terraform?.remove();
  await reconciler?.stop();
  provider?.remove();
});

const flat = (output: string): string => output.replace(/[│╷╵\s]+/g, " ");
const project = (description = "old"): string =>
  `resource "croft_project" "web" {\n  name = "web"\n  description = "${description}"\n}\n`;
const REFUSED = `
resource "croft_partition" "new" {
  project  = "web"
  name     = "new"
  size_gib = 1
  disk     = "dsk_0000000000000000"
}
`;

test("a new object that the reconciler refuses is an error of a plan, and does not keep anybody from a destroy", async () => {
  terraform.write(project());
  await terraform.apply();
  terraform.write(project() + REFUSED);
  const plan = await terraform.run("plan", "-no-color");
  expect([plan.exitCode, flat(plan.output)]).toEqual([
    1,
    expect.stringContaining("Code: reference_not_found"),
  ]);
  const destroy = await terraform.run("destroy", "-auto-approve", "-no-color");
  expect([destroy.exitCode, flat(destroy.output)]).toEqual([
    0,
    expect.stringContaining("Destroy complete! Resources: 1 destroyed"),
  ]);
  terraform.write("");
});

test("a plan file that somebody overtook says who changed the object, and to plan again", async () => {
  terraform.write(project());
  await terraform.apply();
  terraform.write(project("new"));
  await terraform.run("plan", "-out=plan.out");
  const { body } = await reconciler.rest("GET", "/v1/projects?name=web");
  const [{ id }] = body.items;
  await reconciler.rest("PATCH", `/v1/projects/${id}`, { spec: { description: "theirs" } });
  const { exitCode, output } = await terraform.run("apply", "-no-color", "plan.out");
  expect(exitCode).toBe(1);
  expect(flat(output)).toContain("croft_project web was changed after this was planned");
  expect(flat(output)).toMatch(/project web was changed meanwhile by token \w+ \(tok_\w+\)\./);
  expect(flat(output)).not.toContain("If-Match");
  expect(flat(output)).toContain("Plan again");
});

test("a file that is gone between plan file and apply is missed by name", async () => {
  const file = path.join(terraform.folder, "disk.raw");
  writeFileSync(file, Buffer.alloc(1 << 20, 1));
  terraform.write(`resource "croft_image" "a" {\n  name = "a"\n  shared = true\n  path = "${file}"\n}\n`);
  await terraform.run("plan", "-out=plan.out");
  rmSync(file);
  const { exitCode, output } = await terraform.run("apply", "-no-color", "plan.out");
  expect(exitCode).toBe(1);
  expect(flat(output)).toContain(`There is no file ${file}`);
  expect(output).not.toContain("inconsistent");
  terraform.write("");
});

test("terraform test applies with a mocked provider, whose ids are none of Croft's", async () => {
  const image = 'resource "croft_image" "a" {\n  name = "a"\n  shared = true\n  url = "https://a/b"\n}\n';
  const vm =
    'resource "croft_vm" "app" {\n  project = "web"\n  name = "app"\n  image = croft_image.a.id\n  cpus = 1\n  memory_mib = 64\n  root_disk_gib = 1\n}\n';
  terraform.write(image + vm);
  const mocked = path.join(terraform.folder, "mocked.tftest.hcl");
  writeFileSync(mocked, 'mock_provider "croft" {}\nrun "applies" {\n  command = apply\n}\n');
  const { exitCode, output } = await terraform.run("test", "-no-color");
  rmSync(mocked);
  terraform.write("");
  expect([exitCode, output]).toEqual([0, expect.stringContaining("1 passed, 0 failed")]);
});
