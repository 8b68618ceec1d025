// A host that is taken out of Croft, over the real listeners: what it may still do is nothing.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "@croft/schemas/client/rest-client.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type App, startApp } from "../app.ts";
import { createLog } from "../log.ts";
import { hostReport } from "../planner/sample-objects.ts";
import { certificateRequest } from "./certificate-request.ts";
import { FakeAgent } from "./fake-agent.ts";
import type { JoinFile } from "./join.ts";

let folder: string;
let app: App;
let admin: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-remove-host-"));
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
  };
  app = await startApp(config, createLog({ write: () => undefined, now: () => new Date() }));
  admin = (await readFile(join(folder, "admin-token"), "utf8")).trim();
});
afterEach(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

async function call(method: string, route: string, body?: unknown, token = admin) {
  const response = await send(
    { endpoint: app.endpoint, token },
    {
      method,
      route: `/v1/${route}`,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

const joinFile = async (host: string): Promise<JoinFile> =>
  (await call("POST", "agent/join_tokens", { host })).body;

async function joined(host: string): Promise<FakeAgent> {
  const agent = new FakeAgent(await joinFile(host), await certificateRequest());
  expect((await agent.join()).status).toBe(200);
  await agent.call("POST", "report", hostReport({ host }));
  return agent;
}

test("a host that holds something stays, and is told by what", async () => {
  await joined("alpha");
  const disk = await call("POST", "disks", { spec: { host: "alpha", file: { name: "data", size_gib: 1 } } });
  const refused = await call("DELETE", "hosts/alpha");
  expect(refused).toMatchObject({ status: 409, body: { code: "not_empty", held: [disk.body.id] } });
  expect(refused.body.detail).toContain(disk.body.id);
  expect((await call("GET", "hosts/alpha")).status).toBe(200);
});

test("an empty one goes, by name or id, with its certificate, its poll and its unused tokens", async () => {
  const agent = await joined("alpha");
  const unused = await joinFile("alpha");
  const { id } = (await call("GET", "hosts/alpha")).body;
  const poll = agent.call("GET", "config?after=1000&timeout_seconds=60");
  await agent.call("GET", "config?after=1000&timeout_seconds=0");
  expect((await call("DELETE", `hosts/${id}`)).status).toBe(202);
  expect((await poll).status).toBe(401);
  expect((await agent.call("POST", "report", hostReport({ host: "alpha" }))).status).toBe(401);
  expect((await agent.call("POST", "renew", { csr: agent.csr.pem })).status).toBe(401);
  expect((await new FakeAgent(unused, await certificateRequest()).join()).status).toBe(401);
  expect((await call("GET", "hosts")).body.items).toEqual([]);
  expect((await call("DELETE", `hosts/${id}`)).status).toBe(404);
  const spec = { host: "alpha", file: { name: "data", size_gib: 1 } };
  expect((await call("POST", "disks", { spec })).status).toBe(400);
});

test("a machine that joins under the name later is a new host, whose config goes on from the number before", async () => {
  const before = await joined("alpha");
  const first = (await call("GET", "hosts/alpha")).body;
  const disk = await call("POST", "disks", { spec: { host: "alpha", file: { name: "data", size_gib: 1 } } });
  const told = (await before.call("GET", "config?after=0&timeout_seconds=10")).json() as {
    generation: number;
  };
  await app.store.write((tx) => tx.documents.remove(disk.body.id));
  expect((await call("DELETE", "hosts/alpha")).status).toBe(202);
  const again = await joined("alpha");
  const second = (await call("GET", "hosts/alpha")).body;
  expect(second.id).not.toBe(first.id);
  await call("POST", "disks", { spec: { host: "alpha", file: { name: "more", size_gib: 1 } } });
  const config = (await again.call("GET", `config?after=${told.generation}&timeout_seconds=10`)).json();
  expect(config.generation).toBeGreaterThan(told.generation);
});

test("members and viewers do not see it, so they cannot remove it", async () => {
  await joined("alpha");
  await call("POST", "projects", { name: "web", spec: {} });
  for (const role of ["operator", "viewer"]) {
    const body = { name: role, role, project: "web", ttl_seconds: 3600 };
    const { token } = (await call("POST", "tokens", body)).body;
    expect((await call("DELETE", "hosts/alpha", undefined, token)).status).toBe(404);
  }
  expect((await call("GET", "hosts/alpha")).status).toBe(200);
});
