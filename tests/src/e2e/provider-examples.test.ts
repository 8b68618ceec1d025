// Every example of the documentation, applied together: each is a module of one configuration.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, terraformFolder } from "../harness/terraform-folder.ts";

jest.setTimeout(600_000);

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
const hosts: ImitatedHost[] = [];
let terraform: TerraformFolder;

const EXAMPLES = path.join(root, "examples");
/** It logs in to a machine that is no host yet. */
const NEEDS_A_MACHINE = "ephemeral-resources/croft_join_token";
const modules = ["resources", "data-sources", "ephemeral-resources", "functions"].flatMap((kind) =>
  readdirSync(path.join(EXAMPLES, kind)).map((name) => `${kind}/${name}`),
);

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  hosts.push(await imitateHost(reconciler, "alpha"));
  await prepare();
  terraform = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
});

afterAll(async () => {
  await terraform?.destroy();
  terraform?.remove();
  for (const host of hosts) await host.stop();
  await reconciler?.stop();
  provider?.remove();
});

/** The CDs that examples fetch. */
const CDS = ["installer.iso", "virtio-drivers.iso"];

/** As much of a CD as tells that it is one (ECMA-119, 8.1), and which. */
function cd(number: number): Buffer {
  const bytes = Buffer.alloc(64 * 1024, number);
  bytes.write("\x01CD001\x01", 32 * 1024, "latin1");
  return bytes;
}

/** What the examples take for granted: a project, a host with a disk, an image, a VM and a partition. */
async function prepare(): Promise<void> {
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, "debian.raw"), Buffer.alloc(1 << 20, 1));
  for (const [index, name] of CDS.entries()) writeFileSync(path.join(images, name), cd(index));
  const make = async (plural: Plural, body: object): Promise<string> => {
    const { status, body: made } = await reconciler.rest("POST", `/v1/${plural}`, body);
    expect([plural, status < 300, made.detail]).toEqual([plural, true, undefined]);
    await reconciler.rest("GET", `/v1/${plural}/${made.id}?wait=ready`);
    return made.id;
  };
  await make("projects", { name: "web", tags: { team: "core" } });
  const image = await make("images", {
    name: "debian",
    shared: true,
    spec: { url: `file://${images}/debian.raw` },
  });
  await make("disks", { spec: { host: "alpha", file: { name: "first", size_gib: 400 } } });
  await make("networks", { project: "web", name: "backend", spec: { mode: "nat", cidr: "10.80.0.0/24" } });
  const vm = { image, cpus: 1, memory_mib: 512, root_disk_gib: 1 };
  await make("vms", { project: "web", name: "app-1", spec: vm });
  await make("partitions", { project: "web", name: "kept", spec: { size_gib: 1 } });
}

/** The example as it stands, but that what is fetched comes from the reconciler's own folder. */
function copyTo(to: string, example: string): void {
  cpSync(path.join(EXAMPLES, example), to, { recursive: true });
  for (const name of readdirSync(to).filter((file) => file.endsWith(".tf"))) {
    const file = path.join(to, name);
    const local = (_url: string, space: string, name: string) =>
      `url${space}= "file://${reconciler.stateDir}/images-in/${CDS.includes(name) ? name : "debian.raw"}"`;
    writeFileSync(file, readFileSync(file, "utf8").replace(/url(\s+)= "https:.*\/(.*)"/g, local));
  }
}

function copy(example: string): void {
  const to = path.join(terraform.folder, example);
  copyTo(to, example);
  writeFileSync(path.join(to, "disk.raw"), Buffer.alloc(1 << 20, 2));
  writeFileSync(
    path.join(to, "versions.tf"),
    'terraform {\n  required_providers {\n    croft = { source = "croft/croft" }\n  }\n}\n',
  );
}

test("all examples apply, and there is nothing left to plan", async () => {
  const applied = modules.filter((example) => example !== NEEDS_A_MACHINE);
  for (const example of applied) copy(example);
  const calls = applied.map(
    (example) => `module "${path.basename(example)}" {\n  source = "./${example}"\n}\n`,
  );
  const settings = readFileSync(path.join(EXAMPLES, "provider/provider.tf"), "utf8");
  // A resource, a data source and an ephemeral resource may have one name.
  const named = calls.map((call, index) => call.replace(/module "(\w+)"/, `module "$1_${index}"`));
  terraform.write(settings + named.join(""));
  await terraform.init();
  expect(await terraform.apply()).toContain("0 destroyed");
  expect(await terraform.plan()).toMatchObject({ changes: false });
});

test("the example that joins a machine is valid", async () => {
  await scenario(NEEDS_A_MACHINE, async (folder) => {
    expect(await folder.run("validate", "-no-color")).toMatchObject({ exitCode: 0 });
  });
});

test("every example is formatted as Terraform formats", async () => {
  const { exitCode, output } = await terraform.run("fmt", "-check", "-recursive", EXAMPLES);
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: "" });
});

/** Whole configurations, each with what makes it small enough for the host of this test. */
const SCENARIOS: [name: string, ...variables: string[]][] = [
  ["service"],
  ["machines"],
  ["runners", "-var=runners=2"],
  ["kubernetes"],
];

async function scenario(name: string, use: (folder: TerraformFolder) => Promise<void>): Promise<void> {
  const folder = terraformFolder({
    CROFT_ENDPOINT: reconciler.endpoint,
    CROFT_TOKEN: reconciler.token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
    TF_VAR_image_url: `file://${reconciler.stateDir}/images-in/debian.raw`,
  });
  try {
    folder.write("");
    copyTo(folder.folder, name);
    await folder.init();
    await use(folder);
  } finally {
    folder.remove();
  }
}

test.each(SCENARIOS)("%s applies, and there is nothing left to plan", async (name, ...variables) => {
  await scenario(name, async (folder) => {
    expect(await folder.apply(...variables)).toContain("0 destroyed");
    expect(await folder.plan(...variables)).toMatchObject({ changes: false });
    if (name === "machines") {
      expect((await folder.run("destroy", "-auto-approve", "-no-color")).output).toContain(
        "deletion_protection",
      );
      const unprotected = readFileSync(path.join(folder.folder, "main.tf"), "utf8").replace(
        /deletion_protection = .*/,
        "deletion_protection = false",
      );
      writeFileSync(path.join(folder.folder, "main.tf"), unprotected);
      await folder.apply(...variables);
    }
    await folder.destroy(...variables);
  });
});

test("the nodes of a role are on different hosts, and none where there are too few hosts", async () => {
  for (const name of ["beta", "gamma"]) {
    hosts.push(await imitateHost(reconciler, name));
    const { body } = await reconciler.rest("POST", "/v1/disks", {
      spec: { host: name, file: { name: `of-${name}`, size_gib: 200 } },
    });
    await reconciler.rest("GET", `/v1/disks/${body.id}?wait=ready`);
  }
  await scenario("kubernetes", async (folder) => {
    const variables = (more: object = {}): string[] => [
      "-var=spread=required",
      `-var=nodes=${JSON.stringify({ ...NODES, ...more })}`,
    ];
    await folder.apply(...variables());
    const vms = (await reconciler.items("vms")).filter(({ project }) => project === "kubernetes");
    const hostsOf = (role: string): string[] =>
      vms
        .filter(({ name }) => name.startsWith(role))
        .map(({ status }) => status.host)
        .sort();
    expect(hostsOf("control")).toEqual(["alpha", "beta", "gamma"]);
    expect(hostsOf("worker")).toEqual(["alpha", "beta"]);
    const fourth = { "control-4": { role: "control-plane", address: "192.0.2.14" } };
    const { exitCode, output } = await folder.run("plan", "-no-color", ...variables(fourth));
    expect([exitCode, output]).toEqual([0, expect.stringMatching(/control-4[\s\S]*spread/)]);
    await folder.destroy(...variables());
  });
});

/** As the example has them, but that workers name the host of their data, as its README says for `required`. */
const NODES = {
  "control-1": { role: "control-plane", address: "192.0.2.11" },
  "control-2": { role: "control-plane", address: "192.0.2.12" },
  "control-3": { role: "control-plane", address: "192.0.2.13" },
  "worker-1": { role: "worker", address: "192.0.2.21", data_gib: 20, host: "alpha" },
  "worker-2": { role: "worker", address: "192.0.2.22", data_gib: 20, host: "beta" },
};

test("import takes over what exists and changes nothing of it", async () => {
  await scenario("import", async (folder) => {
    const { output } = await folder.plan();
    expect(output).toContain("Plan: 2 to import, 0 to add, 0 to change, 0 to destroy.");
    expect(await folder.apply()).toContain("2 imported, 0 added, 0 changed, 0 destroyed");
    expect(await folder.plan()).toMatchObject({ changes: false });
  });
});

test("every folder of a scenario says what one learns from it", () => {
  const others = ["quickstart", "import", "pipelines", "cdktf", "networks/instances", "networks/vm-farm"];
  for (const name of [...others, ...SCENARIOS.map(([one]) => one)]) {
    expect(readFileSync(path.join(EXAMPLES, name, "README.md"), "utf8")).toContain("What one learns from it");
  }
});
