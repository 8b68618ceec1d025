// Bundles each program into one file with esbuild. Plain JavaScript, because it runs before anything is built.
//   node cli/build.mjs [--only <name>]…
import { chmodSync, existsSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { buildBindings } from "./bindings.mjs";
import { buildExecutable } from "./executable.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const PROGRAMS = [
  { name: "schemas", package: "schemas", entry: "generate/main.ts", out: "dist/generate.js" },
  {
    name: "provider",
    package: "provider",
    entry: "src/main.ts",
    out: "dist/terraform-provider-croft",
    standalone: true,
    executable: true,
  },
  { name: "reconciler", package: "reconciler", entry: "src/main.ts", out: "dist/main.js" },
  // What is put onto a machine: one file beside the database's native module.
  {
    name: "croft-reconciler",
    package: "reconciler",
    entry: "src/main.ts",
    out: "dist/croft-reconciler.js",
    startsOften: true,
    external: ["sqlite3"],
  },
  // A process that main.js starts, found beside it. Whole in one file, because it may read no other.
  {
    name: "reconciler",
    package: "reconciler",
    entry: "src/images/child-program.ts",
    out: "dist/image-child.cjs",
    standalone: true,
  },
  { name: "host-agent", package: "host-agent", entry: "src/main.ts", out: "dist/main.js" },
  // What is put onto a machine: one file that needs Node and nothing beside it.
  {
    name: "croft-agent",
    package: "host-agent",
    entry: "src/main.ts",
    out: "dist/croft-agent",
    standalone: true,
  },
  { name: "cli", package: "cli", entry: "src/main.ts", out: "dist/main.js" },
  { name: "cli", package: "cli", entry: "src/ssh-main.ts", out: "dist/ssh.js", startsOften: true },
  {
    name: "cli",
    package: "cli",
    entry: "src/croft-main.ts",
    out: "dist/croft.js",
    startsOften: true,
    command: true,
  },
  // What is put onto a machine: one file that needs Node and nothing beside it.
  { name: "cli", package: "cli", entry: "src/gitops/main.ts", out: "dist/croft-gitops", standalone: true },
  { name: "cli", package: "cli", entry: "src/release/main.ts", out: "dist/release.js", ownPlaces: true },
  {
    name: "bench",
    package: "tests",
    entry: "src/bench/main.ts",
    out: "dist/bench.js",
    uses: ["reconciler"],
    ownPlaces: true,
  },
];

// The plugin may lie in a folder whose package.json says "module" (a mirror below this repository): Node takes the
// file for an ES module there, which has no `require`. In CommonJS the `var` is the one that is there already.
const REQUIRE_ANYWHERE =
  'var require = typeof require === "function" ? require : (name) => process.getBuiltinModule(name);';

// A program that starts with every connection is one small file: Node needs a third less CPU time to begin it than when
// it looks for packages and their files.
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';
/** Native add-ons that `ws` uses where they are installed. */
const OPTIONAL = ["bufferutil", "utf-8-validate"];

// Sources that find files by their own place go on doing so inside the bundle.
const ownPlaces = {
  name: "own-places",
  setup(bundle) {
    bundle.onLoad({ filter: /\.m?[tj]s$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(file).href),
      ),
      loader: file.endsWith(".ts") ? "ts" : "js",
    }));
  },
};

// Ours is bundled; what npm installed stays outside, except in the provider, which must be one file.
function externals(folders) {
  const names = folders.flatMap((folder) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(
      readFileSync(path.join(root, folder, "package.json"), "utf8"),
    );
    return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  });
  return [...names, "ajv", "esbuild", "@opentelemetry"]
    .filter((name) => !name.startsWith("@croft/"))
    .flatMap((name) => [name, `${name}/*`]);
}

export async function buildPrograms(only = []) {
  for (const program of PROGRAMS) {
    if (only.length > 0 && !only.includes(program.name)) continue;
    const entry = path.join(root, program.package, program.entry);
    if (!existsSync(entry)) continue;
    const out = path.join(root, program.package, program.out);
    // Written aside and renamed: a program that runs, or a second build, never sees half a file.
    const aside = `${out}.${process.pid}.tmp`;
    const oneFile = program.standalone === true || program.startsOften === true;
    await build({
      entryPoints: [entry],
      outfile: aside,
      bundle: true,
      platform: "node",
      // A plugin is started as one file without a package.json beside it: CommonJS runs as it is.
      // In it a module of Node is loaded when what needs it is first used, which a program that starts often lives by.
      format: program.standalone || program.command ? "cjs" : "esm",
      define: program.command ? { "import.meta.url": "OWN_URL" } : {},
      target: "node20",
      minifyWhitespace: oneFile,
      minifySyntax: oneFile,
      sourcemap: oneFile ? false : "inline",
      external: oneFile
        ? [...OPTIONAL, ...(program.external ?? [])]
        : externals([program.package, ...(program.uses ?? [])]),
      banner: program.standalone
        ? { js: `#!/usr/bin/env node\n${REQUIRE_ANYWHERE}` }
        : program.startsOften
          ? {
              js: program.command
                ? `#!/usr/bin/env node\n${REQUIRE} const OWN_URL = import.meta.url;`
                : REQUIRE,
            }
          : {},
      plugins: program.ownPlaces ? [ownPlaces] : [],
      logLevel: "warning",
      allowOverwrite: true,
    });
    if (program.standalone || program.command) chmodSync(aside, 0o755);
    renameSync(aside, out);
    if (program.executable) buildExecutable(out, (text) => process.stderr.write(`${text}\n`));
  }
  if (only.length === 0 || only.includes("bindings")) buildBindings();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv.flatMap((argument, index) =>
    process.argv[index - 1] === "--only" ? [argument] : [],
  );
  await buildPrograms(only);
}
