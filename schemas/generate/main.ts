// The one writer script: replaces schemas/generated and the provider's documentation by what the sources say now.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { documentation } from "./docs/pages.ts";
import { outputs } from "./outputs.ts";
import { readExamples, readSources } from "./read-sources.ts";

const root = path.resolve(process.argv[2] ?? "schemas");
const generated = path.join(root, "generated");
const docs = path.resolve(root, "../provider/docs");

function replace(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  process.stdout.write(`${files.size} files written to ${folder}\n`);
}

const sources = readSources(root);
replace(generated, outputs(sources));
replace(docs, documentation(sources, readExamples(path.resolve(root, "../examples"))));
