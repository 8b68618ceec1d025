// A disk that boots by Debian's signed chain: shim (signed by Microsoft), GRUB and the tiny guest's kernel (both signed by
// Debian), as their packages have them. Each of the three can be changed by one byte that makes no difference to what it
// does, so that nothing but its signature stands in its way.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { sharedCache } from "./clone.ts";
import { tinyGuest } from "./tiny-guest.ts";

export type Link = "shim" | "grub" | "kernel";

const MIB = 1024 ** 2;
const DISK_MIB = 48;
/** Where the EFI system partition begins. */
const START = "@@1M";

/** Package and file of what is signed. */
const SIGNED = {
  shim: { from: "shim-signed", file: "usr/lib/shim/shimx64.efi.signed" },
  grub: { from: "grub-efi-amd64-signed", file: "usr/lib/grub/x86_64-efi-signed/grubx64.efi.signed" },
} as const;

/** A text of each that nothing depends on. */
const TEXTS: Readonly<Record<Link, string>> = {
  shim: "Secure boot not enabled",
  grub: "Welcome to GRUB!",
  kernel: "No setup signature found",
};

/** GRUB's output goes where the tests see it. */
const menu = (commandLine: string): string => `serial --unit=0 --speed=115200
terminal_output serial
linux /vmlinuz ${commandLine}
initrd /initrd
boot
`;

/** Makes the disk as a raw file in a folder; `changed` is what is no longer as it was signed. */
export async function signedImage(folder: string, changed: Link | null): Promise<string> {
  const guest = await tinyGuest();
  const signed = await signedFiles();
  const parts: Record<Link, Buffer> = { ...signed, kernel: readFileSync(guest.kernel) };
  if (changed !== null) parts[changed] = withOneByteChanged(parts[changed], TEXTS[changed]);
  const files: Record<string, string | Buffer> = {
    "EFI/BOOT/BOOTX64.EFI": parts.shim,
    "EFI/BOOT/grubx64.efi": parts.grub,
    // GRUB's own prefix, which is signed with it.
    "EFI/debian/grub.cfg": menu(guest.commandLine),
    vmlinuz: parts.kernel,
    initrd: readFileSync(guest.initrd),
  };
  const disk = path.join(folder, `signed-${changed ?? "whole"}.raw`);
  writeFileSync(disk, "");
  await execa("truncate", ["--size", `${DISK_MIB}M`, disk]);
  await execa("sfdisk", ["--quiet", disk], { input: "label: gpt\nstart=1MiB, type=uefi\n" });
  // One MiB before it and one behind, for both tables.
  const sectors = String(((DISK_MIB - 2) * MIB) / 512);
  await execa("mformat", ["-i", `${disk}${START}`, "-T", sectors, "-h", "64", "-s", "32", "::"]);
  await execa("mmd", ["-i", `${disk}${START}`, "::EFI", "::EFI/BOOT", "::EFI/debian"]);
  for (const [name, contents] of Object.entries(files)) {
    await execa("mcopy", ["-i", `${disk}${START}`, "-", `::${name}`], { input: contents });
  }
  return disk;
}

/** Fetched once per cache. */
async function signedFiles(): Promise<Record<"shim" | "grub", Buffer>> {
  const cache = path.join(sharedCache, "signed-boot");
  if (!existsSync(cache)) {
    mkdirSync(sharedCache, { recursive: true });
    const folder = mkdtempSync(path.join(sharedCache, "signed-boot-"));
    try {
      const work = path.join(folder, "work");
      mkdirSync(work);
      await execa("apt-get", ["download", ...Object.values(SIGNED).map(({ from }) => from)], { cwd: work });
      for (const archive of readdirSync(work).filter((name) => name.endsWith(".deb")))
        await execa("dpkg-deb", ["-x", archive, "files"], { cwd: work });
      for (const [link, { file }] of Object.entries(SIGNED))
        renameSync(path.join(work, "files", file), path.join(folder, link));
      rmSync(work, { recursive: true });
      renameSync(folder, cache);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { shim: readFileSync(path.join(cache, "shim")), grub: readFileSync(path.join(cache, "grub")) };
}

function withOneByteChanged(bytes: Buffer, text: string): Buffer {
  // What UEFI's console shows has two bytes to a letter.
  const at = Math.max(bytes.indexOf(text), bytes.indexOf(text, 0, "utf16le"));
  if (at < 0) throw new Error(`no "${text}" to change`);
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 0x20;
  return changed;
}
