// Makes a guest image of a recipe: a Debian from distribution packages, for direct kernel boot.
//
//   outputDirectory has this recipe's image? --yes--> done
//        | no
//   cacheDirectory/<key> is there? --no--> build in cacheDirectory/building-<pid>-… --rename--> cacheDirectory/<key>
//        | yes                                 (interrupted: the folder is removed by the next build)
//   linked or copied to outputDirectory, manifest.json last
//
// A folder is named by its key only once it is whole, and a manifest stands beside whole files only.

import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  chmod,
  copyFile,
  cp,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import { execa } from "execa";
import { cpioArchive, initramfsEntries } from "./initramfs.ts";
import { builderDirectory, type Recipe, recipeKey } from "./recipe.ts";
import { createRootFileSystem } from "./root-file-system.ts";

const FILES = { image: "image.qcow2", kernel: "vmlinuz", initrd: "initrd" } as const;
type FileName = keyof typeof FILES;

export interface GuestImage {
  /** Path of the root disk, qcow2. */
  image: string;
  /** Path of the kernel. */
  kernel: string;
  /** Path of the initramfs. */
  initrd: string;
  /** The kernel's command line. */
  commandLine: string;
  /** SHA-256 of each file, hexadecimal. */
  sha256s: Record<FileName, string>;
}

export interface CachedImageOptions {
  recipe: Recipe;
  /** Where finished images are kept by the key of their recipe, and unfinished ones are built; may be shared by several processes. */
  cacheDirectory: string;
  /** Gets one line per step. */
  log: (message: string) => void;
  signal?: AbortSignal;
}

export interface GuestImageOptions extends CachedImageOptions {
  /** Where image.qcow2, vmlinuz and initrd are put. */
  outputDirectory: string;
}

interface Manifest {
  key: string;
  command_line: string;
  files: Record<FileName, { sha256: string; size_bytes: number }>;
}

/** The manifest of a folder whose files are all there at their sizes; undefined when anything is missing. */
async function readManifest(directory: string, key: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(path.join(directory, "manifest.json"), "utf8")) as Manifest;
    for (const [name, file] of Object.entries(FILES)) {
      const { size } = await stat(path.join(directory, file));
      if (manifest.key !== key || size !== manifest.files[name as FileName].size_bytes) {
        return undefined;
      }
    }
    return manifest;
  } catch {
    return undefined;
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Each recipe that ever was leaves an image; one that nobody asked for in so long is not asked for again. */
const UNUSED_MS = 30 * 24 * 3_600_000;
const FINISHED = /-[0-9a-f]{16}$/;

/**
 * Removes what interrupted builds left, and images that are long unused (outputs made of them keep their files). A tree in
 * which something is still mounted is left alone: it may show the host's files.
 */
async function removeLeftovers(cacheDirectory: string): Promise<void> {
  const mounts = await readFile("/proc/self/mountinfo", "utf8");
  for (const name of await readdir(cacheDirectory)) {
    if (FINISHED.test(name) && (await isUnused(path.join(cacheDirectory, name)))) {
      await rm(path.join(cacheDirectory, name), { recursive: true, force: true });
    }
    const pid = /^building-(\d+)-/.exec(name)?.[1];
    const directory = path.join(await realpath(cacheDirectory), name);
    if (pid !== undefined && !isAlive(Number(pid)) && !mounts.includes(` ${directory}/`)) {
      await rm(directory, { recursive: true, force: true });
    }
  }
}

/** By the time of its folder, which every use sets. Another process may have removed it already. */
async function isUnused(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > UNUSED_MS;
}

interface Workplace {
  /** Copy of the recipe's folder. */
  recipe: string;
  /** Copy of the builder's folder. */
  builder: string;
  /** Where hook.sh puts the parts of the image. */
  parts: string;
  /** Where the tree is installed. */
  temporary: string;
  remove: () => Promise<void>;
}

/**
 * Folders for mmdebstrap. Without root it works as users of its own, which reach neither a private home nor the state folder: then the
 * folders lie in the system's temporary folder, open to others but under a name that they cannot list.
 */
async function createWorkplace(work: string, from: Recipe, isRoot: boolean): Promise<Workplace> {
  const outer = isRoot ? work : await mkdtemp(path.join(tmpdir(), "croft-guest-image-"));
  const inner = path.join(outer, randomBytes(12).toString("hex"));
  const workplace: Workplace = {
    recipe: path.join(inner, "recipe"),
    builder: path.join(inner, "builder"),
    parts: path.join(inner, "parts"),
    temporary: path.join(inner, "temporary"),
    remove: () => rm(isRoot ? inner : outer, { recursive: true, force: true }),
  };
  await chmod(outer, 0o711);
  await mkdir(inner);
  await chmod(inner, 0o755);
  for (const directory of [workplace.parts, path.join(workplace.parts, "modules"), workplace.temporary]) {
    await mkdir(directory);
    await chmod(directory, isRoot ? 0o755 : 0o1777);
  }
  await copyReadable(from.directory, workplace.recipe);
  await copyReadable(builderDirectory(), workplace.builder);
  return workplace;
}

/** Copies a folder; everybody may read the copy. */
async function copyReadable(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
  for (const entry of await readdir(to, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await stat(file)).mode & 0o100) !== 0;
    await chmod(file, executable ? 0o755 : 0o644);
  }
  await chmod(to, 0o755);
}

async function createInitrd(builder: string, parts: string, initrd: string): Promise<void> {
  const modules = path.join(parts, "modules");
  const names = await readdir(modules);
  const entries = initramfsEntries({
    init: await readFile(path.join(builder, "initramfs-init")),
    busybox: await readFile(path.join(parts, "busybox")),
    modules: await Promise.all(
      names.map(async (name) => ({ name, contents: await readFile(path.join(modules, name)) })),
    ),
  });
  // Not compressed: the kernel would spend more time on it than reading takes.
  await writeFile(initrd, cpioArchive(entries));
}

/** Builds the image and its manifest into `finished`, an empty folder. */
async function build(
  workplace: Workplace,
  finished: string,
  key: string,
  options: CachedImageOptions,
): Promise<void> {
  const { recipe: folder, builder, parts, temporary } = workplace;
  const { recipe } = options;
  const isRoot = process.getuid?.() === 0;
  await createRootFileSystem({
    recipe,
    files: folder,
    builder,
    out: parts,
    temporary,
    isRoot,
    log: options.log,
    signal: options.signal,
  });

  options.log("compressing the image");
  const image = path.join(finished, FILES.image);
  await execa(
    "qemu-img",
    // Packed by all processors, in whatever order they end.
    ["convert", "-c", "-W", "-m", "8", "-f", "raw", "-O", "qcow2", path.join(parts, "root.ext4"), image],
    {
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    },
  );
  await copyFile(path.join(parts, "vmlinuz"), path.join(finished, FILES.kernel));
  await createInitrd(builder, parts, path.join(finished, FILES.initrd));

  const files = {} as Manifest["files"];
  for (const [name, file] of Object.entries(FILES)) {
    const full = path.join(finished, file);
    // One file may have a name in the cache and another in an output folder: nobody shall write to it by accident.
    await chmod(full, 0o444);
    files[name as FileName] = { sha256: await sha256(full), size_bytes: (await stat(full)).size };
  }
  const manifest: Manifest = { key, command_line: recipe.commandLine, files };
  await writeFile(path.join(finished, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Makes `cached` hold the image; another process that finished the same one first is as good. */
async function buildIntoCache(cached: string, key: string, options: CachedImageOptions): Promise<void> {
  if (process.arch !== "x64") {
    throw new CroftError(
      "host_error",
      `building a guest image is not possible on ${process.arch}: it is made for x86-64`,
    );
  }
  await removeLeftovers(options.cacheDirectory);
  const work = await mkdtemp(path.join(options.cacheDirectory, `building-${process.pid}-`));
  try {
    const finished = path.join(work, "finished");
    await mkdir(finished);
    const workplace = await createWorkplace(work, options.recipe, process.getuid?.() === 0);
    try {
      await build(workplace, finished, key, options);
    } finally {
      await workplace.remove();
    }
    if ((await readManifest(cached, key)) === undefined) {
      await rm(cached, { recursive: true, force: true });
      await rename(finished, cached).catch(async (error: unknown) => {
        if ((await readManifest(cached, key)) === undefined) {
          throw error;
        }
      });
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** A second name for a file where the file system allows it, else a copy; the old file of that name stays whole until the end. */
async function place(from: string, to: string): Promise<void> {
  const aside = `${to}.${process.pid}.tmp`;
  await rm(aside, { force: true });
  await link(from, aside).catch(() => copyFile(from, aside));
  await rename(aside, to);
}

/**
 * Makes the cache hold the image of a recipe; the folder of its files. Errors are those of `buildGuestImage`.
 */
export async function cacheGuestImage(options: CachedImageOptions): Promise<string> {
  const key = await recipeKey(options.recipe);
  const cached = path.join(path.resolve(options.cacheDirectory), `${options.recipe.name}-${key}`);
  await mkdir(path.dirname(cached), { recursive: true });
  // Before anything else is done with it, so that nobody takes it for unused meanwhile.
  await utimes(cached, new Date(), new Date()).catch(() => undefined);
  if ((await readManifest(cached, key)) === undefined) {
    await buildIntoCache(cached, key, { ...options, cacheDirectory: path.dirname(cached) });
  }
  return cached;
}

/**
 * Puts the image of a recipe into `outputDirectory`, building it if the cache does not hold it. Needs the programs of install-packages.ts.
 * Errors: host_error when the build fails; the signal's reason when it is aborted. Nothing unfinished is ever found by a later call.
 */
export async function buildGuestImage(options: GuestImageOptions): Promise<GuestImage> {
  const key = await recipeKey(options.recipe);
  const output = path.resolve(options.outputDirectory);
  let manifest = await readManifest(output, key);
  if (manifest === undefined) {
    await mkdir(output, { recursive: true });
    const cached = await cacheGuestImage(options);
    await rm(path.join(output, "manifest.json"), { force: true });
    for (const file of [...Object.values(FILES), "manifest.json"]) {
      await place(path.join(cached, file), path.join(output, file));
    }
    manifest = await readManifest(output, key);
    if (manifest === undefined) {
      throw new CroftError(
        "host_error",
        `putting the guest image into ${output} failed: its files are not whole`,
      );
    }
  }
  const { files } = manifest;
  return {
    image: path.join(output, FILES.image),
    kernel: path.join(output, FILES.kernel),
    initrd: path.join(output, FILES.initrd),
    commandLine: manifest.command_line,
    sha256s: { image: files.image.sha256, kernel: files.kernel.sha256, initrd: files.initrd.sha256 },
  };
}
