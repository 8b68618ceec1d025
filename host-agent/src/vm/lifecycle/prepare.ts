// What a VM needs on disk before it can start: folders, its root disk over the image, its seed.
import { createHash } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { GIB } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { createFolder, isMissing, removeFile, syncFolder } from "../../host/files.ts";
import type { Run } from "../../host/run.ts";

/** The longest path of a Unix socket, in bytes. */
const SOCKET_PATH_LIMIT = 107;

/** Makes the folder for sockets and pid file, which QEMU's own user must be able to write. */
export async function prepareRuntimeDir(
  folder: string,
  owner: { uid: number; gid: number } | null,
): Promise<void> {
  if (Buffer.byteLength(join(folder, "serial.sock")) > SOCKET_PATH_LIMIT) {
    throw new CroftError("host_error", `starting a VM: the path ${folder} is too long for a socket`, {
      detail: "Set runtime_dir to a shorter folder and start the agent again.",
    });
  }
  await createFolder(folder);
  if (owner === null) return;
  await chown(folder, owner.uid, owner.gid);
  // The folders above must let that user through, and show nothing.
  for (const above of [join(folder, ".."), join(folder, "..", "..")]) await chmod(above, 0o711);
}

/**
 * Makes the root disk, over the image if there is one, once; it is never made anew under a VM: `mark` says that it was made, also
 * where the file system that holds it is not mounted. Returns its path. Error: `host_error` where it is gone.
 */
export async function ensureRootDisk(
  { folder, mark }: { folder: string; mark: string },
  document: VmDocument,
  image: string | null,
  run: Run,
): Promise<string> {
  const path = join(folder, "root.qcow2");
  const isThere = await exists(path);
  if (!isThere && (await exists(mark))) throw lostRootDisk(path, document);
  const bytes = document.root_disk_gib * GIB;
  if (document.image !== null && bytes < document.image.virtual_size_bytes) {
    throw new CroftError(
      "cannot_shrink",
      `starting VM ${document.name}: its root disk is smaller than its image`,
      {
        detail: `Set root_disk_gib to at least ${Math.ceil(document.image.virtual_size_bytes / GIB)}.`,
      },
    );
  }
  if (isThere) {
    await writeMark(mark);
    return path;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = `${path}.new`;
  await removeFile(unfinished);
  // -u: the image is not opened here, where this process may have root; only the guest's own QEMU ever reads it.
  const backing =
    document.image === null || image === null ? [] : ["-u", "-b", image, "-F", document.image.format];
  await run("qemu-img", ["create", "-q", "-f", "qcow2", ...backing, unfinished, String(bytes)]);
  await chmod(unfinished, 0o600);
  await rename(unfinished, path);
  await syncFolder(folder);
  await writeMark(mark);
  return path;
}

/** Notes that the root disk was made. */
export async function writeMark(mark: string): Promise<void> {
  if (await exists(mark)) return;
  await createFolder(dirname(mark));
  await writeFile(mark, "", { mode: 0o600 });
  await syncFolder(dirname(mark));
}

const lostRootDisk = (path: string, { name }: VmDocument): CroftError =>
  new CroftError("host_error", `starting VM ${name}: its root disk is gone: ${path}`, {
    detail:
      "It was there, and no empty one is made in its place. Mount the file system that holds it, or put the file back: it is tried " +
      "again. If its bytes are lost for good, replace the VM, whose root disk begins from its image then.",
  });

/**
 * Refuses a start when the root disk lies over another image than the document names: its guest would read that one's bytes
 * between its own. Only the first bytes of the file are read, which say the name of the image. Error: `invalid_value`.
 */
export async function refuseOtherImage(folder: string, { name, image }: VmDocument): Promise<void> {
  const backing = await imageBehind(join(folder, "root.qcow2"));
  if (backing === undefined || backing === (image?.sha256 ?? null)) return;
  const made = backing === null ? "without an image" : `from the image with SHA-256 ${backing}`;
  throw new CroftError("invalid_value", `starting VM ${name}: its root disk was made ${made}`, {
    detail: `Its declaration names ${image === null ? "none" : `the one with SHA-256 ${image.sha256}`}. Declare the former one, and it starts with every byte; or replace the VM, by which its root disk is lost.`,
  });
}

/** SHA-256 of the image that a root disk lies over; null when there is none, undefined when there is no root disk. */
async function imageBehind(path: string): Promise<string | null | undefined> {
  const file = await open(path, "r").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (file === null) return undefined;
  try {
    const header = Buffer.alloc(20);
    await file.read(header, 0, header.length, 0);
    if (header.toString("latin1", 0, 3) !== "QFI") return undefined;
    const [at, length] = [Number(header.readBigUInt64BE(8)), header.readUInt32BE(16)];
    if (at === 0 || length === 0) return null;
    const text = Buffer.alloc(Math.min(length, 1023));
    await file.read(text, 0, text.length, at);
    return basename(text.toString());
  } finally {
    await file.close();
  }
}

/** The hash by which a seed is recognised. */
export const seedHash = (seed: SeedDocument): string =>
  createHash("sha256")
    .update(
      JSON.stringify([
        ...[seed.user_data, seed.vendor_data, seed.meta_data],
        // Seeds of older agents keep their hash.
        ...(seed.format === "ignition" ? [seed.format] : []),
        ...(seed.network_config == null ? [] : [seed.network_config]),
      ]),
    )
    .digest("hex");

/** Where a VM's user data lie when it reads them by fw_cfg. */
export const IGNITION_FILE = "ignition.json";

/** Writes what the guest reads at its first boot, in the form that it reads. */
export async function writeSeed(
  folder: string,
  seed: SeedDocument,
  owner: { uid: number; gid: number } | null,
  run: Run,
): Promise<void> {
  if (seed.format === "ignition") await writeIgnition(folder, seed.user_data ?? "", owner);
  else await writeNoCloud(folder, seed, run);
}

/** QEMU opens this by its name, so it must belong to QEMU's user. */
async function writeIgnition(
  folder: string,
  text: string,
  owner: { uid: number; gid: number } | null,
): Promise<void> {
  const path = join(folder, IGNITION_FILE);
  const unfinished = `${path}.new`;
  await removeFile(unfinished);
  await writeFile(unfinished, text, { mode: 0o400, flag: "wx" });
  if (owner !== null) await chown(unfinished, owner.uid, owner.gid);
  await rename(unfinished, path);
  await syncFolder(folder);
}

/** The NoCloud seed. In the guest its files belong to root and nobody else reads them. */
async function writeNoCloud(folder: string, seed: SeedDocument, run: Run): Promise<void> {
  const path = join(folder, "seed.iso");
  const files = await mkdtemp(join(folder, "seed-"));
  try {
    await writeFile(join(files, "user-data"), seed.user_data ?? "", { mode: 0o600 });
    await writeFile(join(files, "vendor-data"), seed.vendor_data, { mode: 0o600 });
    await writeFile(join(files, "meta-data"), seed.meta_data, { mode: 0o600 });
    if (seed.network_config != null)
      await writeFile(join(files, "network-config"), seed.network_config, { mode: 0o600 });
    const unfinished = join(folder, "seed.iso.new");
    const modes = ["-uid", "0", "-gid", "0", "-file-mode", "0400", "-dir-mode", "0500"];
    const names = ["-volid", "cidata", "-joliet", "-rock"];
    await run("genisoimage", ["-quiet", "-output", unfinished, ...names, ...modes, files]);
    await chmod(unfinished, 0o600);
    await rename(unfinished, path);
    await syncFolder(folder);
  } finally {
    await rm(files, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
