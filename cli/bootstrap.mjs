// The first thing that runs in a fresh clone: installs the npm packages when they are missing or old, builds, and hands
// over to the built program. Plain JavaScript that imports nothing but Node until then.
//   node cli/bootstrap.mjs start | stop | ssh | test [unit] | bench
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { StepFailed, step } from "./steps.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const stampFile = path.join(root, "node_modules", ".croft-stamp");
const COMPILER = { python3: "python3", make: "make", "g++": "g++" };

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Croft needs Node 20.19 or newer; this is ${process.versions.node} (${process.execPath})`);
}

/** Runs a command; its lines go to `note` and to a log file; throws when it fails. */
function run(command, args, { note, env = {}, log }) {
  return new Promise((resolve, reject) => {
    const file = log === undefined ? undefined : openSync(log, "a", 0o600);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        if (file !== undefined) writeFileSync(file, `${line}\n`);
        tail.push(line);
        if (tail.length > 15) tail.shift();
        note?.(line);
      });
    }
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (file !== undefined) closeSync(file);
      if (code === 0) resolve();
      else
        reject(
          new Error(`${command} ${args[0]} ended with ${signal ?? `code ${code}`}:\n${tail.join("\n")}`),
        );
    });
  });
}

const has = (command) => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

/** sqlite3 comes as source: its compiler is installed by apt-get as root, else the one command to run is told. */
async function installCompiler(log) {
  const missing = Object.keys(COMPILER).filter((command) => !has(command));
  if (missing.length === 0) return;
  const packages = missing.map((command) => COMPILER[command]);
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (process.getuid() !== 0 || !has("apt-get"))
    throw new Error(`${missing.join(", ")} missing; run as root: ${command}`);
  await step(`Compiler (${packages.join(", ")})`, () => run("sh", ["-c", command], { log }), { log });
}

// node-gyp would fetch Node's headers from the network; a distribution's Node has them beside it.
function headers() {
  const prefix = path.resolve(path.dirname(process.execPath), "..");
  return existsSync(path.join(prefix, "include/node/node_version.h")) ? { npm_config_nodedir: prefix } : {};
}

async function installDependencies() {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  const stamp = createHash("sha256").update(lock).update(process.version).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const log = path.join(stateFolder(), "log", "npm.log");
  mkdirSync(path.dirname(log), { recursive: true });
  await installCompiler(log);
  await step(
    "npm packages (sqlite3 is compiled from its source: about a minute, once)",
    () => run("npm", ["ci", "--no-audit", "--no-fund"], { log, env: headers() }),
    { log },
  );
  writeFileSync(stampFile, stamp);
}

const stateFolder = () => path.resolve(root, process.env.CROFT_HOME || ".croft");

async function buildAll() {
  const { buildPrograms } = await import("./build.mjs");
  await buildPrograms();
}

/** Hands the terminal over to a program and ends as it ends. */
function handOver(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
  // The terminal sends Ctrl-C to both: the program decides, this only waits for it.
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
  return new Promise((resolve) => child.on("close", (code, signal) => resolve(signal === null ? code : 1)));
}

async function test(kind) {
  const npx = (tool) => path.join(root, "node_modules", ".bin", tool);
  const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");
  const suite = (name) => ["--experimental-vm-modules", "--no-warnings", jest, "--selectProjects", name];
  // Tests beside the sources use the real tools too, so a new machine gets them first.
  const prepared = await handOver(["cli/dist/main.js", "packages"]);
  if (prepared !== 0) return prepared;
  if (kind === "unit") return handOver(suite("unit"));
  await step("Types", (note) => run(npx("tsc"), ["--noEmit"], { note }));
  await step("Format and lint", (note) => run(npx("biome"), ["check", "--error-on-warnings", "."], { note }));
  for (const name of ["unit", "tools"]) {
    const status = await handOver(suite(name));
    if (status !== 0) return status;
  }
  // As steps of their own: a build may take minutes where the limits of tests are for what hangs.
  const images = await handOver(["cli/dist/main.js", "images"]);
  return images === 0 ? handOver([...suite("e2e"), "--runInBand", "--verbose"]) : images;
}

async function main([command, ...rest]) {
  requireNode();
  // `ssh` passes a command's output on: it says nothing of its own unless there is something to do first.
  await installDependencies();
  if (command === "start" || command === "bench") await step("Build", buildAll);
  else await buildAll();
  if (command === "test") return test(rest[0]);
  if (command === "bench") {
    const prepared = await handOver(["cli/dist/main.js", "packages"]);
    return prepared === 0 ? handOver(["tests/dist/bench.js", ...rest]) : prepared;
  }
  return handOver(["cli/dist/main.js", command, ...rest]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  if (error instanceof StepFailed && error.log) process.stderr.write(`The log is ${error.log}\n`);
  process.exitCode = 1;
}
