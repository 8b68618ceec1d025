// Terraform's `http` backend, as its client speaks to it.

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { checkUploadQuota } from "../kinds/project/quota.ts";
import { type Reply, type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;

beforeEach(async () => {
  rest = await startRest();
  for (const name of ["web", "api"]) await rest.call("POST", "/v1/projects", { body: { name } });
});
afterEach(() => rest.close());

const stateText = (serial: number, resources: unknown[] = [], more = ""): string =>
  `{\n  "version": 4,\n  "serial": ${serial},\n  "lineage": "l",\n  "big": 9007199254740993${more},\n  "resources": ${JSON.stringify(resources)}\n}\n`;

const lockBody = (ID: string, Who = "ci@runner") =>
  JSON.stringify({
    ID,
    Operation: "OperationTypeApply",
    Who,
    Version: "1.11.0",
    Created: "2026-12-01T00:00:00Z",
  });

const write = (serial: number, lock?: string, resources: unknown[] = []): Promise<Reply> =>
  rest.call("POST", `/v1/state/web/prod${lock === undefined ? "" : `?ID=${lock}`}`, {
    body: stateText(serial, resources),
  });

const contents = async (path = "/v1/state/web/prod"): Promise<string> => {
  const response = await fetch(rest.endpoint + path, { headers: { authorization: `Bearer ${rest.token}` } });
  return response.text();
};

test("what was written is read byte for byte, and nothing before", async () => {
  expect((await rest.call("GET", "/v1/state/web/prod")).status).toBe(404);
  expect((await write(1)).status).toBe(200);
  expect(await contents()).toBe(stateText(1));
});

test("a token is taken as the password of Basic authentication, there alone", async () => {
  await write(1);
  const authorization = `Basic ${Buffer.from(`croft:${rest.token}`).toString("base64")}`;
  const call = (path: string) => fetch(rest.endpoint + path, { headers: { authorization } });
  expect((await call("/v1/state/web/prod")).status).toBe(200);
  expect((await call("/v1/projects")).status).toBe(401);
});

test("two who contend: one has the lock, the other is shown who, and may not write", async () => {
  const lock = (ID: string) =>
    rest.call("LOCK", "/v1/state/web/prod", { body: lockBody(ID, `${ID}@runner`) });
  const [one, two] = await Promise.all([lock("one"), lock("two")]);
  const [held, refused] = one.status === 200 ? (["one", two] as const) : (["two", one] as const);
  expect(refused.status).toBe(423);
  expect(refused.body).toMatchObject({ code: "state_locked", ID: held, Who: `${held}@runner` });
  expect((await write(1)).body.code).toBe("state_locked");
  expect((await write(1, held)).status).toBe(200);
  expect((await rest.call("GET", "/v1/state/web/prod/lock")).body.lock).toMatchObject({ id: held });
});

test("a request that is repeated, because its answer was lost, is answered as the first time", async () => {
  const lock = () => rest.call("POST", "/v1/state/web/prod/lock", { body: lockBody("a") });
  expect([(await lock()).status, (await lock()).status]).toEqual([200, 200]);
  const first = await write(1, "a");
  expect((await write(1, "a")).body.number).toBe(first.body.number);
  const unlock = () => rest.call("DELETE", "/v1/state/web/prod/lock", { body: lockBody("a") });
  expect([(await unlock()).status, (await unlock()).status]).toEqual([200, 200]);
});

test("a lock is given back by its holder, and broken by a request that names none", async () => {
  await write(1);
  await rest.call("LOCK", "/v1/state/web/prod", { body: lockBody("gone") });
  expect((await rest.call("UNLOCK", "/v1/state/web/prod", { body: lockBody("other") })).status).toBe(423);
  expect((await rest.call("UNLOCK", "/v1/state/web/prod")).status).toBe(200);
  expect((await write(2)).status).toBe(200);
  const events = (await rest.call("GET", "/v1/events?after=0")).body.items as { type: string }[];
  expect(events.map(({ type }) => type)).toContain("state.lock_broken");
});

test("an earlier version becomes the newest under a higher serial, and is otherwise the same bytes", async () => {
  for (const serial of [1, 2, 3]) await write(serial, undefined, Array(serial).fill({}));
  const restored = await rest.call("POST", "/v1/state/web/prod/versions/1/restore");
  expect(restored.body).toMatchObject({ number: 4, serial: 4, resources: 1 });
  expect(await contents()).toBe(stateText(4, [{}]));
  const { items } = (await rest.call("GET", "/v1/state/web/prod/versions")).body;
  expect(items.map(({ number }: { number: number }) => number)).toEqual([4, 3, 2, 1]);
  expect(await contents("/v1/state/web/prod/versions/2")).toBe(stateText(2, [{}, {}]));
});

test("half a state, another text, and bytes that were changed on their way are not stored", async () => {
  await write(1);
  for (const body of [stateText(2).slice(0, 40), "<html>", "[]", '{"serial":2}']) {
    expect((await rest.call("POST", "/v1/state/web/prod", { body })).status).toBe(400);
  }
  const body = stateText(2);
  const damaged = await rest.call("POST", "/v1/state/web/prod", { body, headers: { "content-md5": "AAAA" } });
  expect(damaged.body.code).toBe("checksum_mismatch");
  expect(await contents()).toBe(stateText(1));
});

test("a state is of its project's members alone", async () => {
  await write(1);
  const token = async (role: string, project: string): Promise<string> =>
    (await rest.call("POST", "/v1/tokens", { body: { role, project, ttl_seconds: 60 } })).body.token;
  const statusOf = async (role: string, project: string, method = "GET") =>
    (await rest.call(method, "/v1/state/web/prod", { token: await token(role, project) })).status;
  expect(await statusOf("operator", "web")).toBe(200);
  expect(await statusOf("viewer", "web")).toBe(403);
  expect(await statusOf("operator", "api")).toBe(404);
  expect(await statusOf("operator", "api", "DELETE")).toBe(404);
  const listed = await rest.call("GET", "/v1/state", { token: await token("operator", "api") });
  expect(listed.body.items).toEqual([]);
});

test("what lists resources is deleted on demand only, and its project stays as long", async () => {
  await write(1, undefined, [{}]);
  expect((await rest.call("DELETE", "/v1/state/web/prod")).body.code).toBe("not_empty");
  const project = (await rest.call("GET", "/v1/projects?name=web")).body.items[0].id;
  const refused = await rest.call("DELETE", `/v1/projects/${project}`);
  expect(refused.body).toMatchObject({
    code: "not_empty",
    title: expect.stringContaining("1 state of Terraform"),
  });
  expect((await rest.call("DELETE", "/v1/state/web/prod?force=true")).status).toBe(200);
  expect((await rest.call("DELETE", `/v1/projects/${project}`)).status).toBe(202);
});

test("what would take memory and time from all to parse is no state", async () => {
  const deep = `{"serial":1,"lineage":"l","x":${"[".repeat(200)}${"]".repeat(200)}}`;
  expect((await rest.call("POST", "/v1/state/web/prod", { body: deep })).status).toBe(400);
  const wide = `{"serial":1,"lineage":"l","x":[${"1,".repeat(3_100_000)}1]}`;
  expect((await rest.call("POST", "/v1/state/web/prod", { body: wide })).status).toBe(400);
});

test("a lock with a byte order mark is shown like any other", async () => {
  const body = Buffer.from(`\ufeff${lockBody("a")}`);
  expect((await rest.call("POST", "/v1/state/web/prod/lock", { body })).status).toBe(200);
  const { items } = (await rest.call("GET", "/v1/state")).body;
  expect(items).toMatchObject([{ lock: { id: "a", who: "ci@runner" } }]);
});

test("states count in what a project may keep: with nothing left none is made, and what is there is still written", async () => {
  expect((await write(1)).status).toBe(200);
  const usage = async () => (await rest.call("GET", "/v1/projects?name=web")).body.items[0].status.usage;
  expect(await usage()).toMatchObject({ storage_gib: 1, states_gib: 1, images_gib: 0, uploads_gib: 0 });
  const project = (await rest.call("GET", "/v1/projects?name=web")).body.items[0];
  const quota = (storage_gib: number) =>
    rest.call("PATCH", `/v1/projects/${project.id}`, {
      body: { spec: { quota: { storage_gib } } },
      headers: { "content-type": "application/merge-patch+json" },
    });
  expect((await quota(1)).status).toBe(200);
  // A whole GiB is no longer left for anything else.
  const more = checkUploadQuota(rest.store, "web", "a".repeat(64), 2 ** 30);
  await expect(more).rejects.toMatchObject({ code: "quota_exceeded" });
  expect((await quota(0)).status).toBe(200);
  expect((await rest.call("POST", "/v1/state/web/other", { body: stateText(1) })).body.code).toBe(
    "quota_exceeded",
  );
  expect((await write(2)).status).toBe(200);
});

test("whoever waits for a lock is told its taker's words without what a terminal acts on", async () => {
  await write(1);
  const taken = JSON.stringify({ ID: "a", Who: "\u001b[2Jme\u202e", Operation: "\u001b]0;x\u0007" });
  expect((await rest.call("LOCK", "/v1/state/web/prod", { body: taken })).body.who).toBe(" [2Jme ");
  const waits = (await rest.call("LOCK", "/v1/state/web/prod", { body: lockBody("b") })).body;
  expect(waits).toMatchObject({ ID: "a", Who: " [2Jme ", Operation: " ]0;x " });
  const hidden = await rest.call("LOCK", "/v1/state/web/new", { body: lockBody("a\u001b[2J") });
  expect(hidden.body.code).toBe("invalid_request");
});

test("a lock whose holder is no text is refused, to take and to give back", async () => {
  for (const method of ["LOCK", "UNLOCK"]) {
    const body = JSON.stringify({ ID: "a", Who: {} });
    const { status, body: problem } = await rest.call(method, "/v1/state/web/prod", { body });
    expect([status, problem.errors]).toEqual([
      400,
      [{ code: "wrong_type", pointer: "/Who", message: "must be string" }],
    ]);
  }
});
