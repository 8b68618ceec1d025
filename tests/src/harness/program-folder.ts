// A folder outside the clone with a TypeScript program for CDK Terrain or CDKTF in it, as somebody has it who installed the
// released packages: constructs as they are packed, beside the libraries that npm brought.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { writeNpmPackages } from "../../../cli/src/release/npm-packages.ts";
import { build } from "./built-provider.ts";
import { root } from "./clone.ts";

export interface ProgramFolder {
  readonly folder: string;
  at(...names: string[]): string;
  /** Copies a file or a folder into it. */
  copy(from: string, to: string): void;
  /** Runs a program in it and throws with its words when that fails. */
  run(program: string, args: readonly string[], env?: Record<string, string>): Promise<string>;
  remove(): void;
}

const LIBRARIES = [
  "cdktf",
  "cdktn",
  "constructs",
  "esbuild",
  "expect",
  "jest",
  "typescript",
  "@types",
  "@jest",
  "@swc",
];

export async function createProgramFolder(): Promise<ProgramFolder> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-program-"));
  const at = (...names: string[]): string => path.join(folder, ...names);
  const run: ProgramFolder["run"] = async (program, args, env = {}) =>
    (await execa(program, args, { cwd: folder, env: { ...env, CHECKPOINT_DISABLE: "1" }, all: true })).all;
  await build("provider", "bindings");
  mkdirSync(at("node_modules", "@croft"), { recursive: true });
  for (const name of [...LIBRARIES, ".bin"]) {
    symlinkSync(path.join(root, "node_modules", name), at("node_modules", name));
  }
  mkdirSync(at("packed"));
  await writeNpmPackages(
    root,
    { version: "1.2.3", isRelease: true, epochSeconds: 1_700_000_000 },
    at("packed"),
  );
  for (const name of ["cdktf", "cdktn"]) {
    const target = at("node_modules/@croft", name);
    mkdirSync(target);
    await run("tar", [
      "--extract",
      "--file",
      at(`packed/croft-${name}-1.2.3.tgz`),
      "--directory",
      target,
      "--strip-components=1",
    ]);
  }
  return {
    folder,
    at,
    copy: (from, to) => {
      const skipped = new Set(["dist", "cdktf.out", "node_modules", ".gen"]);
      cpSync(from, at(to), { recursive: true, filter: (one) => !skipped.has(path.basename(one)) });
    },
    run,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
