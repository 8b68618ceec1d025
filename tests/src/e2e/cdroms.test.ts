// CDs of VMs as a user of terraform meets them: installing without an image, media that change under a running guest, images
// that are replaced while they lie in a drive. Which medium is in a drive is asked of QEMU, beside the agent.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { homePaths } from "../../../cli/src/config.ts";
import { createPaths, defaultRuntimeDir } from "../../../host-agent/src/host/paths.ts";
import { connectQmp } from "../../../host-agent/src/vm/qemu/qmp.ts";
import { bootableCd, bootableDisk } from "../harness/boot-medium.ts";
import { waitForText } from "../harness/serial-shell.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";

jest.setTimeout(600_000);

let croft: WholeCroft;
let terraform: TerraformFolder;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-cds-"));
  bootableCd(path.join(folder, "installer.iso"), "BOOTED FROM CD");
  bootableCd(path.join(folder, "drivers.iso"), "BOOTED FROM B");
  bootableDisk(path.join(folder, "disk.raw"), "BOOTED FROM DISK");
  croft = await startWholeCroft();
  terraform = terraformFolder(croft.env);
  terraform.write(configuration({}));
  await terraform.init();
});

afterAll(async () => {
  await croft?.down();
  terraform?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const configuration = (given: { vm?: string; name?: string }): string => `
provider "croft" {}
resource "croft_project" "web" {
  name = "web"
}
resource "croft_image" "installer" {
  project = croft_project.web.name
  name    = "${given.name ?? "installer"}"
  path    = "${folder}/installer.iso"
}
resource "croft_image" "drivers" {
  project = croft_project.web.name
  name    = "drivers"
  path    = "${folder}/drivers.iso"
}
resource "croft_image" "disk" {
  project = croft_project.web.name
  name    = "disk"
  path    = "${folder}/disk.raw"
}
resource "croft_vm" "app" {
  project       = croft_project.web.name
  name          = "app"
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  ${given.vm ?? 'cdroms = [croft_image.installer.id, croft_image.drivers.id]\n  boot_from = "cdrom_once"'}
}
`;

async function apply(given: { vm?: string; name?: string }): Promise<string> {
  terraform.write(configuration(given));
  const output = await terraform.apply();
  expect(await terraform.plan()).toMatchObject({ changes: false });
  return output;
}

const idOf = (address: string): string => String(terraform.attributes(address).id);
const vm = (): Promise<Document<"vm">> => croft.call("GET", `/v1/vms/${idOf("croft_vm.app")}`);
const paths = () => {
  const state = homePaths(croft.config.home).agent;
  const uid = process.geteuid?.() ?? 0;
  const who = { root: uid === 0, uid, xdgRuntimeDir: process.env.XDG_RUNTIME_DIR };
  return createPaths(state, defaultRuntimeDir(state, who));
};

/** What lies in the first two drives, by the names of the images' files. */
async function inDrives(): Promise<(string | null)[]> {
  const qmp = await connectQmp(path.join(paths().vmRuntime(idOf("croft_vm.app")), "qmp2.sock"));
  const all = (await qmp.execute("query-block")) as { qdev: string; inserted?: { "node-name": string } }[];
  qmp.close();
  const names = new Map(
    ["installer", "drivers"].map((name) => [
      String(terraform.attributes(`croft_image.${name}`).sha256).slice(0, 24),
      name,
    ]),
  );
  return [0, 1].map((drive) => {
    const node = all.find(({ qdev }) => qdev === `cd${drive}`)?.inserted?.["node-name"];
    return node === undefined ? null : (names.get(node.slice("cd0-".length)) ?? node);
  });
}

test("a VM is installed without an image, and the plan after it is empty", async () => {
  await apply({});
  expect(terraform.attributes("croft_image.installer")).toMatchObject({ format: "iso" });
  expect(terraform.attributes("croft_vm.app")).toMatchObject({ ready: true, image: null });
  await waitForText(path.join(paths().vm(idOf("croft_vm.app")), "serial.log"), "BOOTED FROM CD", 180_000);
  expect(await inDrives()).toEqual(["installer", "drivers"]);
});

test("it is imported as it is", async () => {
  await terraform.run("state", "rm", "croft_vm.app");
  const { exitCode } = await terraform.run("import", "-no-color", "croft_vm.app", "web/app");
  expect(exitCode).toBe(0);
  expect(await terraform.plan()).toMatchObject({ changes: false });
});

test("images in the wrong place, and a VM of nothing, are refused at plan", async () => {
  const refusals: [string, RegExp][] = [
    ["image = croft_image.installer.id", /is a CD and no disk/],
    ["cdroms = [croft_image.disk.id]", /is a disk \(raw\) and no CD/],
    ["", /neither `image` nor `cdroms`/],
  ];
  for (const [given, words] of refusals) {
    terraform.write(
      `${configuration({})}
resource "croft_vm" "wrong" {
  project       = croft_project.web.name
  name          = "wrong"
  cpus          = 1
  memory_mib    = 64
  root_disk_gib = 1
  ${given}
}`,
    );
    const { exitCode, output } = await terraform.run("plan", "-no-color");
    expect(exitCode).toBe(1);
    expect(output.replaceAll(/\n[│ ]*/g, " ")).toMatch(words);
  }
});

test("media change and go while the guest runs, and an image is replaced while it lies in a drive", async () => {
  const before = (await vm()).status;
  const boot = 'boot_from = "cdrom_once"';
  const output = await apply({ vm: `cdroms = [croft_image.drivers.id]\n  ${boot}` });
  expect(output).not.toContain("restarted");
  expect(await inDrives()).toEqual(["drivers", null]);
  const swapped = { vm: `cdroms = [croft_image.drivers.id, croft_image.installer.id]\n  ${boot}` };
  await apply(swapped);
  expect(await inDrives()).toEqual(["drivers", "installer"]);

  const old = idOf("croft_image.installer");
  const left = await croft.call("DELETE", `/v1/images/${old}`);
  expect(left.status.conditions).toMatchObject([{ type: "waiting_for_users" }]);
  expect(await inDrives()).toEqual(["drivers", "installer"]);
  await apply({ ...swapped, name: "installer-2" });
  expect(idOf("croft_image.installer")).not.toBe(old);
  await expect(croft.call("GET", `/v1/images/${old}`)).rejects.toThrow();

  await apply({ vm: `cdroms = []\n  ${boot}`, name: "installer-2" });
  expect(await inDrives()).toEqual([null, null]);
  const after = (await vm()).status;
  expect(after).toMatchObject({ started_at: before.started_at, ready: true, conditions: [] });
});

test("what it boots from restarts it, which the plan says", async () => {
  terraform.write(configuration({ vm: 'cdroms = []\n  boot_from = "disk"', name: "installer-2" }));
  expect((await terraform.plan()).output).toMatch(/VM web\/app will be restarted/);
  const before = (await vm()).status.started_at;
  await apply({ vm: 'cdroms = []\n  boot_from = "disk"', name: "installer-2" });
  expect((await vm()).status.started_at).not.toBe(before);
});
