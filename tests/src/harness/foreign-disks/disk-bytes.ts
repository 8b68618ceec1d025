// A disk in a test: where its bytes are, how they are written, and what proves that nobody changed one of them.
import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { execa } from "execa";

export const MIB = 1024 ** 2;

/** A plain file or a block device that a foreign layout is laid on. */
export interface TestDisk {
  kind: "file" | "device";
  path: string;
  sizeBytes: number;
  sectorSize: number;
}

export async function put(path: string, position: number, bytes: Buffer | string): Promise<void> {
  const file = await open(path, "r+");
  try {
    const data = Buffer.from(bytes as Buffer);
    await file.write(data, 0, data.length, position);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Parts of a file that are no holes, as [start, end): what has room on the disk, whether written or not. */
async function extentsOf(path: string): Promise<[number, number][]> {
  const found: [number, number][] = [];
  for (const line of await extentMap(path)) {
    const match = /\[(\d+)\.\.(\d+)\]:/.exec(line);
    if (match !== null && !line.includes("hole"))
      found.push([Number(match[1]) * 512, (Number(match[2]) + 1) * 512]);
  }
  const { size } = await stat(path);
  return found.map(([start, end]) => [start, Math.min(end, size)]);
}

/** The file system's own map of a file, one extent a line: where it is in the file and on the disk, and its flags. */
async function extentMap(path: string): Promise<string[]> {
  const { stdout } = await execa("xfs_io", ["-r", "-c", "fiemap -v", path]);
  return stdout.split("\n").slice(2);
}

/**
 * What changes when anybody writes to a file, be it the same bytes, zeros into a hole, or a hole into zeros: its size,
 * the map of its extents, a hash of what they hold, and the time of its last change.
 */
export async function evidenceOf(path: string): Promise<Record<string, unknown>> {
  const file = await open(path, "r");
  try {
    await file.sync();
    const map = await extentMap(path);
    const hash = createHash("sha256");
    const buffer = Buffer.alloc(4 * MIB);
    for (const [start, end] of await extentsOf(path)) {
      for (let at = start; at < end; ) {
        const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
        at += bytesRead;
      }
    }
    const { size, blocks, mtimeNs } = await file.stat({ bigint: true });
    return { size, blocks, mtimeNs, map, sha256: hash.digest("hex") };
  } finally {
    await file.close();
  }
}

/** Copies what a sparse file holds to a place on a disk; holes stay holes. */
export async function copySparse(from: string, to: string, position: number): Promise<void> {
  const source = await open(from, "r");
  await source.sync();
  const target = await open(to, "r+");
  try {
    for (const [start, end] of await extentsOf(from)) {
      const bytes = Buffer.alloc(end - start);
      await source.read(bytes, 0, bytes.length, start);
      await target.write(bytes, 0, bytes.length, position + start);
    }
    await target.sync();
  } finally {
    await source.close();
    await target.close();
  }
}
