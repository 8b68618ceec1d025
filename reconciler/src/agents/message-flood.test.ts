// A flood of every message that agents send over their listener, as large as it is read, while others are answered. What is
// asserted is processor time, in parts of what parsing one such message at once takes here and now.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Express } from "express";
import { createCounterBook } from "../coordination/memory/counter-book.ts";
import { createHostLeases } from "../coordination/memory/host-leases.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import { createOneMachine } from "../coordination/memory/one-machine.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { LOOPBACK_ONLY } from "../listen/reach.ts";
import { createLog } from "../log.ts";
import { heldBytes, longestTurn, secondsOf } from "../memory.fixture.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { openAgentsAuthority } from "./authority.ts";
import { certificateRequest } from "./certificate-request.ts";
import { FakeAgent } from "./fake-agent.ts";
import { agentFloods, hostileTexts } from "./flood-messages.fixture.ts";
import { joining } from "./join.ts";
import { type AgentListener, listenForAgents } from "./listener.ts";
import { parseMessage, whenParsed } from "./message-body.ts";
import { reportIntake } from "./report-intake.ts";
import { agentApp } from "./routes.ts";

const HOSTS = ["alpha", "beta"];
const MIB = 1024 ** 2;
/** Of parsing eight hostile MiB at once, which is one to three seconds. */
const LONGEST_TURN = 0.4;
const MOST_GROWTH_BYTES = 100 * MIB;

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let folder: string;
let store: Store;
let app: Express;
let listener: AgentListener;
let agents: FakeAgent[];
/** Processor time of parsing the worst of the messages at once. */
let whole: number;

beforeAll(async () => {
  const worst = hostileTexts(8 * MIB, (filling) => filling).slice(-2);
  whole = Math.max(...worst.map((text) => secondsOf(() => JSON.parse(text))));
  folder = await mkdtemp(join(tmpdir(), "croft-flood-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  const authority = await openAgentsAuthority(store, Date.now);
  const join_ = joining({ store, authority, endpoint: () => listener.endpoint, now: Date.now });
  const presence = createPresence(Date.now);
  app = agentApp({
    store,
    joining: join_,
    intake: reportIntake({ store, presence, wake: () => undefined, now: Date.now }),
    counters: createCounterBook(Date.now),
    oneMachine: createOneMachine(Date.now),
    leases: createHostLeases(Date.now),
    blobPath: (sha256) => join(folder, sha256),
    log: createLog({ write: () => undefined, now: () => new Date() }),
  });
  const failed = (error: unknown): never => {
    throw error;
  };
  listener = await listenForAgents({ app, authority, reach: LOOPBACK_ONLY, port: 0, failed });
  agents = await Promise.all(
    HOSTS.map(async (host) => new FakeAgent(await join_.create(host), await certificateRequest())),
  );
  for (const agent of agents) expect((await agent.join()).status).toBe(200);
});
afterAll(async () => {
  await listener.close();
  await store.close();
  await rm(folder, { recursive: true });
});

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** Such as `POST /report`, of the application as it is. */
function routesOf(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) =>
    route === undefined
      ? routesOf(handle.stack ?? [])
      : Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`),
  );
}

test("every message has a flood", () => {
  const served = routesOf((app as unknown as { router: { stack: Layer[] } }).router.stack);
  const names = served.map((route) => route.replace("/v1/agent", "").replace(/\/:.*/, "").replace("/", ""));
  const flooded = agentFloods("alpha").map(({ method, name }) => `${method} ${name}`);
  expect(names.sort()).toEqual(flooded.sort());
});

test.each(agentFloods("alpha"))("nobody waits for $name, and its memory is given back", async (flood) => {
  const bodies = flood.bodies.length > 0 ? flood.bodies.map((body) => Buffer.from(body)) : [undefined];
  const memory = await heldBytes();
  const turns = longestTurn();
  const path = flood.route.replace("/v1/agent/", "");
  for (const body of bodies) {
    const sent = agents.map((agent) => agent.call(flood.method, path, body));
    const fine = [200, 204, 400, 401, 404, 413, 503];
    for (const { status } of await Promise.all(sent)) expect(fine).toContain(status);
  }
  expect(turns()).toBeLessThan(LONGEST_TURN * whole);
  expect((await heldBytes()) - memory).toBeLessThan(MOST_GROWTH_BYTES);
});

const around = (filling: string): string => `{"a":1,"objects":${filling},"z":"é"}`;

test("a large message is what parsing it at once makes of it", async () => {
  const item = (i: number): string => `{"id":${i},"list":[[1],{"a":"],[\\"é"}], "n" : null}`;
  const text = around(`[ ${Array.from({ length: 9_000 }, (_one, i) => item(i)).join(" ,\n")} ]`);
  expect(await parseMessage(Buffer.from(text))).toEqual(JSON.parse(text));
  expect(await parseMessage(Buffer.from(' {"a":[],"a":[2],"__proto__":3} '))).toEqual(
    JSON.parse('{"a":[2],"__proto__":3}'),
  );
});

test.each(hostileTexts(8 * MIB, around).slice(1))(
  "what is dear to parse is refused before it is parsed",
  (text) => expect(parseMessage(Buffer.from(text))).rejects.toMatchObject({ code: "invalid_request" }),
);

test("one large message is in memory at a time, whatever host sends it, and small ones pass by", async () => {
  const lock = createKeyedLock();
  const message = (bytes: number) =>
    ({ body: Buffer.from(`{"a":"${"x".repeat(bytes)}"}`) }) as Parameters<typeof whenParsed>[1];
  const order: string[] = [];
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const note = (name: string) => async (): Promise<void> => void order.push(name);
  const first = whenParsed(lock, message(MIB), async () => {
    order.push("first");
    await held;
  });
  const second = whenParsed(lock, message(MIB), note("second"));
  await whenParsed(lock, message(10), note("small"));
  end();
  await Promise.all([first, second]);
  expect(order.indexOf("second")).toBe(2);
});
