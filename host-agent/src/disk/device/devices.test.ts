import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { identityOf, listDevices, type SystemRoots } from "./devices.ts";
import { parseMounts } from "./mounts.ts";
import { fileUses, systemUses } from "./uses.ts";

let folder: string;
let roots: SystemRoots;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-sys-"));
  roots = { sys: join(folder, "sys"), dev: join(folder, "dev"), proc: join(folder, "proc") };
});
afterEach(() => rm(folder, { recursive: true }));

/** Writes a machine's /sys/block as the kernel would show it. */
async function machine(blocks: Record<string, Record<string, string>>): Promise<void> {
  for (const [name, attributes] of Object.entries(blocks)) {
    for (const [path, text] of Object.entries(attributes)) {
      const file = join(roots.sys, "block", name, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${text}\n`);
    }
  }
}

const GIB_SECTORS = String(2 * 1024 * 1024);

test("lists disks with what tells them apart, and nothing that is no disk", async () => {
  await machine({
    sda: {
      size: GIB_SECTORS,
      dev: "8:0",
      "device/model": "WDC WD40EFRX-68N",
      "device/wwid": "naa.50014ee2b1234567",
      "queue/logical_block_size": "4096",
      "sda1/partition": "1",
      "sda1/dev": "8:1",
      "sda1/holders/dm-0/dev": "253:0",
    },
    "dm-0": { dev: "253:0", "dm/name": "vg-root", "dm/uuid": "LVM-abc" },
    nvme0n1: {
      size: GIB_SECTORS,
      dev: "259:0",
      wwid: "eui.0025388b01234567",
      "device/serial": "S4J4NX0",
      "device/model": "Samsung SSD",
    },
    vda: { size: GIB_SECTORS, dev: "254:0", serial: "backup-1" },
    vdb: { size: GIB_SECTORS, dev: "254:16", ro: "1" },
    loop0: { size: GIB_SECTORS, dev: "7:0", "loop/backing_file": "/srv/disk image" },
    loop1: { size: GIB_SECTORS, dev: "7:1" },
    loop2: { size: "0", dev: "7:2" },
    sr0: { size: GIB_SECTORS, dev: "11:0" },
    zram0: { size: GIB_SECTORS, dev: "252:0" },
    ram0: { size: GIB_SECTORS, dev: "1:0" },
    mmcblk0boot0: { size: GIB_SECTORS, dev: "179:8" },
    nvme1c0n1: { size: GIB_SECTORS, dev: "259:3", hidden: "1" },
  });
  await mkdir(join(roots.dev, "disk/by-id"), { recursive: true });
  await symlink("../../sda", join(roots.dev, "disk/by-id/ata-WDC_WD40EFRX"));
  const found = await listDevices(roots);
  expect(found.map(({ name, identity }) => [name, identity])).toEqual([
    ["loop0", "loop-/srv/disk_image"],
    ["nvme0n1", "wwn-eui.0025388b01234567"],
    ["sda", "wwn-naa.50014ee2b1234567"],
    ["vda", "serial-backup-1"],
    ["vdb", expect.stringMatching(/^place-/)],
  ]);
  expect(found.find(({ name }) => name === "sda")).toMatchObject({
    sectorSize: 4096,
    sizeBytes: 1024 ** 3,
    numbers: ["8:0", "8:1"],
    partitions: ["sda1"],
    holders: [{ name: "dm-0", number: "253:0", words: "dm-0 (LVM volume vg-root)" }],
    aliases: [join(roots.dev, "disk/by-id/ata-WDC_WD40EFRX"), "naa.50014ee2b1234567"],
  });
  expect(found.find(({ name }) => name === "vdb")?.readOnly).toBe(true);
});

test("an identity is never longer than a field for it", () => {
  const facts = {
    wwn: null,
    serial: null,
    model: null,
    made: null,
    backingFile: `/${"a".repeat(500)}/one`,
    place: "",
  };
  const one = identityOf(facts);
  expect(one).toHaveLength(200);
  expect(one.endsWith("/one")).toBe(true);
});

describe("what the system uses", () => {
  const device = {
    name: "sda",
    path: "/dev/sda",
    identity: "",
    aliases: [],
    model: null,
    serial: null,
    sizeBytes: 1,
    sectorSize: 512,
    readOnly: false,
    backingFile: null,
    numbers: ["8:0", "8:1"],
    partitions: ["sda1"],
    holders: [],
    sequence: "",
  };
  const mounted = (line: string, stateDir = "/state") => ({
    mounts: parseMounts(`1 0 254:0 / / rw - ext4 /dev/vda rw\n${line}\n`),
    swaps: [],
    btrfs: [["sda1", "sdb"]],
    stateDir,
    devFolder: "/dev",
  });

  test.each([
    ["a mount of a partition", mounted("2 1 8:1 / /mnt rw - ext4 /dev/sda1 rw"), ["is mounted at /mnt"]],
    [
      "btrfs, which mounts under another number",
      mounted("2 1 0:40 /@ /mnt rw - btrfs /dev/sda1 rw"),
      ["is mounted at /mnt"],
    ],
    [
      "btrfs, which names another of its members",
      mounted("2 1 0:40 /@ /mnt rw - btrfs /dev/sdb rw"),
      ["is mounted at /mnt"],
    ],
    [
      "the root",
      mounted("2 1 8:1 / / rw - ext4 /dev/sda1 rw"),
      ["holds the root file system of this host", "holds the state of this agent"],
    ],
    [
      "the agent's state",
      mounted("2 1 8:0 / /state rw - ext4 /dev/sda rw", "/state/croft"),
      ["holds the state of this agent", "is mounted at /state"],
    ],
    ["swap", { ...mounted(""), swaps: ["/dev/sda1"] }, ["is used as swap (/dev/sda1)"]],
    [
      "btrfs that is mounted where this process cannot see it",
      mounted("2 1 8:16 / /mnt rw - ext4 /dev/sdc rw"),
      ["is part of a Btrfs that is mounted"],
    ],
    ["nothing", { ...mounted("2 1 8:16 / /mnt rw - ext4 /dev/sdb rw"), btrfs: [["sdb"]] }, []],
  ])("%s", (_, system, uses) => {
    expect(systemUses(device, system)).toEqual(uses);
  });

  test("what is made of it, and what that is used for", () => {
    const holders = [
      { name: "md1", number: "9:1", words: "md1 (software RAID, raid1)" },
      { name: "dm-0", number: "253:0", words: "dm-0 (LVM volume vg-root)" },
    ];
    const system = { ...mounted("2 1 253:0 / / rw - ext4 /dev/mapper/vg-root rw", "/elsewhere"), btrfs: [] };
    expect(systemUses({ ...device, holders }, system)).toEqual([
      "holds the root file system of this host",
      "holds the state of this agent",
      "is part of md1 (software RAID, raid1), dm-0 (LVM volume vg-root)",
    ]);
  });

  test("a file, by itself and through loop devices", () => {
    const loop = { ...device, name: "loop7", path: "/dev/loop7", numbers: ["7:7"], partitions: [] };
    const system = { ...mounted("2 1 7:7 / /mnt rw - ext4 /dev/loop7 rw"), swaps: ["/state/disks/a.img"] };
    expect(fileUses("/state/disks/a.img", [loop], system)).toEqual([
      "is used as swap (a.img)",
      "is mounted at /mnt, by /dev/loop7",
    ]);
    expect(fileUses("/state/disks/b.img", [], system)).toEqual([]);
  });
});
