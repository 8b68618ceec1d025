// `npm test`: all of it, or the files whose path holds a name. Plain JavaScript, as the bootstrap that calls it.
//
//   packages ─┬─ types, format, audit, unit, tools ─┬─ end to end
//             └─ images of guests ──────────────────┘
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { checkDocument } from "./check-document.mjs";
import { handOver, root, run } from "./processes.mjs";
import { step } from "./steps.mjs";

const JEST = path.join(root, "node_modules", "jest", "bin", "jest.js");
const NODE = ["--experimental-vm-modules", "--no-warnings"];
const binary = (tool) => path.join(root, "node_modules", ".bin", tool);

/** Runs tests as the arguments say; the exit code. `logs` is where background steps write. */
export async function runTests(args, logs) {
  const flags = new Set(args.filter((arg) => arg === "--unit" || arg === "--exhaustive"));
  const rest = args.filter((arg) => !flags.has(arg));
  const env = flags.has("--exhaustive") ? { CROFT_TEST_SAMPLE: "all" } : {};
  // Tests beside the sources use the real tools too, so a new machine gets them first.
  const prepared = await handOver(["cli/dist/main.js", "packages"]);
  if (prepared !== 0) return prepared;
  if (flags.has("--unit")) return jest(["--selectProjects", "unit", ...rest], env);
  return rest.length > 0 ? runNamed(rest, env) : runAll(env, logs);
}

const jest = (args, env, node = nodeOfTests()) => handOver([...NODE, JEST, ...args], env, node);

/**
 * Tests, and all that they start, run under this Node; under another one with `CROFT_NODE`: the path of its program, or `release` for
 * the one that packages bring.
 */
function nodeOfTests() {
  const chosen = process.env.CROFT_NODE || process.execPath;
  const node = chosen === "release" ? releasedNode() : chosen;
  if (node !== process.execPath) {
    const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
    process.stdout.write(`• Node ${String(stdout).trim() || "(it does not run)"}: ${node}\n`);
  }
  return node;
}

function releasedNode() {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["cli/dist/main.js", "node"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the Node of releases cannot be had: ${stderr.trim()}`);
  return stdout.trim();
}

/** Of the three suites whatever matches: a name is a part of a path. */
async function runNamed(names, env) {
  const selection = names.some((name) => name.startsWith("-")) ? names : ["--testPathPatterns", ...names];
  const { stdout } = spawnSync(process.execPath, [...NODE, JEST, "--listTests", ...selection], {
    cwd: root,
    encoding: "utf8",
  });
  const files = stdout.split("\n").filter((line) => line.endsWith(".test.ts"));
  if (files.length === 0) throw new Error(`no test file has ${names.join(" or ")} in its path`);
  if (files.some((file) => file.includes("/e2e/"))) {
    const images = await handOver(["cli/dist/main.js", "images"]);
    if (images !== 0) return images;
  }
  return jest([...selection, "--verbose"], env);
}

async function runAll(env, logs) {
  const failed = [];
  /** What fails keeps nothing else from being run: one run shows all that is wrong. */
  async function suite(project, more = [], node = nodeOfTests()) {
    process.stdout.write(`• Tests: ${project}${node === process.execPath ? "" : ` under ${node}`}\n`);
    const status = await jest(["--selectProjects", project, ...more], env, node);
    if (status !== 0) failed.push(project);
  }
  const images = buildImages(path.join(logs, "images.log"));
  try {
    await Promise.all([
      step("Types", (note) => run(binary("tsc"), ["--noEmit"], { note })),
      step("Format and lint", (note) =>
        run(binary("biome"), ["check", "--error-on-warnings", "."], { note }),
      ),
      step("The document of the REST interface", (note) => checkDocument(note)),
      step("Exports and packages that nobody uses", (note) => run(binary("knip"), [], { note })),
    ]);
    const audited = await handOver(["cli/dist/main.js", "audit"]);
    if (audited !== 0) return audited;
    await suite("unit");
    await suite("tools");
    await step("Images of guests", () => images.built, { log: images.log });
  } finally {
    images.stop();
  }
  await suite("e2e", ["--verbose"]);
  // Once more what is quick, under the Node that packages bring.
  if (!process.env.CROFT_NODE) await suite("unit", [], releasedNode());
  return failed.length === 0 ? 0 : 1;
}

/** Builds them beside the tests that need none: it takes minutes, and limits of tests are for what hangs. */
function buildImages(log) {
  mkdirSync(path.dirname(log), { recursive: true });
  const ending = new AbortController();
  const built = run(process.execPath, ["cli/dist/main.js", "images"], { log, signal: ending.signal });
  // Whoever waits for it hears of a failure; before that nobody does.
  built.catch(() => undefined);
  return { built, log, stop: () => ending.abort() };
}
