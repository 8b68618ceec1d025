// Partition tables of every kind and in every state of ruin, and whole systems.
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { copySparse, MIB, put, type TestDisk } from "./disk-bytes.ts";
import { EVERYWHERE, type Layout } from "./layout.ts";

/** Writes a table by sfdisk's words; the kernel is not told. */
export async function sfdisk(path: string, ...lines: string[]): Promise<void> {
  await execa("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", path], { input: `${lines.join("\n")}\n` });
}

/** Makes something in a file of its own and puts it somewhere on a disk; what it leaves empty stays untouched. */
export async function layAt(
  disk: TestDisk,
  position: number,
  sizeMib: number,
  make: (file: string) => Promise<unknown>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "croft-layout-"));
  try {
    const file = join(folder, "part");
    await writeFile(file, "");
    await truncate(file, sizeMib * MIB);
    await make(file);
    await copySparse(file, disk.path, position);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export const ext4 = (label: string) => (file: string) =>
  execa("mke2fs", ["-q", "-F", "-t", "ext4", "-L", label, file]);

const withGpt = ({ path }: TestDisk) =>
  sfdisk(path, "label: gpt", 'size=10MiB, name="boot"', 'size=20MiB, name="home"');

/** A GPT as it is written for sectors of another size than the disk's, as `dd` copies it. */
async function layOtherSectors(disk: TestDisk): Promise<void> {
  const other = disk.sectorSize === 512 ? 4096 : 512;
  await layAt(disk, 0, disk.sizeBytes / MIB, async (file) => {
    const { stdout } = await execa("losetup", ["-f", "--show", "--sector-size", String(other), file]);
    await withGpt({ ...disk, path: stdout.trim() });
    await execa("losetup", ["-d", stdout.trim()]);
  });
}

/** A system's disk: boot loader, EFI partition, root file system and swap. */
async function laySystem(disk: TestDisk): Promise<void> {
  await sfdisk(
    disk.path,
    "label: gpt",
    "start=1MiB, size=40MiB, type=U, name=EFI",
    "start=41MiB, size=64MiB, type=L, name=root",
    "start=105MiB, size=32MiB, type=S, name=swap",
  );
  await layAt(disk, MIB, 40, (file) => execa("mkfs.vfat", ["-n", "ESP", file]));
  await layAt(disk, 41 * MIB, 64, ext4("debian-root"));
  await layAt(disk, 105 * MIB, 32, (file) => execa("mkswap", [file]));
}

/** An image in another program's format, lying in the file as it was copied there. */
const container = (format: string, words: RegExp): Layout => ({
  name: `a disk image as ${format}`,
  words,
  lay: (disk) =>
    layAt(disk, 0, 64, async (file) => {
      await execa("rm", [file]);
      await execa("qemu-img", ["create", "-q", "-f", format, file, "64M"]);
    }),
  on: ["file", "device512"],
});

export const TABLES: readonly Layout[] = [
  {
    name: "MBR",
    words: /an MBR partition table with partition 1, 10 MiB; partition 2, 20 MiB/,
    lay: ({ path }) => sfdisk(path, "label: dos", "size=10MiB", "size=20MiB"),
    on: EVERYWHERE,
  },
  {
    name: "MBR without partitions",
    words: /an MBR partition table with no partitions/,
    lay: ({ path }) => sfdisk(path, "label: dos"),
  },
  {
    name: "MBR with file systems in its partitions",
    words: /partition 1, 10 MiB, an ext4 file system "old"; partition 2, 20 MiB, Linux swap space/,
    lay: async (disk) => {
      await sfdisk(disk.path, "label: dos", "start=1MiB, size=10MiB", "start=11MiB, size=20MiB");
      await layAt(disk, MIB, 10, ext4("old"));
      await layAt(disk, 11 * MIB, 20, (file) => execa("mkswap", [file]));
    },
  },
  {
    name: "GPT",
    words: /a GPT with partition 1 "boot", 10 MiB; partition 2 "home", 20 MiB/,
    lay: withGpt,
    on: EVERYWHERE,
  },
  {
    name: "hybrid MBR",
    words: /a GPT with partition 1 "boot", 10 MiB.* and a hybrid MBR/,
    lay: async (disk) => {
      await withGpt(disk);
      await execa("sgdisk", ["--hybrid", "1", disk.path]);
    },
  },
  {
    name: "GPT with only the backup left",
    words: /a GPT, damaged: the first copy of its table is broken or gone.*partition 2 "home", 20 MiB/,
    lay: async (disk) => {
      await withGpt(disk);
      await put(disk.path, 0, Buffer.alloc(MIB));
    },
    on: EVERYWHERE,
  },
  {
    name: "GPT with only the front left",
    words: /a GPT, damaged: the second copy of its table is broken or gone/,
    lay: async (disk) => {
      await withGpt(disk);
      await put(disk.path, disk.sizeBytes - MIB, Buffer.alloc(MIB));
    },
    on: EVERYWHERE,
  },
  {
    name: "GPT for sectors of another size",
    words: /a GPT made for sectors of (512|4096) bytes with partition 1 "boot", 10 MiB/,
    lay: layOtherSectors,
    on: EVERYWHERE,
  },
  {
    name: "a disk image of another system",
    words:
      /a GPT with partition 1 "EFI", 40 MiB, a FAT file system "ESP"; partition 2 "root", 64 MiB, an ext4 file system "debian-root"; partition 3 "swap", 32 MiB, Linux swap space/,
    lay: laySystem,
    on: EVERYWHERE,
  },
  container("qcow2", /a disk image in QEMU's qcow2 format/),
  container("vmdk", /a disk image in VMware's VMDK format/),
  container("vdi", /a disk image in VirtualBox's VDI format/),
  container("vhdx", /a disk image in Hyper-V's VHDX format/),
];
