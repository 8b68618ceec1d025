// What the guest image is made of, and the key of its cache: a hash of everything that decides what comes out.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const SUITE = "bookworm";

/** Size of the root file system; a VM's root disk may be larger, the guest grows into it. */
export const ROOT_SIZE = "1G";

/** `panic=-1` makes the end of init, or a root that is not found, the end of the machine. */
export const COMMAND_LINE = "console=ttyS0 root=LABEL=root panic=-1 quiet";

/** Debian packages of the guest besides the essential ones and apt. The kernel's files are added by hook.sh. */
export const GUEST_PACKAGES = [
  "busybox-static",
  "ca-certificates",
  "e2fsprogs",
  "iproute2",
  "iputils-ping",
  "jq",
  "kmod",
  "lua-cjson",
  "lua-yaml",
  "lua5.4",
  "mount",
  "netbase",
  "netcat-openbsd",
  "openssh-server",
  "procps",
  "qemu-guest-agent",
  "sudo",
  "util-linux",
  "wget",
  "xfsprogs",
] as const;

/** Modules that the initramfs loads, after what they depend on. The others are loaded in the guest when they are needed. */
export const INITRAMFS_MODULES = [
  "virtio_pci",
  "virtio_blk",
  "virtio_net",
  "virtio_console",
  "virtio_rng",
  "button",
  "evdev",
  "isofs",
] as const;

/** The folder of these sources: beside this file, or `src/guest-image` seen from a bundle in `dist`. */
export function recipeDirectory(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  return existsSync(path.join(here, "hook.sh")) ? here : path.resolve(here, "../src/guest-image");
}

/** Hash of all files of the recipe, names and contents, without the tests; 16 hexadecimal digits. */
export async function recipeKey(directory: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
  for (const file of files) {
    const contents = await readFile(path.join(directory, file));
    hash.update(`${file}\0${contents.length}\0`).update(contents);
  }
  return hash.digest("hex").slice(0, 16);
}
