// The provider as registries and mirrors want it: an archive per platform, the manifest, SHA256SUMS, and its signature.
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { zipSync } from "fflate";
import { compileProvider } from "../../executable.mjs";
import { fetchBun, type Platform } from "./runtimes.ts";
import type { Source } from "./source.ts";

const NAME = "terraform-provider-croft";
const MANIFEST = { version: 1, metadata: { protocol_versions: ["6.0"] } };

export interface Archive {
  platform: Platform;
  /** The archive's name. */
  file: string;
  /** What lock files hold: of the archive, and of what it unpacks to. */
  hashes: string[];
}

export interface ReleaseFolders {
  root: string;
  out: string;
  cache: string;
}

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

/** An archive of one program. What differs from build to build, such as times, is the commit's. */
export function zipProgram(
  name: string,
  program: Uint8Array,
  epochSeconds: number,
  level: 0 | 6 = 6,
): Uint8Array {
  const mode = 0o100755;
  // The format has the local time without its zone; as the Unix epoch is before 1980, it would not bear 0.
  const time = new Date(Math.max(epochSeconds, 315_619_200) * 1000);
  const local = new Date(time.getTime() + time.getTimezoneOffset() * 60_000);
  return zipSync({ [name]: [program, { level, os: 3, attrs: (mode << 16) >>> 0, mtime: local }] });
}

/** `h1` of an unpacked archive with one file: the hash of a list of hashes, as golang.org/x/mod/sumdb/dirhash makes it. */
export const directoryHash = (name: string, program: Uint8Array): string =>
  `h1:${createHash("sha256")
    .update(`${sha256(program)}  ${name}\n`)
    .digest("base64")}`;

/** Compiles the provider for a platform and writes its archive. */
async function writeArchive(folders: ReleaseFolders, source: Source, platform: Platform): Promise<Archive> {
  const aside = mkdtempSync(path.join(tmpdir(), "croft-release-"));
  try {
    const runtime = await fetchBun(folders.root, platform, folders.cache);
    const out = path.join(aside, NAME);
    compileProvider({ out, runtime });
    const program = readFileSync(out);
    requirePlatform(program, platform);
    const name = `${NAME}_v${source.version}`;
    const zip = zipProgram(name, program, source.epochSeconds);
    const file = `${NAME}_${source.version}_${platform}.zip`;
    writeFileSync(path.join(folders.out, file), zip);
    return { platform, file, hashes: [directoryHash(name, program), `zh:${sha256(zip)}`] };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** What cannot be run here is held against its header: ELF's machine, or Mach-O's processor and its signature. */
export function requirePlatform(program: Uint8Array, platform: Platform): void {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const isElf = bytes.readUInt32BE(0) === 0x7f454c46;
  const isMachO = bytes.readUInt32LE(0) === 0xfeedfacf;
  const processor = isElf ? bytes.readUInt16LE(18) : isMachO ? bytes.readUInt32LE(4) : 0;
  const expected = {
    linux_amd64: [isElf, 62],
    linux_arm64: [isElf, 183],
    darwin_amd64: [isMachO, 0x01000007],
    darwin_arm64: [isMachO, 0x0100000c],
  }[platform];
  if (expected[0] === true && processor === expected[1]) return;
  throw new Error(`what was compiled for ${platform} is no program of it (processor ${processor})`);
}

/** Writes archives, manifest and sums for the platforms; signs the sums where a key is given. */
export async function writeProviderArchives(
  folders: ReleaseFolders,
  source: Source,
  platforms: readonly Platform[],
  signingKey: string | null,
): Promise<Archive[]> {
  mkdirSync(folders.out, { recursive: true });
  const archives: Archive[] = [];
  for (const platform of platforms) archives.push(await writeArchive(folders, source, platform));
  const base = `${NAME}_${source.version}`;
  writeFileSync(path.join(folders.out, `${base}_manifest.json`), `${JSON.stringify(MANIFEST, null, 2)}\n`);
  const sums = [...archives.map(({ file }) => file), `${base}_manifest.json`]
    .sort()
    .map((file) => `${sha256(readFileSync(path.join(folders.out, file)))}  ${file}\n`);
  const sumsFile = path.join(folders.out, `${base}_SHA256SUMS`);
  writeFileSync(sumsFile, sums.join(""));
  if (signingKey !== null) await sign(sumsFile, signingKey);
  return archives;
}

/** A detached, binary signature, as registries want it. */
export async function sign(file: string, key: string): Promise<void> {
  rmSync(`${file}.sig`, { force: true });
  await execa("gpg", ["--batch", "--local-user", key, "--output", `${file}.sig`, "--detach-sign", file]);
}
