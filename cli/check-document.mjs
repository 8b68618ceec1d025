// The document of the REST interface under the rules of redocly and of spectral. Each is pinned with all that it needs in
// `tests/clients/linters`, and installed at the first check into a place of its own below `.croft/`: a fifth of what else is
// installed, that nobody needs to build or run Croft. Plain JavaScript, as the bootstrap that calls it.
//   node cli/check-document.mjs
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "./processes.mjs";

const SOURCE = path.join(root, "tests/clients/linters");
const PLACE = path.join(root, ".croft/clients/linters");
const DOCUMENT = path.join(root, "schemas/generated/openapi.json");

/** Installs the linters unless they are there as the lock says. */
async function install(note) {
  const stamp = path.join(PLACE, ".installed");
  const wanted = readFileSync(path.join(SOURCE, "package-lock.json"), "utf8");
  mkdirSync(PLACE, { recursive: true });
  cpSync(SOURCE, PLACE, { recursive: true });
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await run("npm", ["ci", "--prefix", PLACE, "--ignore-scripts", "--no-audit", "--no-fund"], { note });
  writeFileSync(stamp, wanted);
}

/** Rejects with what was found. `note` is told how it goes on. */
export async function checkDocument(note) {
  await install(note);
  const lint = (tool, ...args) =>
    run(path.join(PLACE, "node_modules/.bin", tool), ["lint", ...args, DOCUMENT], {
      note,
      env: { NODE_OPTIONS: "", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_TELEMETRY: "off" },
    });
  await Promise.all([
    lint("redocly", "--config", path.join(PLACE, "redocly.yaml"), "--max-problems", "20"),
    lint("spectral", "-r", path.join(PLACE, "spectral.yaml"), "--fail-severity", "warn"),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    await checkDocument();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
