// Words for what a disk can hold. blkid and wipefs have a short name for each kind; people know others.

const KINDS: Readonly<Record<string, string>> = {
  ext2: "an ext2 file system",
  ext3: "an ext3 file system",
  ext4: "an ext4 file system",
  jbd: "the journal of an ext file system",
  xfs: "an XFS file system",
  xfs_external_log: "the log of an XFS file system",
  btrfs: "a Btrfs file system",
  bcachefs: "a bcachefs file system",
  f2fs: "an F2FS file system",
  erofs: "an EROFS file system",
  squashfs: "a SquashFS image",
  reiserfs: "a ReiserFS file system",
  jfs: "a JFS file system",
  gfs2: "a GFS2 file system",
  ocfs2: "an OCFS2 file system",
  vfat: "a FAT file system",
  exfat: "an exFAT file system",
  ntfs: "an NTFS (Windows) file system",
  ReFS: "a ReFS (Windows) file system",
  hfs: "an HFS (Apple) file system",
  hfsplus: "an HFS+ (Apple) file system",
  apfs: "an APFS (Apple) file system",
  ufs: "a UFS (BSD) file system",
  iso9660: "an ISO 9660 image (CD or DVD)",
  udf: "a UDF file system (DVD)",
  swap: "Linux swap space",
  swsuspend: "a hibernated Linux system",
  crypto_LUKS: "a LUKS encrypted volume",
  BitLocker: "a BitLocker (Windows) encrypted volume",
  LVM1_member: "an LVM physical volume",
  LVM2_member: "an LVM physical volume",
  linux_raid_member: "a member of a Linux software RAID (md)",
  zfs_member: "a member of a ZFS pool",
  bcache: "a member of a bcache",
  drbd: "a DRBD volume",
  ceph_bluestore: "a Ceph storage daemon's store",
  stratis: "a member of a Stratis pool",
  VMFS: "a VMFS (VMware) file system",
  VMFS_volume_member: "a VMFS (VMware) volume",
  vmfs: "a VMFS (VMware) file system",
  isw_raid_member: "a member of an Intel RAID",
  ddf_raid_member: "a member of a RAID (DDF)",
  promise_fasttrack_raid_member: "a member of a Promise RAID",
  silicon_medley_raid_member: "a member of a Silicon Image RAID",
  gpt: "a GPT",
  PMBR: "the protective boot record of a GPT",
  dos: "an MBR partition table",
  bsd: "a BSD disk label",
  sun: "a Sun disk label",
  sgi: "an SGI disk label",
  mac: "an Apple partition map",
};

/** A signature as a tool found it. */
export interface Signature {
  type: string;
  label: string | null;
}

/** What a signature means, with the name that its owner gave it. */
export function kindInWords({ type, label }: Signature): string {
  const words = KINDS[type] ?? `a signature of ${type}`;
  return label === null || label === "" ? words : `${words} "${label}"`;
}

/** Formats of disk images that lie on a disk as files do, by what they begin with. */
const IMAGES: readonly { at: number; magic: Buffer; words: string }[] = [
  { at: 0, magic: Buffer.from("QFI\xfb", "latin1"), words: "a disk image in QEMU's qcow2 format" },
  { at: 0, magic: Buffer.from("QED\0", "latin1"), words: "a disk image in QEMU's QED format" },
  { at: 0, magic: Buffer.from("KDMV"), words: "a disk image in VMware's VMDK format" },
  { at: 0, magic: Buffer.from("COWD"), words: "a disk image in VMware's VMDK format" },
  { at: 0, magic: Buffer.from("vhdxfile"), words: "a disk image in Hyper-V's VHDX format" },
  { at: 0, magic: Buffer.from("conectix"), words: "a disk image in Hyper-V's VHD format" },
  { at: 64, magic: Buffer.from("7f10dabe", "hex"), words: "a disk image in VirtualBox's VDI format" },
];

/** The format of a disk image, told by the first bytes of a disk, or null. */
export function imageInWords(head: Buffer): string | null {
  return IMAGES.find(({ at, magic }) => head.subarray(at, at + magic.length).equals(magic))?.words ?? null;
}
