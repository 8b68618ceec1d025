// Generates the CDKTF bindings of the provider from its schema, so that examples/cdktf compiles. Skipped while a stamp says
// that they were made of this schema by this generator.
//   node cli/bindings.mjs
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(import.meta.url);
const root = path.resolve(path.dirname(script), "..");
const example = path.join(root, "examples", "cdktf");
const target = path.join(example, ".gen");
const schemaFile = path.join(root, "schemas", "generated", "terraform", "provider-schema.json");
const npm = createRequire(path.join(example, "package.json"));

function fingerprint() {
  const { version } = npm("@cdktf/provider-generator/package.json");
  const hash = createHash("sha256").update(readFileSync(schemaFile)).update(readFileSync(script));
  return hash.update(version).digest("hex");
}

/** Makes examples/cdktf/.gen, or leaves it alone when it is fresh. */
export function buildBindings() {
  const wanted = fingerprint();
  const stamp = path.join(target, "stamp");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  // Written aside and renamed, so that a reader or a second build never sees half of it.
  mkdirSync(path.join(example, "dist"), { recursive: true });
  const aside = mkdtempSync(path.join(example, "dist", "gen-"));
  try {
    // In a process of its own: the generator runs `terraform version` when it is loaded and knows telemetry.
    const made = spawnSync(process.execPath, [script, aside], {
      encoding: "utf8",
      env: { ...process.env, CHECKPOINT_DISABLE: "1", TERRAFORM_BINARY_NAME: "true" },
    });
    if (made.status !== 0) throw new Error(`the CDKTF bindings could not be generated:\n${made.stderr}`);
    writeFileSync(path.join(aside, "stamp"), wanted);
    rmSync(target, { recursive: true, force: true });
    try {
      renameSync(aside, target);
    } catch (error) {
      // A build that ran at the same time was first, with the same result.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

async function generate(folder) {
  // Not by the package's index: that loads jsii and jsii-pacmak, which only other languages need.
  const { TerraformProviderGenerator } = npm(
    "@cdktf/provider-generator/lib/get/generator/provider-generator",
  );
  const { CodeMaker } = npm("codemaker");
  const generator = new TerraformProviderGenerator(
    new CodeMaker(),
    JSON.parse(readFileSync(schemaFile, "utf8")),
  );
  generator.generateAll();
  await generator.save(folder);
  // The generator writes CommonJS-style imports and does not know our compiler's settings: its own code is not checked.
  writeFileSync(path.join(folder, "package.json"), '{ "type": "commonjs" }\n');
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"))) {
    const file = path.join(folder, name);
    writeFileSync(file, `// @ts-nocheck\n${readFileSync(file, "utf8")}`);
  }
}

if (process.argv[1] === script) {
  if (process.argv[2] === undefined) buildBindings();
  else await generate(process.argv[2]);
}
