// Where the agent keeps things: what file systems its folders are on, and whether it may write there.
import { constants } from "node:fs";
import { access, readFile, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { GIB } from "@croft/schemas/bytes.ts";
import { mountOf, parseMounts } from "../disk/device/mounts.ts";
import { type Finding, failing, fine, warning } from "./finding.ts";

/** Gone after a boot. */
const VOLATILE = new Set(["tmpfs", "ramfs", "overlay"]);
/** Locks and syncs over these are not what a root disk needs. */
const REMOTE = new Set(["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"]);
const LITTLE_BYTES = 10 * GIB;

/** The folder of the agent's state, which may not be there yet. */
export async function checkStateDir(stateDir: string): Promise<Finding[]> {
  const name = "state_dir";
  const folder = await nearest(stateDir);
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!writable) {
    return [
      failing(
        name,
        `${folder} cannot be written by this user.`,
        `Make ${stateDir} and give it to this user.`,
      ),
    ];
  }
  const mount = mountOf(parseMounts(await readFile("/proc/self/mountinfo", "utf8")), folder);
  const type = mount?.type ?? "unknown";
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const where = `${stateDir} is on ${type} (${mount?.point ?? "?"}) with ${Math.floor(free / GIB)} GiB free.`;
  if (VOLATILE.has(type)) {
    return [
      warning(
        name,
        `${where} What lies there may be gone after a boot.`,
        "Set state_dir to a folder on a disk.",
      ),
    ];
  }
  if (REMOTE.has(type)) {
    return [
      warning(name, `${where} It is on another machine.`, "Set state_dir to a folder on a disk of this one."),
    ];
  }
  if (free < LITTLE_BYTES) return [warning(name, where, "Make room: root disks and images lie there.")];
  return [fine(name, where)];
}

async function nearest(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    const there = await access(folder).then(
      () => true,
      () => false,
    );
    if (there || folder === dirname(folder)) return folder;
  }
}
