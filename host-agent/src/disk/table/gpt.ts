// Reads a GPT: both copies, with their checksums, so that damage is seen before any tool repairs it silently. Tools
// that edit tables take the copy that is whole and overwrite the other; for a disk that somebody else damaged that
// would destroy the evidence, and possibly the better copy.
//
//   LBA 0     protective MBR          last-32..last-1   entries again
//   LBA 1     header                  last              backup header
//   LBA 2..   entries
import { crc32 } from "node:zlib";

/** One entry that is in use; all in sectors. */
export interface GptEntry {
  number: number;
  type: string;
  uuid: string;
  start: number;
  size: number;
  name: string;
}

/** One copy of the table. GUIDs in lower case. */
export interface Gpt {
  guid: string;
  firstLba: number;
  lastLba: number;
  /** Where the other copy's header is, as this copy says. */
  otherLba: number;
  capacity: number;
  entries: GptEntry[];
}

/** Where a copy's entries are and how long they are, once its header is known to be whole. */
export interface GptHeader extends Omit<Gpt, "entries"> {
  entriesLba: number;
  entrySize: number;
  entriesCrc: number;
}

const SIGNATURE = "EFI PART";

/** Whether a sector says that it is a GPT header, whole or not. */
export function hasGptSignature(sector: Buffer): boolean {
  return sector.toString("latin1", 0, 8) === SIGNATURE;
}

/** Whether the first sector is a protective MBR: the only thing that keeps other tools off a GPT. */
export function isProtectiveMbr(sector: Buffer): boolean {
  if (sector.length < 512 || sector.readUInt16LE(510) !== 0xaa55) return false;
  return [446, 462, 478, 494].some((at) => sector[at + 4] === 0xee);
}

/** Whether the first sector is a protective MBR that tells of partitions besides, for systems that know no GPT. */
export function isHybridMbr(sector: Buffer): boolean {
  const types = [446, 462, 478, 494].map((at) => sector[at + 4]);
  return isProtectiveMbr(sector) && types.some((type) => type !== 0xee && type !== 0);
}

/** A header found at an LBA, or null when it is not whole or says that it belongs elsewhere. */
export function readHeader(sector: Buffer, lba: number): GptHeader | null {
  if (sector.length < 512 || !hasGptSignature(sector)) return null;
  const size = sector.readUInt32LE(12);
  if (size < 92 || size > sector.length) return null;
  const summed = Buffer.from(sector.subarray(0, size));
  summed.writeUInt32LE(0, 16);
  if (crc32(summed) !== sector.readUInt32LE(16)) return null;
  if (number64(sector, 24) !== lba) return null;
  const entrySize = sector.readUInt32LE(84);
  const capacity = sector.readUInt32LE(80);
  if (entrySize < 128 || entrySize % 8 !== 0 || entrySize > 4096 || capacity > 4096) return null;
  return {
    guid: readGuid(sector, 56),
    firstLba: number64(sector, 40),
    lastLba: number64(sector, 48),
    otherLba: number64(sector, 32),
    entriesLba: number64(sector, 72),
    capacity,
    entrySize,
    entriesCrc: sector.readUInt32LE(88),
  };
}

/** The entries behind a header, or null when their checksum is wrong. `bytes`: capacity * entrySize of them. */
export function readEntries(header: GptHeader, bytes: Buffer): GptEntry[] | null {
  const length = header.capacity * header.entrySize;
  if (bytes.length < length || crc32(bytes.subarray(0, length)) !== header.entriesCrc) return null;
  const entries: GptEntry[] = [];
  for (let i = 0; i < header.capacity; i++) {
    const at = i * header.entrySize;
    if (bytes.subarray(at, at + 16).every((byte) => byte === 0)) continue;
    const start = number64(bytes, at + 32);
    entries.push({
      number: i + 1,
      type: readGuid(bytes, at),
      uuid: readGuid(bytes, at + 16),
      start,
      size: number64(bytes, at + 40) - start + 1,
      name: bytes.toString("utf16le", at + 56, at + 128).split("\0", 1)[0] ?? "",
    });
  }
  return entries;
}

/** Whether two copies say the same, save for where they are. */
export function sameTable(a: Gpt, b: Gpt): boolean {
  const content = ({ otherLba: _, ...rest }: Gpt) => JSON.stringify(rest);
  return content(a) === content(b);
}

/** GUIDs lie on disk with their first three groups little-endian. */
function readGuid(bytes: Buffer, at: number): string {
  const hex = (from: number, to: number) => bytes.toString("hex", at + from, at + to);
  const turned = (from: number, to: number) =>
    Buffer.from(bytes.subarray(at + from, at + to))
      .reverse()
      .toString("hex");
  return `${turned(0, 4)}-${turned(4, 6)}-${turned(6, 8)}-${hex(8, 10)}-${hex(10, 16)}`;
}

/** LBAs beyond 2^53 do not exist; what claims one is damaged, and compares unequal to everything that is real. */
function number64(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
