// Loop devices of file disks and nodes of partitions. Needs root. The kernel is told of one partition at a time: a
// re-read of the whole table would drop nodes, fail while one is in use, and does nothing on kernels that do not read
// tables. Nothing here waits for udev; devtmpfs makes nodes at once.
import { readdir, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
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

/** Makes the node of an entry be there, where and as large as the entry says; grows it while it is open. */
export async function ensureNode(
  run: Run,
  roots: SystemRoots,
  disk: string,
  entry: { number: number; startBytes: number; sizeBytes: number },
): Promise<PartitionNode> {
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
    throw new CroftError("disk_io", `The kernel did not take partition ${entry.number} of ${disk}.`, {
      detail: `Look at \`partx --show ${disk}\` and at the kernel's log; it is tried again.`,
    });
  }
  return made;
}

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
