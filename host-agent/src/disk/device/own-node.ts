// Nodes of devices for the user that a VM's QEMU runs as.
import { chmod, chown, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createFolder, isMissing } from "../../host/files.ts";
import { DEVICE_FOLDER } from "../../host/walls.ts";
import type { DiskContext } from "../context.ts";
import { mountOf, parseMounts } from "./mounts.ts";

/** Where a VM's nodes lie when its runtime folder's file system allows none. */
export const deviceFolder = (vm: string): string => join(DEVICE_FOLDER, vm);

/** Makes a node of that name for a device which belongs to the VM's user alone; returns its path. Safe to repeat. */
export async function ownNode(
  context: Pick<DiskContext, "paths" | "roots" | "run">,
  who: { vm: string; owner: { uid: number; gid: number } },
  name: string,
  device: { major: number; minor: number; readOnly: boolean },
): Promise<string> {
  const { uid, gid } = who.owner;
  let folder = context.paths.vmRuntime(who.vm);
  const mounts = parseMounts(await readFile(join(context.roots.proc, "self/mountinfo"), "utf8"));
  if (mountOf(mounts, folder)?.options.includes("nodev") === true) {
    // On such a file system a node is a name without a device behind it.
    folder = deviceFolder(who.vm);
    await createFolder(DEVICE_FOLDER, 0o711);
    await createFolder(folder);
    await chown(folder, uid, gid);
  }
  const path = join(folder, name);
  const there = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  const { major, minor } = device;
  if (there === null || !there.isBlockDevice() || there.rdev !== deviceNumber(major, minor)) {
    await rm(path, { force: true });
    await context.run("mknod", ["-m", "0600", path, "b", String(major), String(minor)]);
  }
  await chmod(path, device.readOnly ? 0o400 : 0o600);
  await chown(path, uid, gid);
  return path;
}

/** The number by which Linux knows a device in one piece. */
function deviceNumber(major: number, minor: number): number {
  return (minor & 0xff) + (major & 0xfff) * 256 + (minor >>> 8) * 2 ** 20;
}
