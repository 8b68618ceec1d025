// Makes file systems on partitions that are all zero. With root on the partition's node; without, inside the file at
// the partition's offset, which mke2fs can do and mkfs.xfs cannot: that one is made in a file of its own and copied.
import { open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { filesystemIn } from "../device/contents.ts";
import { type ByteRange, copyData } from "../device/zeros.ts";

/** Where a file system is made. */
export type FilesystemPlace =
  | { kind: "node"; path: string }
  /** A range of a plain file. */
  | { kind: "window"; path: string; range: ByteRange };

const LIMIT = { timeout: 600_000 };

/** Makes a file system and looks whether it is there. Error: `filesystem_failed` with the tool's words. */
export async function createFilesystem(
  run: Run,
  filesystem: "ext4" | "xfs",
  place: FilesystemPlace,
  partition: string,
): Promise<void> {
  try {
    if (filesystem === "ext4") await makeExt4(run, place);
    else await createXfs(run, place, partition);
  } catch (cause) {
    if (!(cause instanceof CommandFailed)) throw cause;
    throw new CroftError("filesystem_failed", `Cannot make ${filesystem} on partition ${partition}.`, {
      detail: `${cause.message}. It is tried again.`,
      cause,
    });
  }
  const found = await filesystemIn(run, place.path, place.kind === "window" ? place.range : undefined);
  if (found === filesystem) return;
  throw new CroftError(
    "filesystem_failed",
    `Made ${filesystem} on partition ${partition}, but found ${found ?? "no file system"} there.`,
    { detail: "The disk may be failing. It is tried again." },
  );
}

// Discarding is left out in all of them: everything is zero already, and with an offset it is not sure what is hit.
async function makeExt4(run: Run, place: FilesystemPlace): Promise<void> {
  if (place.kind === "node") {
    await run("mke2fs", ["-q", "-t", "ext4", "-E", "nodiscard", place.path], LIMIT);
    return;
  }
  const { start, end } = place.range;
  const options = ["-q", "-F", "-t", "ext4", "-E", `nodiscard,offset=${start}`];
  await run("mke2fs", [...options, place.path, `${(end - start) / 1024}k`], LIMIT);
}

async function createXfs(run: Run, place: FilesystemPlace, partition: string): Promise<void> {
  if (place.kind === "node") {
    await run("mkfs.xfs", ["-q", "-K", place.path], LIMIT);
    return;
  }
  const draft = join(dirname(place.path), `.${partition}.xfs.new`);
  await rm(draft, { force: true });
  try {
    const file = await open(draft, "wx", 0o600);
    await file.truncate(place.range.end - place.range.start);
    await file.close();
    await run("mkfs.xfs", ["-q", "-K", draft], LIMIT);
    await copyData(run, draft, place.path, place.range);
  } finally {
    await rm(draft, { force: true });
  }
}
