// `file:` URLs: files below one folder of the reconciler's machine. What counts is where the opened file really lies,
// so neither `..` nor a link leads out of it.

import { constants } from "node:fs";
import { open, readlink, realpath } from "node:fs/promises";
import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import { CroftError } from "@croft/schemas/errors.ts";
import { writeAll } from "./blob-files.ts";
import type { Room } from "./room.ts";

export interface FileOrder {
  url: string;
  /** Where the bytes go. */
  path: string;
  /** The folder below which the file has to lie. */
  imagesDir: string;
  maxBytes: number;
  /** What to say of more than `maxBytes`, where that is not the rule for all. */
  exceeded?: (() => CroftError) | undefined;
  signal: AbortSignal;
  room: Room;
  /** Bytes that are here, of so many. */
  progress(bytes: number, total: number): void;
}

const CHUNK = 1024 ** 2;

/** Copies the file. Throws `fetch_refused`, `fetch_failed`, `too_large`, `storage_full`, or the signal's reason. */
export async function fetchFile(order: FileOrder): Promise<void> {
  const { url, imagesDir } = order;
  const source = await openBelow(imagesDir, pathOf(url));
  try {
    const stats = await source.stat();
    if (!stats.isFile()) throw refused(url, "it is no regular file");
    if (stats.size > order.maxBytes) throw order.exceeded?.() ?? tooLarge(url, order.maxBytes);
    await copy(source, stats.size, order);
  } finally {
    await source.close();
  }
}

type Handle = Awaited<ReturnType<typeof open>>;

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw new CroftError("fetch_refused", `${url} names no file of the reconciler's machine.`, { cause });
  }
}

// Asked of the open descriptor, because a name may lead elsewhere a moment later.
async function openBelow(folder: string, path: string): Promise<Handle> {
  const outside = (): CroftError =>
    refused(`file://${path}`, `only files below the reconciler's images folder ${folder} may be used`);
  let real: string;
  let handle: Handle;
  try {
    real = await realpath(folder);
    // O_NONBLOCK: a pipe in the folder must not hold the reconciler.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if (!path.startsWith(folder + sep)) throw outside();
    throw new CroftError("fetch_failed", `file://${path} cannot be read: ${(cause as Error).message}.`, {
      cause,
    });
  }
  const actual = await readlink(`/proc/self/fd/${handle.fd}`);
  if (actual.startsWith(real + sep)) return handle;
  await handle.close();
  throw outside();
}

async function copy(
  source: Handle,
  size: number,
  { path, signal, progress, url, maxBytes, exceeded, room }: FileOrder,
): Promise<void> {
  const target = await open(path, "w", 0o600);
  const buffer = Buffer.alloc(CHUNK);
  const meter = room.meter(url);
  try {
    for (let end = 0; ; ) {
      signal.throwIfAborted();
      const { bytesRead } = await source.read(buffer, 0, CHUNK, end);
      if (bytesRead === 0) break;
      // It may grow while it is read.
      if (end + bytesRead > maxBytes) throw exceeded?.() ?? tooLarge(url, maxBytes);
      await meter(end, Math.max(size, end + bytesRead));
      await writeAll(target, buffer.subarray(0, bytesRead), end);
      end += bytesRead;
      progress(end, size);
    }
    await target.sync();
  } catch (cause) {
    throw await room.fault(url, cause);
  } finally {
    await target.close();
  }
}

const tooLarge = (url: string, bytes: number): CroftError =>
  new CroftError("too_large", `${url} is larger than the ${bytes} bytes that are allowed.`);

const refused = (url: string, why: string): CroftError =>
  new CroftError("fetch_refused", `${url} is not fetched: ${why}.`);
