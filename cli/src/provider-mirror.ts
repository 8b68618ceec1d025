// Installs the provider into a filesystem mirror, from which `terraform init` takes it without a registry.
//
//   newest version held? --no--> 0.1.0 is installed
//        | yes
//        v
//   same contents as the bundle? --yes--> that version is used
//        | no
//        v
//   next patch version is installed
//
// Lock files in users' folders hold the hash of a version, so what a version holds is never replaced: a version's folder appears
// whole, by a rename, and that rename fails where a folder is already.

import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";

const PROVIDER_ADDRESS = "registry.terraform.io/croft/croft";

type Version = [major: number, minor: number, patch: number];
const BASE: Version = [0, 1, 0];

const ARCHITECTURES: Record<string, string> = { x64: "amd64", arm64: "arm64", arm: "arm", ia32: "386" };

export interface InstallOptions {
  /** The bundled provider: one executable file. */
  bundle: string;
  /** Folder of the mirror. */
  mirror: string;
  /** Where Terraform's configuration that names the mirror is written. */
  terraformrc: string;
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

const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

const existsAlready = (error: unknown): boolean =>
  ["EEXIST", "ENOTEMPTY"].includes((error as NodeJS.ErrnoException).code ?? "");

/** The newest version that has a folder, whatever it holds; undefined when there is none. */
async function newestVersion(versions: string): Promise<Version | undefined> {
  const names = await readdir(versions).catch(() => []);
  return names
    .map((name) => /^(\d+)\.(\d+)\.(\d+)$/.exec(name))
    .filter((match) => match !== null)
    .map((match): Version => [Number(match[1]), Number(match[2]), Number(match[3])])
    .sort(compare)
    .at(-1);
}

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

/** Whether the version's folder was made by this call; false when there is one already. */
async function addVersion(options: {
  mirror: string;
  folder: string;
  file: string;
  contents: Uint8Array;
}): Promise<boolean> {
  const aside = beside(options.mirror);
  const file = path.join(aside, path.relative(options.folder, options.file));
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeSynced(file, options.contents, 0o755);
    await mkdir(path.dirname(options.folder), { recursive: true });
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

/** A string of the language of Terraform's own settings, which is older than that of its configurations: `%{` means nothing in it. */
function quoted(text: string): string {
  if (text.includes("${")) {
    throw new CroftError(
      "invalid_value",
      `writing Terraform's settings: the path ${text} holds "\${", which they cannot express; use another state folder`,
    );
  }
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

/** Terraform's configuration: croft/croft from the mirror only, everything else as usual. */
export function terraformConfiguration(mirror: string): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${quoted(mirror)}
    include = [${quoted(PROVIDER_ADDRESS)}]
  }
  direct {
    exclude = [${quoted(PROVIDER_ADDRESS)}]
  }
}
`;
}

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

/**
 * Makes the mirror's newest version hold the bundle, and the configuration name the mirror. May be called by several processes at
 * once. Errors: host_error when the bundle cannot be read; those of the file system.
 */
export async function installProvider(options: InstallOptions): Promise<InstalledProvider> {
  const contents = await readFile(options.bundle).catch((cause: unknown) => {
    const message = `installing the provider: its bundle ${options.bundle} cannot be read; \`npm run build\` makes it`;
    throw new CroftError("host_error", message, { cause });
  });
  const platform = options.platform ?? `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
  const mirror = path.resolve(options.mirror);
  const configuration = terraformConfiguration(mirror);
  const versions = path.join(mirror, PROVIDER_ADDRESS);
  const place = (version: Version) => {
    const name = version.join(".");
    const folder = path.join(versions, name);
    // No version in the file's name: Node takes what follows a dot for an extension, and below a package.json that says
    // "module" (the mirror may lie in a project) it refuses to run one that it does not know.
    return { name, folder, file: path.join(folder, platform, "terraform-provider-croft") };
  };

  for (;;) {
    const newest = await newestVersion(versions);
    if (newest !== undefined) {
      const { name, file } = place(newest);
      const held = await readFile(file).catch(() => undefined);
      if (held?.equals(contents)) {
        await chmod(file, 0o755);
        await writeConfiguration(options.terraformrc, configuration);
        return { version: name, file, installed: false };
      }
    }
    const next: Version = newest === undefined ? BASE : [newest[0], newest[1], newest[2] + 1];
    const { name, folder, file } = place(next);
    // Not made: another process was first. What it installed is looked at anew.
    if (await addVersion({ mirror, folder, file, contents })) {
      await writeConfiguration(options.terraformrc, configuration);
      return { version: name, file, installed: true };
    }
  }
}
