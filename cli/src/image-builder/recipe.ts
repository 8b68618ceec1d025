// What an image is made of, and the key of its cache: a hash of everything that decides what comes out.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const SUITE = "bookworm";

export interface Recipe {
  /** Begins the names of its folders in the cache. */
  name: string;
  /** Holds hook.sh, which finishes the system, and rootfs/, files of the guest. */
  directory: string;
  /** Debian packages besides the essential ones and apt. The kernel's files are added by kernel.sh. */
  packages: readonly string[];
  /** Modules that the initramfs loads, after what they depend on. */
  modules: readonly string[];
  /** Size of the root file system as truncate takes it; a VM's root disk may be larger, the guest grows into it. */
  rootSize: string;
  /** The kernel's. */
  commandLine: string;
}

/** What every recipe needs of the initramfs: disks, network, the agents' ports, the power button, the seed. */
export const USUAL_MODULES = [
  "virtio_pci",
  "virtio_blk",
  "virtio_net",
  "virtio_console",
  "virtio_rng",
  "button",
  "evdev",
  "isofs",
] as const;

/** A folder of these sources: beside this one, or seen from a bundle in `dist`. */
export function sourceFolder(name: string): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const beside = path.resolve(here, "..", name);
  return existsSync(beside) ? beside : path.resolve(here, "../src", name);
}

/** The folder of what all recipes share. */
export const builderDirectory = (): string => sourceFolder("image-builder");

/** Hash of all files of the recipe and of the builder, names and contents, without the tests; 16 hexadecimal digits. */
export async function recipeKey(recipe: Pick<Recipe, "directory">): Promise<string> {
  const hash = createHash("sha256");
  for (const directory of [builderDirectory(), recipe.directory]) await addFiles(hash, directory);
  return hash.digest("hex").slice(0, 16);
}

async function addFiles(hash: ReturnType<typeof createHash>, directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .sort();
  for (const file of files) {
    const contents = await readFile(path.join(directory, file));
    hash.update(`${file}\0${contents.length}\0`).update(contents);
  }
}
