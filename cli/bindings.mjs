// Makes the npm packages of constructs in provider/bindings, one for each of the two libraries that run such programs:
// cdktf for CDKTF, cdktn for CDK Terrain, which carries it on. Both come from the provider's schema, each by its library's
// own generator, because constructs made for one fail at synthesis in the other. Skipped while a stamp says that they are fresh.
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
const schemaFile = path.join(root, "schemas", "generated", "terraform", "provider-schema.json");

const LIBRARIES = [
  {
    name: "cdktf",
    generator: "@cdktf/provider-generator",
    // Not by the package's index: that loads jsii and jsii-pacmak, which only other languages need.
    module: "lib/get/generator/provider-generator",
  },
  {
    name: "cdktn",
    generator: "@cdktn/provider-generator",
    module: "build/get/generator/provider-generator",
  },
];

const packageOf = (library) => path.join(root, "provider", "bindings", library.name);

/** `require` as the library's generator sees it, which brings the CodeMaker that it wants. */
function generatorRequire(library) {
  const npm = createRequire(path.join(packageOf(library), "package.json"));
  try {
    return createRequire(npm.resolve(`${library.generator}/package.json`));
  } catch (error) {
    throw new Error(`${library.generator} is missing; run: npm install --ignore-scripts`, { cause: error });
  }
}

function fingerprint(library) {
  const { version } = generatorRequire(library)("./package.json");
  const hash = createHash("sha256").update(readFileSync(schemaFile)).update(readFileSync(script));
  return hash.update(version).digest("hex");
}

/** Makes `lib/` of both packages, or leaves alone what is fresh. */
export function buildBindings() {
  for (const library of LIBRARIES) {
    const wanted = fingerprint(library);
    const stamp = path.join(packageOf(library), "lib", "stamp");
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) continue;
    buildLibrary(library, wanted);
  }
}

function buildLibrary(library, wanted) {
  const target = path.join(packageOf(library), "lib");
  const dist = path.join(packageOf(library), "dist");
  // Written aside and renamed, so that a reader or a second build never sees half of it.
  mkdirSync(dist, { recursive: true });
  const aside = mkdtempSync(path.join(dist, "making-"));
  try {
    // In a process of its own: the generator runs `terraform version` when it is loaded and knows telemetry.
    run(library, process.execPath, [script, library.name, path.join(aside, "source")]);
    compile(library, path.join(aside, "source", "providers", "croft"), path.join(aside, "lib"));
    writeFileSync(path.join(aside, "lib", "stamp"), wanted);
    rmSync(target, { recursive: true, force: true });
    try {
      renameSync(path.join(aside, "lib"), target);
    } catch (error) {
      // A build that ran at the same time was first, with the same result.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function run(library, program, args) {
  const env = { ...process.env, CHECKPOINT_DISABLE: "1", TERRAFORM_BINARY_NAME: "true" };
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", env });
  if (status !== 0) {
    throw new Error(`the constructs for ${library.name} could not be made:\n${stdout}${stderr}`);
  }
}

function compile(library, source, out) {
  // Types are left to the generator, which does not know our compiler's settings.
  const options = ["--ignoreConfig", "--noCheck", "--declaration", "--skipLibCheck", "--types", ""];
  const code = ["--target", "es2022", "--module", "nodenext", "--rootDir", source, "--outDir", out];
  const tsc = path.join(root, "node_modules", ".bin", "tsc");
  // Not the generator's second index: the exports of that one are invisible to an import of a native module.
  run(library, tsc, [...options, ...code, path.join(source, "index.ts")]);
}

async function generate(library, folder) {
  const npm = generatorRequire(library);
  const { TerraformProviderGenerator } = npm(`./${library.module}`);
  const { CodeMaker } = npm("codemaker");
  const generator = new TerraformProviderGenerator(
    new CodeMaker(),
    JSON.parse(readFileSync(schemaFile, "utf8")),
  );
  generator.generateAll();
  await generator.save(folder);
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"))) {
    const file = path.join(folder, name);
    writeFileSync(file, withoutRegistry(readFileSync(file, "utf8")));
  }
}

/**
 * Without the public registry, where Croft's pages are not, and by the source that Terraform and OpenTofu each take for
 * that of their own registry.
 */
function withoutRegistry(text) {
  return (
    text
      .replace(/^ *\*\n *\* Docs at Terraform Registry: .*\n/gm, "")
      .replace(/^\/\/ https:.*\n/gm, "")
      .replace(/ Refer to the \{@link [^}]*\} in the documentation of this resource for the id to use/g, "")
      .replace(/\{@link \S+ ([^}]*)\}/g, "`$1`")
      // The libraries' own commands take no provider without a version.
      .replace("providerName: 'croft'", "providerName: 'croft', providerVersionConstraint: '>= 0.0.0'")
      .replace("'registry.terraform.io/croft/croft'", "'croft/croft'")
  );
}

if (process.argv[1] === script) {
  const library = LIBRARIES.find(({ name }) => name === process.argv[2]);
  if (library === undefined) buildBindings();
  else await generate(library, process.argv[3]);
}
