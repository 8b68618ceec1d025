// A copy of the sources that a test may change, generate from and build, with the packages of this repository.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { root } from "./clone.ts";

const PACKAGES = ["schemas", "reconciler", "provider", "cli"];

export interface RepositoryCopy {
  readonly folder: string;
  /** Copies the files of a folder to the same places; `.txt` after a source's own ending is taken off. Returns their paths. */
  add(from: string): string[];
  /** Puts a line before the first one that matches. */
  insert(file: string, line: string, before: RegExp): void;
  replace(file: string, text: string, by: string): void;
  /** Has the compiler check only these files and what they import. */
  checkOnly(files: readonly string[]): void;
  node(...args: string[]): Promise<void>;
  remove(): void;
}

/** Links to every package that npm installed; Croft's own are those of the copy. */
function linkPackages(folder: string): void {
  const installed = path.join(root, "node_modules");
  mkdirSync(path.join(folder, "node_modules/@croft"), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== "@croft") symlinkSync(path.join(installed, name), path.join(folder, "node_modules", name));
  }
  for (const name of PACKAGES) {
    symlinkSync(path.join(folder, name), path.join(folder, "node_modules/@croft", name));
    // npm keeps beside a workspace what it could not hoist.
    const own = path.join(root, name, "node_modules");
    if (existsSync(own)) symlinkSync(own, path.join(folder, name, "node_modules"));
  }
}

/** The compiler's configuration of this repository for other files, read as what it is: its layout may change. */
function configFor(files: readonly string[]): string {
  const settings = JSON.parse(readFileSync(path.join(root, "tsconfig.json"), "utf8"));
  settings.include = files;
  return `${JSON.stringify(settings, null, 2)}\n`;
}

export function copyRepository(): RepositoryCopy {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-copy-"));
  const skipped = new Set(["dist", ".gen", "node_modules"]);
  // Unit tests of the packages use parts of the harness.
  for (const name of [...PACKAGES, "examples", "tests/src/harness", "package.json", "tsconfig.json"]) {
    cpSync(path.join(root, name), path.join(folder, name), {
      recursive: true,
      filter: (source) => !skipped.has(path.basename(source)),
    });
  }
  linkPackages(folder);
  const at = (file: string): string => path.join(folder, file);
  const edit = (file: string, change: (text: string) => string): void => {
    const before = readFileSync(at(file), "utf8");
    const after = change(before);
    if (after === before) throw new Error(`nothing of ${file} was changed`);
    writeFileSync(at(file), after);
  };
  return {
    folder,
    add(from) {
      const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      return files.map(({ parentPath, name }) => {
        const place = path.relative(from, path.join(parentPath, name.replace(/\.ts\.txt$/, ".ts")));
        mkdirSync(path.dirname(at(place)), { recursive: true });
        cpSync(path.join(parentPath, name), at(place), { errorOnExist: true, force: false });
        return place;
      });
    },
    insert: (file, line, before) =>
      edit(file, (text) => {
        const lines = text.split("\n");
        const index = lines.findIndex((one) => before.test(one));
        if (index < 0) throw new Error(`${file} has no line like ${before}`);
        return lines.toSpliced(index, 0, line).join("\n");
      }),
    replace: (file, text, by) => edit(file, (whole) => whole.replace(text, by)),
    checkOnly: (files) => writeFileSync(at("tsconfig.json"), configFor(files)),
    async node(...args) {
      const { exitCode, all } = await execa(process.execPath, args, {
        cwd: folder,
        all: true,
        reject: false,
      });
      if (exitCode !== 0) throw new Error(`node ${args.join(" ")} ended with ${exitCode}:\n${all}`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
