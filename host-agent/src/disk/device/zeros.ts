// Finding and making zeros. What is not zero belongs to somebody; what a new partition gets must be zero.
//
// A sparse file tells where it has data (SEEK_DATA), so all of it is looked at however large it is. A device tells
// nothing: its ends, where tables and old signatures lie, are read whole, and the rest in samples.
import { type FileHandle, open } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import { CommandFailed, type Run } from "../../host/run.ts";

/** A range of bytes; `end` is not part of it. */
export interface ByteRange {
  start: number;
  end: number;
}

const MIB = 1024 ** 2;
const CHUNK = 4 * MIB;
/** Both ends of a disk that are read whole. */
const ENDS = 64 * MIB;
const SAMPLES = 256;
const SAMPLE = 64 * 1024;
/** One command zeroes or copies at most this, so that none runs for hours and each can be given a time limit. */
const STEP = 1024 * MIB;
const LONG = { timeout: 3_600_000 };

/** First byte of a range that is not zero, or null. Stops at the end of the file. */
async function firstNonZero(file: FileHandle, range: ByteRange): Promise<number | null> {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK, range.end - range.start)));
  const zeros = Buffer.alloc(buffer.length);
  for (let at = range.start; at < range.end; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, range.end - at), at);
    if (bytesRead === 0) return null;
    if (buffer.compare(zeros, 0, bytesRead, 0, bytesRead) !== 0) {
      return at + buffer.subarray(0, bytesRead).findIndex((byte) => byte !== 0);
    }
    at += bytesRead;
  }
  return null;
}

/** The next data of a file at or after an offset, or null. Without a way to ask, everything counts as data. */
async function nextData(run: Run, path: string, from: number, end: number): Promise<ByteRange | null> {
  let answer: string;
  try {
    answer = (await run("xfs_io", ["-r", "-c", `seek -d ${from}`, path])).stdout;
    const data = /^DATA\s+(\d+)/m.exec(answer);
    if (data === null) return null;
    const start = Number(data[1]);
    answer = (await run("xfs_io", ["-r", "-c", `seek -h ${start}`, path])).stdout;
    const hole = /^HOLE\s+(\d+)/m.exec(answer);
    return { start, end: hole === null ? end : Math.min(end, Number(hole[1])) };
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    return { start: from, end };
  }
}

/** What of a range of a file or device must be read to believe that it is zero. */
async function* partsToRead(
  run: Run,
  disk: Target,
  range: ByteRange,
  ends: number,
): AsyncGenerator<ByteRange> {
  if (disk.kind === "file") {
    for (let from = range.start; from < range.end; ) {
      const data = await nextData(run, disk.path, from, range.end);
      if (data === null || data.start >= range.end) return;
      yield data;
      from = data.end;
    }
    return;
  }
  const length = range.end - range.start;
  if (length <= 2 * ends) {
    yield range;
    return;
  }
  yield { start: range.start, end: range.start + ends };
  yield { start: range.end - ends, end: range.end };
  const step = Math.floor((length - 2 * ends) / SAMPLES / 4096) * 4096;
  for (let i = 0; i < SAMPLES && step > 0; i++) {
    const start = range.start + ends + i * step;
    yield { start, end: Math.min(start + SAMPLE, range.end) };
  }
}

/** A file or device whose bytes are looked at or zeroed. */
export interface Target {
  kind: "file" | "device";
  path: string;
}

/**
 * First byte found that is not zero, or null. Every data extent of a file; the first and last 64 MiB of a device and
 * a spread of samples between. `except`: ranges at the ends that are known to be our own.
 */
export async function findByte(
  run: Run,
  disk: Target,
  range: ByteRange,
  except: readonly ByteRange[] = [],
): Promise<number | null> {
  return await search(run, disk, range, except, ENDS);
}

/** The same with every byte of a device read as well, which takes as long as the device takes. */
export async function findAnyByte(run: Run, disk: Target, range: ByteRange): Promise<number | null> {
  return await search(run, disk, range, [], Number.POSITIVE_INFINITY);
}

/** The same for a range that was just zeroed: of a device a quicker look. */
export async function findByteLeft(run: Run, disk: Target, range: ByteRange): Promise<number | null> {
  return await search(run, disk, range, [], MIB);
}

async function search(
  run: Run,
  disk: Target,
  range: ByteRange,
  except: readonly ByteRange[],
  ends: number,
): Promise<number | null> {
  const file = await open(disk.path, "r");
  try {
    for await (const part of partsToRead(run, disk, range, ends)) {
      for (const piece of subtract(part, except)) {
        const found = await firstNonZero(file, piece);
        if (found !== null) return found;
      }
    }
    return null;
  } finally {
    await file.close();
  }
}

/** What of a range is in none of the others. */
function subtract(range: ByteRange, others: readonly ByteRange[]): ByteRange[] {
  let left = [range];
  for (const other of others) {
    left = left.flatMap((piece) => [
      { start: piece.start, end: Math.min(piece.end, other.start) },
      { start: Math.max(piece.start, other.end), end: piece.end },
    ]);
    left = left.filter((piece) => piece.start < piece.end);
  }
  return left;
}

/** The two ends of a disk in which tables, labels and old signatures lie. */
export function endsOf(sizeBytes: number): ByteRange[] {
  if (sizeBytes <= 2 * ENDS) return [{ start: 0, end: sizeBytes }];
  return [
    { start: 0, end: ENDS },
    { start: sizeBytes - ENDS, end: sizeBytes },
  ];
}

/**
 * Makes a range zero and makes that last. A file gives the room back (a hole); a device zeroes by itself where it can.
 * Repeating it is safe. The caller holds a lock that `run` passes on.
 */
export async function zeroRange(run: Run, disk: Target, range: ByteRange): Promise<void> {
  for (let at = range.start; at < range.end; at += STEP) {
    const length = Math.min(STEP, range.end - at);
    if (disk.kind === "device") {
      const args = ["-f", "-z", "-o", String(at), "-l", String(length), disk.path];
      await run("blkdiscard", args, LONG);
    } else {
      await punch(run, disk.path, { start: at, end: at + length });
    }
  }
  const file = await open(disk.path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function punch(run: Run, path: string, range: ByteRange): Promise<void> {
  const args = [
    "--punch-hole",
    "--offset",
    String(range.start),
    "--length",
    String(range.end - range.start),
    path,
  ];
  const { exitCode } = await run("fallocate", args, { allowedExitCodes: [0, 1], timeout: 600_000 });
  if (exitCode === 0) return;
  // Not every file system can make holes; there zeros are written.
  const file = await open(path, "r+");
  try {
    const zeros = Buffer.alloc(Math.min(CHUNK, range.end - range.start));
    for (let at = range.start; at < range.end; at += zeros.length) {
      await file.write(zeros, 0, Math.min(zeros.length, range.end - at), at);
    }
  } finally {
    await file.close();
  }
}

/**
 * Copies a range of a disk to another place of it that is zero, makes that last, and compares both. The ranges do not overlap
 * and begin and end on whole MiB. Error: `disk_io` when the copy is not the same.
 */
export async function copyRange(run: Run, disk: Target, from: ByteRange, to: number): Promise<void> {
  const { path } = disk;
  if (disk.kind === "file") {
    await copyData(run, path, path, { start: to, end: to + from.end - from.start }, from.start);
  } else {
    // What was read of the device before is not what partitions' nodes wrote since.
    await run("blockdev", ["--flushbufs", path], LONG);
    for (let at = from.start; at < from.end; at += STEP) {
      const count = Math.min(STEP, from.end - at);
      const place = [`skip=${at}`, `seek=${to + at - from.start}`, `count=${count}`];
      const direct = ["iflag=direct,fullblock,skip_bytes,count_bytes", "oflag=direct,seek_bytes"];
      const copied = [`if=${path}`, `of=${path}`, "bs=4M", ...place, ...direct];
      await run("dd", [...copied, "conv=notrunc,fsync", "status=none"], LONG);
    }
    await run("blockdev", ["--flushbufs", path], LONG);
  }
  for (let at = from.start; at < from.end; at += STEP) {
    const length = Math.min(STEP, from.end - at);
    const skip = `--ignore-initial=${at}:${to + at - from.start}`;
    const { exitCode } = await run("cmp", ["-s", `--bytes=${length}`, skip, path, path], {
      ...LONG,
      allowedExitCodes: [0, 1],
    });
    if (exitCode === 0) continue;
    throw new CroftError("disk_io", `A copy on ${path} is not what was copied.`, {
      detail:
        "The disk takes writes and does not keep them. Copy what you need off it, then replace the device.",
    });
  }
}

/**
 * Copies what a sparse file holds, from a byte on, into a range of another file or of itself, whose holes are zero already, and
 * syncs it.
 */
export async function copyData(
  run: Run,
  from: string,
  to: string,
  range: ByteRange,
  offset = 0,
): Promise<void> {
  const source = await open(from, "r");
  const target = await open(to, "r+");
  try {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const whole = { start: offset, end: offset + range.end - range.start };
    for await (const part of partsToRead(run, { kind: "file", path: from }, whole, 0)) {
      for (let at = part.start; at < part.end; ) {
        const { bytesRead } = await source.read(buffer, 0, Math.min(CHUNK, part.end - at), at);
        if (bytesRead === 0) throw new Error(`${from} ends at byte ${at}`);
        await target.write(buffer, 0, bytesRead, range.start + at - offset);
        at += bytesRead;
      }
    }
    await target.sync();
  } finally {
    await target.close();
    await source.close();
  }
}
