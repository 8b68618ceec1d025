// A reconciler that is started with a wrong clock, and again with the right one: what cannot be undone is not done.
// Everything real but the clock and the agent, whose part is played over its real listener.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { send } from "@croft/schemas/client/rest-client.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { confirmClock } from "../../cli/src/commands/clock.ts";
import { certificateRequest } from "./agents/certificate-request.ts";
import { FakeAgent } from "./agents/fake-agent.ts";
import { type App, startApp } from "./app.ts";
import { IMAGE_PROGRAM } from "./host-side.ts";
import { createLog } from "./log.ts";
import { asNew, HOST, IDS, sampleDisk, samplePartition } from "./planner/sample-objects.ts";

const DAY = 86_400_000;

let folder: string;
let app: App;
let lines: string[];
/** By how much the machine's clock is ahead. */
let ahead: number;

async function start(clock: number): Promise<void> {
  ahead = clock;
  const config = {
    stateDir: folder,
    runtimeDir: join(folder, "run"),
    port: 0,
    agentPort: 0,
    imagesDir: join(folder, "in"),
    fetchAllow: [],
    imagesUid: 59_001,
  };
  const log = createLog({ write: (line) => void lines.push(line), now: () => new Date() });
  const now = (): Date => new Date(Date.now() + ahead);
  app = await startApp(config, log, IMAGE_PROGRAM, { now, monotonic: () => performance.now() });
}
async function restart(clock: number): Promise<void> {
  await app.stop();
  await start(clock);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-clock-"));
  lines = [];
  await start(0);
});
afterEach(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
  expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

async function call(method: string, path: string, body?: unknown, token?: string) {
  const text = token ?? (await readFile(join(folder, "admin-token"), "utf8")).trim();
  const response = await send(
    { endpoint: app.endpoint, token: text },
    {
      method,
      route: `/v1/${path}`,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  );
  const answer = await response.text();
  return { status: response.status, body: answer === "" ? undefined : JSON.parse(answer) };
}

async function quarantine(): Promise<void> {
  await app.store.write(async (tx) => {
    await tx.documents.insert(asNew(sampleDisk()));
    const partition = samplePartition();
    await tx.documents.insert(
      asNew({ ...partition, spec: { ...partition.spec, on_delete: "quarantine" } }, [IDS.disk]),
    );
    await tx.events.append({
      type: "partition.state",
      actor: "croft",
      kind: "partition",
      object: IDS.partition,
      project: null,
      name: null,
      data: {},
    });
    const { status } = await tx.documents.markDeleting("partition", IDS.partition);
    const wipe_at = new Date(Date.now() + 7 * DAY).toISOString();
    await tx.documents.updateStatus("partition", IDS.partition, {
      status: { ...status, state: "quarantined", disk: IDS.disk, wipe_at },
    });
  });
}
const stateOf = async (id: string) => (await app.store.documents.get("partition", id))?.status.state;
const conditions = async () =>
  (await call("GET", "status")).body.conditions.map(({ type }: { type: string }) => type);

test("nine days ahead: nothing is wiped and no event is forgotten, and it is said until the clock is right", async () => {
  await quarantine();
  const { first } = await app.store.events.bounds();
  await restart(9 * DAY);
  expect(await conditions()).toEqual(["clock_leapt"]);
  await restart(9 * DAY);
  expect(await stateOf(IDS.partition)).toBe("quarantined");
  expect((await app.store.events.bounds()).first).toBe(first);
  await restart(0);
  expect(await stateOf(IDS.partition)).toBe("quarantined");
  expect(await conditions()).toEqual([]);
});

test("a person who says that the clock is right is believed", async () => {
  await quarantine();
  await restart(9 * DAY);
  const wrong = await call("POST", "clock/confirm", { machine_time: new Date().toISOString() });
  expect([wrong.status, wrong.body.code]).toEqual([412, "precondition_failed"]);
  const machine_time = new Date(Date.now() + 9 * DAY).toISOString();
  expect(await call("POST", "clock/confirm", { machine_time })).toEqual({
    status: 200,
    body: { conditions: [] },
  });
  await restart(9 * DAY);
  await restart(9 * DAY);
  expect(await stateOf(IDS.partition)).toBe("deleting");
});

test("croft clock confirm says what leapt, and is refused where the two clocks differ", async () => {
  const confirm = async (now: Date): Promise<string[]> => {
    const said: string[] = [];
    const { endpoint } = app;
    const token = await readFile(join(folder, "admin-token"), "utf8");
    const session = {
      connect: async () => ({ api: { endpoint, token: token.trim() } }),
      say: (line: string) => void said.push(line),
      now: () => now,
    };
    await confirmClock({ text: () => undefined, flag: () => true } as never, session as never);
    return said;
  };
  expect(await confirm(new Date())).toEqual([expect.stringContaining("nothing to confirm")]);
  await restart(9 * DAY);
  await expect(confirm(new Date())).rejects.toMatchObject({ code: "precondition_failed" });
  const said = await confirm(new Date(Date.now() + 9 * DAY));
  expect(said).toEqual([
    expect.stringContaining("`croft clock confirm`"),
    "The reconciler takes its machine's clock to be right.",
  ]);
  expect(await conditions()).toEqual([]);
});

test.each([
  ["ahead", 9 * DAY],
  ["behind", -9 * DAY],
])(
  "a host that joins while the clock is nine days %s is known when it is right again",
  async (_how, clock) => {
    await restart(clock);
    const { body: file } = await call("POST", "agent/join_tokens", { host: HOST });
    const agent = new FakeAgent(file, await certificateRequest());
    expect((await agent.join()).status).toBe(200);
    await restart(0);
    file.endpoint = JSON.parse(await readFile(join(folder, "endpoint.json"), "utf8")).agent_endpoint;
    expect((await agent.call("GET", "config?after=0&timeout_seconds=0")).status).toBe(204);
  },
);

test("a clock that is ahead ends no token for good, and one that is behind revives none", async () => {
  const token = (ttl_seconds: number) =>
    call("POST", "tokens", { name: "t", role: "admin", ttl_seconds }).then(
      ({ body }) => body.token as string,
    );
  const good = await token(3600);
  await restart(9 * DAY);
  expect((await call("GET", "projects", undefined, good)).status).toBe(401);
  // Which sweeps what has ended.
  await token(3600);
  await restart(0);
  expect((await call("GET", "projects", undefined, good)).status).toBe(200);

  const ended = await token(60);
  ahead = 120_000;
  expect((await call("GET", "projects", undefined, ended)).status).toBe(401);
  ahead = -9 * DAY;
  expect((await call("GET", "projects", undefined, ended)).status).toBe(401);
});

test("a token that was made while the clock was ahead lives as long as it was made for", async () => {
  await restart(9 * DAY);
  const { body } = await call("POST", "tokens", { name: "t", role: "admin", ttl_seconds: 3600 });
  await restart(0);
  const { body: shown } = await call("GET", `tokens/${body.id}`);
  expect(Date.parse(shown.expires_at) - Date.now()).toBeLessThanOrEqual(3_600_000);
  expect((await call("GET", "projects", undefined, body.token)).status).toBe(200);
});
