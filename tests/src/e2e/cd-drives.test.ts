// CD drives of a real QEMU, as its firmware and a guest in one sector see them. The guest writes to its serial port what it
// was booted from; one that was not reset wrote that once. Which medium is in a drive is asked of QEMU and of the firmware,
// because Debian's cloud kernel has no driver for AHCI.
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { connectQmp } from "../../../host-agent/src/vm/qemu/qmp.ts";
import { bootableCd, bootableDisk } from "../harness/boot-medium.ts";
import { GuestLab, type LabVm } from "../harness/guest-lab.ts";
import { waitForText } from "../harness/serial-shell.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

type Medium = NonNullable<NonNullable<VmDocument["cdroms"]>[number]>;

let lab: GuestLab;
let installer: Medium;
let drivers: Medium;
let disk: NonNullable<VmDocument["image"]>;

beforeAll(async () => {
  lab = await GuestLab.open();
  const at = (name: string) => path.join(lab.folder, name);
  installer = { id: "img_installer", ...lab.blob(bootableCd(at("a.iso"), "BOOTED FROM CD")) };
  drivers = { id: "img_drivers", ...lab.blob(bootableCd(at("b.iso"), "BOOTED FROM B")) };
  disk = {
    id: "img_disk",
    format: "raw",
    virtual_size_bytes: 1024 ** 2,
    kernel: null,
    ...lab.blob(bootableDisk(at("disk.raw"), "BOOTED FROM DISK")),
  };
});
afterEach(() => lab.clean());
afterAll(() => lab?.close());

const serial = (vm: LabVm): string => readFileSync(path.join(vm.folder, "serial.log"), "latin1");
const says = (vm: LabVm, text: RegExp, limitMs = 180_000): Promise<void> =>
  waitForText(path.join(vm.folder, "serial.log"), text, limitMs);
const boots = (vm: LabVm): string[] => serial(vm).match(/BOOTED FROM \w+/g) ?? [];

const reset = (vm: LabVm): void => {
  const socket = connect(path.join(vm.runtime, "serial.sock"));
  socket.on("error", () => {});
  socket.resume().end("R");
};

/** What lies in each drive, asked beside the agent. */
async function inDrives(vm: LabVm): Promise<(string | null)[]> {
  const qmp = await connectQmp(path.join(vm.runtime, "qmp2.sock"));
  const all = (await qmp.execute("query-block")) as { qdev: string; inserted?: { "node-name": string } }[];
  qmp.close();
  return [0, 1, 2, 3].map((drive) => {
    const node = all.find(({ qdev }) => qdev === `cd${drive}`)?.inserted?.["node-name"];
    return node === undefined ? null : node.slice(`cd${drive}-`.length);
  });
}
const short = ({ sha256 }: Medium): string => sha256.slice(0, 24);

test("a VM without an image boots from its CD, whose medium changes under the running guest", async () => {
  const vm = await lab.machine({ image: null, cdroms: [installer, drivers], boot_from: "cdrom" });
  await vm.apply();
  expect(vm.report()).toMatchObject({ state: "running", code: null });
  expect(vm.report()).not.toHaveProperty("cdroms");
  await says(vm, /BOOTED FROM CD/);
  expect(await inDrives(vm)).toEqual([short(installer), short(drivers), null, null]);
  const { pid } = vm;

  await vm.apply({ cdroms: [drivers, null, installer], generation: 2 });
  expect(await inDrives(vm)).toEqual([short(drivers), null, short(installer), null]);
  // Another agent finds them there, and does nothing.
  await vm.newAgent();
  await vm.apply({ generation: 3 });
  expect(await inDrives(vm)).toEqual([short(drivers), null, short(installer), null]);
  expect(boots(vm)).toEqual(["BOOTED FROM CD"]);
  // The guest's firmware reads what came while it ran.
  reset(vm);
  await says(vm, /BOOTED FROM B/);

  await vm.apply({ cdroms: [], generation: 4 });
  expect(await inDrives(vm)).toEqual([null, null, null, null]);
  // Nothing of the media is held any more, by QEMU or by the host.
  const held = readdirSync(`/proc/${vm.pid}/fd`).flatMap((fd) => {
    try {
      return readlinkSync(`/proc/${vm.pid}/fd/${fd}`);
    } catch {
      // Closed meanwhile.
      return [];
    }
  });
  expect(held.filter((file) => file.includes(lab.paths.images) || file.includes("medium"))).toEqual([]);
  expect(readdirSync(vm.runtime).filter((name) => name.startsWith("medium"))).toEqual([]);
  const loops = await execa("losetup", ["-l", "-n", "-O", "BACK-FILE"]);
  expect(loops.stdout).not.toContain(lab.paths.images);
  expect(JSON.parse(readFileSync(path.join(vm.folder, "record.json"), "utf8")).images).toEqual([]);

  await vm.apply({ cdroms: [installer], generation: 5 });
  expect(vm.report()).toMatchObject({ state: "running", generation: 5 });
  expect(vm.pid).toBe(pid);
  expect(boots(vm)).toEqual(["BOOTED FROM CD", "BOOTED FROM B"]);
  reset(vm);
  await says(vm, /(BOOTED FROM CD[\s\S]*){2}/);
});

test("cdrom_once boots from the CD until the first reset, whoever sees that, and never after a stop", async () => {
  const vm = await lab.machine({ image: disk, cdroms: [installer], boot_from: "cdrom_once" });
  await vm.apply();
  await says(vm, /BOOTED FROM CD/);
  // Nobody is there when the guest resets itself.
  vm.machine.leave();
  reset(vm);
  await says(vm, /BOOTED FROM DISK/);
  await vm.newAgent();
  await vm.apply({ generation: 2 });
  expect(boots(vm)).toEqual(["BOOTED FROM CD", "BOOTED FROM DISK"]);

  await vm.apply({ restart_number: 1, generation: 3 });
  await says(vm, /(BOOTED FROM DISK[\s\S]*){2}/);
  expect(boots(vm)).toEqual(["BOOTED FROM CD", "BOOTED FROM DISK", "BOOTED FROM DISK"]);

  // Asked for anew, it is had anew.
  await vm.apply({ boot_from: "disk", generation: 4 });
  await vm.apply({ boot_from: "cdrom_once", generation: 5 });
  await says(vm, /(BOOTED FROM CD[\s\S]*){2}/);
  expect(boots(vm).at(-1)).toBe("BOOTED FROM CD");
});

test("an agent that dies before it lets the guest run is followed by one that still ends the once", async () => {
  const vm = await lab.machine({
    image: disk,
    cdroms: [installer],
    boot_from: "cdrom_once",
    power_state: "paused",
  });
  await vm.apply();
  const qmp = await connectQmp(path.join(vm.runtime, "qmp2.sock"));
  const place = { path: "/machine/peripheral/dev-root", property: "bootindex" };
  await qmp.execute("qom-set", { ...place, value: 6 });
  qmp.close();
  await vm.newAgent();
  await vm.apply({ power_state: "running", generation: 2 });
  await says(vm, /BOOTED FROM CD/);
  reset(vm);
  await says(vm, /BOOTED FROM DISK/);
});

test("what cannot be booted is passed over: an empty disk, and an empty drive", async () => {
  const empty = await lab.machine({ image: null, cdroms: [installer] });
  await empty.apply();
  await says(empty, /BOOTED FROM CD/);
  const drive = await lab.machine({ image: disk, boot_from: "cdrom" });
  await drive.apply();
  await says(drive, /BOOTED FROM DISK/);
});

test("an agent that died while it changed a medium is followed by one that goes on", async () => {
  const vm = await lab.machine({ image: null, cdroms: [installer], boot_from: "cdrom" });
  await vm.apply();
  await says(vm, /BOOTED FROM CD/);
  const lend = lab.context.drives.lend;
  for (const dies of ["before the new one is there", "after it is there"]) {
    const medium = dies.startsWith("before") ? drivers : installer;
    lab.context.drives.lend = async (...of) => {
      if (dies.startsWith("before")) throw new Error("died");
      const lent = await lend(...of);
      return { ...lent, done: () => lent.done().then(() => Promise.reject(new Error("died"))) };
    };
    await vm.apply({ cdroms: [medium], generation: vm.document.generation + 1 });
    expect(vm.report().cdroms).toMatchObject([{ id: medium.id, code: "host_error" }]);
    expect(await inDrives(vm)).toEqual([null, null, null, null]);
    lab.context.drives.lend = lend;
    await vm.newAgent();
    await vm.apply();
    expect(await inDrives(vm)).toEqual([short(medium), null, null, null]);
    expect(vm.report()).not.toHaveProperty("cdroms");
  }
  expect(boots(vm)).toEqual(["BOOTED FROM CD"]);
});

test("a guest of before there were CD drives runs on, and has its medium at its next start", async () => {
  const vm = await lab.machine({ image: disk });
  await vm.apply();
  await says(vm, /BOOTED FROM DISK/);
  vm.machine.leave();
  const file = path.join(vm.folder, "record.json");
  const { run, ...record } = JSON.parse(readFileSync(file, "utf8"));
  const { cdroms: _, boot_from: __, ...older } = run;
  writeFileSync(file, JSON.stringify({ ...record, run: older }));
  await vm.newAgent();
  const { pid } = vm;
  await vm.apply({ cdroms: [installer], generation: 2 });
  expect(vm.pid).toBe(pid);
  expect(vm.report()).toMatchObject({ state: "running", generation: 2, cdroms: [{ code: "unavailable" }] });
  expect(vm.report().cdroms?.[0]?.message).toContain("next start");
  await vm.apply({ restart_number: 1, generation: 3 });
  expect(vm.report()).not.toHaveProperty("cdroms");
  expect(await inDrives(vm)).toEqual([short(installer), null, null, null]);
});

test("with UEFI, too, the CD comes first until the first reset", async () => {
  const uefi = { firmware: "uefi", memory_mib: 256 } as const;
  const vm = await lab.machine({ ...uefi, image: disk, cdroms: [installer], boot_from: "cdrom_once" });
  await vm.apply();
  // It starts neither of them, for they have no program for UEFI: what is seen is the order in which it tries.
  await says(vm, /cdrom0 [\s\S]*Misc Device/, 180_000);
  expect(serial(vm)).not.toMatch(/Misc Device[\s\S]*cdrom0 /);
  const qmp = await connectQmp(path.join(vm.runtime, "qmp2.sock"));
  await qmp.execute("system_reset");
  qmp.close();
  await says(vm, /Misc Device[\s\S]*cdrom0 /, 180_000);
  // All that it tries after the reset, the disk is first.
  expect(serial(vm)).toMatch(/cdrom0 [\s\S]*Misc Device[\s\S]*Misc Device[\s\S]*cdrom0 /);
});
