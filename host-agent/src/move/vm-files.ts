// Which files of a VM's folder go with it: what its guest wrote, and what was said of it. All else is made anew where it comes to.
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "../host/files.ts";
import type { Item } from "./notes.ts";

export const ROOT_DISK = "root.qcow2";
const FILES = [ROOT_DISK, "uefi-variables.fd", "secure-variables.fd", "serial.log.1", "serial.log"];
const TPM = "tpm";
const TPM_FILE = /^tpm\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** swtpm has three at most; whoever sends more fills the disk. */
const MOST_TPM_FILES = 16;

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

/**
 * Whether a file of this name and size may be taken from another host beside those that have come. A qcow2 has tables beside what the
 * guest sees.
 */
export function mayCome({ name, size_bytes }: Item, rootDiskGib: number, come: readonly string[]): boolean {
  if (name === ROOT_DISK) return size_bytes <= rootDiskGib * GIB * 1.01 + 64 * MIB;
  const isTpm = TPM_FILE.test(name);
  if (isTpm && come.filter((one) => TPM_FILE.test(one)).length >= MOST_TPM_FILES) return false;
  return (FILES.includes(name) || isTpm) && size_bytes <= 64 * MIB;
}

/** No links: the folder of the TPM belongs to the VM's own user, who must not have the agent read another file. */
export async function filesOf(folder: string): Promise<Item[]> {
  const tpm = await readdir(join(folder, TPM)).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const names = [...FILES, ...tpm.map((name) => `${TPM}/${name}`).filter((name) => TPM_FILE.test(name))];
  const items: Item[] = [];
  for (const name of names) {
    const found = await lstat(join(folder, name)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found?.isFile()) items.push({ kind: "file", name, size_bytes: found.size });
  }
  return items;
}
