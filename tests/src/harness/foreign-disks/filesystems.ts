// Whole disks with one file system or container, made by the tool that everybody makes them with.
import { execa } from "execa";
import { EVERYWHERE, type Layout } from "./layout.ts";

const luks = (version: 1 | 2): Layout => ({
  name: `LUKS${version}`,
  words: /a LUKS encrypted volume/,
  lay: ({ path }) =>
    execa(
      "cryptsetup",
      [
        ...["luksFormat", "-q", "--type", `luks${version}`, "--pbkdf", "pbkdf2"],
        ...["--pbkdf-force-iterations", "1000", path, "-"],
      ],
      { input: "secret" },
    ),
  on: EVERYWHERE,
});

export const FILESYSTEMS: readonly Layout[] = [
  {
    name: "ext4",
    words: /an ext4 file system "photos"/,
    lay: ({ path }) => execa("mke2fs", ["-q", "-F", "-t", "ext4", "-L", "photos", path]),
    on: EVERYWHERE,
  },
  {
    name: "ext2 without a label",
    words: /an ext2 file system/,
    lay: ({ path }) => execa("mke2fs", ["-q", "-F", "-t", "ext2", path]),
    on: ["file"],
  },
  {
    name: "xfs",
    words: /an XFS file system "films"/,
    lay: ({ path }) => execa("mkfs.xfs", ["-q", "-L", "films", path]),
    sizeMib: 320,
    on: EVERYWHERE,
  },
  {
    name: "btrfs",
    words: /a Btrfs file system "music"/,
    lay: ({ path }) => execa("mkfs.btrfs", ["-q", "-L", "music", path]),
    on: EVERYWHERE,
  },
  {
    name: "ntfs",
    words: /an NTFS \(Windows\) file system "Data"/,
    lay: ({ path }) => execa("mkntfs", ["-q", "-F", "-Q", "-L", "Data", path]),
    on: EVERYWHERE,
  },
  {
    name: "vfat",
    words: /a FAT file system "CAMERA"/,
    lay: ({ path }) => execa("mkfs.vfat", ["-n", "CAMERA", path]),
    on: EVERYWHERE,
  },
  {
    name: "swap",
    words: /Linux swap space/,
    lay: ({ path }) => execa("mkswap", [path]),
    on: EVERYWHERE,
  },
  luks(1),
  luks(2),
  {
    name: "the image of a CD",
    words: /an ISO 9660 image \(CD or DVD\) "BACKUP"/,
    lay: ({ path }) =>
      execa("sh", ["-c", 'genisoimage -quiet -V BACKUP /etc/hostname | dd of="$1" conv=notrunc', "sh", path]),
    on: ["file", "device512"],
  },
];
