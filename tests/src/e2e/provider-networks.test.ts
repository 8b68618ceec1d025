// Networks and cards of VMs, through real Terraform with a real reconciler and a simulated host: what an apply makes of them,
// what the next plan says, and that nothing is left to do after each.
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
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
  host = await imitateHost(reconciler, "alpha", { cloudInit: true });
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

interface Shape {
  cidr: string;
  reserved: string;
  network: string;
  app: string;
  more: string;
}

const configuration = (change: Partial<Shape> = {}): string => {
  const { cidr, reserved, network, app, more }: Shape = {
    cidr: "10.20.0.0/24",
    reserved: '["10.20.0.2-10.20.0.9"]',
    network: "",
    app: '[{ network = croft_network.private.id, address = "10.20.0.20" }, { network = croft_network.lan.id }]',
    more: "",
    ...change,
  };
  return `
resource "croft_project" "web" {
  name = "web"
}
resource "croft_image" "one" {
  name   = "one"
  shared = true
  url    = "file://${reconciler.stateDir}/images-in/one.raw"
}
resource "croft_network" "private" {
  project   = croft_project.web.name
  name      = "private"
  mode      = "nat"
  cidr      = "${cidr}"
  ipv6_cidr = "fd00:20::/64"
  reserved  = ${reserved}
  ${network}
}
resource "croft_network" "lan" {
  name   = "lan"
  shared = true
  mode   = "bridge"
  bridge = "br0"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  image         = croft_image.one.id
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  networks      = ${app}
  wait_for      = ["address"]
}
${more}`;
};

const FIREWALL = 'firewall = [{ protocol = "tcp", ports = ["22", "8000-8100"] }]';
const vm = () => terraform.attributes("croft_vm.app");
const unchanged = async () => expect(await terraform.plan()).toMatchObject({ changes: false });

test("an apply leases addresses, waits until they were seen, and leaves nothing to do", async () => {
  terraform.write(configuration());
  await terraform.apply();
  expect(terraform.attributes("croft_network.private")).toMatchObject({
    gateway: "10.20.0.1",
    firewall: null,
  });
  expect(vm()).toMatchObject({
    ready: true,
    ip_address: "10.20.0.20",
    nics: [{ ip_addresses: ["10.20.0.20", "fd00:20::2"] }, { ip_addresses: [] }],
  });
  await unchanged();
});

test("rules change in place and the plan names who has them; a card is added while the VM runs", async () => {
  const before = vm();
  const app = '[{ network = croft_network.private.id, address = "10.20.0.20" }]';
  terraform.write(configuration({ network: FIREWALL, app }));
  expect(await terraform.apply()).toContain("0 added, 2 changed, 0 destroyed");
  await unchanged();
  terraform.write(configuration({ network: FIREWALL }));
  expect((await terraform.plan()).output).not.toContain("will be restarted");
  await terraform.apply();
  expect(vm()).toMatchObject({ id: before.id, ip_address: "10.20.0.20" });
  await unchanged();
});

test("another address restarts the VM, told by the plan; one that is no address of the network is an error there", async () => {
  const app = (address: string) =>
    `[{ network = croft_network.private.id, address = "${address}" }, { network = croft_network.lan.id }]`;
  terraform.write(configuration({ network: FIREWALL, app: app("10.20.0.30") }));
  const { output } = await terraform.plan();
  expect(output).toContain("VM web/app will be restarted");
  expect(output.replace(/\s*\n\W*/g, " ")).toContain(
    "the card in network web/private gets 10.20.0.30 instead of 10.20.0.20",
  );
  terraform.write(configuration({ network: FIREWALL, app: app("10.21.0.30") }));
  const refused = await terraform.run("plan", "-no-color");
  expect(refused.exitCode).toBe(1);
  expect(refused.output.replace(/\s*\n\W*/g, " ")).toContain(
    "is outside of the network's cidr, 10.20.0.0/24",
  );
});

test("an address that moves to another VM in one apply is handed over", async () => {
  const app =
    '[{ network = croft_network.private.id, address = "10.20.0.31" }, { network = croft_network.lan.id }]';
  const more = `
resource "croft_vm" "other" {
  project       = croft_project.web.name
  name          = "other"
  image         = croft_image.one.id
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  networks      = [{ network = croft_network.private.id, address = "10.20.0.20" }]
}`;
  terraform.write(configuration({ network: FIREWALL, app, more }));
  expect(await terraform.apply()).toContain("1 added, 1 changed, 0 destroyed");
  expect(vm().ip_address).toBe("10.20.0.31");
  expect(terraform.attributes("croft_vm.other").ip_address).toBe("10.20.0.20");
  await unchanged();
});

test("a network that is replaced has its name at once, and its VM moves over", async () => {
  const before = { network: terraform.attributes("croft_network.private").id, vm: vm().id };
  const shape = { cidr: "10.30.0.0/24", reserved: "[]", app: "[{ network = croft_network.private.id }]" };
  terraform.write(configuration(shape));
  const output = await terraform.apply();
  expect(output).toContain("web/private will be replaced");
  expect(vm()).toMatchObject({ id: before.vm, ip_address: "10.30.0.2" });
  expect(terraform.attributes("croft_network.private").id).not.toBe(before.network);
  await unchanged();
});

test("data sources show leases and free addresses, and an import plans nothing", async () => {
  const { id } = terraform.attributes("croft_network.private");
  const app = "[{ network = croft_network.private.id }]";
  const more = `
data "croft_network" "private" {
  project    = "web"
  name       = "private"
  depends_on = [croft_vm.app]
}
output "free" { value = data.croft_network.private.free_addresses }
output "leased" { value = [for lease in data.croft_network.private.leased_addresses : lease.address] }
`;
  terraform.write(configuration({ cidr: "10.30.0.0/24", reserved: "[]", app, more }));
  await terraform.apply();
  const { output } = await terraform.run("output", "-json");
  const outputs = JSON.parse(output);
  expect([outputs.free.value, outputs.leased.value]).toEqual([252, ["10.30.0.2", "fd00:20::2"]]);
  await terraform.run("state", "rm", "croft_network.private");
  expect((await terraform.run("import", "-no-color", "croft_network.private", "web/private")).exitCode).toBe(
    0,
  );
  expect(terraform.attributes("croft_network.private").id).toBe(id);
  await unchanged();
});

const EXAMPLES = path.join(root, "examples/networks");
const CONFIGURATIONS = readdirSync(EXAMPLES);

test.each(CONFIGURATIONS)(
  "the configuration networks/%s is valid, applies, leaves nothing to plan, and goes",
  async (name) => {
    const own = terraformFolder({
      CROFT_ENDPOINT: reconciler.endpoint,
      CROFT_TOKEN: reconciler.token,
      TF_CLI_CONFIG_FILE: provider.terraformrc,
      TF_VAR_image_url: `file://${reconciler.stateDir}/images-in/one.raw`,
    });
    try {
      await reconciler.rest("POST", "/v1/disks", { spec: { host: "alpha", file: { name, size_gib: 200 } } });
      cpSync(path.join(EXAMPLES, name), own.folder, { recursive: true });
      await own.init();
      expect(await own.run("validate", "-no-color")).toMatchObject({ exitCode: 0 });
      expect(await own.apply()).toContain("0 changed, 0 destroyed");
      expect(await own.plan()).toMatchObject({ changes: false });
    } finally {
      await own.destroy();
      own.remove();
    }
  },
);
