import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { HostConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { CounterBook } from "../coordination/counter-book.ts";
import { createCounterBook, FORGET_AFTER_MS } from "../coordination/memory/counter-book.ts";
import { createHostLeases } from "../coordination/memory/host-leases.ts";
import { createOneMachine } from "../coordination/memory/one-machine.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import type { Presence } from "../coordination/presence.ts";
import { LOOPBACK_ONLY } from "../listen/reach.ts";
import { createLog } from "../log.ts";
import { passHost } from "../loop/host-pass.ts";
import { createKeyedLoop, type KeyedLoop } from "../loop/keyed-loop.ts";
import {
  asNew,
  HOST,
  hostReport,
  IDS,
  PORTS,
  SEED,
  sampleDisk,
  sampleImage,
  samplePartition,
  sampleVm,
  vmReport,
} from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { openAgentsAuthority } from "./authority.ts";
import { certificateRequest } from "./certificate-request.ts";
import { FakeAgent } from "./fake-agent.ts";
import { type Joining, joining } from "./join.ts";
import { type AgentListener, listenForAgents } from "./listener.ts";
import { reportIntake } from "./report-intake.ts";
import { agentApp } from "./routes.ts";

let folder: string;
let store: Store;
let listener: AgentListener;
let join_: Joining;
let loop: KeyedLoop;
let heard: Presence;
let now: number;
let counters: CounterBook;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-agents-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  now = Date.now();
  const clock = () => now;
  heard = createPresence(clock);
  const authority = await openAgentsAuthority(store, clock);
  loop = createKeyedLoop({
    run: (host) =>
      passHost(host, { store, presence: heard, now: Date.now, userAuthority: "ssh-ed25519 CCCC" }),
    keys: async () => [],
    failed: (key, error) => {
      throw new Error(`pass over ${key} failed`, { cause: error });
    },
  });
  join_ = joining({ store, authority, endpoint: () => listener.endpoint, now: clock });
  counters = createCounterBook(clock);
  const app = agentApp({
    store,
    joining: join_,
    intake: reportIntake({ store, presence: heard, wake: loop.wake, now: clock }),
    counters,
    oneMachine: createOneMachine(clock),
    leases: createHostLeases(clock),
    blobPath: (sha256) => join(folder, sha256),
    log: createLog({ write: () => undefined, now: () => new Date() }),
  });
  listener = await listenForAgents({
    app,
    authority,
    reach: LOOPBACK_ONLY,
    port: 0,
    failed: (error) => {
      throw error;
    },
  });
});

afterEach(async () => {
  await listener.close();
  await loop.stop();
  await store.close();
  await rm(folder, { recursive: true });
});

const agentOf = async (host: string): Promise<FakeAgent> =>
  new FakeAgent(await join_.create(host), await certificateRequest());

async function joined(host = HOST): Promise<FakeAgent> {
  const agent = await agentOf(host);
  expect((await agent.join()).status).toBe(200);
  return agent;
}

/** A disk, its partition, an image and a VM on the host, as a create leaves them. */
async function insertVm(): Promise<void> {
  await store.write(async (tx) => {
    await tx.documents.insert(asNew(sampleImage()));
    await tx.documents.insert(asNew(sampleDisk()));
    await tx.documents.insert(asNew(samplePartition()));
    await tx.documents.insert(asNew(sampleVm(), [IDS.image, IDS.partition]));
    await tx.secrets.putSeed(IDS.vm, SEED);
    for (const lease of PORTS) await tx.ports.lease(lease);
  });
}

test("a host has no more than so many requests open, and others go on", async () => {
  const [greedy, other] = [await joined(), await joined("beta")];
  const open = Array.from({ length: 80 }, () => greedy.call("GET", "config?timeout_seconds=60"));
  let refused = 0;
  await new Promise<void>((resolve) => {
    const look = ({ status }: { status: number }): void => {
      if (status === 429) refused += 1;
      if (refused === 80 - 64) resolve();
    };
    for (const one of open) void one.then(look);
  });
  expect((await other.call("GET", "config?timeout_seconds=0")).status).toBe(204);
  // Ends those that wait.
  await store.write((tx) => tx.access.revokeCertificates(HOST));
  const answers = (await Promise.all(open)).map(({ status }) => status);
  expect(answers.filter((status) => status === 401)).toHaveLength(64);
});

describe("joining", () => {
  test("a token and a request give a certificate whose name is the host's id", async () => {
    const answer = await (await agentOf(HOST)).join();
    expect(answer.status).toBe(200);
    const { host_id, host } = answer.json();
    expect(host).toBe(HOST);
    expect(await store.documents.get("host", host_id as string)).toMatchObject({
      name: HOST,
      status: { state: "pending" },
    });
  });

  test("a token is good once", async () => {
    const agent = await joined();
    const again = new FakeAgent(agent.file, await certificateRequest());
    expect(await again.join()).toMatchObject({ status: 401 });
  });

  test("whose answer was lost may be repeated with the same key", async () => {
    const agent = await joined();
    const lost = agent.certificate;
    expect((await agent.join()).status).toBe(200);
    expect((await agent.call("GET", "config?timeout_seconds=0")).status).toBe(204);
    agent.certificate = lost;
    expect((await agent.call("GET", "config?timeout_seconds=0")).status).toBe(401);
  });

  test("a token ends after an hour", async () => {
    const agent = await agentOf(HOST);
    now += 3_600_001;
    expect(await agent.join()).toMatchObject({ status: 401 });
  });

  test("a request that is refused leaves the token good", async () => {
    const agent = await agentOf(HOST);
    const bad = await agent.call("POST", "join", { token: agent.file.token, csr: "hello" });
    expect(bad.status).toBe(400);
    expect(bad.json().code).toBe("invalid_request");
    expect((await agent.join()).status).toBe(200);
  });

  test("a host that joins anew keeps its id, and its old certificate is refused", async () => {
    const first = await joined();
    const second = await joined();
    expect(await first.call("GET", "config?timeout_seconds=0")).toMatchObject({ status: 401 });
    expect(await second.call("GET", "config?timeout_seconds=0")).toMatchObject({ status: 204 });
    expect((await store.hosts.all()).length).toBe(1);
  });

  test("a machine whose name was given to another does not take it back by the token that it joined with", async () => {
    const first = await joined();
    const second = await joined();
    expect((await first.join()).status).toBe(401);
    expect(await second.call("GET", "config?timeout_seconds=0")).toMatchObject({ status: 204 });
  });

  test("a certificate is renewed for the same host", async () => {
    const agent = await joined();
    const renewed = await agent.call("POST", "renew", { csr: agent.csr.pem });
    expect(renewed.status).toBe(200);
    agent.certificate = renewed.json().certificate as string;
    expect((await agent.call("GET", "config?timeout_seconds=0")).status).toBe(204);
  });

  test("a certificate that was replaced renews nothing, as soon as the later one was shown", async () => {
    const agent = await joined();
    const first = agent.certificate;
    const renew = () => agent.call("POST", "renew", { csr: agent.csr.pem });
    const lost = await renew();
    // The answer was lost: the agent asks again with what it has.
    const kept = await renew();
    expect([lost.status, kept.status]).toEqual([200, 200]);
    agent.certificate = kept.json().certificate as string;
    expect((await agent.call("GET", "config?timeout_seconds=0")).status).toBe(204);
    for (const earlier of [first, lost.json().certificate as string]) {
      agent.certificate = earlier;
      const refused = await renew();
      expect([refused.status, refused.json().code]).toEqual([401, "unauthorized"]);
    }
    agent.certificate = kept.json().certificate as string;
    expect((await renew()).status).toBe(200);
  });

  test("a name that is none is refused", async () => {
    await expect(join_.create("Not A Host")).rejects.toMatchObject({ code: "invalid_request" });
  });
});

describe("without a certificate of ours", () => {
  test.each([
    "GET config",
    `GET documents/${"0".repeat(64)}`,
    `GET blobs/${"0".repeat(64)}`,
    "POST report",
    "POST renew",
  ])("%s is refused", async (call) => {
    const [method = "", path = ""] = call.split(" ");
    const agent = await agentOf(HOST);
    const answer = await agent.call(method, path, method === "POST" ? {} : undefined);
    expect(answer.status).toBe(401);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });
});

describe("a config", () => {
  test("comes at once when there is a newer one, with documents whose digests are those of their bytes", async () => {
    const agent = await joined();
    await insertVm();
    loop.wake(HOST);
    await loop.idle();
    const answer = await agent.call("GET", "config?after=0");
    expect(answer.status).toBe(200);
    const config = answer.json() as unknown as HostConfig;
    expect(config).toMatchObject({ host: HOST, generation: 1, contract_version: OLDEST_CONTRACT_VERSION });
    expect(config.documents.map(({ kind, id }) => [kind, id])).toEqual([
      ["disk", IDS.disk],
      ["partition", IDS.partition],
      ["vm", IDS.vm],
    ]);
    for (const entry of config.documents) {
      for (const digest of [entry.digest, entry.secret_digest].filter((d) => d !== null)) {
        const { status, body } = await agent.call("GET", `documents/${digest}`);
        expect(status).toBe(200);
        expect(createHash("sha256").update(body).digest("hex")).toBe(digest);
      }
    }
  });

  test("that is asked for before it exists arrives when it is made", async () => {
    const agent = await joined();
    await insertVm();
    const polled = agent.call("GET", "config?after=0&timeout_seconds=20");
    loop.wake(HOST);
    expect((await polled).json().generation).toBe(1);
  });

  test("is 204 when nothing newer comes in time", async () => {
    const agent = await joined();
    expect(await agent.call("GET", "config?after=0&timeout_seconds=0")).toMatchObject({ status: 204 });
  });

  test("whose generation cannot be read is an error: 204 would say that there is none newer", async () => {
    const agent = await joined();
    const { offered } = store.hostConfigs;
    store.hostConfigs.offered = () => Promise.reject(new Error("disk I/O error"));
    expect((await agent.call("GET", "config?after=0&timeout_seconds=20")).status).toBe(500);
    store.hostConfigs.offered = offered;
  });

  test("of another host is out of reach, and so are its documents and images", async () => {
    const owner = await joined();
    await insertVm();
    loop.wake(HOST);
    await loop.idle();
    const config = (await owner.call("GET", "config?after=0")).json() as unknown as HostConfig;
    const other = await joined("beta");
    expect((await other.call("GET", "config?timeout_seconds=0")).status).toBe(204);
    const digest = config.documents[0]?.digest as string;
    expect((await other.call("GET", `documents/${digest}`)).status).toBe(404);
    expect((await other.call("GET", `blobs/${sampleImage().status.sha256}`)).status).toBe(404);
  });
});

describe("a blob", () => {
  test("is served whole, and from the middle", async () => {
    const agent = await joined();
    await insertVm();
    const sha256 = sampleImage().status.sha256 as string;
    await writeFile(join(folder, sha256), "0123456789");
    expect((await agent.call("GET", `blobs/${sha256}`)).body.toString()).toBe("0123456789");
    const part = await agent.call("GET", `blobs/${sha256}`, undefined, { range: "bytes=4-" });
    expect([part.status, part.body.toString()]).toEqual([206, "456789"]);
  });
});

describe("counters", () => {
  const entry = {
    id: IDS.vm,
    observed_at: "2026-01-01T00:00:15.000Z",
    started_at: "2026-01-01T00:00:00.000Z",
    cpu_seconds: 1.5,
    vcpu_seconds: [1],
    memory_resident_bytes: 4096,
    guest_memory: null,
    disks: [],
    network_cards: [],
  };

  test("are kept for a minute, by the host that told them, and nothing is written for them", async () => {
    const agent = await joined();
    const before = await store.documents.revision();
    expect((await agent.call("POST", "counters", { vms: [entry] })).status).toBe(204);
    expect(counters.of(HOST, IDS.vm)).toEqual(entry);
    expect(counters.of("another", IDS.vm)).toBeUndefined();
    expect(await store.documents.revision()).toBe(before);
    now += FORGET_AFTER_MS + 1;
    expect(counters.of(HOST, IDS.vm)).toBeUndefined();
    expect(counters.all()).toEqual([]);
  });

  test("that are nonsense are refused with every fault, and what was told stays", async () => {
    const agent = await joined();
    await agent.call("POST", "counters", { vms: [entry] });
    const answer = await agent.call("POST", "counters", { vms: [{ ...entry, cpu_seconds: "1", more: 1 }] });
    expect(answer.status).toBe(400);
    expect(answer.json().errors).toHaveLength(2);
    expect(counters.of(HOST, IDS.vm)).toEqual(entry);
  });
});

describe("a report", () => {
  test("becomes the status of the host and of its objects", async () => {
    const agent = await joined();
    await insertVm();
    loop.wake(HOST);
    await loop.idle();
    const report = hostReport({ observed_generation: 1, objects: [vmReport()] });
    expect((await agent.call("POST", "report", report)).status).toBe(204);
    await loop.idle();
    const vm = await store.documents.get("vm", IDS.vm);
    expect(vm?.status).toMatchObject({
      observed_generation: 1,
      state: "running",
      ready: true,
      power_state: "running",
      accelerator: "tcg",
    });
    const [record] = await store.hosts.all();
    const host = await store.documents.get("host", record?.id as string);
    expect(host?.status).toMatchObject({ state: "ready", cpus: 4, free_cpus: 16, root: true });
  });

  test("that says the same again writes nothing", async () => {
    const agent = await joined();
    await agent.call("POST", "report", hostReport());
    await loop.idle();
    const before = await store.documents.revision();
    const moved = hostReport();
    moved.facts.storage_free_bytes -= 4096;
    expect((await agent.call("POST", "report", moved)).status).toBe(204);
    await loop.idle();
    expect(await store.documents.revision()).toBe(before);
  });

  test("that is nonsense is refused with every fault, and changes nothing", async () => {
    const agent = await joined();
    const answer = await agent.call("POST", "report", { ...hostReport(), host: 7, extra: true });
    expect(answer.status).toBe(400);
    const pointers = (answer.json().errors as { pointer: string }[]).map(({ pointer }) => pointer);
    expect(pointers.sort()).toEqual(["/extra", "/host"]);
    expect((await store.hosts.get(HOST))?.report).toBeNull();
  });

  test("about another host is refused", async () => {
    const agent = await joined();
    const answer = await agent.call("POST", "report", hostReport({ host: "beta" }));
    expect(answer.json()).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/host" }] });
  });

  test("that stays away for 15 seconds makes the host and its objects unknown; the next one tells again", async () => {
    const agent = await joined();
    await insertVm();
    loop.wake(HOST);
    await loop.idle();
    await agent.call("POST", "report", hostReport({ observed_generation: 1, objects: [vmReport()] }));
    await loop.idle();
    now += 46_000;
    for (const host of heard.fallenSilent()) loop.wake(host);
    await loop.idle();
    expect((await store.documents.get("vm", IDS.vm))?.status).toMatchObject({
      state: "unknown",
      state_code: "host_silent",
      ready: true,
      observed_generation: 1,
    });
    expect((await store.documents.list("host")).items[0]?.status.state).toBe("silent");

    await agent.call("POST", "report", hostReport({ observed_generation: 1, objects: [vmReport()] }));
    await loop.idle();
    expect((await store.documents.get("vm", IDS.vm))?.status).toMatchObject({
      state: "running",
      state_code: null,
    });
  });
});
