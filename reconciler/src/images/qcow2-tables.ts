// Whether a qcow2 has all that its tables name (see QEMU's docs/interop/qcow2): one that was cut off still has its header,
// and its guest would read zeros where its files were.
//
//   header --> L1 table --> L2 tables --> clusters of data
//         \--> refcount table
//
// The file is hostile. Tables that name more clusters than the file has are refused before they are read, so no more is
// read than the file is large; the process's limits hold besides. What snapshots name is not asked for.

import { refused } from "./header.ts";

/** Reads bytes of the file; fewer where it ends. */
type ReadAt = (position: number, length: number) => Buffer;

interface Layout {
  size: number;
  clusterBytes: number;
  /** Bytes of an L2 entry: 16 with subclusters, else 8. */
  entryBytes: number;
}

/** Of entries in L1 and L2 tables: bits 9 to 55 are an offset. */
const OFFSET_HIGH = 0x00ffffff;
const OFFSET_LOW = 0xfffffe00;
/** In the high half of an L2 entry: the cluster is compressed, and the rest of the entry is another one. */
const COMPRESSED = 0x40000000;
/** In the low half: the cluster reads as zeros, whatever is there. */
const ZERO = 1;
const EXTENDED_ENTRIES = 1n << 4n;

/** `head` is the beginning of a file whose header was accepted. Throws `image_refused` when clusters lie outside the file. */
export function checkQcow2Tables(head: Buffer, size: number, readAt: ReadAt): void {
  const clusterBytes = 2 ** head.readUInt32BE(20);
  const isExtended = head.readUInt32BE(4) >= 3 && (head.readBigUInt64BE(72) & EXTENDED_ENTRIES) !== 0n;
  const layout = { size, clusterBytes, entryBytes: isExtended ? 16 : 8 };
  const virtual = Number(head.readBigUInt64BE(24));
  const l1Entries = head.readUInt32BE(36);
  if (l1Entries < Math.ceil(virtual / (clusterBytes * (clusterBytes / layout.entryBytes)))) {
    throw refused("its cluster table is too small for its disk; it is damaged");
  }
  const refcountTable = Number(head.readBigUInt64BE(48));
  if (refcountTable + head.readUInt32BE(56) * clusterBytes > size) throw cutOff(size);
  const tables = offsetsOfL2(readAt(Number(head.readBigUInt64BE(40)), l1Entries * 8), layout);
  for (const table of tables) checkL2(readAt(table, clusterBytes), layout);
}

function offsetsOfL2(l1: Buffer, { size, clusterBytes }: Layout): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < l1.length; at += 8) {
    const offset = offsetAt(l1, at);
    if (offset === 0) continue;
    if (offset + clusterBytes > size) throw cutOff(size);
    offsets.push(offset);
    if (offsets.length * clusterBytes > size) {
      throw refused("its tables name more clusters than it has; it is damaged");
    }
  }
  return offsets;
}

function checkL2(l2: Buffer, { size, clusterBytes, entryBytes }: Layout): void {
  for (let at = 0; at < l2.length; at += entryBytes) {
    const high = l2.readUInt32BE(at);
    const isCompressed = (high & COMPRESSED) !== 0;
    // Bit 0 is of no meaning where subclusters have their own.
    if (!isCompressed && entryBytes === 8 && (l2.readUInt32BE(at + 4) & ZERO) !== 0) continue;
    const offset = isCompressed ? compressedOffset(l2, at, clusterBytes) : offsetAt(l2, at);
    // The last cluster may end with the file, as in QEMU's own check (`qcow2_inc_refcounts_imrt`): what a cut took of it is not seen.
    if (offset !== 0 && offset >= size) throw cutOff(size);
  }
}

const offsetAt = (table: Buffer, at: number): number =>
  (table.readUInt32BE(at) & OFFSET_HIGH) * 2 ** 32 + ((table.readUInt32BE(at + 4) & OFFSET_LOW) >>> 0);

/** The lowest 62 - (cluster bits - 8) bits; above them is how many sectors it has. */
function compressedOffset(table: Buffer, at: number, clusterBytes: number): number {
  const highBits = 62 - (Math.log2(clusterBytes) - 8) - 32;
  return (table.readUInt32BE(at) & (2 ** highBits - 1)) * 2 ** 32 + table.readUInt32BE(at + 4);
}

const cutOff = (size: number) =>
  refused(`its tables name data beyond its ${size} bytes; it was cut off, or is damaged: get it again`);
