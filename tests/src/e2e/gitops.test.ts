// GitOps by pull as a team has it: a repository on a git server, a reconciler, and the runner between them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider } from "../harness/built-provider.ts";
import { type CroftProgram, croftProgram } from "../harness/croft-program.ts";
import { type GitServers, startGitServers } from "../harness/git-servers.ts";
import { type GitopsRunner, gitopsRunner } from "../harness/gitops-runner.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(900_000);

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

let folder: string;
let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let git: GitServers;
let runner: GitopsRunner;
let croft: CroftProgram;
let token: string;

const configuration = (names: readonly string[]): string => `terraform {
  backend "http" {}
  required_providers {
    croft = { source = "croft/croft" }
  }
}
resource "croft_ssh_key" "key" {
  for_each   = toset(${JSON.stringify(names)})
  project    = "web"
  name       = each.key
  public_key = "${KEY}"
}
`;

const push = (names: readonly string[], subject: string, words: readonly string[] = []): string =>
  git.commit({ "infra/main.tf": configuration(names) }, subject, words);

const keys = async (): Promise<string[]> =>
  (await reconciler.items("ssh_keys")).map(({ name }) => name).sort();

const source = () => ({
  name: "infra",
  project: "web",
  repository: git.sshUrl,
  path: "infra",
  deploy_key_file: git.deployKey,
  known_hosts_file: git.knownHosts,
  state: "web/infra",
});

beforeAll(async () => {
  await build("reconciler", "cli");
  folder = mkdtempSync(path.join(tmpdir(), "croft-gitops-"));
  [provider, reconciler, git] = await Promise.all([
    builtProvider(),
    startReconciler(),
    startGitServers(folder),
  ]);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  const body = { name: "gitops", role: "operator", project: "web", ttl_seconds: 3600 };
  token = (await reconciler.rest("POST", "/v1/tokens", body)).body.token;
  runner = gitopsRunner({
    reconciler,
    token,
    folder: path.join(folder, "runner"),
    more: { terraform_config_file: provider.terraformrc },
  });
  runner.configure(source());
  croft = croftProgram({
    CROFT_ENDPOINT: reconciler.tlsEndpoint,
    CROFT_TOKEN: reconciler.token,
    CROFT_CA_CERTIFICATE: path.join(reconciler.stateDir, "ca.pem"),
  });
});

afterAll(async () => {
  await runner?.stop();
  await git?.close();
  await reconciler?.stop();
  croft?.remove();
  provider?.remove();
  rmSync(folder, { recursive: true, force: true });
});

test("what is pushed is planned and applied, and shown with commit, plan, outcome and log", async () => {
  const commit = push(["a", "b"], "Two keys");
  await runner.start();
  const { id } = await runner.untilCommit(commit, "applied");
  expect(await runner.run(id)).toMatchObject({
    kind: "gitops_run",
    source: "infra",
    project: "web",
    subject: "Two keys",
    trigger: "change",
    plan: {
      creates: 2,
      destroys: 0,
      changes: [{ address: 'croft_ssh_key.key["a"]', actions: ["create"] }, {}],
    },
    log: expect.stringContaining("Apply complete! Resources: 2 added"),
  });
  expect(await keys()).toEqual(["a", "b"]);
  const { out } = await croft.run(["gitops", "runs"]);
  expect(out).toMatch(/run_\w+ +infra +[0-9a-f]{12} +change +applied +\+2 /);
});

test("what destroys waits for an approval, which the runner itself cannot give", async () => {
  const commit = push(["a"], "One less");
  const { id, plan } = await runner.untilCommit(commit, "waiting_for_approval");
  expect(plan).toMatchObject({ destroys: 1, creates: 0 });
  expect(await keys()).toEqual(["a", "b"]);
  const own = await croft.run(["gitops", "approve", id, "--yes"], { env: { CROFT_TOKEN: token } });
  expect(own).toMatchObject({ status: 4, err: expect.stringContaining("does not approve its own plans") });
  const approved = await croft.run(["gitops", "approve", id, "--yes"]);
  expect(approved).toMatchObject({ status: 0, err: expect.stringContaining('croft_ssh_key.key["b"]') });
  await runner.untilCommit(commit, "applied");
  expect(await keys()).toEqual(["a"]);
  const { items } = (await reconciler.rest("GET", "/v1/events?limit=1000")).body;
  const said = items
    .filter((event: { object: string }) => event.object === id)
    .map(({ type, data }: { type: string; data: { to?: string } }) => data.to ?? type);
  expect(said).toEqual(["planning", "waiting_for_approval", "gitops_run.approved", "applying", "applied"]);
});

test("an approved plan that the state overtook is not applied, but planned anew; a discarded one stays away", async () => {
  const commit = push(["c"], "Another key");
  const first = await runner.untilCommit(commit, "waiting_for_approval");
  const { items } = (await reconciler.rest("GET", "/v1/state/web/infra/versions")).body;
  const route = `/v1/state/web/infra/versions/${items[0].number}/restore` as const;
  expect((await reconciler.rest("POST", route)).status).toBe(200);
  expect((await croft.run(["gitops", "approve", first.id, "--yes"])).status).toBe(0);
  const again = await runner.until(
    "a new plan",
    ({ id, state }) => id !== first.id && state === "waiting_for_approval",
  );
  expect(await runner.run(first.id)).toMatchObject({ state: "failed", code: "plan_stale" });
  expect(again).toMatchObject({ commit, trigger: "retry" });
  expect(await keys()).toEqual(["a"]);
  expect((await croft.run(["gitops", "discard", again.id, "--yes"])).status).toBe(0);
  await runner.untilCommit(commit, "discarded");
  expect(await keys()).toEqual(["a"]);
});

test("a newer commit supersedes a plan that waits", async () => {
  const waiting = await runner.untilCommit(push(["d"], "Replace all"), "waiting_for_approval");
  const commit = push(["a", "e"], "Add one");
  await runner.untilCommit(commit, "applied");
  expect(await runner.run(waiting.id)).toMatchObject({ state: "superseded" });
  expect(await keys()).toEqual(["a", "e"]);
});

test("the schedule finds what others changed, also when its time passed while the runner was away", async () => {
  await runner.stop();
  const [newest] = await runner.runs();
  const file = path.join(runner.stateDir, "runs/infra", newest?.id ?? "", "run.json");
  const kept = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(
    file,
    JSON.stringify({ ...kept, started_at: new Date(Date.now() - 3_600_000).toISOString() }),
  );
  const [key] = await reconciler.items("ssh_keys");
  await reconciler.rest("DELETE", `/v1/ssh_keys/${key.id}`);
  runner.configure({ ...source(), schedule: "*/30 * * * *" });
  await runner.start();
  await runner.until(
    "a scheduled run",
    ({ trigger, state }) => trigger === "schedule" && state === "applied",
  );
  expect(await keys()).toEqual(["a", "e"]);
});

test("two runners do not work in one folder, and check says what is wrong", async () => {
  const second = await runner.ended("run");
  expect(second).toMatchObject({ status: 1, text: expect.stringContaining("another runner works in") });
  expect(await runner.ended("check")).toMatchObject({
    status: 0,
    text: expect.stringContaining("can run here"),
  });
  const settings = readFileSync(runner.settingsFile, "utf8");
  runner.configure({
    ...source(),
    deploy_key_file: undefined,
    schedule: "every day",
    branch: "../x",
    apply: "never",
  });
  const { status, text } = await runner.ended("check");
  expect([status, text]).toEqual([2, expect.stringContaining("sources.0.branch: must match")]);
  runner.configure({ ...source(), deploy_key_file: undefined, schedule: "every day" });
  expect((await runner.ended("check")).text).toMatch(
    /deploy_key_file: is required for ssh[\s\S]*schedule: is no schedule/,
  );
  writeFileSync(runner.settingsFile, settings);
});

test("with `approved` every plan waits for a person; with `never` it is shown, and nobody can have it applied", async () => {
  await runner.stop();
  runner.configure({ ...source(), apply: "approved" });
  const harmless = push(["a", "e", "f"], "One more");
  await runner.start();
  const { id, message } = await runner.untilCommit(harmless, "waiting_for_approval");
  expect(message).toContain("an approval of every plan");
  expect(await keys()).toEqual(["a", "e"]);
  expect((await croft.run(["gitops", "approve", id, "--yes"])).status).toBe(0);
  await runner.untilCommit(harmless, "applied");
  expect(await keys()).toEqual(["a", "e", "f"]);
  await runner.stop();
  runner.configure({ ...source(), apply: "never" });
  const shown = push(["a", "e"], "One less");
  await runner.start();
  const planned = await runner.untilCommit(shown, "planned");
  expect(planned.plan).toMatchObject({ destroys: 1 });
  const refused = await croft.run(["gitops", "approve", planned.id, "--yes"]);
  expect(refused).toMatchObject({ status: 5, err: expect.stringContaining("does not wait for an approval") });
  expect(await keys()).toEqual(["a", "e", "f"]);
});

/** An apply that takes its time, and leaves a mark when it is done. */
const slow = (number: number): string => `terraform {
  backend "http" {}
}
resource "terraform_data" "slow" {
  input = ${number}
  provisioner "local-exec" {
    command = "sleep 2; echo ${number} >> ${path.join(folder, "marks")}"
  }
}
`;

test("an apply that outlives its killed runner is not repeated, and is told when it has ended", async () => {
  await runner.stop();
  const own = { ...source(), name: "slow", path: "slow", state: "web/slow", allow_destroy: true };
  const commit = git.commit({ "slow/main.tf": slow(1) }, "Slow");
  runner.configure(own);
  await runner.start();
  const { id } = await runner.untilCommit(commit, "applying");
  await runner.kill();
  await runner.start();
  await runner.untilCommit(commit, "applied");
  expect((await runner.runs()).map((run) => run.id)).toEqual([id]);
  expect(readFileSync(path.join(folder, "marks"), "utf8")).toBe("1\n");
});

test("a machine that dies in the middle of an apply leaves no lock, and the next run goes on", async () => {
  const commit = git.commit({ "slow/main.tf": slow(2).replace("input", "triggers_replace") }, "Slower");
  const { id } = await runner.untilCommit(commit, "applying");
  await runner.lockOf("web/slow", (lock) => lock !== null);
  await runner.kill();
  runner.killCommands();
  expect((await reconciler.rest("GET", "/v1/state/web/slow/lock")).body.lock).not.toBeNull();
  await runner.start();
  await runner.until("the next run", (newest) => newest.id !== id && newest.state === "applied");
  expect(await runner.run(id)).toMatchObject({ state: "interrupted" });
  await runner.lockOf("web/slow", (lock) => lock === null);
});

test("killed at any moment, it arrives where the repository is", async () => {
  await runner.stop();
  runner.configure({ ...source(), allow_destroy: true });
  const names = ["k"];
  for (const after of [300, 900, 1500, 2200, 3000]) {
    names.push(`k${after}`);
    push(names, `Kill after ${after} ms`);
    await runner.start();
    // The moment is the point of it: nothing tells when a git or Terraform is half done.
    await pause(after);
    await runner.kill();
    if (after % 200 === 100) runner.killCommands();
  }
  await runner.start();
  const commit = push([...names, "last"], "The last one");
  await runner.untilCommit(commit, "applied");
  expect(await keys()).toEqual([...names, "last"].sort());
  await runner.lockOf("web/infra", (lock) => lock === null);
  const open = (await runner.runs()).filter(({ finished_at }) => finished_at === null);
  expect(open).toEqual([]);
});
