// What plans say of what is there already, through real Terraform, with a real reconciler and an imitated host.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(600_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let terraform: TerraformFolder;
let importer: TerraformFolder;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  host = await imitateHost(reconciler, "alpha");
  mkdirSync(path.join(reconciler.stateDir, "images-in"), { recursive: true });
  writeFileSync(path.join(reconciler.stateDir, "images-in", "disk.raw"), Buffer.alloc(1 << 20, 1));
  const env = {
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  };
  terraform = terraformFolder(env);
  importer = terraformFolder(env);
  for (const one of [terraform, importer]) {
    one.write("");
    await one.init();
  }
});

afterAll(async () => {
  await terraform?.destroy();
  terraform?.remove();
  importer?.remove();
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
});

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const PROJECT = 'resource "croft_project" "web" {\n  name = "web"\n  quota = { vms = 7 }\n}\n';
/** Nothing is waited for, and no list is left out. */
const BARE = (project: string, image: string): string => `
resource "croft_vm" "bare" {
  project       = ${project}
  name          = "bare"
  image         = ${image}
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  partitions    = []
  ssh_keys      = []
  ports         = []
  wait_for      = []
}
`;

const EVERYTHING = (): string => `${PROJECT}
resource "croft_ssh_key" "me" {
  project    = croft_project.web.name
  name       = "me"
  public_key = "${KEY}"
}
resource "croft_image" "base" {
  name   = "base"
  shared = true
  url    = "file://${reconciler.stateDir}/images-in/disk.raw"
}
resource "croft_disk" "file" {
  host = "alpha"
  file = { name = "first", size_gib = 16 }
}
resource "croft_partition" "data" {
  for_each = toset(["data", "later"])
  project  = croft_project.web.name
  name     = each.key
  size_gib = 2
  disk     = croft_disk.file.id
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  image         = croft_image.base.id
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  partitions    = [{ partition = croft_partition.data["data"].id }]
  ports         = [{ guest_port = 22 }]
  user_data     = "#cloud-config"
}
resource "croft_partition_attachment" "later" {
  vm        = croft_vm.app.id
  partition = croft_partition.data["later"].id
}
${BARE("croft_project.web.name", "croft_image.base.id")}`;

test("to `plan -refresh-only` nothing has changed after an apply, by its exit code too", async () => {
  terraform.write(EVERYTHING());
  await terraform.apply();
  const { exitCode, output } = await terraform.run(
    "plan",
    "-refresh-only",
    "-detailed-exitcode",
    "-no-color",
  );
  expect([exitCode, output]).toEqual([0, expect.stringContaining("No changes.")]);
});

test("an import keeps lists that are empty: nothing is left to change, and nobody is warned", async () => {
  const { project, image, id } = terraform.attributes("croft_vm.bare");
  const itself = `import {\n  to = croft_vm.bare\n  id = "${id}"\n}\n`;
  importer.write(itself + BARE(`"${project}"`, `"${image}"`));
  expect((await importer.plan()).output).toContain("Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.");
  const without = BARE(`"${project}"`, `"${image}"`).replace(/^.*= \[\]\n/gm, "");
  importer.write(itself + without.replace("\n}", "\n  wait_for = []\n}"));
  const { output } = await importer.plan();
  expect(output).toContain("1 to change");
  expect(output).not.toContain("Warning");
});

test("what is declared twice is made once, and the second is an error", async () => {
  importer.write(`
resource "croft_project" "one" {
  name = "twin"
}
resource "croft_project" "two" {
  name = croft_project.one.name
}
`);
  const { exitCode, output } = await importer.run("apply", "-auto-approve", "-no-color");
  expect([exitCode, output]).toEqual([1, expect.stringContaining("croft_project twin is declared twice")]);
  expect(() => importer.attributes("croft_project.two")).toThrow("not in the state");
  importer.write('resource "croft_project" "one" {\n  name = "twin"\n}\n');
  expect(await importer.plan()).toMatchObject({ changes: false });
  await importer.destroy();
});

test("an endpoint that is known at apply only is no reason not to plan what is new", async () => {
  const late = `
resource "terraform_data" "address" {
  input = "${reconciler.endpoint}"
}
provider "croft" {
  endpoint = terraform_data.address.output
}
resource "croft_project" "late" {
  name = "late"
}
`;
  importer.write(late);
  expect((await importer.plan()).output).toContain("2 to add");
  await importer.apply();
  expect(await importer.plan()).toMatchObject({ changes: false });
  const moved = ["plan", "-replace=terraform_data.address", "-no-color"];
  expect(await importer.run(...moved, "-refresh=false")).toMatchObject({ exitCode: 0 });
  const { exitCode, output } = await importer.run(...moved);
  expect([exitCode, output]).toEqual([
    1,
    expect.stringContaining("croft_project late needs the reconciler's"),
  ]);
  await importer.destroy();
});

test("what holds others is destroyed together with what it holds, whatever order the configuration gives them", async () => {
  const holders = `
resource "croft_project" "shop" {
  name = "shop"
}
resource "croft_disk" "second" {
  host = "alpha"
  file = { name = "second", size_gib = 100 }
}
`;
  // The only disk with room, but nothing names it.
  const partition = `
resource "croft_partition" "films" {
  project  = "web"
  name     = "films"
  size_gib = 50
}
resource "croft_partition_attachment" "films" {
  vm        = "${terraform.attributes("croft_vm.app").id}"
  partition = croft_partition.films.id
}
`;
  importer.write(holders);
  await importer.apply();
  importer.write(holders + partition);
  await importer.apply();
  expect(await importer.destroy()).toContain("4 destroyed");

  const key = `
resource "croft_ssh_key" "clerk" {
  project    = "shop"
  name       = "clerk"
  public_key = "${KEY}"
}
`;
  importer.write(holders);
  await importer.apply();
  importer.write(holders + key);
  await importer.apply();
  expect(await importer.destroy()).toContain("3 destroyed");
});
