// examples/cdktf with the library's own command instead of plain Node and Terraform, CDK Terrain's and CDKTF's: it synthesises,
// plans, applies and destroys both stacks in their order. The command wants a newer Node, which npm has. On a simulated host.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type NpmPlace, npmPlace } from "../harness/npm-place.ts";
import { createProgramFolder, type ProgramFolder } from "../harness/program-folder.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { terraformProgram } from "../harness/terraform-program.ts";

// A limit for what hangs, not a measure: installing both commands from npm may take four minutes of it.
jest.setTimeout(900_000);

/** `terraform providers lock`, which the command runs else, asks the public registry whatever mirror is set. */
const OFFLINE = "--skip-provider-lock";

let tools: NpmPlace | undefined;
let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let program: ProgramFolder;

const COMMANDS = ["cdktn", "cdktf"] as const;

beforeAll(async () => {
  tools = await npmPlace("cdk");
  if (tools === undefined) return;
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
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, "one.raw"), Buffer.alloc(1 << 20, 1));
  program.copy(path.join(root, "examples/cdktf"), ".");
  const settings = {
    project: "storefront-ts",
    image: { url: `file://${images}/one.raw` },
    sshKeys: {},
    hosts: { alpha: { network: "10.62.1.0/24", machines: ["web-0", "web-1"] } },
    memoryMib: 512,
    dataGib: 1,
    serve: "serve.sh",
  };
  writeFileSync(program.at("lab.json"), JSON.stringify(settings));
});
afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  provider?.remove();
  program?.remove();
});

/** The program for the other library, which differs in the names of two packages. */
function writeFor(library: (typeof COMMANDS)[number]): void {
  for (const name of readdirSync(program.at("src"))) {
    const text = readFileSync(path.join(root, "examples/cdktf/src", name), "utf8");
    writeFileSync(program.at("src", name), text.replaceAll(/"(@croft\/)?cdktn/g, `"$1${library}`));
  }
}

/** What the command prints, without colors. */
async function cdk(
  { folder, node }: NpmPlace,
  name: (typeof COMMANDS)[number],
  ...args: string[]
): Promise<string> {
  const env = {
    PATH: `${path.dirname(node)}:${process.env.PATH}`,
    CI: "1",
    DISABLE_VERSION_CHECK: "1",
    TERRAFORM_BINARY_NAME: terraformProgram,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    WEB_SETTINGS: "lab.json",
  };
  const command = path.join(folder, `node_modules/${name}-cli/bundle/bin/${name}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors begin with one
  return (await program.run(node, [command, ...args], env)).replace(/\u001b\[[\d;]*m/g, "");
}

describe.each(COMMANDS)("%s", (name) => {
  test("synthesises, applies, plans and destroys both stacks, one after the other", async () => {
    if (tools === undefined) return;
    writeFor(name);
    await cdk(tools, name, "synth");
    expect(readFileSync(program.at("cdktf.out/stacks/web/cdk.tf.json"), "utf8")).toContain('"web-0"');
    expect(await cdk(tools, name, "list")).toMatch(
      /platform +cdktf\.out\/stacks\/platform[\s\S]*web +cdktf\.out/,
    );
    await cdk(tools, name, "deploy", "platform", "web", "--auto-approve", OFFLINE);
    expect((await reconciler.items("vms")).map((vm) => vm.name).sort()).toEqual(["web-0", "web-1"]);
    expect(await cdk(tools, name, "diff", "web", OFFLINE)).toContain("No changes.");
    await cdk(tools, name, "destroy", "platform", "web", "--auto-approve", OFFLINE);
    expect(await reconciler.items("vms")).toEqual([]);
    expect(await reconciler.items("projects")).toEqual([]);
  });
});
