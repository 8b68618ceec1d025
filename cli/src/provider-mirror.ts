// Installs the provider into a filesystem mirror, from which Terraform and OpenTofu take it without a registry.
//
//   mirror/<version>/registry.terraform.io/croft/croft/<version>/<platform>/terraform-provider-croft
//                    registry.opentofu.org/…                                 the same file by another name
//
// The version follows from the file: 0.0.0+dev.<hash>. Two machines that build the same commit get the same version, and a lock file
// made on one holds on the other. What a version holds is never replaced: its folder appears whole, by a rename.
//
// It is build metadata and no pre-release (0.0.0-dev), because the clients choose a pre-release only where a configuration names
// exactly that one. Such versions have no order, so each has a mirror of its own, and the settings name the newest build's; folders
// that were initialized with an older build go on using that one until `terraform init -upgrade`.

import { createHash, randomBytes } from "node:crypto";
import { chmod, link, mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { type ImpliedMirror, mergeSettings, PROVIDER_ADDRESSES } from "./installation-settings.ts";

const ARCHITECTURES: Record<string, string> = { x64: "amd64", arm64: "arm64", arm: "arm", ia32: "386" };
const NAME = "terraform-provider-croft";

/** How many builds are kept: an executable has 110 MB. */
const KEPT = 4;

export interface InstallOptions {
  /** The provider: one executable file. */
  bundle: string;
  /** Folder of the mirrors. */
  mirror: string;
  /** Where the client's settings that name the mirror are written. */
  terraformrc: string;
  /** What the user's own settings say, which is kept. */
  user?: { text: string; implied: readonly ImpliedMirror[] };
  /** Terraform's name of the platform, like linux_amd64; this machine's by default. */
  platform?: string;
}

export interface InstalledProvider {
  version: string;
  /** Path of the executable file in the mirror. */
  file: string;
  /** Whether this call put it there. */
  installed: boolean;
}

const existsAlready = (error: unknown): boolean =>
  ["EEXIST", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? "");

/** Writes a file that is on the disk when this returns. */
async function writeSynced(file: string, contents: Uint8Array | string, mode: number): Promise<void> {
  const handle = await open(file, "wx", mode);
  try {
    await handle.writeFile(contents);
    // The mode given to open is narrowed by the umask.
    await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name beside `target` that nobody else uses: on the same file system, and outside of what Terraform reads. */
const beside = (target: string): string => `${target}.${randomBytes(6).toString("hex")}.tmp`;

async function writeConfiguration(file: string, text: string): Promise<void> {
  if ((await readFile(file, "utf8").catch(() => undefined)) === text) {
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  const aside = beside(file);
  try {
    await writeSynced(aside, text, 0o644);
    await rename(aside, file);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Puts the version there whole; false when it is there already. */
async function addVersion(options: {
  folder: string;
  files: readonly string[];
  contents: Uint8Array;
}): Promise<boolean> {
  const aside = beside(options.folder);
  const [first = "", ...others] = options.files.map((file) =>
    path.join(aside, path.relative(options.folder, file)),
  );
  try {
    await mkdir(path.dirname(first), { recursive: true });
    await writeSynced(first, options.contents, 0o755);
    for (const other of others) {
      await mkdir(path.dirname(other), { recursive: true });
      await link(first, other);
    }
    await rename(aside, options.folder);
    return true;
  } catch (error) {
    if (existsAlready(error)) {
      return false;
    }
    throw error;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Removes the builds that were used least recently. */
async function removeOld(mirror: string): Promise<void> {
  const builds = (await readdir(mirror)).filter((name) => /^0\.0\.0\+dev\.[0-9a-f]+$/.test(name));
  const used = await Promise.all(
    builds.map(async (name) => ({ name, at: (await stat(path.join(mirror, name))).mtimeMs })),
  );
  const old = used.sort((a, b) => b.at - a.at).slice(KEPT);
  await Promise.all(old.map(({ name }) => rm(path.join(mirror, name), { recursive: true, force: true })));
}

/**
 * Makes a mirror hold the bundle, and the settings name the mirror. May be called by several processes at once. Errors: host_error
 * when the bundle cannot be read; invalid_value when the user's settings cannot be merged; those of the file system.
 */
export async function installProvider(options: InstallOptions): Promise<InstalledProvider> {
  const contents = await readFile(options.bundle).catch((cause: unknown) => {
    const message = `installing the provider: its bundle ${options.bundle} cannot be read; \`npm run build\` makes it`;
    throw new CroftError("host_error", message, { cause });
  });
  const platform = options.platform ?? `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
  const version = `0.0.0+dev.${createHash("sha256").update(contents).digest("hex").slice(0, 12)}`;
  const mirrors = path.resolve(options.mirror);
  const folder = path.join(mirrors, version);
  const settings = mergeSettings(options.user?.text ?? "", { folder }, options.user?.implied);
  // No version in the file's name: Node takes what follows a dot for an extension, and below a package.json that says
  // "module" (the mirror may lie in a project) it refuses to run one that it does not know.
  const files = PROVIDER_ADDRESSES.map((address) => path.join(folder, address, version, platform, NAME));
  const [file = ""] = files;
  const installed = await addVersion({ folder, files, contents });
  if (!installed) {
    const now = new Date();
    await chmod(file, 0o755);
    await utimes(folder, now, now);
  }
  await writeConfiguration(options.terraformrc, settings);
  await removeOld(mirrors).catch(() => undefined);
  return { version, file, installed };
}
