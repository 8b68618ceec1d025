// How far a raw image says that it reaches, by its partition table or its file system: a file that ends before was cut off. Read
// from the first bytes, in which all of these stand.
//
//   MBR    four entries from byte 446, start and length in sectors of 512 bytes (UEFI 2.10, 5.2); of type 0xee only, it guards a GPT
//   GPT    entries of 128 bytes or more from sector 2, first and last sector (UEFI 2.10, 5.3)
//   ext4   blocks and their size in the superblock at byte 1024; xfs: the same at byte 0, big endian

const SECTOR = 512;
const GUARDS_GPT = 0xee;

/** What the file must hold, and what says so; null when nothing does. */
export function rawExtent(head: Buffer): { bytes: number; by: string } | null {
  return extOf(head) ?? xfsOf(head) ?? gptOf(head, SECTOR) ?? gptOf(head, 4096) ?? mbrOf(head);
}

function gptOf(head: Buffer, sector: number): { bytes: number; by: string } | null {
  if (head.length < sector + 92 || head.toString("latin1", sector, sector + 8) !== "EFI PART") return null;
  const [count, size] = [head.readUInt32LE(sector + 80), head.readUInt32LE(sector + 84)];
  const first = Number(head.readBigUInt64LE(sector + 72)) * sector;
  if (size < 128) return null;
  let last = 0;
  for (let at = first, left = count; left > 0 && at + size <= head.length; at += size, left--) {
    // One of type zero is free.
    if (head.subarray(at, at + 16).every((byte) => byte === 0)) continue;
    last = Math.max(last, Number(head.readBigUInt64LE(at + 40)) + 1);
  }
  return last === 0 ? null : { bytes: last * sector, by: "its partition table" };
}

/** Boot sectors of file systems end with the same two bytes, and have code where a table would be: what is no table says nothing. */
function mbrOf(head: Buffer): { bytes: number; by: string } | null {
  if (head.length < SECTOR || head.readUInt16BE(510) !== 0x55aa) return null;
  const entries = [446, 462, 478, 494].map((at) => ({
    flag: head.readUInt8(at),
    type: head.readUInt8(at + 4),
    start: head.readUInt32LE(at + 8),
    length: head.readUInt32LE(at + 12),
  }));
  const isTable = entries.every(({ flag, type, start, length }) =>
    type === 0 ? flag === 0 && start === 0 && length === 0 : (flag & 0x7f) === 0 && start > 0 && length > 0,
  );
  if (!isTable) return null;
  const ends = entries.filter(({ type }) => type !== 0 && type !== GUARDS_GPT).map((e) => e.start + e.length);
  return ends.length === 0 ? null : { bytes: Math.max(...ends) * SECTOR, by: "its partition table" };
}

function extOf(head: Buffer): { bytes: number; by: string } | null {
  if (head.length < 2048 || head.readUInt16LE(1080) !== 0xef53) return null;
  const [blocks, shift] = [head.readUInt32LE(1028), head.readUInt32LE(1048)];
  return shift > 6 ? null : { bytes: blocks * 2 ** (10 + shift), by: "its file system" };
}

function xfsOf(head: Buffer): { bytes: number; by: string } | null {
  if (head.length < 16 || head.toString("latin1", 0, 4) !== "XFSB") return null;
  return { bytes: head.readUInt32BE(4) * Number(head.readBigUInt64BE(8)), by: "its file system" };
}
