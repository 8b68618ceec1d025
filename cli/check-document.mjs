// The document of the REST interface under the rules of redocly and of spectral. Each is pinned with all that it needs in
// `tests/clients/linters`, and installed at the first check into a place below `.croft/cache`, by what the lock holds: a second
// clone with the same cache, and a second check, install nothing. Plain JavaScript, as the bootstrap that calls it.
//   node cli/check-document.mjs
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "./processes.mjs";

const SOURCE = path.join(root, "tests/clients/linters");
const CACHE = path.join(root, ".croft/cache/linters");
const DOCUMENT = path.join(root, "schemas/generated/openapi.json");

/** npm itself asks again for each package; this is for a registry that was away for longer. */
const TRIES = 3;
/** Of one try. A slow registry took 148 s for what takes 35. */
const TRY_MS = 600_000;

const keyOf = (folder) =>
  ["package.json", "package-lock.json"]
    .reduce((hash, name) => hash.update(readFileSync(path.join(folder, name))), createHash("sha256"))
    .digest("hex")
    .slice(0, 16);

/**
 * The folder with the linters as the lock says, installed unless it is there. What was not installed to its end has another name,
 * so it is never taken for whole. Throws after three tries, with what npm said last.
 */
export async function installLinters({
  note = undefined,
  source = SOURCE,
  cache = CACHE,
  install = installWithNpm,
} = {}) {
  const place = path.join(cache, keyOf(source));
  if (existsSync(place)) return place;
  let last;
  for (let tried = 1; tried <= TRIES; tried++) {
    const unfinished = `${place}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    for (const name of ["package.json", "package-lock.json"])
      cpSync(path.join(source, name), path.join(unfinished, name));
    try {
      await install(unfinished, note);
      forgetOthers(cache, [place, unfinished]);
      return settle(unfinished, place);
    } catch (error) {
      last = error;
      note?.(`npm did not install the linters (${tried} of ${TRIES}): ${String(error?.message ?? error)}`);
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  throw new Error(
    `The linters of the REST document were not installed, so it was not checked. npm's registry failed ${TRIES} times; the last time:\n${String(last?.message ?? last)}\nRun \`npm run check\` again when the registry answers.`,
    { cause: last },
  );
}

/** Another check may have been first. */
function settle(unfinished, place) {
  try {
    renameSync(unfinished, place);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

/** Those of other locks; those that another check makes just now are left alone. */
function forgetOthers(cache, kept) {
  for (const name of readdirSync(cache)) {
    const other = path.join(cache, name);
    if (/^[0-9a-f]{16}$/.test(name) && !kept.includes(other)) rmSync(other, { recursive: true, force: true });
  }
}

function installWithNpm(at, note) {
  const more = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--fetch-retries", "5"];
  // Through a link npm takes the folder for a package that the lock lacks.
  return run("npm", ["ci", "--prefix", realpathSync(at), ...more], {
    note,
    signal: AbortSignal.timeout(TRY_MS),
  });
}

/** Rejects with what was found. `note` is told how it goes on. */
export async function checkDocument(note) {
  const place = await installLinters({ note });
  const lint = (tool, ...args) =>
    run(path.join(place, "node_modules/.bin", tool), ["lint", ...args, DOCUMENT], {
      note,
      env: { NODE_OPTIONS: "", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", REDOCLY_TELEMETRY: "off" },
    });
  await Promise.all([
    lint("redocly", "--config", path.join(SOURCE, "redocly.yaml"), "--max-problems", "20"),
    lint("spectral", "-r", path.join(SOURCE, "spectral.yaml"), "--fail-severity", "warn"),
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
