// Places of their own, below `.croft/clients`, for tools of other languages that test the REST interface: what they need is
// installed there at the first use, and again when the list of it changes.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "@jest/globals";
import { ExecaError, execa, execaSync } from "execa";
import { root } from "./clone.ts";

const SOURCES = path.join(root, "tests/clients");
const PLACES = path.join(root, ".croft/clients");
/** A registry that takes longer is not there. */
const INSTALL_MS = 240_000;

/** Copies an environment's files to its place, and installs what it needs unless that is there. Returns the place. */
export async function prepareEnvironment(
  name: string,
  manifest: string,
  install: (at: string) => Promise<unknown>,
): Promise<string> {
  const at = path.join(PLACES, name);
  mkdirSync(at, { recursive: true });
  cpSync(path.join(SOURCES, name), at, { recursive: true });
  const wanted = readFileSync(path.join(SOURCES, name, manifest), "utf8");
  const stamp = path.join(at, ".installed");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    await install(at);
    writeFileSync(stamp, wanted);
  }
  return at;
}

/** Installs `requirements.txt` into a virtual environment. */
export async function installPython(at: string): Promise<void> {
  await execa("python3", ["-m", "venv", "--clear", "venv"], { cwd: at });
  const words = ["install", "--quiet", "-r", "requirements.txt"];
  await execa(path.join(at, "venv/bin/pip"), words, { cwd: at, timeout: INSTALL_MS });
}

/** For a test that is left out where its environment cannot be had, such as without a registry: prints the reason. */
export function leftOut(error: unknown): undefined {
  const reason = error instanceof ExecaError ? error.shortMessage : String(error);
  process.stdout.write(`skipped: ${reason}\n`);
  return undefined;
}

export const hasProgram = (program: string, ...args: string[]): boolean =>
  execaSync(program, args, { reject: false }).exitCode === 0;

export const hasPython = (): boolean => hasProgram("python3", "-c", "import venv, ensurepip");

/** `test`, or a skip with its reason. */
export function testWith(isHere: boolean, lacking: string): typeof test | typeof test.skip {
  if (!isHere) process.stdout.write(`skipped: ${lacking} is not at hand\n`);
  return isHere ? test : test.skip;
}
