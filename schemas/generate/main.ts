// The one writer script: replaces schemas/generated the provider's documentation and the dashboards by what the sources say now.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dashboards } from "./dashboards/all.ts";
import { documentation } from "./docs/pages.ts";
import { outputs } from "./outputs.ts";
import { readExamples, readSources } from "./read-sources.ts";

const root = path.resolve(process.argv[2] ?? "schemas");
const generated = path.join(root, "generated");
const docs = path.resolve(root, "../provider/docs");

const shipped = path.resolve(root, "../docs/operate/dashboards");

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
replace(shipped, dashboards());
replace(docs, documentation(sources, readExamples(path.resolve(root, "../examples"))));
