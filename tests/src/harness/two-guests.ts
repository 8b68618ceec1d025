// Two VMs whose partitions lie side by side on one disk, both running, one of them hostile.
import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import type { DiskDocument, PartitionReport } from "@croft/schemas/generated/typescript/messages.ts";
import { Disks } from "../../../host-agent/src/disk/disks.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { GuestLab, type LabVm } from "./guest-lab.ts";
import {
  type Answer,
  emptySectors,
  HOSTILE_KERNEL_OPTION,
  readSectors,
  takeFromKernel,
  writeSectors,
} from "./hostile-disk.ts";
import type { SerialShell } from "./serial-shell.ts";

const MIB = 1024 ** 2;
const SIZE_MIB = 4;
const SECTORS = BigInt((SIZE_MIB * MIB) / 512);

export interface TwoGuests {
  /** The ids that the partitions, which are neighbours, have been given, in their order on the disk. */
  states: string[];
  /** Hashes of what each guest wrote all over its disk at the same time, as its guest and as the host read it. */
  written: { guest: string; host: string; expected: string }[];
  /** Sectors that the guest's kernel sees. */
  sizes: string[];
  /** What the guest's own kernel says to a write behind the end. */
  kernelSays: string;
  /** Answers to the hostile guest, by what it asked. */
  answers: Record<string, Answer>;
  /** The same for what it asked to read, with the first word that it got. */
  reads: Record<string, { answer: Answer; got: string }>;
  /** The same for what it asked to discard or to fill with zeros. */
  emptied: Record<string, Answer>;
  /** Whether what was allowed is there, so that asking is known to work. */
  allowedIsThere: boolean;
  /** Ranges of the disk that changed while the hostile guest was at work, but for its own. */
  changedOutside: string[];
  /** What the neighbour reads at the end. */
  neighbourReads: string;
}

/** Runs them as whoever runs this process: with root through nodes, without through windows of the file. */
export async function runTwoGuests(ids: { disk: string; partitions: [string, string] }): Promise<TwoGuests> {
  const lab = await GuestLab.open();
  const disks = new Disks({
    run,
    paths: lab.paths,
    host: "alpha",
    root: lab.context.root,
    now: () => new Date(),
    patienceMs: 120_000,
    devices: { include: [], exclude: [] },
  });
  const image = lab.paths.diskFile("data");
  const disk: DiskDocument = {
    kind: "disk",
    id: ids.disk,
    generation: 1,
    device: null,
    wipe: null,
    wanted: "present",
    file: { name: "data", size_bytes: 64 * MIB },
  };
  try {
    lab.context.drives = disks.drives;
    for (const folder of [lab.paths.disks, lab.paths.vms])
      await mkdir(folder, { recursive: true, mode: 0o700 });
    await disks.applyDisk(disk);
    const reports: PartitionReport[] = [];
    for (const id of ids.partitions) {
      const document = { kind: "partition", id, generation: 1, disk: ids.disk, filesystem: null } as const;
      reports.push(
        await disks.applyPartition({ ...document, size_bytes: SIZE_MIB * MIB, wanted: "present" }),
      );
    }
    return await watch(lab, image, ids.partitions, reports);
  } finally {
    await lab.clean();
    await disks.applyDisk({ ...disk, wanted: "released" });
    lab.close();
  }
}

interface Guest {
  vm: LabVm;
  shell: SerialShell;
  /** Its name of the disk. */
  name: string;
}

async function startGuest(lab: GuestLab, partition: string): Promise<Guest> {
  const drive = { partition, serial: partition, read_only: false, force_detach: false, attachment: null };
  const vm = await lab.machine({ drives: [drive] });
  const { kernel } = vm.image;
  if (kernel !== null) kernel.command_line += ` ${HOSTILE_KERNEL_OPTION}`;
  await vm.apply();
  if (vm.report().state !== "running") throw new Error(JSON.stringify(vm.report()));
  await vm.ready();
  const shell = await vm.shell();
  const name = await shell.run(`grep -l ${partition} /sys/block/vd*/serial | cut -d/ -f4`);
  return { vm, shell, name };
}

async function watch(
  lab: GuestLab,
  image: string,
  [first, second]: [string, string],
  reports: readonly PartitionReport[],
): Promise<TwoGuests> {
  const hostile = await startGuest(lab, first);
  const neighbour = await startGuest(lab, second);
  const guests = [hostile, neighbour];
  const starts = reports.map((report) => report.start_bytes ?? 0);
  const fill = (word: string, { shell, name }: Guest) =>
    shell.run(
      `yes ${word} | head -c ${SIZE_MIB * MIB} | dd of=/dev/${name} bs=64k 2>/dev/null; sync; echo 3 > /proc/sys/vm/drop_caches; sha256sum < /dev/${name} | cut -d' ' -f1`,
      180_000,
    );
  const words = ["hostile", "neighbour"];
  // At the same time, each all over its disk.
  const hashes = await Promise.all(guests.map((guest, index) => fill(words[index] as string, guest)));
  await flush(lab, image);
  const whole = async (index: number) =>
    sha256(await bytesOf(image, starts[index] as number, SIZE_MIB * MIB));
  const written = await Promise.all(
    hashes.map(async (guest, index) => ({
      guest,
      host: await whole(index),
      expected: sha256(Buffer.alloc(SIZE_MIB * MIB, `${words[index]}\n`)),
    })),
  );
  const sizes = await Promise.all(guests.map(({ shell, name }) => shell.run(`cat /sys/block/${name}/size`)));
  const kernelSays = await hostile.shell.run(
    `dd if=/dev/zero of=/dev/${hostile.name} bs=1M seek=${SIZE_MIB} count=1 2>&1`,
  );

  const before = await bytesOf(image, 0, 64 * MIB);
  await takeFromKernel(hostile.shell, hostile.name);
  const answers: Record<string, Answer> = {};
  const reads: TwoGuests["reads"] = {};
  for (const [what, sector, bytes] of ATTEMPTS) {
    answers[what] = await writeSectors(hostile.shell, sector, bytes);
    reads[what] = await readSectors(hostile.shell, sector, bytes);
  }
  const emptied: Record<string, Answer> = {};
  for (const how of ["discard", "write zeroes"] as const) {
    for (const [what, sector, count] of RANGES)
      emptied[`${how}, ${what}`] = await emptySectors(hostile.shell, how, sector, count);
  }
  await flush(lab, image);
  const after = await bytesOf(image, 0, 64 * MIB);
  const own = { start: starts[0] as number, end: (starts[0] as number) + SIZE_MIB * MIB };
  const hackedAt = (position: number) => after.toString("latin1", position, position + 4) === "HACK";
  return {
    states: reports.map(({ state }) => state),
    written,
    sizes,
    kernelSays,
    answers,
    reads,
    emptied,
    allowedIsThere: hackedAt(own.start) && hackedAt(own.end - 512),
    changedOutside: differences(before, after)
      .filter(([start, end]) => start < own.start || end > own.end)
      .map(([start, end]) => `${start}-${end}`),
    neighbourReads: await neighbour.shell.run(
      `echo 3 > /proc/sys/vm/drop_caches; sha256sum < /dev/${neighbour.name} | cut -d' ' -f1`,
    ),
  };
}

/** What is asked for, with the first sector and the length. */
const ATTEMPTS: readonly [string, bigint, number?][] = [
  ["its first sector", 0n],
  ["its last sector", SECTORS - 1n],
  ["the first behind its end", SECTORS],
  ["from its last sector over its end", SECTORS - 1n, 1024],
  ["the middle of its neighbour", SECTORS + SECTORS / 2n],
  ["far behind the disk", 1n << 40n],
  // As a number of bytes these wrap around to places before its beginning.
  ["just before its beginning", (1n << 55n) - 1n],
  ["the table of the disk", (1n << 55n) - BigInt(MIB / 512)],
  ["the largest sector there is", (1n << 64n) - 1n],
];

/** What is to be emptied, with the first sector and how many. */
const RANGES: readonly [string, bigint, number][] = [
  ["one of its own", 8n, 1],
  ["the first behind its end", SECTORS, 1],
  ["from its last sector over its end", SECTORS - 1n, 2],
  ["all of its neighbour", SECTORS, Number(SECTORS)],
  ["just before its beginning", (1n << 55n) - 1n, 1],
  ["the largest sector there is", (1n << 64n) - 1n, 1],
];

/** What guests wrote through nodes of a loop device is on its way to the file. */
async function flush(lab: GuestLab, image: string): Promise<void> {
  if (lab.context.root) await run("sync", []);
  else await run("sync", [image]);
}

async function bytesOf(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const bytes = Buffer.alloc(length);
    await file.read(bytes, 0, length, position);
    return bytes;
  } finally {
    await file.close();
  }
}

function differences(a: Buffer, b: Buffer): [number, number][] {
  const found: [number, number][] = [];
  for (let at = 0; at < a.length; at += 512) {
    if (a.compare(b, at, at + 512, at, at + 512) !== 0) found.push([at, at + 512]);
  }
  return found;
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
