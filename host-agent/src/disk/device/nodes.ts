// Loop devices of file disks and nodes of partitions. Needs root. The kernel is told of one partition at a time: a
// re-read of the whole table would drop nodes, fail while one is in use, and does nothing on kernels that do not read
// tables. Nothing here waits for udev; devtmpfs makes nodes at once.
import { readdir, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { attribute, type SystemRoots } from "./devices.ts";

/** A partition's node as the kernel has it now. */
export interface PartitionNode {
  path: string;
  major: number;
  minor: number;
  startBytes: number;
  sizeBytes: number;
}

/** Numbers of nodes that the kernel gets for places without an entry of theirs; no table of Croft's has entries so high. */
const SPARE_NUMBERS = { highest: 255, lowest: 129 };

/** The loop device over the whole of a file, or null. */
export async function loopOf(roots: SystemRoots, file: string): Promise<string | null> {
  const real = await realpath(file);
  for (const name of await readdir(join(roots.sys, "block"))) {
    if (!/^loop\d+$/.test(name)) continue;
    const folder = join(roots.sys, "block", name);
    if ((await attribute(join(folder, "loop/backing_file"))) !== real) continue;
    const part = (await attribute(join(folder, "loop/offset"))) !== "0";
    if (!part && (await attribute(join(folder, "ro"))) === "0") return join(roots.dev, name);
  }
  return null;
}

/** The loop device over a file, made when there is none. No `-P`: a later re-read would drop our nodes. */
export async function attachLoop(run: Run, roots: SystemRoots, file: string): Promise<string> {
  return (await loopOf(roots, file)) ?? (await run("losetup", ["-f", "--show", file])).stdout.trim();
}

/** Makes a loop device see its file's present size. */
export async function resizeLoop(run: Run, loop: string): Promise<void> {
  await run("losetup", ["-c", loop]);
}

/** Lets go of a file that somebody removed under its loop device, whose room it would hold for ever; safe to repeat. */
export async function detachRemoved(run: Run, roots: SystemRoots, file: string): Promise<void> {
  // The folder may be gone too, or was never made.
  const folder = await realpath(dirname(file)).catch(() => dirname(file));
  const real = join(folder, basename(file));
  for (const name of await readdir(join(roots.sys, "block"))) {
    const backing = await attribute(join(roots.sys, "block", name, "loop/backing_file"));
    // As the kernel names what has no name any more.
    if (backing !== `${real} (deleted)`) continue;
    const loop = join(roots.dev, name);
    for (const number of await partitionNumbers(roots, loop)) await removeNode(run, roots, loop, number);
    await run("losetup", ["-d", loop]);
  }
}

/** Lets go of a file; safe to repeat. */
export async function detachLoop(run: Run, roots: SystemRoots, file: string): Promise<void> {
  for (let loop = await loopOf(roots, file); loop !== null; ) {
    for (const number of await partitionNumbers(roots, loop)) await removeNode(run, roots, loop, number);
    await run("losetup", ["-d", loop]);
    const next = await loopOf(roots, file);
    if (next === loop) return; // Somebody still has it open: it goes when they close it.
    loop = next;
  }
}

/** The node of a partition by its number, or null. */
export async function nodeOf(
  roots: SystemRoots,
  disk: string,
  number: number,
): Promise<PartitionNode | null> {
  const folder = join(roots.sys, "class/block", basename(disk));
  for (const name of await readdir(folder).catch(() => [])) {
    if ((await attribute(join(folder, name, "partition"))) !== String(number)) continue;
    const [major, minor] = ((await attribute(join(folder, name, "dev"))) ?? "").split(":").map(Number);
    return {
      path: join(roots.dev, name),
      major: major ?? 0,
      minor: minor ?? 0,
      // The kernel counts in 512 bytes here, whatever the disk's sectors are.
      startBytes: Number(await attribute(join(folder, name, "start"))) * 512,
      sizeBytes: Number(await attribute(join(folder, name, "size"))) * 512,
    };
  }
  return null;
}

/** Numbers of the partitions that have nodes. */
export async function partitionNumbers(roots: SystemRoots, disk: string): Promise<number[]> {
  const folder = join(roots.sys, "class/block", basename(disk));
  const found: number[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const number = await attribute(join(folder, name, "partition"));
    if (number !== null) found.push(Number(number));
  }
  return found.sort((a, b) => a - b);
}

/** The node that begins at a byte of the disk, whatever its number, or null. */
export async function nodeAt(
  roots: SystemRoots,
  disk: string,
  startBytes: number,
): Promise<(PartitionNode & { number: number }) | null> {
  for (const number of await partitionNumbers(roots, disk)) {
    const node = await nodeOf(roots, disk, number);
    if (node?.startBytes === startBytes) return { ...node, number };
  }
  return null;
}

/** Makes a node for a range that has no entry of its number: for a place that a partition moves to while a guest has it. */
export async function addSpareNode(
  run: Run,
  roots: SystemRoots,
  disk: string,
  range: { start: number; end: number },
): Promise<PartitionNode & { number: number }> {
  const there = await nodeAt(roots, disk, range.start);
  if (there !== null) return there;
  const taken = await partitionNumbers(roots, disk);
  let number = SPARE_NUMBERS.highest;
  while (taken.includes(number)) number--;
  if (number < SPARE_NUMBERS.lowest) {
    throw new CroftError("disk_io", `The kernel has no number left for a partition of ${disk}.`, {
      detail:
        "Too many partitions of it were moved while guests have them. Restart one of these VMs; it is retried.",
    });
  }
  await run("addpart", [disk, ...[number, range.start / 512, (range.end - range.start) / 512].map(String)]);
  const made = await nodeAt(roots, disk, range.start);
  if (made === null) throw notTaken(disk, number);
  return made;
}

/** Makes the node of an entry be there, where and as large as the entry says; grows it while it is open. */
export async function ensureNode(
  run: Run,
  roots: SystemRoots,
  disk: string,
  entry: { number: number; startBytes: number; sizeBytes: number },
): Promise<PartitionNode> {
  const there = await nodeAt(roots, disk, entry.startBytes);
  if (there !== null && there.number !== entry.number)
    return await growSpareNode(run, roots, disk, entry, there);
  const number = ["--nr", String(entry.number), disk];
  let node = await nodeOf(roots, disk, entry.number);
  if (node !== null && node.startBytes !== entry.startBytes) {
    await removeNode(run, roots, disk, entry.number);
    node = null;
  }
  if (node?.sizeBytes === entry.sizeBytes) return node;
  await removeStale(run, roots, disk, entry);
  await run("partx", [node === null ? "-a" : "-u", ...number]);
  const made = await nodeOf(roots, disk, entry.number);
  if (made === null || made.startBytes !== entry.startBytes || made.sizeBytes !== entry.sizeBytes) {
    throw notTaken(disk, entry.number);
  }
  return made;
}

/** The same for a partition that was moved while a guest has it: until that ends, its node has a number of its own. */
async function growSpareNode(
  run: Run,
  roots: SystemRoots,
  disk: string,
  entry: { startBytes: number; sizeBytes: number },
  node: PartitionNode & { number: number },
): Promise<PartitionNode> {
  if (node.sizeBytes === entry.sizeBytes) return node;
  await run("resizepart", [disk, String(node.number), String(entry.sizeBytes / 512)]);
  const made = await nodeAt(roots, disk, entry.startBytes);
  if (made?.sizeBytes !== entry.sizeBytes) throw notTaken(disk, node.number);
  return made;
}

const notTaken = (disk: string, number: number): CroftError =>
  new CroftError("disk_io", `The kernel did not take partition ${number} of ${disk}.`, {
    detail: `Look at \`partx --show ${disk}\` and at the kernel's log; it is tried again.`,
  });

/**
 * Removes nodes of other numbers that lie over an entry. The kernel keeps those of a loop device whose file was taken
 * away, or of a table that is gone, and takes no node beside them; the table says whose room it is.
 */
async function removeStale(
  run: Run,
  roots: SystemRoots,
  disk: string,
  entry: { number: number; startBytes: number; sizeBytes: number },
): Promise<void> {
  for (const number of await partitionNumbers(roots, disk)) {
    const node = number === entry.number ? null : await nodeOf(roots, disk, number);
    if (node === null) continue;
    const apart =
      node.startBytes + node.sizeBytes <= entry.startBytes ||
      entry.startBytes + entry.sizeBytes <= node.startBytes;
    if (!apart) await removeNode(run, roots, disk, number);
  }
}

/** Removes every node that lies over a range; safe to repeat. Error: `partition_attached` while somebody has one open. */
export async function removeNodesOver(
  run: Run,
  roots: SystemRoots,
  disk: string,
  range: { start: number; end: number },
): Promise<void> {
  for (const number of await partitionNumbers(roots, disk)) {
    const node = await nodeOf(roots, disk, number);
    if (node === null || node.startBytes >= range.end || node.startBytes + node.sizeBytes <= range.start)
      continue;
    await removeNode(run, roots, disk, number);
  }
}

/** Removes a node; safe to repeat. Error: `partition_attached` while somebody has it open. */
export async function removeNode(run: Run, roots: SystemRoots, disk: string, number: number): Promise<void> {
  const node = await nodeOf(roots, disk, number);
  if (node === null) return;
  try {
    await run("partx", ["-d", "--nr", String(number), disk]);
  } catch (cause) {
    if (!(cause instanceof CommandFailed)) throw cause;
    throw new CroftError("partition_attached", `Partition ${number} of ${disk} is in use.`, {
      detail: `Something on this host has ${node.path} open, such as a mount or a running guest. Close it; it is tried again.`,
      cause,
    });
  }
}
