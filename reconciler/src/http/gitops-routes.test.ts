// Runs of GitOps by pull: reported by a runner, decided about by people, bound to a project and to the hash of the plan.
import type { RunReport } from "@croft/schemas/gitops-run.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { hashOfToken, newTokenText } from "./authentication.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const SHA = "a".repeat(64);
const PLAN = {
  sha256: SHA,
  creates: 1,
  updates: 0,
  replaces: 0,
  destroys: 2,
  actions: 0,
  lost_gib: 5,
  changes: [{ address: "croft_vm.a", actions: ["delete"] }],
};

let rest: RestFixture;
const tokens: Record<string, string> = {};
let count = 0;

beforeAll(async () => {
  rest = await startRest();
  for (const name of ["web", "api"]) await rest.call("POST", "/v1/projects", { body: { name } });
  const token = async (name: string, role: string, project: string): Promise<void> => {
    const body = { name, role, project, ttl_seconds: 600 };
    tokens[name] = (await rest.call("POST", "/v1/tokens", { body })).body.token;
  };
  await token("runner", "operator", "web");
  await token("person", "operator", "web");
  await token("stranger", "operator", "api");
});
afterAll(() => rest.close());

function reportOf(more: Partial<RunReport> = {}): RunReport {
  count += 1;
  return {
    id: `run_${String(count).padStart(16, "0")}`,
    project: "web",
    source: "infra",
    repository: "https://git.example/infra.git",
    branch: "main",
    commit: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
    subject: "A commit",
    trigger: "change",
    state: "planning",
    code: null,
    message: "",
    plan: null,
    started_at: "2026-01-01T00:00:00.000Z",
    finished_at: null,
    log: "a line",
    ...more,
  };
}

const as = (name: string, method: string, path: string, body?: unknown) =>
  rest.call(method, `/v1/gitops/runs${path}`, {
    token: tokens[name] ?? "",
    ...(body === undefined ? {} : { body }),
  });
const report = (run: RunReport, name = "runner") => as(name, "POST", "", run);
const waiting = async (): Promise<RunReport> => {
  const run = reportOf({ state: "waiting_for_approval", plan: PLAN });
  expect((await report(run)).status).toBe(200);
  return run;
};

test("a report is the run; lists have no logs, and the newest first", async () => {
  const [first, second] = [reportOf(), reportOf()];
  await report(first);
  await report(second);
  await report({ ...first, state: "unchanged", finished_at: "2026-01-01T00:01:00.000Z" });
  expect((await as("person", "GET", `/${first.id}`)).body).toMatchObject({
    state: "unchanged",
    log: "a line",
    decision: null,
  });
  const { items } = (await as("person", "GET", "?source=infra")).body;
  expect(items.map(({ id, log }: RunReport) => [id, log])).toEqual([
    [second.id, undefined],
    [first.id, undefined],
  ]);
});

test("a list is no larger for large plans, which are read one by one", async () => {
  const changes = Array.from({ length: 1000 }, (_, at) => ({
    address: `croft_vm.a["${"x".repeat(900)}${at}"]`,
    actions: ["create"],
  }));
  const run = reportOf({ state: "waiting_for_approval", plan: { ...PLAN, changes }, source: "large" });
  expect((await report(run)).status).toBe(200);
  const { items } = (await as("person", "GET", "?source=large")).body;
  expect(items).toMatchObject([{ id: run.id, plan: { ...PLAN, changes: [] } }]);
  expect((await as("person", "GET", `/${run.id}`)).body.plan.changes).toHaveLength(1000);
});

test("what a commit says moves no cursor and begins no line in the terminal of whoever approves", async () => {
  const hidden = "\u001b[1A\u001b[2K\u009b2J";
  const run = reportOf({
    subject: `tidy up${hidden}\nPlan:     +1`,
    message: `one\ntwo${hidden}`,
    log: `\u001b]52;c;cm0gLXJmCg==\u0007first\nsecond\t.\r\n`,
    state: "waiting_for_approval",
    plan: { ...PLAN, changes: [{ address: `croft_vm.a["\n${hidden}"]`, actions: [`delete${hidden}`] }] },
  });
  expect((await report(run)).status).toBe(200);
  const { body } = await as("person", "GET", `/${run.id}`);
  const { subject, message, log, plan } = body;
  const { address, actions } = plan.changes[0];
  for (const line of [subject, address, ...actions]) expect(line).toMatch(/^[^\p{C}]+$/u);
  for (const lines of [message, log]) expect(lines).toMatch(/^[^\p{C}\n\t]*(?:[\n\t][^\p{C}\n\t]*)*$/u);
  expect(message).toMatch(/^one\ntwo/);
});

test("each change of state is one event, and an equal report none", async () => {
  const run = reportOf();
  for (const state of ["planning", "planning", "applying", "applied"] as const)
    await report({ ...run, state });
  const { items } = (await rest.call("GET", "/v1/events?limit=1000")).body;
  const states = items
    .filter(({ object }: { object: string }) => object === run.id)
    .map(({ data }: { data: { from: string; to: string } }) => [data.from, data.to]);
  expect(states).toEqual([
    [null, "planning"],
    ["planning", "applying"],
    ["applying", "applied"],
  ]);
});

test("another project's token sees nothing, decides nothing and reports nothing into it", async () => {
  const run = await waiting();
  expect((await as("stranger", "GET", "")).body.items).toEqual([]);
  expect((await as("stranger", "GET", `/${run.id}`)).status).toBe(404);
  expect((await as("stranger", "POST", `/${run.id}/approve`, { plan_sha256: SHA })).status).toBe(404);
  expect((await report(run, "stranger")).body.code).toBe("reference_not_found");
  expect((await report({ ...run, project: "api" }, "stranger")).body.code).toBe("already_exists");
  expect((await report(reportOf({ project: null }), "runner")).body.code).toBe("reference_not_found");
});

test("an approval names the plan by its hash, and comes from somebody else than the runner", async () => {
  const run = await waiting();
  const approve = (name: string, plan_sha256: string) =>
    as(name, "POST", `/${run.id}/approve`, { plan_sha256 });
  expect((await approve("runner", SHA)).body.code).toBe("forbidden");
  expect((await approve("person", "b".repeat(64))).body.code).toBe("precondition_failed");
  expect((await approve("person", SHA)).body.decision).toMatchObject({
    decision: "approved",
    plan_sha256: SHA,
  });
  // The answer was lost.
  expect((await approve("person", SHA)).status).toBe(200);
  expect((await as("person", "POST", `/${run.id}/discard`)).body.code).toBe("not_awaiting_approval");
  // What is reported later does not change it.
  const applied = await report({ ...run, state: "applied", plan: { ...PLAN, sha256: "c".repeat(64) } });
  expect(applied.body.decision).toMatchObject({ decision: "approved", plan_sha256: SHA });
});

test("nobody approves by another token of the runner's: one that it made, or one of the same trust", async () => {
  const createdBy = async (created_by: string): Promise<string> => {
    const [text, id] = [newTokenText(), `tok_${String(++count).padStart(16, "0")}`];
    const at = new Date().toISOString();
    const token = {
      id,
      name: id.slice(4),
      role: "operator",
      project: "web",
      created_at: at,
      created_by,
    } as const;
    await rest.store.write((tx) => tx.access.putToken({ ...token, expires_at: null }, hashOfToken(text)));
    tokens[id] = text;
    return id;
  };
  const decides = async (runner: string, approver: string): Promise<number> => {
    const run = reportOf({ state: "waiting_for_approval", plan: PLAN });
    expect((await report(run, runner)).status).toBe(200);
    return (await as(approver, "POST", `/${run.id}/approve`, { plan_sha256: SHA })).status;
  };
  const runner = await createdBy("tok_admin");
  const [made, ofTrust, another] = [
    await createdBy(await createdBy(runner)),
    await createdBy("tru_0000000000000001"),
    await createdBy("tru_0000000000000001"),
  ];
  expect(await decides(runner, made)).toBe(403);
  expect(await decides(ofTrust, another)).toBe(403);
  let last = runner;
  for (let step = 0; step < 25; step++) last = await createdBy(last);
  expect(await decides(runner, last)).toBe(403);
  // Somebody else, of whatever trust, and who made the runner's token.
  expect(await decides(runner, await createdBy("tok_admin"))).toBe(200);
  expect(await decides(ofTrust, await createdBy("tru_0000000000000002"))).toBe(200);
});

test("what does not wait is not approved or discarded", async () => {
  const run = reportOf({ state: "applied", plan: PLAN });
  await report(run);
  expect((await as("person", "POST", `/${run.id}/approve`, { plan_sha256: SHA })).body).toMatchObject({
    code: "not_awaiting_approval",
    detail: "It has ended. Its state is applied.",
  });
  expect((await as("person", "POST", `/${run.id}/discard`)).status).toBe(409);
});

test("the newest two hundred of a project are kept, and none of a deleted one", async () => {
  await rest.call("POST", "/v1/projects", { body: { name: "many" } });
  const runs = Array.from({ length: 203 }, () => reportOf({ project: "many" }));
  const ids = runs.map(({ id }) => id);
  const more = {
    decision: null,
    reported_at: "2026-01-01T00:00:00.000Z",
    reported_by: "tok_0000000000000000",
  };
  await rest.store.write(async (tx) => {
    for (const run of runs) await tx.gitops.putRun({ ...run, ...more });
  });
  const kept = async (): Promise<string[]> =>
    (await rest.call("GET", "/v1/gitops/runs?project=many")).body.items.map(({ id }: RunReport) => id);
  expect(await kept()).toEqual(ids.slice(3).reverse());
  const { items } = (await rest.call("GET", "/v1/projects?name=many")).body;
  expect((await rest.call("DELETE", `/v1/projects/${items[0].id}`)).status).toBeLessThan(300);
  expect(await kept()).toEqual([]);
});
