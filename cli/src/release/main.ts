// npm run release [-- --out FOLDER] [--only provider,debian,npm,sbom] [--platform linux_amd64,…]
import path from "node:path";
import { parseArgs } from "node:util";
import { StepFailed } from "../../steps.mjs";
import { readConfig } from "../config.ts";
import { ALL_PLATFORMS, PARTS, release } from "./release.ts";

/** The choices of a list with commas. Errors: names what there is none of. */
function choose<T extends string>(all: readonly T[], given: string | undefined): T[] {
  if (given === undefined) return [...all];
  const names = given.split(",");
  const unknown = names.filter((name) => !all.some((one) => one === name));
  if (unknown.length > 0) throw new Error(`there is no ${unknown.join(", ")}; there are ${all.join(", ")}`);
  return all.filter((one) => names.includes(one));
}

async function main(args: string[]): Promise<void> {
  const options = {
    out: { type: "string" },
    only: { type: "string" },
    platform: { type: "string" },
  } as const;
  const { values } = parseArgs({ args, options });
  const { root, cache, releaseKey } = readConfig();
  const out = path.resolve(values.out ?? path.join(root, "dist/release"));
  const { version, isRelease } = await release({
    root,
    out,
    cache,
    parts: choose(PARTS, values.only),
    platforms: choose(ALL_PLATFORMS, values.platform),
    signingKey: releaseKey,
  });
  const what = isRelease ? `Release ${version}` : `Development build ${version}, which is no release`;
  const signed = releaseKey === null ? "not signed: CROFT_RELEASE_KEY names no key of GnuPG" : "signed";
  process.stdout.write(`\n${what}, ${signed}: ${out}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  if (error instanceof StepFailed && error.log) process.stderr.write(`The log is ${error.log}\n`);
  process.exitCode = 1;
}
