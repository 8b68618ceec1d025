// What an image says it is, read from its first bytes and without running anything on it: the file is hostile. Formats
// are recorded once, here, and named ever after; nothing is probed from what a guest wrote.
//
//   raw     no header: a disk's bytes
//   qcow2   "QFI" 0xfb, version 2 or 3, big endian (see QEMU's docs/interop/qcow2)
//   iso     a volume descriptor in sector 16 of 2048 bytes (ECMA-119, 8.1); what lies before it is the system's, which in a
//           hybrid image is a boot sector and a partition table

import { CroftError } from "@croft/schemas/errors.ts";
import { rawExtent } from "./raw-extent.ts";

export interface ImageHeader {
  format: "raw" | "qcow2" | "iso";
  /** Size of the disk or medium that a guest sees, in bytes; a multiple of 512. */
  virtual_size_bytes: number;
}

/** How many bytes from the start `readHeader` wants (fewer when the file is shorter). */
export const HEADER_BYTES = 17 * 2048;
/** The largest disk that an image may claim to be: 16 TiB. */
const MAX_VIRTUAL_BYTES = 16 * 1024 ** 4;

const SECTOR = 512;
const QCOW_MAGIC = 0x514649fb;

/**
 * Reads a header. `size` is the file's size in bytes; `insists`: somebody says that it is raw, whatever it looks like. Throws
 * `image_refused`, saying why.
 */
export function readHeader(head: Buffer, size: number, insists = false): ImageHeader {
  if (size === 0) throw refused("it is empty");
  if (insists) return { format: "raw", virtual_size_bytes: bounded(Math.ceil(size / SECTOR) * SECTOR) };
  if (head.length >= 8 && head.readUInt32BE(0) === QCOW_MAGIC) return readQcow2(head, size);
  const known = OTHER_FORMATS.find(({ at, bytes }) => head.subarray(at, at + bytes.length).equals(bytes));
  if (known !== undefined) throw refused(known.what);
  if (/^\s*<(!doctype html|html|\?xml)/i.test(head.subarray(0, 256).toString("latin1"))) {
    throw refused("it is a web page and no disk image; check the address");
  }
  if (isText(head)) throw refused("it is a text and no disk image");
  const format = isIso(head) ? "iso" : "raw";
  if (format === "raw" && looksRandom(head)) throw refused(RANDOM);
  if (format === "raw") mustBeWhole(head, size);
  return { format, virtual_size_bytes: bounded(Math.ceil(size / SECTOR) * SECTOR) };
}

function mustBeWhole(head: Buffer, size: number): void {
  const extent = rawExtent(head);
  if (extent === null || extent.bytes <= size) return;
  throw refused(
    `${extent.by} reaches to byte ${extent.bytes}, and it has ${size}: it was cut off, get it again. If it is meant so, say \`format = "raw"\``,
  );
}

/** Several lines with nothing in them but what prints: a list, a script, a page of an error. */
function isText(head: Buffer): boolean {
  if (!head.includes("\n")) return false;
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

const at = (offset: number, bytes: string | number[], what: string) => ({
  at: offset,
  bytes: typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(bytes),
  what,
});

const RANDOM =
  'it has no partition table and no file system, and looks random: compressed or encrypted in a way that is not known here. If it is a disk nevertheless, say `format = "raw"`';

/** Of every file system and partition table that a disk may begin with, at the byte where it stands. */
const STRUCTURES = [
  at(510, [0x55, 0xaa], "a boot sector"),
  at(512, "EFI PART", "a GUID partition table"),
  at(4096, "EFI PART", "a GUID partition table of large sectors"),
  at(1080, [0x53, 0xef], "ext4"),
  at(0, "XFSB", "xfs"),
  at(0x218, "LVM2 001", "LVM"),
  at(1024, "\x10\x20\xf5\xf2", "f2fs"),
  at(1024, [0xe2, 0xe1, 0xf5, 0xe0], "erofs"),
  at(0, "hsqs", "squashfs"),
  at(0, "LUKS\xba\xbe", "LUKS"),
  at(0, "bcachefs", "bcachefs"),
];

/** Fewer bytes say nothing. */
const LEAST_BYTES = 4096;
/** Bits in each byte; code, text and tables have less than seven, random bytes nearly eight. */
const RANDOM_BITS = 7.5;

function looksRandom(head: Buffer): boolean {
  if (head.length < LEAST_BYTES) return false;
  if (STRUCTURES.some(({ at: start, bytes }) => head.subarray(start, start + bytes.length).equals(bytes))) {
    return false;
  }
  const counts = new Map<number, number>();
  for (const byte of head) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  const bits = [...counts.values()].map((count) => (count / head.length) * Math.log2(head.length / count));
  return bits.reduce((sum, one) => sum + one, 0) > RANDOM_BITS;
}

const FIRST_DESCRIPTOR = 16 * 2048;

/** Whether the first volume descriptor is there, whole: its type (any), the standard's name, version 1. */
const isIso = (head: Buffer): boolean =>
  head.length >= FIRST_DESCRIPTOR + 2048 &&
  head.subarray(FIRST_DESCRIPTOR + 1, FIRST_DESCRIPTOR + 7).equals(Buffer.from("CD001\x01", "latin1"));

// Taken for raw these would boot nothing, and the user would have to guess why.
const OTHER_FORMATS = [
  at(0, [0x1f, 0x8b], "it is compressed twice, inside with gzip; unpack it first"),
  at(0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "it is compressed twice, inside with xz; unpack it first"),
  at(0, "BZh", "it is compressed with bzip2; unpack it first"),
  at(0, [0x28, 0xb5, 0x2f, 0xfd], "it is compressed twice, inside with zstd; unpack it first"),
  at(0, "PK\x03\x04", "it is a zip archive; unpack it first"),
  at(257, "ustar", "it is a tar archive (an OVA is one, too); unpack it and give the disk that is in it"),
  at(
    0,
    "# Disk DescriptorFile",
    "it only describes a VMDK; convert the whole with `qemu-img convert -O qcow2`",
  ),
  at(
    0,
    "version https://git-lfs.github.com/spec/",
    "it is a pointer of Git LFS and no disk image; fetch what it points to with `git lfs pull`, or name where the server has that",
  ),
  at(0, "%PDF-", "it is a PDF"),
  at(0, "7z\xbc\xaf\x27\x1c", "it is a 7z archive; unpack it first"),
  at(0, "Rar!\x1a\x07", "it is a RAR archive; unpack it first"),
  at(0, "KDMV", "it is a VMDK; convert it with `qemu-img convert -O qcow2`"),
  at(0, "vhdxfile", "it is a VHDX; convert it with `qemu-img convert -O qcow2`"),
  at(0, "conectix", "it is a VHD; convert it with `qemu-img convert -O qcow2`"),
  at(0x40, [0x7f, 0x10, 0xda, 0xbe], "it is a VDI; convert it with `qemu-img convert -O qcow2`"),
  at(0, "QED\0", "it is a QED; convert it with `qemu-img convert -O qcow2`"),
];

const V2_HEADER = 72;
const V3_HEADER = 104;
const MAX_L1_BYTES = 32 * 1024 ** 2;

// Incompatible features of version 3, by bit. What is not here could mean anything.
const BEARABLE = new Set([0, 3, 4]); // dirty refcounts, compression type, extended L2 entries
const UNBEARABLE = new Map([
  [1, "it is marked as corrupt"],
  [2, "its data is in another file; give one file that holds all of it"],
]);

function readQcow2(head: Buffer, size: number): ImageHeader {
  const version = head.readUInt32BE(4);
  if (version !== 2 && version !== 3)
    throw refused(`it is a qcow of version ${version}; versions 2 and 3 are known`);
  if (head.length < (version === 2 ? V2_HEADER : V3_HEADER)) throw refused("its qcow2 header is cut off");
  if (head.readBigUInt64BE(8) !== 0n || head.readUInt32BE(16) !== 0) {
    throw refused("it has a backing file; flatten it with `qemu-img convert -O qcow2`");
  }
  if (head.readUInt32BE(32) !== 0) throw refused("it is encrypted");
  if (version === 3) checkFeatures(head.readBigUInt64BE(72));
  const clusterBits = head.readUInt32BE(20);
  if (clusterBits < 9 || clusterBits > 21)
    throw refused(`its clusters of 2^${clusterBits} bytes are not allowed`);
  const virtual = head.readBigUInt64BE(24);
  const l1Bytes = head.readUInt32BE(36) * 8;
  const l1Offset = head.readBigUInt64BE(40);
  if (l1Bytes > MAX_L1_BYTES || l1Offset + BigInt(l1Bytes) > BigInt(size)) {
    throw refused("its cluster table lies outside the file; it is damaged or was cut off");
  }
  return { format: "qcow2", virtual_size_bytes: bounded(Number(virtual)) };
}

function checkFeatures(features: bigint): void {
  for (let bit = 0; bit < 64; bit++) {
    if (((features >> BigInt(bit)) & 1n) === 0n || BEARABLE.has(bit)) continue;
    throw refused(UNBEARABLE.get(bit) ?? `it needs a feature of qcow2 that is not known here (bit ${bit})`);
  }
}

function bounded(virtual: number): number {
  if (virtual === 0) throw refused("its disk has no bytes");
  if (virtual % SECTOR !== 0) throw refused(`its disk of ${virtual} bytes is no multiple of ${SECTOR}`);
  if (virtual > MAX_VIRTUAL_BYTES) {
    throw refused(
      `its disk of ${virtual} bytes is larger than the ${MAX_VIRTUAL_BYTES} bytes that are allowed`,
    );
  }
  return virtual;
}

/** `image_refused`, with what images are. */
export const refused = (why: string): CroftError =>
  new CroftError("image_refused", `The image is refused: ${why}.`, {
    detail: "Images are raw, qcow2 or iso, whole in one file, which may be compressed with gzip, xz or zstd.",
  });
