// Which disks the system itself uses. These are never adopted, not even with `wipe`.
import type { Device } from "./devices.ts";
import { type Mount, mountOf } from "./mounts.ts";

/** Why the system needs a disk, in words that follow "it", or null. */
export function systemUse(
  device: Device,
  system: { mounts: readonly Mount[]; swaps: readonly string[]; stateDir: string; devFolder: string },
): string | null {
  const paths = new Set([device.path, ...device.partitions.map((name) => `${system.devFolder}/${name}`)]);
  // btrfs and others mount under a number of their own: there the source tells.
  const on = (mount: Mount | null) =>
    mount !== null && (device.numbers.includes(mount.device) || paths.has(mount.source));
  if (on(mountOf(system.mounts, "/"))) return "holds the root file system of this host";
  if (on(mountOf(system.mounts, system.stateDir))) return "holds the state of this agent";
  const mount = system.mounts.find(on);
  if (mount !== undefined) return `is mounted at ${mount.point}`;
  const swap = system.swaps.find((path) => paths.has(path));
  if (swap !== undefined) return `is used as swap (${swap})`;
  if (device.holders.length > 0) return `is part of ${device.holders.join(", ")}`;
  return null;
}
