// Compiles the provider into one executable with Bun, which is an npm package: it needs no Node where it runs and reaches
// the handshake in a quarter of Node's time. The script of the same sources stays what runs where Bun does not.
//
//   sources --esbuild--> script with a shebang (any platform that has Node)
//      \--bun--> executable of one platform
//
// The same sources, Bun and platform give the same bytes, wherever the repository lies.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const npm = createRequire(path.join(root, "package.json"));
const NAME = "terraform-provider-croft";

/** Where the build puts it; the name of the file is part of what Bun compiles. */
export const executableFile = path.join(root, "provider/dist/executable", NAME);

const OPTIONS = [
  "--compile",
  "--bytecode",
  "--minify",
  // These processes live for seconds: a compiler that optimizes after a thousand calls takes a sixth of their time, and pays for little
  // of it. Ten times as many is what a plan of thousands reaches.
  "--compile-jit-policy=10",
  // Of bytecode the compiler makes that the path on the machine where it was built, which is nobody's business on another.
  '--define=import.meta.url="file:///$bunfs/root/cli/dist/program"',
  // Terraform starts a provider in the user's folder. What lies there is no business of it, and `preload` would run it.
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
  "--no-compile-autoload-tsconfig",
  "--no-compile-autoload-package-json",
];

const ARCHITECTURES = { x64: "x64", arm64: "aarch64" };

/** Bun of this machine, which npm installed; undefined where there is none for it. */
function bun() {
  const musl = process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
  const name = `@oven/bun-${process.platform}-${ARCHITECTURES[process.arch]}${musl ? "-musl" : ""}`;
  try {
    const folder = (of) => path.dirname(npm.resolve(`${of}/package.json`));
    // Bun's own installation moves the program out of the package of its platform; without scripts it stays there.
    const places = [path.join(folder(name), "bin/bun"), path.join(folder("bun"), "bin/bun.exe")];
    const file = places.find((place) => existsSync(place));
    return file && { file, version: npm("bun/package.json").version };
  } catch {
    return undefined;
  }
}

/** Compiles the provider into `out`, for the platform of `runtime`, a `{ platform, file }` of Bun; without one for this machine. */
export function compileProvider({ out, runtime }) {
  compile({ entry: "provider/src/main.ts", name: NAME, out, runtime, verify: requireStart });
}

/** Compiles the command `croft` likewise. */
export function compileCommand({ out, runtime }) {
  compile({ entry: "cli/src/croft-main.ts", name: "croft", out, runtime });
}

function compile({ entry, name, out, runtime, verify }) {
  const found = bun();
  if (found === undefined) throw new Error(`npm has no Bun for ${process.platform} on ${process.arch}`);
  mkdirSync(path.dirname(out), { recursive: true });
  const aside = mkdtempSync(path.join(path.dirname(out), "compile-"));
  try {
    const file = path.join(aside, name);
    const made = spawnSync(
      found.file,
      [
        "build",
        ...OPTIONS,
        ...(runtime === undefined
          ? ["--target=bun"]
          : [`--target=bun-${runtime.platform}`, `--compile-executable-path=${runtime.file}`]),
        path.join(root, entry),
        `--outfile=${file}`,
      ],
      { cwd: root, encoding: "utf8", env: { DO_NOT_TRACK: "1", TMPDIR: aside } },
    );
    if (made.status !== 0) throw new Error(`${made.stderr}${made.stdout}${made.error ?? ""}`.trim());
    if (runtime === undefined) verify?.(file);
    renameSync(file, out);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** An executable that cannot run here (an old processor, another C library) must not take the script's place. */
function requireStart(file) {
  const started = spawnSync(file, [], { encoding: "utf8", env: {}, timeout: 30_000 });
  if (started.status === 1 && started.stderr.includes("Terraform provider")) return;
  throw new Error(`it does not start: ${started.error ?? started.signal ?? started.stderr}`);
}

/**
 * Makes the executable of this machine beside the script, whose contents say whether it is fresh. Where it cannot be made,
 * there is none afterward, and why goes to `note`.
 */
export function buildExecutable(script, note) {
  const version = bun()?.version;
  const stampFile = `${executableFile}.of`;
  const stamp = createHash("sha256")
    .update(readFileSync(script))
    .update(JSON.stringify([version, process.platform, process.arch, OPTIONS]))
    .digest("hex");
  const built = existsSync(stampFile) ? readFileSync(stampFile, "utf8") : "";
  if (built === stamp ? existsSync(executableFile) : built === `${stamp} failed`) return;
  let result = stamp;
  try {
    compileProvider({ out: executableFile });
  } catch (error) {
    rmSync(executableFile, { force: true });
    result = `${stamp} failed`;
    note(
      `The provider runs as a script, which needs Node: its executable could not be built (${error.message})`,
    );
  }
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, result);
}
