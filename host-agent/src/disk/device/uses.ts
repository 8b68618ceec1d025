// Which disks the system itself uses. These are never adopted, not even with `wipe`.
import { readFile, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Device, namesIn, type SystemRoots } from "./devices.ts";
import { type Mount, mountOf, parseMounts, parseSwaps } from "./mounts.ts";

/** What the kernel says of all devices that are in use. */
export interface SystemFacts {
  mounts: readonly Mount[];
  /** Paths of devices and files that are swapped to. */
  swaps: readonly string[];
  /** Kernel names of the devices of every mounted Btrfs; a mount names but one of them. */
  btrfs: readonly (readonly string[])[];
  stateDir: string;
  devFolder: string;
}

export async function readSystem(roots: SystemRoots, stateDir: string): Promise<SystemFacts> {
  const pools = join(roots.sys, "fs/btrfs");
  const btrfs: string[][] = [];
  for (const name of await namesIn(pools)) {
    const members = await namesIn(join(pools, name, "devices"));
    if (members.length > 0) btrfs.push(members);
  }
  return {
    mounts: parseMounts(await readFile(join(roots.proc, "self/mountinfo"), "utf8")),
    swaps: parseSwaps(await readFile(join(roots.proc, "swaps"), "utf8").catch(() => "")),
    btrfs,
    stateDir: await realpath(stateDir).catch(() => stateDir),
    devFolder: roots.dev,
  };
}

/** Of how many mounts a person is told. */
const MOST_MOUNTS = 5;

/** Why the system needs a disk, the weightiest first, each in words that follow "it"; empty when it does not. */
export function systemUses(device: Device, system: SystemFacts): string[] {
  const own = [device.name, ...device.partitions];
  const pools = system.btrfs.filter((members) => members.some((name) => own.includes(name)));
  const paths = new Set(
    own.concat(...pools).map((name) => join(system.devFolder, name.replaceAll("!", "/"))),
  );
  const numbers = new Set([...device.numbers, ...device.holders.map(({ number }) => number)]);
  // Btrfs and others mount under a number of their own: there the source tells.
  const on = (mount: Mount | null) =>
    mount !== null && (numbers.has(mount.device) || paths.has(mount.source));
  const uses: string[] = [];
  if (on(mountOf(system.mounts, "/"))) uses.push("holds the root file system of this host");
  if (on(mountOf(system.mounts, system.stateDir))) uses.push("holds the state of this agent");
  const points = [...new Set(system.mounts.filter(on).map(({ point }) => point))].filter((at) => at !== "/");
  for (const point of points.slice(0, MOST_MOUNTS)) uses.push(`is mounted at ${point}`);
  if (points.length > MOST_MOUNTS) uses.push(`is mounted at ${points.length - MOST_MOUNTS} more places`);
  for (const path of system.swaps.filter((swap) => paths.has(swap))) uses.push(`is used as swap (${path})`);
  if (device.holders.length > 0)
    uses.push(`is part of ${[...new Set(device.holders.map(({ words }) => words))].join(", ")}`);
  if (uses.length === 0 && pools.length > 0) uses.push("is part of a Btrfs that is mounted");
  return uses;
}

/** The same for a plain file: what is made of it by loop devices, and whether it is swapped to. */
export function fileUses(path: string, loops: readonly Device[], system: SystemFacts): string[] {
  const uses = loops.flatMap((loop) => systemUses(loop, system).map((use) => `${use}, by ${loop.path}`));
  return system.swaps.includes(path) ? [`is used as swap (${basename(path)})`, ...uses] : uses;
}
