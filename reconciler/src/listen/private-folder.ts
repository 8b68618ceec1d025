// Folders that belong to the reconciler's user alone. Below /tmp another user may have made one first: a folder of
// somebody else's, or a link, is refused and never followed.
import { chmod, lstat, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { folderFault } from "@croft/schemas/endpoint.ts";
import { CroftError } from "@croft/schemas/errors.ts";

/** Shared by all programs of root's, which have folders of their own below it. */
export const SHARED_RUNTIME_DIR = "/run/croft";

/** Makes the folder, or narrows an own one to its owner. Throws `unavailable` for one that is not the user's. */
export async function createPrivateFolder(path: string, uid = process.geteuid?.() ?? 0): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const found = await lstat(path);
  if (found.isDirectory() && found.uid === uid) await chmod(path, 0o700);
  const fault = folderFault(await lstat(path), uid);
  if (fault === undefined) return;
  throw new CroftError("unavailable", `The folder ${path} cannot be used: ${fault}.`, {
    detail: "Another user may have made it. Remove it, or choose another one (CROFT_RUNTIME_DIR).",
  });
}

/** The folder of a reconciler's socket, with the one that all of root's programs share. */
export async function createRuntimeFolder(path: string): Promise<void> {
  if (dirname(path) === SHARED_RUNTIME_DIR) await mkdir(SHARED_RUNTIME_DIR, { recursive: true, mode: 0o711 });
  await createPrivateFolder(path);
}
