// A store that holds many VMs on many hosts, and hosts that answer as agents do without starting anything.
import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { mkdirSync } from "node:fs";
import { Agent, request } from "node:https";
import path from "node:path";
import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { HostConfig, HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import { openAgentsAuthority } from "../../../reconciler/src/agents/authority.ts";
import { certificateRequest } from "../../../reconciler/src/agents/certificate-request.ts";
import {
  asNew,
  hostReport,
  SEED,
  sampleImage,
  stored,
  vmReport,
} from "../../../reconciler/src/planner/sample-objects.ts";
import { openSqliteStore } from "../../../reconciler/src/store/sqlite/open.ts";
import type { Store, Writes } from "../../../reconciler/src/store/store.ts";

const VMS_PER_HOST = 200;
const FIRST_PORT = 20_000;
export const PROJECT = "fleet";

export interface Fleet {
  vms: string[];
  image: string;
  hosts: FakeHost[];
  /** PEM of the key that all hosts share, and of the authority. */
  key: string;
  authority: string;
}

interface FakeHost {
  name: string;
  certificate: string;
}

const spec = (image: string) => ({
  image,
  cpus: 1,
  memory_mib: 512,
  root_disk_gib: 4,
  power_state: "running" as const,
  wait_for: ["running" as const],
  on_change: "restart" as const,
});

/** What a client posts to have one VM more. */
export const newVm = (fleet: Fleet, name: string): object => ({
  project: PROJECT,
  name,
  spec: spec(fleet.image),
});

const settled = { observed_generation: 1, state_reason: null, state_code: null, conditions: [] };

async function putVm(tx: Writes, id: string, name: string, host: string, image: string, port: number) {
  const status = {
    ...settled,
    state: "running",
    host,
    incarnation: 1,
    hostname: name,
    ready: true,
    ssh_port: port,
    power_state: "running",
    ip_address: null,
    allocated_ports: {},
    ssh: { user: "croft", host_key: SEED.host_key_public, host_alias: id },
    accelerator: "tcg",
    started_at: "2026-01-01T00:00:00.000Z",
  };
  await tx.documents.insert(
    asNew(stored("vm", id, spec(image), status, { project: PROJECT, name }), [image]),
  );
  await tx.reservations.put({
    object: id,
    project: PROJECT,
    host,
    disk: null,
    vms: 1,
    cpus: 1,
    memory_mib: 512,
    root_gib: 4,
    partition_gib: 0,
  });
  await tx.ports.lease({
    host,
    protocol: "tcp",
    port,
    vm: id,
    guest_port: 22,
    host_address: "127.0.0.1",
    purpose: "ssh",
    allocated: true,
  });
  await tx.secrets.putSeed(id, SEED);
}

async function putHost(tx: Writes, id: string, name: string): Promise<void> {
  const document = stored("host", id, {}, { ...settled, state: "ready" }, { project: null, name });
  await tx.documents.insert(asNew(document));
  await tx.hosts.putReport(name, report(name, undefined), new Date().toISOString());
}

async function fillStore(store: Store, count: number, perHost: number): Promise<Fleet> {
  const { pem, key } = await certificateRequest();
  const authority = await openAgentsAuthority(store, Date.now);
  const image = createId("image", randomBytes(10));
  await store.write(async (tx) => {
    const project = stored(
      "project",
      createId("project", randomBytes(10)),
      {},
      { ...settled, state: "ready" },
    );
    await tx.documents.insert(asNew({ ...project, project: null, name: PROJECT }));
    await tx.documents.insert(asNew(sampleImage({ id: image, project: PROJECT })));
  });
  const fleet: Fleet = { vms: [], image, hosts: [], key, authority: authority.certificate };
  for (let number = 0; fleet.vms.length < count; number++) {
    const host = `host-${number}`;
    const id = createId("host", randomBytes(10));
    const issued = await authority.sign(pem, id);
    fleet.hosts.push({ name: host, certificate: issued.pem });
    await store.write(async (tx) => {
      await putHost(tx, id, host);
      const { serial, expires_at } = issued;
      await tx.access.putCertificate({ serial, expires_at, host, revoked: false });
      for (let vm = 0; vm < perHost && fleet.vms.length < count; vm++) {
        const vmId = createId("vm", randomBytes(10));
        await putVm(tx, vmId, `vm-${fleet.vms.length}`, host, image, FIRST_PORT + vm);
        fleet.vms.push(vmId);
      }
    });
  }
  return fleet;
}

/** Makes the database of a reconciler whose state folder is `<folder>/reconciler`, with so many running VMs. */
export async function createFleet(folder: string, count: number, perHost = VMS_PER_HOST): Promise<Fleet> {
  const state = path.join(folder, "reconciler");
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const store = await openSqliteStore(path.join(state, "croft.db"));
  try {
    return await fillStore(store, count, perHost);
  } finally {
    await store.close();
  }
}

// Roomy, so that what is measured is not refused.
function report(host: string, config: HostConfig | undefined) {
  const base = hostReport();
  return hostReport({
    contract_version: CONTRACT_VERSION,
    host,
    observed_generation: config?.generation ?? 0,
    facts: {
      ...base.facts,
      cpus: 512,
      memory_mib: 2 ** 20,
      storage_bytes: 2 ** 44,
      storage_free_bytes: 2 ** 43,
      port_range: [FIRST_PORT, FIRST_PORT + 9_999],
    },
    objects: (config?.documents ?? []).map(({ id, generation }) => vmReport({ id, generation })),
  });
}

const counters = (id: string, now: string): HostCounters["vms"][number] => ({
  id,
  observed_at: now,
  started_at: now,
  cpu_seconds: Math.random() * 1e6,
  vcpu_seconds: [Math.random() * 1e6],
  memory_resident_bytes: 512 * 1024 ** 2,
  guest_memory: {
    total_bytes: 512 * 1024 ** 2,
    available_bytes: 300 * 1024 ** 2,
    free_bytes: 100 * 1024 ** 2,
  },
  disks: [
    {
      name: "root",
      read_bytes: Math.floor(Math.random() * 1e12),
      written_bytes: Math.floor(Math.random() * 1e12),
      read_operations: Math.floor(Math.random() * 1e8),
      write_operations: Math.floor(Math.random() * 1e8),
      flush_operations: Math.floor(Math.random() * 1e6),
    },
  ],
  network_cards: [
    { name: "eth0", received_bytes: 1e9, sent_bytes: 1e8, received_packets: 1e6, sent_packets: 1e5 },
  ],
});

/** Tells what all VMs used, as their hosts' agents do every few seconds. */
export async function tellCounters(endpoint: string, fleet: Fleet, perHost = VMS_PER_HOST): Promise<void> {
  const now = new Date().toISOString();
  for (const [at, host] of fleet.hosts.entries()) {
    const agent = agentOf(host, fleet);
    const vms = fleet.vms.slice(at * perHost, (at + 1) * perHost).map((id) => counters(id, now));
    const signal = AbortSignal.timeout(60_000);
    await send(agent, "POST", `${endpoint}/v1/agent/counters`, JSON.stringify({ vms }), signal);
    agent.destroy();
  }
}

/** Takes the place of all agents of a fleet until it is stopped. `told` is called with every config that one of them gets. */
export async function answerForHosts(
  endpoint: string,
  fleet: Fleet,
  told: (config: HostConfig) => void = () => undefined,
): Promise<{ firstReports: Promise<unknown>; stop(): Promise<void> }> {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const lives = fleet.hosts.map((host) => liveAs(host, endpoint, fleet, told, stopping.signal));
  return {
    firstReports: Promise.all(lives.map(({ reported }) => reported)),
    async stop() {
      stopping.abort();
      await Promise.all(lives.map(({ ended }) => ended));
    },
  };
}

const agentOf = (host: FakeHost, fleet: Fleet): Agent =>
  new Agent({
    keepAlive: true,
    ca: fleet.authority,
    cert: host.certificate,
    key: fleet.key,
    minVersion: "TLSv1.3",
  });

// The agent's loop: wait for a newer config, at most as long as between two reports, and report all as it is wanted.
function liveAs(
  host: FakeHost,
  endpoint: string,
  fleet: Fleet,
  told: (config: HostConfig) => void,
  signal: AbortSignal,
) {
  const agent = agentOf(host, fleet);
  let tellReported: () => void = () => undefined;
  const reported = new Promise<void>((resolve) => {
    tellReported = resolve;
  });
  const live = async (): Promise<void> => {
    let config: HostConfig | undefined;
    while (!signal.aborted) {
      const route = `${endpoint}/v1/agent/config?after=${config?.generation ?? 0}&timeout_seconds=10`;
      const answer = await send(agent, "GET", route, undefined, signal);
      if (answer !== "") {
        config = JSON.parse(answer) as HostConfig;
        told(config);
      }
      await send(
        agent,
        "POST",
        `${endpoint}/v1/agent/report`,
        JSON.stringify(report(host.name, config)),
        signal,
      );
      tellReported();
    }
  };
  const ended = live()
    .catch((error: unknown) => {
      if (!signal.aborted) throw error;
    })
    .finally(() => agent.destroy());
  return { reported: Promise.race([reported, ended]), ended };
}

function send(
  agent: Agent,
  method: string,
  url: string,
  body: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const outgoing = request(url, { agent, method, headers, signal }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("error", reject);
      answer.on("end", () => {
        if ((answer.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${method} ${url}: ${answer.statusCode} ${text}`));
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
