// What is published on npm, as `npm pack` makes it: the provider's script, the protocol layer as a library, and the
// constructs for CDKTF and CDK Terrain.
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { execa } from "execa";
import type { Source } from "./source.ts";

const COMMON = {
  license: "Apache-2.0",
  type: "module",
  engines: { node: ">=20.19" },
} as const;

/** npm knows no build metadata: two versions that differ in it alone are one. */
const npmVersion = (version: string): string => version.replace("+dev.", "-dev.");

function writeManifest(folder: string, manifest: object): void {
  writeFileSync(
    path.join(folder, "package.json"),
    `${JSON.stringify({ ...COMMON, ...manifest }, null, 2)}\n`,
  );
}

/** `npx -p @croft/provider terraform-provider-croft --debug` runs it; it is one file. */
function layOutProvider(root: string, version: string, folder: string): void {
  const script = path.join(folder, "terraform-provider-croft");
  copyFileSync(path.join(root, "provider/dist/terraform-provider-croft"), script);
  chmodSync(script, 0o755);
  copyFileSync(path.join(root, "provider/README.md"), path.join(folder, "README.md"));
  writeManifest(folder, {
    name: "@croft/provider",
    version,
    // One CommonJS file without an extension.
    type: "commonjs",
    description: "Terraform and OpenTofu provider of Croft",
    bin: { "terraform-provider-croft": "terraform-provider-croft" },
    files: ["terraform-provider-croft"],
  });
}

async function layOutLibrary(root: string, version: string, folder: string): Promise<void> {
  const source = path.join(root, "provider/src");
  await build({
    entryPoints: [path.join(source, "plugin-library.ts")],
    outdir: folder,
    entryNames: "index",
    bundle: true,
    // What is loaded after the handshake stays in files of its own.
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  await writeTypes(root, folder);
  for (const name of ["README.md", "toy-provider.ts"]) {
    copyFileSync(path.join(root, "examples/terraform-plugin", name), path.join(folder, name));
  }
  writeManifest(folder, {
    name: "@croft/terraform-plugin",
    version,
    description: "Terraform's plugin protocol in TypeScript: write a provider for Terraform or OpenTofu",
    exports: { ".": { types: "./types/plugin-library.d.ts", default: "./index.js" } },
    files: ["*.js", "types", "toy-provider.ts"],
  });
}

/** The constructs that the build made, with the manifest of the workspace without what only its build needs. */
function layOutConstructs(root: string, version: string, name: "cdktf" | "cdktn", folder: string): void {
  const source = path.join(root, "provider/bindings", name);
  cpSync(path.join(source, "lib"), path.join(folder, "lib"), {
    recursive: true,
    filter: (file) => path.basename(file) !== "stamp",
  });
  copyFileSync(path.join(source, "README.md"), path.join(folder, "README.md"));
  const workspace: unknown = JSON.parse(readFileSync(path.join(source, "package.json"), "utf8"));
  writeManifest(folder, {
    ...(workspace as object),
    version,
    type: "commonjs",
    private: undefined,
    devDependencies: undefined,
    files: ["lib"],
  });
}

/** Declarations, whose imports name what is beside them as a user's compiler wants it. */
async function writeTypes(root: string, folder: string): Promise<void> {
  const types = path.join(folder, "types");
  await execa(
    path.join(root, "node_modules/.bin/tsc"),
    [
      "--ignoreConfig",
      ...[
        "--declaration",
        "--emitDeclarationOnly",
        "--outDir",
        types,
        "--rootDir",
        path.join(root, "provider/src"),
      ],
      ...["--target", "es2022", "--module", "nodenext", "--types", "node", "--strict", "--skipLibCheck"],
      "--allowImportingTsExtensions",
      path.join(root, "provider/src/plugin-library.ts"),
    ],
    { cwd: root },
  );
  for (const name of readdirSync(types, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = path.join(types, name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/(["'])(\.{1,2}\/[^"']*)\.ts\1/g, "$1$2.js$1"));
  }
}

async function pack(folder: string, out: string): Promise<void> {
  await execa("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", out], { cwd: folder });
}

/** Writes the tarballs, which npm makes with one time for everything; says which. */
export async function writeNpmPackages(root: string, source: Source, out: string): Promise<string> {
  const version = npmVersion(source.version);
  const aside = mkdtempSync(path.join(tmpdir(), "croft-npm-"));
  try {
    const folders = ["provider", "library", "cdktf", "cdktn"];
    for (const name of folders) mkdirSync(path.join(aside, name));
    layOutProvider(root, version, path.join(aside, "provider"));
    await layOutLibrary(root, version, path.join(aside, "library"));
    for (const name of ["cdktf", "cdktn"] as const) {
      layOutConstructs(root, version, name, path.join(aside, name));
    }
    for (const name of folders) await pack(path.join(aside, name), out);
    return "@croft/provider, @croft/terraform-plugin, @croft/cdktf, @croft/cdktn";
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
