// The programs of the last release, kept in this repository: what is upgraded in a test, and what talks to the other's newer one.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { root } from "./clone.ts";

interface LastRelease {
  version: string;
  /** The reconciler in one file, which wants `sqlite3` beside it. */
  reconciler: Buffer;
  imageChild: Buffer;
  /** The agent in one file. */
  agent: Buffer;
}

const FOLDER = path.resolve(import.meta.dirname, "../releases");

/** There is one, named by its version. */
function lastRelease(): LastRelease {
  const [version, ...more] = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  if (version === undefined || more.length > 0) throw new Error(`${FOLDER} holds not one release`);
  const read = (name: string) => brotliDecompressSync(readFileSync(path.join(FOLDER, version, `${name}.br`)));
  return {
    version,
    reconciler: read("croft-reconciler.js"),
    imageChild: read("image-child.cjs"),
    agent: read("croft-agent"),
  };
}

/** Lays them out as if they had been built in the folder that is returned, where they find this clone's modules. */
export function layOutLastRelease(): { folder: string; agent: string } {
  const { version, reconciler, imageChild, agent } = lastRelease();
  const folder = path.join(root, ".croft/test/releases", version);
  const files = {
    "reconciler/package.json": '{ "type": "module" }',
    "reconciler/dist/main.js": reconciler,
    "reconciler/dist/image-child.cjs": imageChild,
    "host-agent/package.json": "{}",
    "host-agent/dist/croft-agent": agent,
  };
  for (const [name, contents] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents, { mode: 0o755 });
  }
  return { folder, agent: path.join(folder, "host-agent/dist/croft-agent") };
}
