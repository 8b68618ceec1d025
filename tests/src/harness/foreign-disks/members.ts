// Members of RAIDs, volume groups and pools. The kernels that tests run on need not have md, device mapper or ZFS, so
// what their tools would write is laid down here from the formats' documentation:
//
//   md 0.90   Linux, include/uapi/linux/raid/md_p.h: "RAID superblock" (struct mdp_superblock_s) and the comment on
//             MD_NEW_SIZE_SECTORS: the superblock is 4 KiB, in the last whole 64 KiB of the device
//   md 1.x    mdadm, md_superblock_formats.txt, sections 1.3 "Sub-versions of the version-1 superblock" and 1.4 "The
//             version-1 superblock format on-disk layout"; checksum as in md_p.h (struct mdp_superblock_1, sb_csum)
//   LVM2      libvslvm, "LVM format specification", sections 2.1 "Physical volume label header" and 2.2 "Physical
//             volume header"; the checksum is a CRC-32 that begins with 0xf597a6cf and is not inverted
//   ZFS       Sun Microsystems, "ZFS On-Disk Specification" (2006), sections 1.2.1 "Label Redundancy", 1.3.3 "Name-Value
//             Pair List" and 1.3.4 "The Uberblock"
import { crc32 } from "node:zlib";
import { MIB, put, type TestDisk } from "./disk-bytes.ts";
import { EVERYWHERE, type Layout } from "./layout.ts";
import { nvlist } from "./zfs-nvlist.ts";

const KIB = 1024;
const MD_MAGIC = 0xa92b4efc;

async function layMd090({ path, sizeBytes }: TestDisk): Promise<void> {
  const block = Buffer.alloc(4 * KIB);
  const words: [number, number][] = [
    [0, MD_MAGIC],
    [1, 0], // major_version
    [2, 90], // minor_version
    [5, 0x11111111], // set_uuid0
    [7, 1], // level: mirror
    [8, sizeBytes / KIB - 64], // size in KiB
    [9, 2], // nr_disks
    [10, 2], // raid_disks
    [13, 0x22222222], // set_uuid1
    [14, 0x33333333], // set_uuid2
    [15, 0x44444444], // set_uuid3
  ];
  for (const [word, value] of words) block.writeUInt32LE(value, word * 4);
  // sb_csum, word 38: the sum of all words, itself counted as zero.
  let sum = 0n;
  for (let at = 0; at < block.length; at += 4) sum += BigInt(block.readUInt32LE(at));
  block.writeUInt32LE(Number(((sum & 0xffffffffn) + (sum >> 32n)) & 0xffffffffn), 38 * 4);
  await put(path, Math.floor(sizeBytes / (64 * KIB)) * 64 * KIB - 64 * KIB, block);
}

async function layMd1(version: 0 | 1 | 2, { path, sizeBytes }: TestDisk): Promise<void> {
  const sectors = sizeBytes / 512;
  // 1.0: at least 8 KiB before the end, on a multiple of 4 KiB; 1.1: the start; 1.2: 4 KiB after it.
  const sector = version === 0 ? Math.floor((sectors - 16) / 8) * 8 : version === 1 ? 0 : 8;
  const block = Buffer.alloc(256 + 2 * 2);
  block.writeUInt32LE(MD_MAGIC, 0x00);
  block.writeUInt32LE(1, 0x04); // major_version
  Buffer.from("0123456789abcdef").copy(block, 0x10); // set_uuid
  block.write("store:tank", 0x20, "latin1"); // set_name
  block.writeUInt32LE(1, 0x48); // level: mirror
  block.writeBigUInt64LE(BigInt(sectors - 4096), 0x50); // size
  block.writeUInt32LE(2, 0x5c); // raid_disks
  block.writeBigUInt64LE(version === 0 ? 0n : 2048n, 0x80); // data_offset
  block.writeBigUInt64LE(BigInt(sectors - 4096), 0x88); // data_size
  block.writeBigUInt64LE(BigInt(sector), 0x90); // super_offset
  Buffer.from("fedcba9876543210").copy(block, 0xa8); // device_uuid
  block.writeUInt32LE(2, 0xdc); // max_dev, two roles of two bytes
  block.writeUInt16LE(1, 0x102);
  let sum = 0n;
  for (let at = 0; at < block.length; at += 4) sum += BigInt(block.readUInt32LE(at));
  block.writeUInt32LE(Number(((sum & 0xffffffffn) + (sum >> 32n)) & 0xffffffffn), 0xd8);
  await put(path, sector * 512, block);
}

/** The label lies in the second of the first four sectors of 512 bytes. `sound`: with a right checksum. */
async function layPhysicalVolume({ path, sizeBytes }: TestDisk, sound: boolean): Promise<void> {
  const label = Buffer.alloc(512);
  label.write("LABELONE", 0, "latin1");
  label.writeBigUInt64LE(1n, 8); // sector of the label
  label.writeUInt32LE(32, 20); // where the physical volume header begins
  label.write("LVM2 001", 24, "latin1");
  label.write("9LBcEB7PQTGIlLI0KxrtzrynjuSL983W", 32, "latin1");
  label.writeBigUInt64LE(BigInt(sizeBytes), 64);
  label.writeBigUInt64LE(BigInt(MIB), 72); // one data area, up to the end
  label.writeBigUInt64LE(4096n, 104); // one metadata area
  label.writeBigUInt64LE(BigInt(MIB - 4096), 112);
  const sum = ~crc32(label.subarray(20), ~0xf597a6cf >>> 0) >>> 0;
  label.writeUInt32LE(sound ? sum : (sum ^ 1) >>> 0, 16);
  await put(path, 512, label);
}

/** Labels 0 and 1 lie at the front, 2 and 3 at the end, each of 256 KiB. */
async function layZfs({ path, sizeBytes }: TestDisk, labels: readonly number[]): Promise<void> {
  const end = Math.floor(sizeBytes / (256 * KIB)) * 256 * KIB;
  const places = [0, 256 * KIB, end - 512 * KIB, end - 256 * KIB];
  for (const label of labels) {
    const bytes = Buffer.alloc(256 * KIB);
    // 8 KiB blank, 8 KiB boot header, then name-value pairs of 112 KiB, then the ring of uberblocks of 1 KiB each.
    nvlist({ name: "tank", version: 5000n, guid: 0x1234567890abcdefn, pool_guid: 0xfedcba0987654321n }).copy(
      bytes,
      16 * KIB,
    );
    for (let i = 0; i < 8; i++) {
      const at = (128 + i) * KIB;
      bytes.writeBigUInt64LE(0x00bab10cn, at); // ub_magic
      bytes.writeBigUInt64LE(5000n, at + 8); // ub_version
      bytes.writeBigUInt64LE(BigInt(4 + i), at + 16); // ub_txg
      bytes.writeBigUInt64LE(7n, at + 24); // ub_guid_sum
      bytes.writeBigUInt64LE(1_700_000_000n, at + 32); // ub_timestamp
    }
    await put(path, places[label] as number, bytes);
  }
}

const RAID = /a member of a Linux software RAID \(md\)/;

export const MEMBERS: readonly Layout[] = [
  { name: "md 0.90", words: RAID, lay: layMd090, on: EVERYWHERE },
  ...([0, 1, 2] as const).map((version) => ({
    name: `md 1.${version}`,
    words: /a member of a Linux software RAID \(md\) "store:tank"/,
    lay: (disk: TestDisk) => layMd1(version, disk),
    on: EVERYWHERE,
  })),
  {
    name: "an LVM physical volume",
    words: /an LVM physical volume/,
    lay: (disk) => layPhysicalVolume(disk, true),
    on: EVERYWHERE,
  },
  {
    name: "an LVM physical volume whose checksum is wrong",
    words: /an LVM physical volume/,
    lay: (disk) => layPhysicalVolume(disk, false),
  },
  {
    name: "ZFS",
    words: /a member of a ZFS pool "tank"/,
    lay: (disk) => layZfs(disk, [0, 1, 2, 3]),
    on: EVERYWHERE,
  },
  {
    name: "ZFS, only the front labels",
    words: /a member of a ZFS pool/,
    lay: (disk) => layZfs(disk, [0, 1]),
  },
  { name: "ZFS, only the end labels", words: /a member of a ZFS pool/, lay: (disk) => layZfs(disk, [2, 3]) },
];
