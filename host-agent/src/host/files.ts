// Files that must be whole after a crash or a power cut: written beside their place, synced, renamed, folder synced.
import { chmod, lstat, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Reserve } from "./reserve.ts";

let written = 0;

/** What gives way to a write that finds no room. */
const reserves = new Set<Reserve>();

/** Has files below the reserve's folder written also where the file system is full, as far as it goes. Returns what ends that. */
export function useReserve(reserve: Reserve): () => void {
  reserves.add(reserve);
  return () => void reserves.delete(reserve);
}

/** Makes what happened to a folder's entries last. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Makes a folder and its parents; only the folder itself is given the mode (0700 unless told), also when it exists. */
export async function createFolder(path: string, mode = 0o700): Promise<void> {
  await mkdir(path, { recursive: true, mode });
  await chmod(path, mode);
}

/**
 * The same for a folder that must be the agent's own: below /tmp another user may have made it first. A link is not followed.
 * Throws `host_error`.
 */
export async function createOwnFolder(
  path: string,
  mode = 0o700,
  uid = process.geteuid?.() ?? 0,
): Promise<void> {
  await mkdir(path, { recursive: true, mode });
  const found = await lstat(path);
  if (!found.isDirectory() || found.uid !== uid) {
    const why = found.isDirectory() ? `it belongs to user ${found.uid}, not to ${uid}` : "it is no folder";
    throw new CroftError("host_error", `The folder ${path} cannot be used: ${why}.`, {
      detail: "Another user may have made it. Remove it, or choose another one (runtime_dir).",
    });
  }
  await chmod(path, mode);
}

/**
 * Replaces a file in one step: readers and a crash see the old or the new contents, never a part. 0600 unless told.
 * The folder must exist.
 */
export async function writeFileAtomic(
  path: string,
  contents: string | Uint8Array,
  options: { mode?: number } = {},
): Promise<void> {
  const mode = options.mode ?? 0o600;
  for (;;) {
    try {
      return await replaceFile(path, contents, mode);
    } catch (error) {
      if ((error as { code?: unknown }).code !== "ENOSPC" || !(await gaveWay(path, contents))) throw error;
    }
  }
}

async function gaveWay(path: string, contents: string | Uint8Array): Promise<boolean> {
  for (const reserve of reserves) {
    if (reserve.covers(path) && (await reserve.giveWay(Buffer.byteLength(contents)))) return true;
  }
  return false;
}

async function replaceFile(path: string, contents: string | Uint8Array, mode: number): Promise<void> {
  // The name says that it is unfinished and whose, so what a crash leaves is recognised and two writers never meet.
  const unfinished = join(dirname(path), `.${basename(path)}.${process.pid}.${written++}.new`);
  try {
    const file = await open(unfinished, "wx", mode);
    try {
      await file.writeFile(contents);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** A file's text, or null when there is none. */
export async function readTextIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Removes a file, which may be gone already, and makes that last. */
export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Whether an error of the file system says that something is not there. */
export function isMissing(error: unknown): boolean {
  return (error as { code?: unknown } | null | undefined)?.code === "ENOENT";
}
