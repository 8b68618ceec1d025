// Block devices for tests: loop devices over sparse files, each of them given back at the end.
import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";

/** Makes a block device of a size over a new sparse file; its path. */
export async function createDevice(file: string, sizeBytes: number, sectorSize = 512): Promise<string> {
  await writeFile(file, "");
  await truncate(file, sizeBytes);
  return await attach(file, sectorSize);
}

/** Puts a file behind some free loop device. */
export async function attach(file: string, sectorSize = 512): Promise<string> {
  const { stdout } = await execa("losetup", ["-f", "--show", "--sector-size", String(sectorSize), file]);
  const device = stdout.trim();
  // The kernel keeps the partitions of a device whose user was killed, for whoever has it next.
  await execa("partx", ["-d", device], { reject: false });
  return device;
}

/** Takes a loop device and its partitions' nodes away. */
export async function detach(device: string): Promise<void> {
  await execa("partx", ["-d", device], { reject: false });
  await execa("losetup", ["-d", device]);
}

/** Loop devices whose file lies below a folder. */
export async function devicesBelow(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of (await readdir("/sys/block")).filter((block) => block.startsWith("loop"))) {
    const file = await readFile(join("/sys/block", name, "loop/backing_file"), "utf8").catch(() => "");
    if (file.startsWith(`${folder}/`)) found.push(`/dev/${name}`);
  }
  return found;
}
