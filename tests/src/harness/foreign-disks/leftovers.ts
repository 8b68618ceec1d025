// Disks whose both ends are zero and that still hold something: where an earlier table had a partition, and in between.
import { randomBytes } from "node:crypto";
import { execa } from "execa";
import { MIB, put, type TestDisk } from "./disk-bytes.ts";
import { EVERYWHERE, type Layout } from "./layout.ts";
import { ext4, layAt } from "./tables.ts";

/** Where fdisk put first partitions: after a track of 63 sectors, later after 2048. */
const OLD_STARTS = [63, 2048];

const leftBehind = (start: number): Layout => ({
  name: `ext4 at sector ${start}, where an earlier table had a partition`,
  words: /an ext4 file system "lost" at byte \d+, where partitions used to begin/,
  lay: (disk) => layAt(disk, start * disk.sectorSize, 64, ext4("lost")),
  on: EVERYWHERE,
});

export const LEFTOVERS: readonly Layout[] = [
  ...OLD_STARTS.map(leftBehind),
  {
    name: "xfs at sector 2048, where an earlier table had a partition",
    words: /an XFS file system "lost" at byte \d+, where partitions used to begin/,
    lay: (disk) =>
      layAt(disk, 2048 * disk.sectorSize, 320, (file) => execa("mkfs.xfs", ["-q", "-L", "lost", file])),
    sizeMib: 400,
  },
  {
    name: "swap at sector 63, where an earlier table had a partition",
    words: /Linux swap space at byte 32256, where partitions used to begin/,
    lay: (disk) => layAt(disk, 63 * 512, 32, (file) => execa("mkswap", [file])),
    on: ["file", "device512"],
  },
  {
    name: "random bytes in the middle of a sparse file",
    words: /bytes that are not zero, the first that was found at byte 83886\d+/,
    lay: ({ path }) => put(path, 80 * MIB, Buffer.concat([Buffer.from([1]), randomBytes(4096)])),
    on: ["file"],
  },
  {
    name: "one byte in the middle of a large sparse file",
    words: /bytes that are not zero, the first that was found at byte 1099511627779/,
    lay: ({ path }) => put(path, 1024 ** 4 + 3, Buffer.from([1])),
    sizeMib: 2 * MIB,
    on: ["file"],
  },
  {
    name: "random bytes on a device, spread over its middle",
    words: /bytes that are not zero/,
    lay: ({ path }: TestDisk) => put(path, 66 * MIB, randomBytes(16 * MIB)),
    on: ["device512", "device4096"],
  },
  {
    name: "one byte at the very end",
    words: /bytes that are not zero/,
    lay: ({ path, sizeBytes }) => put(path, sizeBytes - 1, Buffer.from([1])),
    on: EVERYWHERE,
  },
  {
    name: "one byte 64 MiB before the end",
    words: /bytes that are not zero/,
    lay: ({ path, sizeBytes }) => put(path, sizeBytes - 64 * MIB, Buffer.from([1])),
    on: EVERYWHERE,
  },
];
