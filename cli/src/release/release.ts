// `npm run release`: everything that is published, in one folder. Equal commits give equal bytes.
//
//   provider archives --> mirror --\
//   runtimes, bundles, croft -------+--> Debian packages --+--> SHA256SUMS (signed where a key is given)
//   library, provider ------------------> npm packages ----+
//   lock file --------------------------> SBOM ------------+
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileCommand } from "../../executable.mjs";
import { step } from "../../steps.mjs";
import { buildSite } from "../site/build.ts";
import {
  agentPackage,
  cliPackage,
  gitopsPackage,
  mirrorPackage,
  reconcilerPackage,
} from "./debian/contents.ts";
import { buildPackage } from "./debian/package.ts";
import { writeMirror } from "./mirror-files.ts";
import { writeNpmPackages } from "./npm-packages.ts";
import { type ReleaseFolders, sign, writeProviderArchives } from "./provider-archives.ts";
import { fetchBun, fetchNode, PLATFORMS, type Platform } from "./runtimes.ts";
import { writeSbom } from "./sbom.ts";
import { readSource, type Source } from "./source.ts";

/** The parts, each of which can be built alone. */
export const PARTS = ["provider", "debian", "npm", "sbom"] as const;
type Part = (typeof PARTS)[number];

export interface ReleaseOptions extends ReleaseFolders {
  parts: readonly Part[];
  platforms: readonly Platform[];
  /** A key of GnuPG that signs; null: nothing is signed. */
  signingKey: string | null;
}

async function provider(options: ReleaseOptions, source: Source): Promise<string> {
  const { out, platforms, signingKey } = options;
  const archives = await writeProviderArchives(options, source, platforms, signingKey);
  writeMirror(options, source, archives, path.join(out, "provider-mirror", source.version));
  return `${archives.length} platforms`;
}

async function debian(options: ReleaseOptions, source: Source): Promise<string> {
  const { root, cache } = options;
  const mirror = path.join(options.out, "provider-mirror");
  const aside = mkdtempSync(path.join(tmpdir(), "croft-release-"));
  try {
    const cli = path.join(aside, "croft");
    compileCommand({ out: cli, runtime: await fetchBun(root, "linux_amd64", cache) });
    const site = path.join(aside, "site");
    buildSite(root, site);
    const ingredients = { root, cli, site, node: await fetchNode(cache) };
    const packages = [
      reconcilerPackage(ingredients),
      agentPackage(ingredients),
      cliPackage(ingredients),
      gitopsPackage(ingredients),
      ...(options.parts.includes("provider") ? [mirrorPackage(ingredients, mirror)] : []),
    ];
    const release = { version: source.version, epochSeconds: source.epochSeconds, out: options.out };
    for (const one of packages) await buildPackage(one, release);
    return packages.map(({ name }) => name).join(", ");
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** SHA256SUMS of everything in the folder. */
async function writeSums({ out, signingKey }: ReleaseOptions): Promise<void> {
  const sums = path.join(out, "SHA256SUMS");
  const lines = readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("SHA256SUMS"))
    .map(({ name }) => name)
    .sort()
    .map(
      (name) =>
        `${createHash("sha256")
          .update(readFileSync(path.join(out, name)))
          .digest("hex")}  ${name}\n`,
    );
  writeFileSync(sums, lines.join(""));
  if (signingKey !== null) await sign(sums, signingKey);
}

/** Builds the parts into `out`, which is emptied before. */
export async function release(options: ReleaseOptions): Promise<Source> {
  const { root, out, parts } = options;
  const source = await readSource(root);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const build: Record<Part, () => Promise<string>> = {
    provider: () => provider(options, source),
    debian: () => debian(options, source),
    npm: () => writeNpmPackages(root, source, out),
    sbom: () => writeSbom(root, source, out),
  };
  for (const part of PARTS.filter((one) => parts.includes(one))) await step(TITLES[part], build[part]);
  await writeSums(options);
  return source;
}

const TITLES: Record<Part, string> = {
  provider: "Provider archives",
  debian: "Debian packages",
  npm: "npm packages",
  sbom: "List of components",
};

export const ALL_PLATFORMS = Object.keys(PLATFORMS) as Platform[];
