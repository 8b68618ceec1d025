// Partitions: how long one takes to be there and to be attached, how fast a guest reads and writes it, and how long it
// takes to look at a host full of disks. Beside it the same done by hand. The drives of the throughput are all in one
// guest, so that machine, guest and QEMU are the same and only what Croft puts under the drive differs.

import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CallArguments } from "@croft/schemas/client/rest-calls.ts";
import type { PartitionCreate } from "@croft/schemas/generated/typescript/rest.ts";
import { execa } from "execa";
import { createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";
import { type Figure, figure, largestShare, type Round } from "./figures.ts";
import { HandDrives, partitionByHand } from "./hand-drives.ts";
import { inventorySpeed } from "./inventory-speed.ts";
import { cpuSeconds } from "./processes.ts";
import { type ShellVm, startShellVm } from "./shell-vm.ts";

const ROUNDS = 7;
const GIB = 1024 ** 3;
/** Written and read in each round, of a drive. */
const SIZE_MIB = 256;

type Note = (text: string) => void;

/** One round of everything that is timed by calls, in milliseconds. */
interface Calls {
  create: Round;
  attach: Round;
  detach: Round;
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

type Made = "disks" | "partitions" | "partition_attachments";

/** Makes an object and waits until it is there; its id. */
async function make<Of extends Made>(
  croft: WholeCroft,
  plural: Of,
  ...body: CallArguments<"POST", `/v1/${Of}`>
): Promise<string> {
  const { id } = await croft.call<"POST", `/v1/${Made}`>("POST", `/v1/${plural}`, ...(body as [never]));
  const route = `/v1/${plural as Made}/${id}?wait=ready&timeout_seconds=60` as const;
  const { status } = await croft.call("GET", route);
  if (status.state !== "ready") throw new Error(`${id} is ${status.state}: ${status.state_reason}`);
  return id;
}

async function unmake(croft: WholeCroft, plural: Made, id: string): Promise<void> {
  await croft.call("DELETE", `/v1/${plural}/${id}`);
  const route = `/v1/${plural}/${id}?wait=deleted&timeout_seconds=60` as const;
  await croft.call("GET", route).catch(() => undefined);
}

const partitionOn = (disk: string, name: string): PartitionCreate => ({
  project: "bench",
  name,
  spec: { disk, size_gib: 1, on_delete: "wipe" },
});

interface Yard {
  croft: WholeCroft;
  vm: ShellVm;
  hand: HandDrives;
  /** A loop device with a GPT that is partitioned by hand. */
  table: string;
}

async function callsOnce({ croft, vm, hand, table }: Yard, disk: string, round: number): Promise<Calls> {
  let partition = "";
  let attachment = "";
  const create = {
    croft: await elapsed(async () => {
      partition = await make(croft, "partitions", partitionOn(disk, `round-${round}`));
    }),
    theirs: await elapsed(() => partitionByHand(table)),
  };
  const attach = {
    croft: await elapsed(async () => {
      attachment = await make(croft, "partition_attachments", { spec: { vm: vm.id, partition } });
    }),
    theirs: await elapsed(() => hand.plug("calls", { kind: "device", path: `${table}p1` })),
  };
  const away = {
    croft: await elapsed(() => unmake(croft, "partition_attachments", attachment)),
    theirs: await elapsed(() => hand.unplug("calls")),
  };
  await execa("partx", ["-d", "--nr", "1", table]);
  await execa("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", "--delete", table, "1"]);
  await unmake(croft, "partitions", partition);
  return { create, attach, detach: away };
}

/** MiB per second of one pass over the first part of a drive. The guest's own cache has no part in it. */
async function transfer(vm: ShellVm, serial: string, way: "read" | "write"): Promise<number> {
  const name = await vm.shell.run(`grep -lx ${serial} /sys/block/vd*/serial | cut -d/ -f4`);
  const ends =
    way === "write"
      ? `if=/dev/zero of=/dev/${name} oflag=direct conv=fsync`
      : `if=/dev/${name} of=/dev/null iflag=direct`;
  let said = "";
  const ms = await elapsed(async () => {
    said = await vm.shell.run(`dd ${ends} bs=1M count=${SIZE_MIB} 2>&1`, 120_000);
  });
  if (!said.includes(`${SIZE_MIB}+0 records out`)) throw new Error(`the guest said: ${said}`);
  return SIZE_MIB / (ms / 1000);
}

/** Drives of the throughput: what Croft attached and what was made by hand. */
interface Pair {
  name: string;
  croft: string;
  theirs: string;
}

async function throughput(vm: ShellVm, pairs: readonly Pair[], note: Note): Promise<Figure[]> {
  const found = new Map<string, Round[]>();
  const begun = { at: Date.now(), cpu: cpuSeconds(vm.pid) };
  // Round 0 is thrown away: files get their room on the disk with it.
  for (let round = 0; round <= ROUNDS; round++) {
    note(round === 0 ? "throughput, warming up" : `throughput, round ${round} of ${ROUNDS}`);
    for (const way of ["write", "read"] as const) {
      for (const { name, croft, theirs } of pairs) {
        // Who comes first changes from round to round.
        const turns = round % 2 === 0 ? [croft, theirs] : [theirs, croft];
        const speeds = new Map<string, number>();
        for (const serial of turns) speeds.set(serial, await transfer(vm, serial, way));
        const one = { croft: speeds.get(croft) as number, theirs: speeds.get(theirs) as number };
        const key = way === "write" ? `${name}, write and flush` : `${name}, read from the host's cache`;
        if (round > 0) found.set(key, [...(found.get(key) ?? []), one]);
      }
    }
  }
  const limit = largestShare(
    (Date.now() - begun.at) / 1000,
    { "processor time of QEMU, the guest's own included": cpuSeconds(vm.pid) - begun.cpu },
    "waiting for the host's storage",
  );
  return [...found].map(([name, rounds]) =>
    figure({ name, unit: "MiB/s", yardstick: "the same drive by hand (more is better)", limit }, rounds),
  );
}

async function calls(yard: Yard, disk: string, note: Note): Promise<Figure[]> {
  const rounds: Calls[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    note(round === 0 ? "calls, warming up" : `calls, round ${round} of ${ROUNDS}`);
    const one = await callsOnce(yard, disk, round);
    if (round > 0) rounds.push(one);
  }
  const unit = "ms" as const;
  const limit = "sfdisk, which is run for each change of a table and syncs it";
  const qmp = "the reconciler's and the agent's turns between the call and QEMU";
  return [
    figure(
      { name: "partition of 1 GiB, call to ready", unit, yardstick: "sfdisk, partx, blkdiscard", limit },
      rounds.map(({ create }) => create),
    ),
    figure(
      { name: "attach, call to attached", unit, yardstick: "blockdev-add, device_add", limit: qmp },
      rounds.map(({ attach }) => attach),
    ),
    figure(
      { name: "detach, call to gone", unit, yardstick: "device_del, blockdev-del", limit: "the guest" },
      rounds.map(({ detach: away }) => away),
    ),
  ];
}

/** Everything about disks. Needs root: partitions have nodes then, and devices can be made. */
export async function diskSpeed(note: Note): Promise<Figure[]> {
  if (process.geteuid?.() !== 0) throw new Error("the part disks needs root: it makes loop devices");
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-disks-"));
  // The guest's QEMU is a user of its own and opens by name what is made by hand.
  chmodSync(folder, 0o755);
  const figures: Figure[] = [];
  try {
    figures.push(...(await inventorySpeed(note)));
    const croft = await startWholeCroft([folder]);
    try {
      figures.push(...(await inGuest(croft, folder, note)));
    } finally {
      await croft.down();
    }
  } finally {
    for (const loop of await devicesBelow(folder)) await detach(loop);
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

async function inGuest(croft: WholeCroft, folder: string, note: Note): Promise<Figure[]> {
  note("starting a guest");
  const vm = await startShellVm(croft, folder);
  const hand = await HandDrives.open(vm.pid);
  try {
    const device = await createDevice(path.join(folder, "croft"), 4 * GIB);
    const host = "alpha";
    const onFile = await make(croft, "disks", { spec: { host, file: { name: "data", size_gib: 4 } } });
    const onDevice = await make(croft, "disks", { spec: { host, device } });
    const table = await createDevice(path.join(folder, "table"), 2 * GIB);
    await execa("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", table], { input: "label: gpt\n" });
    const found = await calls({ croft, vm, hand, table }, onFile, note);

    const drive = async (disk: string, name: string): Promise<string> => {
      const partition = await make(croft, "partitions", partitionOn(disk, name));
      await make(croft, "partition_attachments", { spec: { vm: vm.id, partition } });
      return partition;
    };
    await hand.plug("hand-file", { kind: "file", path: path.join(folder, "plain"), sizeBytes: GIB });
    const plain = await createDevice(path.join(folder, "device"), GIB);
    await hand.plug("hand-device", { kind: "device", path: plain });
    const pairs: Pair[] = [
      { name: "partition of a file", croft: await drive(onFile, "on-file"), theirs: "hand-file" },
      { name: "partition of a device", croft: await drive(onDevice, "on-device"), theirs: "hand-device" },
    ];
    found.push(...(await throughput(vm, pairs, note)));
    return found;
  } finally {
    await hand.close();
    vm.shell.close();
  }
}
