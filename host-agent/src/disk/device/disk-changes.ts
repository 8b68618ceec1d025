// Tells when the inventory of disks is out of date: a device came or went, or a disk was adopted or released. Cheap enough to be
// asked for every report; what a disk holds is found by the look that follows.

import { readdir } from "node:fs/promises";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";

/** Croft's file disks come as loop devices, and change with what is adopted; the others are no disks. */
const NO_DISK = /^(loop|ram|zram)\d+$/;

const blockDevices = async (): Promise<string[]> =>
  (await readdir("/sys/block")).filter((name) => !NO_DISK.test(name)).sort();

/** Returns whether anything is other than at the call before; at the first one nothing is known. */
export function createDiskChanges(
  devices: () => Promise<string[]> = blockDevices,
): (objects: HostReport["objects"]) => Promise<boolean> {
  let before: string | undefined;
  return async (objects) => {
    const states = objects.flatMap((entry) => (entry.kind === "disk" ? [[entry.id, entry.state]] : []));
    const now = JSON.stringify([await devices(), states.sort()]);
    const isNew = before !== undefined && now !== before;
    before = now;
    return isNew;
  };
}
