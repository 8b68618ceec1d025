// The programs that lay foreign layouts down, beside those that Croft needs itself.
import { installPackages, NEEDS } from "../../../../cli/src/install-packages.ts";

/** Installs what is missing, as root; throws when it cannot. Nothing is left out because its tool is not there. */
export async function installLayoutTools(): Promise<void> {
  const needs = [
    ...NEEDS,
    { package: "btrfs-progs", shownBy: "mkfs.btrfs" },
    { package: "ntfs-3g", shownBy: "mkntfs" },
    { package: "dosfstools", shownBy: "mkfs.vfat" },
    { package: "cryptsetup-bin", shownBy: "cryptsetup" },
    { package: "gdisk", shownBy: "sgdisk" },
  ];
  await installPackages({ log: (line) => console.info(line), needs });
}
