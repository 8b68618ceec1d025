// A REST server for tests: a real database in a folder of its own, a real listener, and hosts that only the store knows.

import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import type { VmCounters } from "../coordination/counter-book.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import { createTokenUses } from "../coordination/memory/token-uses.ts";
import { createIssuerKeys } from "../federation/issuer-keys.ts";
import { createLog } from "../log.ts";
import { createHostKey } from "../ssh/host-key.ts";
import { fingerprint, parsePublicKey } from "../ssh/public-key.ts";
import { ConditionBook } from "../status/condition-book.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { States } from "../terraform-state/states.ts";
import { createVault } from "../terraform-state/vault.ts";
import { currentTrace, tracedLine } from "../trace/trace.ts";
import { hashOfToken, newTokenText } from "./authentication.ts";
import { undocumented, undocumentedEvents } from "./contract/document-check.fixture.ts";
import { restServer } from "./server.ts";
import type { SshCertificateRequest, Uploads } from "./services.ts";

export interface Reply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into documents of every kind
  body: any;
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
}

export interface RestFixture {
  store: Store;
  endpoint: string;
  token: string;
  call(method: string, path: string, options?: CallOptions): Promise<Reply>;
  /** Registers a host whose agent has reported these facts. */
  addHost(name: string, facts?: Partial<HostReport["facts"]>): Promise<void>;
  /** Another token, for another principal. */
  addToken(): Promise<string>;
  /** What log lines said, those of requests aside. */
  logged: string[];
  /** A line for each request. */
  requests: string[];
  now: { value: Date | undefined };
  /** Not a part of this fixture unless a test puts something here. */
  uploads: Uploads;
  /** Resolves when something long watches the token. */
  watched(token: string): Promise<void>;
  /** What hosts told of VMs within the last minute. */
  counters: { host: string; counters: VmCounters }[];
  /** What the authority for logins was asked to sign. */
  signed: SshCertificateRequest[];
  conditions: ConditionBook;
  close(): Promise<void>;
}

const notHere = (): never => {
  throw new Error("not a part of this fixture");
};

const FACTS: HostReport["facts"] = {
  cpus: 4,
  memory_mib: 9216,
  memory_reserved_mib: 1024,
  cpu_overcommit: 4,
  storage_bytes: 100 * 1024 ** 3,
  storage_free_bytes: 100 * 1024 ** 3,
  architecture: "x86_64",
  kernel: "6.1.0",
  accelerator: "tcg",
  root: true,
  port_range: [20000, 20009],
};

/** The store, with what tells that a token is looked up by its id: that is how a watch begins. */
function watchedTokens(store: Store): { store: Store; watched(token: string): Promise<void> } {
  const waiting = new Map<string, () => void>();
  const token: Store["access"]["token"] = async (id) => {
    const found = await store.access.token(id);
    waiting.get(id)?.();
    return found;
  };
  return {
    store: { ...store, access: { ...store.access, token } },
    watched: (token) => new Promise((resolve) => waiting.set(token, resolve)),
  };
}

/** `bodyMs`: how long a body may take, where a test does not want to wait half a minute. */
export async function startRest({ bodyMs }: { bodyMs?: number } = {}): Promise<RestFixture> {
  const folder = await mkdtemp(join(tmpdir(), "croft-rest-"));
  const now: { value: Date | undefined } = { value: undefined };
  const clock = (): Date => now.value ?? new Date();
  const store = await openSqliteStore(join(folder, "croft.db"), {
    now: clock,
    trace: currentTrace,
  });
  const logged: string[] = [];
  const requests: string[] = [];
  const output = {
    write: (line: string) => void (line.includes('"component":"access"') ? requests : logged).push(line),
    now: clock,
    trace: tracedLine,
  };
  /** What the replies had that the document does not say. */
  const faults: string[] = [];
  const stopping = new AbortController();
  const conditions = new ConditionBook();
  const told: RestFixture["counters"] = [];
  const signed: SshCertificateRequest[] = [];
  const uploads: Uploads = { begin: notHere, append: notHere, get: notHere, remove: notHere };
  const lookups = watchedTokens(store);
  const log = createLog(output);
  const app = restServer({
    store: lookups.store,
    tokenUses: createTokenUses({ store, now: clock, log }),
    ruleParts: {
      counted: () => clock().getTime(),
      fingerprint: (line) => fingerprint(parsePublicKey(line)),
      newHostKey: createHostKey,
      ownPorts: [7400, 7401],
    },
    now: clock,
    demandStorage: () => undefined,
    counted: () => clock().getTime(),
    randomBytes,
    stopping: stopping.signal,
    log,
    uploads,
    ssh: {
      async signUserKey(request) {
        signed.push(request);
        return "signed";
      },
    },
    passes: { issue: () => "pass" },
    joinTokens: { create: notHere },
    streams: { open: notHere },
    tickets: { issue: notHere, redeem: notHere },
    ...(bodyMs !== undefined && { bodyMs }),
    strangers: { settled: async () => undefined },
    confirmCapacity: () => undefined,
    recovery: { release: async (hosts) => ({ silent: [...hosts], released: [...hosts] }) },
    issuerKeys: createIssuerKeys(() => clock().getTime()),
    states: {
      states: new States({
        store,
        vault: createVault(randomBytes(32)),
        now: clock,
        demandStorage: () => undefined,
      }),
      oneAtATime: createKeyedLock(),
    },
    status: {
      conditions,
      storage: async () => ({
        free_bytes: 0,
        database_bytes: 0,
        database_log_bytes: 0,
        images_bytes: 0,
        uploads_bytes: 0,
      }),
      clock: { confirm: notHere },
    },
    counters: {
      hosts: () => [],
      of: (host, vm) => told.find((one) => one.host === host && one.counters.id === vm)?.counters,
      all: () => told,
    },
  });
  const server = createServer(app);
  server.on("checkContinue", app);
  // No connection is closed under a request that a busy machine sends late: one of a flood may be idle for minutes.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const addToken = async (): Promise<string> => {
    const text = newTokenText();
    const id = createId("token", randomBytes(10));
    const token = {
      id,
      name: "test",
      role: "admin" as const,
      project: null,
      created_at: clock().toISOString(),
      created_by: "test",
      expires_at: null,
    };
    await store.write((tx) => tx.access.putToken(token, hashOfToken(text)));
    return text;
  };
  const token = await addToken();

  return {
    store,
    endpoint,
    token,
    logged,
    requests,
    now,
    uploads,
    watched: lookups.watched,
    counters: told,
    signed,
    conditions,
    addToken,
    async call(method, path, { body, headers = {}, token: other = token } = {}) {
      const response = await fetch(endpoint + path, {
        method,
        headers: {
          authorization: `Bearer ${other}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "") && text !== "";
      const { status, headers: sent } = response;
      const reply = { status, headers: sent, body: isJson ? JSON.parse(text) : text };
      faults.push(...undocumented({ method, path, ...reply }));
      return reply;
    },
    addHost: (name, facts = {}) => registerHost(store, name, { ...FACTS, ...facts }),
    async close() {
      stopping.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      faults.push(...undocumentedEvents(await allEvents(store)));
      try {
        await store.close();
      } finally {
        await rm(folder, { recursive: true });
      }
      const different = [...new Set(faults)];
      if (different.length > 0) throw new Error(`not as the document says:\n${different.join("\n")}`);
    },
  };
}

async function allEvents(store: Store): Promise<object[]> {
  const events: object[] = [];
  for (let after = 0; ; ) {
    const page = await store.events.after(after, 1000);
    events.push(...page);
    if (page.length < 1000) return events;
    after = page.at(-1)?.number ?? after;
  }
}

async function registerHost(store: Store, name: string, facts: HostReport["facts"]): Promise<void> {
  const report: HostReport = {
    contract_version: OLDEST_CONTRACT_VERSION,
    host: name,
    observed_generation: 0,
    agent_version: "0.1.0",
    boot_id: createHash("sha256").update(name).digest("hex").slice(0, 32),
    facts,
    conditions: [],
    disks: [],
    objects: [],
  };
  await store.write(async (tx) => {
    await tx.documents.insert({
      kind: "host",
      id: createId("host", randomBytes(10)),
      project: null,
      shared: false,
      name,
      tags: {},
      default_tags: {},
      spec: {},
      status: {
        observed_generation: 1,
        state: "ready",
        state_reason: null,
        state_code: null,
        conditions: [],
      },
      created_by: "croft",
      create_digest: null,
    });
    await tx.hosts.putReport(name, report, new Date(0).toISOString());
  });
}
