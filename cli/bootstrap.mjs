// The first thing that runs in a fresh clone: installs the npm packages when they are missing or old, builds, and hands
// over to the built program. Plain JavaScript that imports nothing but Node until then.
//   node cli/bootstrap.mjs start | stop | ssh | audit | test [--unit | --exhaustive] [NAME] | bench | release
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { handOver, root, run } from "./processes.mjs";
import { StepFailed, step } from "./steps.mjs";
import { runTests } from "./test.mjs";

const stampFile = path.join(root, "node_modules", ".croft-stamp");
const COMPILER = { python3: "python3", make: "make", "g++": "g++" };

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Croft needs Node 20.19 or newer; this is ${process.versions.node} (${process.execPath})`);
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

async function main([command, ...rest]) {
  requireNode();
  // `ssh` passes a command's output on: it says nothing of its own unless there is something to do first.
  await installDependencies();
  if (command === "start" || command === "bench") await step("Build", buildAll);
  else await buildAll();
  if (command === "test") return runTests(rest, path.join(stateFolder(), "log"));
  if (command === "bench") {
    const prepared = await handOver(["cli/dist/main.js", "packages"]);
    return prepared === 0 ? handOver(["tests/dist/bench.js", ...rest]) : prepared;
  }
  if (command === "release") return handOver(["cli/dist/release.js", ...rest]);
  return handOver(["cli/dist/main.js", command, ...rest]);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  if (error instanceof StepFailed && error.log) process.stderr.write(`The log is ${error.log}\n`);
  process.exitCode = 1;
}
