// What the npm scripts run once everything is built: start, stop, ssh and what else reaches VMs, and what tests need.

import path from "node:path";
import { cleanLines } from "@croft/schemas/clean-text.ts";
import { ConnectionError } from "@croft/schemas/client/failures.ts";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { StepFailed, step } from "../steps.mjs";
import { audit } from "./audit.ts";
import { type Config, homePaths, readConfig } from "./config.ts";
import { openConsole } from "./console.ts";
import { DEBIAN_IMAGE } from "./debian-image/recipe.ts";
import { GUEST_IMAGE } from "./guest-image/recipe.ts";
import { buildGuestImage, cacheGuestImage } from "./image-builder/build.ts";
import { installPackages, TEST_NEEDS } from "./install-packages.ts";
import { proxy } from "./proxy.ts";
import { readApi } from "./reconciler-api.ts";
import { fetchNode } from "./release/runtimes.ts";
import { saveScreenshot, showLog } from "./screen.ts";
import { buildSite } from "./site/build.ts";
import { ssh } from "./ssh.ts";
import { homeHelper, writeSshConfig } from "./ssh-files.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";

async function main([command, ...rest]: string[]): Promise<number> {
  const config = readConfig();
  switch (command) {
    case "start":
      await start(config);
      return 0;
    case "stop":
      await stop(config, rest.includes("--destroy"));
      return 0;
    case "ssh": {
      const [target, ...words] = rest;
      const program = path.join(config.root, "cli/dist/ssh.js");
      const where = { home: config.home, helper: homeHelper(config.home, program, process.execPath) };
      if (target === "--config") {
        process.stdout.write(`${writeSshConfig(where.home, where.helper)}\n`);
        return 0;
      }
      if (target === undefined) throw new Error("usage: npm run ssh -- <project>/<vm> [command] | --config");
      return ssh(apiOf(config), where, target, words);
    }
    case "proxy":
      await proxy(apiOf(config), one(rest, "proxy <project>/<vm>"));
      return 0;
    case "console": {
      const view = rest[0] === "--view";
      const target = one(view ? rest.slice(1) : rest, "console [--view] <project>/<vm>");
      const say = (line: string) => void process.stderr.write(`${line}\n`);
      const terminal = { input: process.stdin, output: process.stdout, say };
      await openConsole(apiOf(config), target, { view, terminal });
      // What is typed is still listened for.
      return process.exit(0);
    }
    case "log":
      await showLog(apiOf(config), rest, process.stdout);
      return 0;
    case "screenshot":
      process.stdout.write(`${await saveScreenshot(apiOf(config), rest)}\n`);
      return 0;
    case "docs": {
      const out = path.join(config.root, "dist/docs");
      await step("Documentation", async () => `${buildSite(config.root, out)} pages in ${out}`);
      return 0;
    }
    case "audit":
      await step("Dependencies", () => audit(config.root));
      return 0;
    case "packages":
      await step("Debian packages", (note) => installPackages({ log: note, needs: TEST_NEEDS }));
      return 0;
    case "node":
      process.stdout.write(`${await fetchNode(config.cache)}\n`);
      return 0;
    case "images":
      await buildImages(config.cache);
      return 0;
    case "debian-image":
      process.stdout.write(await makeDebianImage(config));
      return 0;
    default:
      throw new Error(`unknown command ${command ?? "(none)"}: ${COMMANDS}`);
  }
}

const COMMANDS =
  "start, stop, ssh, console, log, screenshot, proxy, docs, audit, packages, images or debian-image";

/** A whole Debian in the state folder; returns how a configuration names it. */
async function makeDebianImage({ home, cache }: Config): Promise<string> {
  const outputDirectory = homePaths(home).debian;
  await step("Debian packages", (note) => installPackages({ log: note }));
  const { image, kernel, initrd, commandLine } = await step("Debian with systemd and cloud-init", (log) =>
    buildGuestImage({ recipe: DEBIAN_IMAGE, outputDirectory, cacheDirectory: cache, log }),
  );
  return `
resource "croft_image" "debian" {
  name   = "debian"
  shared = true
  path   = "${image}"
  kernel = {
    path         = "${kernel}"
    initrd_path  = "${initrd}"
    command_line = "${commandLine}"
  }
}
`;
}

/** Those of the tests, each built once. */
const IMAGES = [
  ["Guest image", GUEST_IMAGE],
  ["Image of a Debian as clouds offer it", DEBIAN_IMAGE],
] as const;

/** Until it is told to end, which ends the build that goes on. */
async function buildImages(cacheDirectory: string): Promise<void> {
  const ending = new AbortController();
  process.once("SIGTERM", () => ending.abort(new Error("the build of the images was stopped")));
  for (const [title, recipe] of IMAGES) {
    await step(title, (log) => cacheGuestImage({ recipe, cacheDirectory, log, signal: ending.signal }));
  }
}

function apiOf(config: Config): Api {
  const api = readApi(homePaths(config.home).reconciler);
  if (api === undefined) throw new Error(`no Croft in ${config.home}; \`npm start\` starts one`);
  return api;
}

function one(words: readonly string[], usage: string): string {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw new Error(`usage: ${usage}`);
  return word;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof ConnectionError)) return error instanceof Error ? error.message : String(error);
  return error.distrusted ?? `${error.message}; \`npm start\` starts it`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${cleanLines(wordsOf(error))}\n`);
  if (error instanceof StepFailed && error.log !== undefined)
    process.stderr.write(`The log is ${error.log}\n`);
  process.exitCode = 1;
}
