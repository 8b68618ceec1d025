// Names and host ports that pass from one object to another inside one apply, in whatever order Terraform chooses, through
// real Terraform with a real reconciler and a simulated host.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(240_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let terraform: TerraformFolder;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  host = await imitateHost(reconciler, "alpha");
  mkdirSync(path.join(reconciler.stateDir, "images-in"), { recursive: true });
  writeFileSync(path.join(reconciler.stateDir, "images-in", "one.raw"), Buffer.alloc(1 << 20, 1));
  terraform = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
  terraform.write("");
  await terraform.init();
});

afterAll(async () => {
  await terraform?.destroy();
  terraform?.remove();
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
});

interface Vm {
  address: string;
  name: string;
  port?: number;
}

const vm = ({ address, name, port }: Vm): string => `
resource "croft_vm" "${address}" {
  project       = croft_project.web.name
  name          = "${name}"
  image         = croft_image.one.id
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  ${port === undefined ? "" : `ports = [{ guest_port = 80, host_port = ${port} }]`}
}`;

const configuration = (vms: readonly Vm[], more = ""): string => `
resource "croft_project" "web" {
  name = "web"
}
resource "croft_image" "one" {
  name   = "one"
  shared = true
  url    = "file://${reconciler.stateDir}/images-in/one.raw"
}
${vms.map(vm).join("")}
${more}`;

async function apply(vms: readonly Vm[], more = ""): Promise<string> {
  terraform.write(configuration(vms, more));
  const output = await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  return output;
}

const two = (a: string, b: string, ports: [number, number]): Vm[] => [
  { address: "a", name: a, port: ports[0] },
  { address: "b", name: b, port: ports[1] },
];

test("two VMs exchange names and ports in one apply, and move them on in the next", async () => {
  await apply(two("one", "two", [21_001, 21_002]));
  expect(await apply(two("two", "one", [21_002, 21_001]))).toContain("0 added, 2 changed, 0 destroyed");
  expect(await apply(two("one", "three", [21_003, 21_002]))).toContain("0 added, 2 changed, 0 destroyed");
});

test("a VM whose block is renamed without `moved` gets its name and port anew", async () => {
  await apply([{ address: "a", name: "one", port: 21_001 }]);
  expect(await apply([{ address: "renamed", name: "one", port: 21_001 }])).toContain(
    "1 added, 0 changed, 1 destroyed",
  );
});

test("the first of a counted list is removed, and each of the others takes the name before it", async () => {
  const list = (names: readonly string[]): string => `
locals {
  names = ${JSON.stringify(names)}
}
resource "croft_vm" "listed" {
  count         = length(local.names)
  project       = croft_project.web.name
  name          = local.names[count.index]
  image         = croft_image.one.id
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
}`;
  await apply([], list(["k0", "k1", "k2", "k3"]));
  expect(await apply([], list(["k1", "k2", "k3"]))).toContain("0 added, 3 changed, 1 destroyed");
  expect(await apply([], list(["k0", "k1", "k2", "k3"]))).toContain("1 added, 3 changed, 0 destroyed");
});
