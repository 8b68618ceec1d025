// What CDKTF and CDK Terrain offer beside constructs, with Croft's constructs of either: one program, made for both libraries,
// applied by real Terraform to a simulated host. And what an editor shows of the constructs.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { hover } from "../harness/editor-hover.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { createProgramFolder, type ProgramFolder } from "../harness/program-folder.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { terraformProgram } from "../harness/terraform-program.ts";

jest.setTimeout(300_000);

const PROGRAMS = path.join(import.meta.dirname, "fixtures/cdktf");
let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let program: ProgramFolder;

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler, program] = await Promise.all([
    builtProvider(),
    startReconciler(),
    createProgramFolder(),
  ]);
  host = await imitateHost(reconciler, "alpha");
  const { body: disk } = await reconciler.rest("POST", "/v1/disks", {
    spec: { host: "alpha", file: { name: "first", size_gib: 100 } },
  });
  await reconciler.rest("GET", `/v1/disks/${disk.id}?wait=ready`);
});
afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
  program?.remove();
});

/** Compiles and runs a program of the fixtures for a library, in a folder of its own; which is returned. */
async function synthesise(name: string, library: "cdktf" | "cdktn", env = {}): Promise<string> {
  const folder = `${name}-${library}`;
  mkdirSync(program.at(folder));
  const source = readFileSync(path.join(PROGRAMS, `${name}.ts`), "utf8").replaceAll("cdktn", library);
  writeFileSync(program.at(folder, "main.ts"), source);
  const bundle = ["--bundle", "--platform=node", "--packages=external", "--log-level=warning"];
  await program.run("node_modules/.bin/esbuild", [
    `${folder}/main.ts`,
    ...bundle,
    `--outfile=${folder}/main.cjs`,
  ]);
  const outdir = { CDKTF_OUTDIR: program.at(folder, "out") };
  await program.run("node", [`${folder}/main.cjs`], { ...env, ...outdir });
  return folder;
}

const terraform = (stack: string, ...args: string[]): Promise<string> =>
  program.run(terraformProgram, [`-chdir=${stack}`, ...args], {
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
    TF_INPUT: "0",
  });

async function outputs(stack: string): Promise<Record<string, unknown>> {
  const all = JSON.parse(await terraform(stack, "output", "-json")) as Record<string, { value: unknown }>;
  const own = Object.entries(all).filter(([name]) => !name.startsWith("cross-stack"));
  return Object.fromEntries(own.map(([name, { value }]) => [name, value]));
}

describe.each(["cdktf", "cdktn"] as const)("with %s", (library) => {
  test("tokens, functions, iterators, escape hatches and references to another stack say what they mean", async () => {
    const folder = await synthesise("language", library);
    for (const stack of ["base", "rest"].map((name) => `${folder}/out/stacks/${name}`)) {
      await terraform(stack, "init", "-no-color");
      await terraform(stack, "apply", "-auto-approve", "-no-color");
      expect(await terraform(stack, "plan", "-no-color")).toContain("No changes.");
    }
    expect(await outputs(`${folder}/out/stacks/base`)).toEqual({ first_size: 2 });
    expect(await outputs(`${folder}/out/stacks/rest`)).toEqual({
      larger_size: 3,
      each: [1, 2],
      counted: ["counted-0", "counted-1"],
      cidr: "10.61.3.0/24",
      ports: ["443", "80"],
    });
    const { items } = (await reconciler.rest("GET", "/v1/partitions?name=of-language-base")).body;
    expect(items).toMatchObject([
      {
        tags: { kind: "first", upper: "LANGUAGE-BASE" },
        default_tags: { program: "language" },
        spec: { size_gib: 2, retention_days: 3 },
      },
    ]);
    for (const stack of ["rest", "base"]) {
      await terraform(`${folder}/out/stacks/${stack}`, "destroy", "-auto-approve", "-no-color");
    }
  });
});

test("functions, ephemeral resources and write-only arguments work with cdktn", async () => {
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, "one.raw"), Buffer.alloc(1 << 20, 1));
  const folder = await synthesise("newer", "cdktn", { IMAGE_URL: `file://${images}/one.raw` });
  const stack = `${folder}/out/stacks/newer`;
  await terraform(stack, "init", "-no-color");
  await terraform(stack, "apply", "-auto-approve", "-no-color");
  expect(await outputs(stack)).toEqual({ size: "1.5TiB" });
  expect(await terraform(stack, "plan", "-no-color")).toContain("No changes.");
  await terraform(stack, "destroy", "-auto-approve", "-no-color");
});

test.each(["cdktf", "cdktn"])(
  "an editor shows type and documentation of an argument of @croft/%s",
  async (library) => {
    const file = program.at("hovered.ts");
    writeFileSync(
      file,
      `import type { VmConfig } from "@croft/${library}/lib/vm";\nexport const vm: VmConfig = { rootDiskGib: 4 };\n`,
    );
    writeFileSync(
      program.at("tsconfig.json"),
      '{ "compilerOptions": { "module": "nodenext", "strict": true } }',
    );
    const shown = await hover(file, "rootDiskGib");
    expect(shown).toContain("VmConfig.rootDiskGib: number");
    expect(shown).toContain("Size of the root disk in GiB");
  },
);
