// How large a file system says it is, read from its superblock; no tool is run on what a guest wrote.
//
// ext4: https://docs.kernel.org/filesystems/ext4/globals.html (super block at byte 1024, little-endian)
// XFS: "XFS Algorithms & Data Structures", superblocks (at byte 0, big-endian)
import { open } from "node:fs/promises";
import { crc32 } from "node:zlib";

export interface FilesystemSize {
  type: "ext4" | "xfs";
  bytes: number;
  blockBytes: number;
  /** Changes when somebody writes the superblock. */
  mark: number;
}

const EXT_MAGIC = 0xef53;
const EXT_64BIT = 0x80;

/** The size of the ext4 or XFS that begins at a byte of a file or device, or null when there is none. */
export async function filesystemSize(path: string, start = 0): Promise<FilesystemSize | null> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(2048);
    await file.read(head, 0, head.length, start);
    return sizeIn(head);
  } finally {
    await file.close();
  }
}

/** The same of the first 2048 bytes. */
function sizeIn(head: Buffer): FilesystemSize | null {
  const mark = crc32(head);
  if (head.toString("latin1", 0, 4) === "XFSB") {
    const blockBytes = head.readUInt32BE(4);
    return { type: "xfs", bytes: blockBytes * Number(head.readBigUInt64BE(8)), blockBytes, mark };
  }
  const block = head.subarray(1024);
  if (block.readUInt16LE(0x38) !== EXT_MAGIC) return null;
  const large = (block.readUInt32LE(0x60) & EXT_64BIT) !== 0;
  const blocks = block.readUInt32LE(0x04) + (large ? block.readUInt32LE(0x150) * 2 ** 32 : 0);
  const blockBytes = 2 ** (10 + Math.min(block.readUInt32LE(0x18), 6));
  return { type: "ext4", bytes: blocks * blockBytes, blockBytes, mark };
}

/** What tools leave at the end of a partition because it is too little for them. */
const REST = 32 * 1024 ** 2;

/** Whether a file system has all of its partition. */
export const fillsItsPlace = ({ bytes }: FilesystemSize, placeBytes: number): boolean =>
  placeBytes - bytes < REST;
