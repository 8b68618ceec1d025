// The pipelines of examples/pipelines as teams have them: a git server with hooks, and behind it a CI that runs the jobs of the
// workflow file with the tokens that it gives them. State, provider and authority come from Croft. On a simulated host.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { type CiKind, GitCi, WORKFLOW } from "../harness/git-ci/git-ci.ts";
import { type IdTokens, startIdTokens } from "../harness/git-ci/id-tokens.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { writeNetworkMirror } from "../harness/network-mirror.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { terraformProgram } from "../harness/terraform-program.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(900_000);

const PIPELINES = path.join(root, "examples/pipelines");
const KINDS: readonly CiKind[] = ["github", "gitlab", "forgejo"];

let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let idTokens: IdTokens;
let folder: string;
const cis: GitCi[] = [];

const operator = async (): Promise<string> => {
  const body = { role: "operator", project: "web", ttl_seconds: 3600 };
  return (await reconciler.rest("POST", "/v1/tokens", body)).body.token;
};

beforeAll(async () => {
  await build("reconciler", "provider");
  folder = mkdtempSync(path.join(tmpdir(), "croft-pipelines-"));
  writeNetworkMirror(path.join(folder, "mirror"));
  reconciler = await startReconciler({ CROFT_PROVIDER_MIRROR_DIR: path.join(folder, "mirror") });
  idTokens = await startIdTokens(folder);
  host = await imitateHost(reconciler, "alpha");
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  await trust("github-plan", "planner", "croft-plan", { repository: "acme/infra" });
  await trust("github-apply", "operator", "croft", { repository: "acme/infra", ref: "refs/heads/main" });
  await trust("gitlab-plan", "planner", "croft-plan", { project_path: "acme/infra" });
  const protectedMain = { project_path: "acme/infra", ref: "main", ref_protected: "true" };
  await trust("gitlab-apply", "operator", "croft", protectedMain);
  await prepare();
});

/** As the README has them. */
async function trust(
  name: string,
  role: "planner" | "operator",
  audience: string,
  claims: Record<string, string>,
): Promise<void> {
  const { issuer, certificate } = idTokens;
  const body = { name, issuer, audience, claims, role, project: "web", ca_certificate: certificate };
  expect((await reconciler.rest("POST", "/v1/federation/trusts", body)).status).toBe(201);
}

/** Two images, and a disk. */
async function prepare(): Promise<void> {
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  for (const [index, name] of ["old", "new"].entries()) {
    writeFileSync(path.join(images, `${name}.raw`), Buffer.alloc(1 << 20, index + 1));
    const spec = { url: `file://${images}/${name}.raw` };
    const { body } = await reconciler.rest("POST", "/v1/images", { name, shared: true, spec });
    await reconciler.rest("GET", `/v1/images/${body.id}?wait=ready`);
  }
  const disk = { spec: { host: "alpha", file: { name: "first", size_gib: 100 } } };
  const { body } = await reconciler.rest("POST", "/v1/disks", disk);
  await reconciler.rest("GET", `/v1/disks/${body.id}?wait=ready`);
}

afterAll(async () => {
  for (const ci of cis) ci.close();
  idTokens?.close();
  await host?.stop();
  await reconciler?.stop();
  if (folder) rmSync(folder, { recursive: true });
});

const SCRIPTS = readdirSync(PIPELINES).filter((name) => name.endsWith(".sh"));

/** The scripts and the workflow as a team copies them, with the address and the state of its own. */
function pipelineFiles(kind: CiKind): Record<string, string> {
  const text = (name: string): string => readFileSync(path.join(PIPELINES, name), "utf8");
  const scripts = SCRIPTS.map((name) => [`pipelines/${name}`, text(name)]);
  const workflow = text({ github: "github.yml", gitlab: "gitlab-ci.yml", forgejo: "forgejo.yml" }[kind])
    .replaceAll("https://croft.example:7400", reconciler.tlsEndpoint)
    .replace("CROFT_STATE: web/prod", `CROFT_STATE: web/${kind}`);
  return { ...Object.fromEntries(scripts), [WORKFLOW[kind]]: workflow };
}

async function startCi(kind: CiKind): Promise<GitCi> {
  const file = path.join(reconciler.stateDir, "ca.pem");
  mkdirSync(path.join(folder, kind));
  const ci = await GitCi.start({
    kind,
    folder: path.join(folder, kind),
    idTokens,
    certificate: { file, pem: readFileSync(file, "utf8") },
  });
  cis.push(ci);
  await ci.pushToMain({ "README.md": "Ours.\n" });
  return ci;
}

interface Machine {
  name: string;
  image?: "old" | "new";
  memory?: number;
  data?: boolean;
}

function configuration(machines: readonly Machine[]): string {
  const head = `terraform {
  backend "http" {}
  required_providers {
    croft = { source = "croft/croft" }
  }
}
`;
  return head + machines.map(block).join("");
}

const block = ({ name, image = "old", memory = 128, data = false }: Machine): string => `
data "croft_image" "${name}" {
  name = "${image}"
}
resource "croft_vm" "${name}" {
  project       = "web"
  name          = "${name}"
  image         = data.croft_image.${name}.id
  cpus          = 1
  memory_mib    = ${memory}
  root_disk_gib = 2
}
${data ? `resource "croft_partition" "${name}" {\n  project  = "web"\n  name     = "${name}"\n  size_gib = 5\n}\n` : ""}`;

const vms = async (): Promise<string[]> => (await reconciler.items("vms")).map(({ name }) => name).sort();
const outcome = (runs: readonly { name: string; exitCode: number }[]): [string, number][] =>
  runs.map(({ name, exitCode }) => [name, exitCode]);

describe.each(KINDS)("with %s", (kind) => {
  const [one, two] = [`${kind}-1`, `${kind}-2`];
  let ci: GitCi;

  beforeAll(async () => {
    ci = await startCi(kind);
  });

  test("a merge request gets its plan as one comment, and nothing is applied", async () => {
    const machines: Machine[] = [{ name: one, data: true }, { name: two }];
    const files = { ...pipelineFiles(kind), "main.tf": configuration(machines) };
    expect(outcome(await ci.propose("first", files))).toEqual([["plan", 0]]);
    const [comment] = ci.commentsOf("first");
    expect(comment).toContain("### 3 changes: 0 restarted, 0 replaced, 0 destroyed, 0 GiB go");
    expect(comment).toContain(`- \`croft_vm.${two}\`: create`);
    expect(await vms()).not.toContain(one);
  });

  test("main applies the plan that it made", async () => {
    const runs = await ci.merge("first");
    expect(outcome(runs)).toEqual([
      ["plan", 0],
      ["apply", 0],
    ]);
    expect(runs[1]?.log).toContain("Apply complete! Resources: 3 added");
    expect(await vms()).toEqual(expect.arrayContaining([one, two]));
  });
});

describe.each(["github", "gitlab"] as const)("what a team lives through with %s", (kind) => {
  const [one, two] = [`${kind}-1`, `${kind}-2`];
  let ci: GitCi;

  beforeAll(() => {
    ci = cis[KINDS.indexOf(kind)] as GitCi;
  });

  test("nothing that a merge request changes in its pipeline gives its jobs a token that changes something", async () => {
    const plan = readFileSync(path.join(PIPELINES, "plan.sh"), "utf8");
    const applies = plan.replace(
      /^"\$client" plan .*$/m,
      '"$client" apply -no-color -auto-approve -lock=false',
    );
    const [byPlanner] = await ci.propose("greedy", {
      "pipelines/plan.sh": applies,
      "main.tf": configuration([{ name: "greedy" }]),
    });
    expect(byPlanner).toMatchObject({ exitCode: 1, log: expect.stringContaining("may not change this VM") });
    const workflow = pipelineFiles(kind)[WORKFLOW[kind]] ?? "";
    const asked = workflow.replaceAll("croft-plan", "croft");
    const [byMain] = await ci.propose("greedy", { [WORKFLOW[kind]]: asked });
    expect(byMain).toMatchObject({
      exitCode: 1,
      log: expect.stringMatching(/no trust takes ref "(refs\/pull|greedy)/),
    });
    expect(await vms()).not.toContain("greedy");
  });

  test("the comment says what restarts, what is replaced and how many GiB go, of the newest plan alone", async () => {
    // Begins as the job's does, and could be changed by its author after the plan was written into it.
    const [marker = ""] = ci.commentsOf("first")[0]?.split("\n") ?? [];
    const forged = `${marker}\n### 0 changes`;
    ci.commentNext("mallory", forged);
    // More than a page of them.
    for (let count = 1; count < 100; count++) ci.commentNext("eve", "I have a question.");
    await ci.propose("costly", { "main.tf": configuration([]) });
    const machines: Machine[] = [
      { name: one, memory: 256 },
      { name: two, image: "new" },
    ];
    await ci.propose("costly", { "main.tf": configuration(machines) });
    expect(ci.commentsOf("costly")[0]).toBe(forged);
    const comments = ci.commentsOf("costly").slice(100);
    expect(comments).toEqual([
      expect.stringContaining("### 3 changes: 1 restarted, 1 replaced, 1 destroyed, 7 GiB go"),
    ]);
    expect(comments[0]).toContain(`- \`croft_vm.${two}\`: delete, then create`);
    expect(comments[0]).toContain(`- Warning: VM web/${one} will be restarted`);
  });

  test("the schedule finds what drifted, fails, and says what", async () => {
    const gone = (await reconciler.items("vms")).find(({ name }) => name === two);
    await reconciler.rest("DELETE", `/v1/vms/${gone?.id}`);
    const [drift] = await ci.schedule();
    expect(drift?.exitCode).toBe(2);
    expect(drift?.log).toContain(`croft_vm.${two} will be created`);
  });
});

describe("main is protected", () => {
  const [one, two] = ["github-1", "github-2"];
  let ci: GitCi;

  beforeAll(() => {
    [ci] = cis as [GitCi];
  });

  test("a plan that fails is a comment too, and main does not take it", async () => {
    const runs = await ci.propose("broken", { "main.tf": configuration([{ name: one, memory: 1 }]) });
    expect(outcome(runs)).toEqual([["plan", 1]]);
    expect(ci.commentsOf("broken")).toEqual([expect.stringMatching(/### The plan failed[\s\S]*memory_mib/)]);
    await expect(ci.merge("broken")).rejects.toThrow("main takes only merge requests whose plan succeeded");
    const straight = await ci.pushToMain({ "main.tf": configuration([]) });
    expect(straight).toMatchObject({ exitCode: 1, all: expect.stringContaining("main takes only") });
  });

  test("a plan that another apply overtook is refused as stale, and changes nothing", async () => {
    await ci.propose("late", { "main.tf": configuration([{ name: one }, { name: two }, { name: "late" }]) });
    ci.approve = () => applyByHand(configuration([{ name: one }, { name: two }, { name: "quick" }]));
    const runs = await ci.merge("late");
    ci.approve = async () => undefined;
    expect(outcome(runs)).toEqual([
      ["plan", 0],
      ["apply", 1],
    ]);
    expect(runs[1]?.log).toMatch(/stale/i);
    expect(await vms()).toEqual(expect.arrayContaining(["quick"]));
    expect(await vms()).not.toContain("late");
  });
});

test("the pipeline of an earlier commit that is run once more applies nothing", async () => {
  const before = await vms();
  const runs = await (cis[0] as GitCi).runAgain("main~1");
  expect(outcome(runs)).toEqual([
    ["plan", 0],
    ["apply", 1],
  ]);
  expect(runs[1]?.log).toContain("This is not the newest commit of main");
  expect(await vms()).toEqual(before);
});

/** Somebody with a token, on a machine of their own. */
async function applyByHand(text: string): Promise<void> {
  const at = mkdtempSync(path.join(folder, "laptop-"));
  cpSync(PIPELINES, path.join(at, "pipelines"), { recursive: true });
  writeFileSync(path.join(at, "main.tf"), text);
  const env = {
    PATH: String(process.env.PATH),
    HOME: at,
    CHECKPOINT_DISABLE: "1",
    CROFT_TERRAFORM: terraformProgram,
    TF_PLUGIN_CACHE_DIR: path.join(folder, "github/plugins"),
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1",
    CROFT_ADDRESS: reconciler.tlsEndpoint,
    CROFT_CA_CERTIFICATE: path.join(reconciler.stateDir, "ca.pem"),
    CROFT_STATE: "web/github",
    CROFT_TOKEN: await operator(),
  };
  const words = `. pipelines/environment.sh; "$client" init; "$client" apply -auto-approve`;
  await execa("sh", ["-c", words, "pipelines/apply.sh"], { cwd: at, env, extendEnv: false });
}

test("a job of another repository gets no token, and hears why", async () => {
  const at = mkdtempSync(path.join(folder, "stranger-"));
  const { exitCode, all } = await execa(path.join(PIPELINES, "plan.sh"), {
    cwd: at,
    env: {
      CROFT_ADDRESS: reconciler.tlsEndpoint,
      CROFT_CA_CERTIFICATE: path.join(reconciler.stateDir, "ca.pem"),
      CROFT_STATE: "web/github",
      CROFT_TOKEN: "",
      CROFT_ID_TOKEN: idTokens.mint(
        { sub: "repo:evil/infra:ref:refs/heads/main", repository: "evil/infra", ref: "refs/heads/main" },
        "croft-plan",
      ),
    },
    all: true,
    reject: false,
  });
  expect(exitCode).not.toBe(0);
  expect(all).toContain('no trust takes repository "evil/infra"');
});
