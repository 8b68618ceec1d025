// A host that says of everything it is to have that it has it, at once: it speaks an agent's REST with a real reconciler
// and does nothing. What a client does with Croft can be tested with it in seconds; that hosts do what they say is
// tested elsewhere, with real ones.
import { createHash } from "node:crypto";
import { Agent, request } from "node:https";
import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type {
  DiskDocument,
  DiskReport,
  HostConfig,
  HostCounters,
  HostDocument,
  HostReport,
  NetworkDocument,
  NetworkReport,
  PartitionDocument,
  PartitionReport,
  VmDocument,
  VmReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { certificateRequest } from "../../../reconciler/src/agents/certificate-request.ts";
import { hostReport, vmReport } from "../../../reconciler/src/planner/sample-objects.ts";
import type { ReconcilerProcess } from "./reconciler-process.ts";

const GIB = 2 ** 30;
/** Disks that the host has beside its files, for those who adopt one by its names. */
const DEVICES = [1, 2].map((number) => ({
  identity: `imitated-serial-${number}`,
  path: `/dev/imitated${number}`,
  aliases: [`/dev/disk/by-id/imitated-${number}`],
  size_bytes: 64 * GIB,
}));

const deviceOf = ({ device }: DiskDocument) =>
  DEVICES.find(({ identity, path, aliases }) => [identity, path, ...aliases].includes(device ?? ""));

export interface ImitatedHost {
  readonly name: string;
  /** With which it joined. */
  readonly joinToken: string;
  /** Secrets that it was told: the seeds of its VMs, as JSON. */
  readonly secrets: readonly string[];
  /** From now on VMs come as far as this and no further; `running` unless told. */
  vmState: VmReport["state"];
  /** What else it says of a VM; nothing unless told. */
  vmMore: (document: VmDocument) => Partial<VmReport>;
  /** Tells what its VMs used. */
  tellCounters(vms: HostCounters["vms"]): Promise<void>;
  stop(): Promise<void>;
}

const diskIdentity = (host: string, document: DiskDocument): string =>
  document.file ? `${host}:${document.file.name}` : (deviceOf(document)?.identity ?? "unknown");

function diskReport(host: string, document: DiskDocument): DiskReport {
  const { id, generation, file, wanted } = document;
  const size_bytes = file?.size_bytes ?? 64 * GIB;
  return {
    kind: "disk",
    id,
    generation,
    code: null,
    message: null,
    state: wanted === "present" ? "ready" : wanted,
    identity: diskIdentity(host, document),
    model: file ? "file" : "imitated",
    size_bytes,
    sector_size: 512,
    free_bytes: size_bytes,
    largest_gap_bytes: size_bytes,
    path: deviceOf(document)?.path ?? `/imitated/${file?.name}`,
  };
}

function partitionReport({
  id,
  generation,
  size_bytes,
  filesystem,
  wanted,
}: PartitionDocument): PartitionReport {
  const digest = createHash("sha256").update(id).digest("hex");
  const number = 1 + (Number.parseInt(digest.slice(0, 4), 16) % 100);
  return {
    kind: "partition",
    id,
    generation,
    code: null,
    message: null,
    state: wanted === "present" ? "ready" : wanted,
    number,
    part_uuid: digest.slice(0, 32),
    start_bytes: 2 ** 20,
    size_bytes,
    filesystem,
  };
}

function networkReport({ id, generation, wanted, firewall }: NetworkDocument): NetworkReport {
  return {
    kind: "network",
    id,
    generation,
    code: null,
    message: null,
    state: wanted === "present" ? "ready" : "deleted",
    firewall_counters: firewall.map((_, rule) => ({ rule, packets: 0, bytes: 0 })),
  };
}

/** What a guest tells whose cloud-init has ended. */
const GUEST: VmReport["guest"] = {
  hostname: null,
  os: null,
  kernel: null,
  agent_version: null,
  addresses: [],
  interfaces: [],
  cloud_init: "done",
  cloud_init_errors: [],
};

/** As the neighbor table of a host would show guests that took what was leased to them. */
const seenCards = ({ nics = [] }: VmDocument): NonNullable<VmReport["nics"]> =>
  nics.map(({ mac_address, ipv4, ipv6 }) => ({
    mac_address,
    addresses: [ipv4, ipv6].flatMap((one) =>
      one === null ? [] : [{ address: one.address, source: "neighbor" as const }],
    ),
  }));

function machineReport(document: VmDocument, running: VmReport["state"], cloudInit: boolean): VmReport {
  const { id, generation, incarnation, wanted, power_state, drives } = document;
  const state = wanted === "deleted" ? "deleted" : power_state === "running" ? running : power_state;
  const on = state === "running";
  return vmReport({
    id,
    generation,
    incarnation,
    state,
    ssh_ready: on,
    nics: on ? seenCards(document) : [],
    guest: on && cloudInit ? GUEST : null,
    drives: on
      ? drives.map(({ partition }) => ({ partition, attached: true, code: null, message: null }))
      : [],
  } as Partial<VmReport>);
}

function inventory(host: string, documents: readonly HostDocument[]): HostReport["disks"] {
  const adopted = documents.filter(
    (one) => one.kind === "disk" && one.wanted === "present",
  ) as DiskDocument[];
  const about = {
    model: "imitated",
    serial: null,
    sector_size: 512,
    holds: [],
    adoptable: true,
    reason: null,
  };
  return [
    ...DEVICES.map((device) => ({
      ...about,
      ...device,
      disk: adopted.find((one) => deviceOf(one) === device)?.id ?? null,
    })),
    ...adopted.flatMap((one) =>
      one.file === null
        ? []
        : [
            {
              ...about,
              identity: diskIdentity(host, one),
              path: `/imitated/${one.file.name}`,
              aliases: [],
              size_bytes: one.file.size_bytes,
              disk: one.id,
            },
          ],
    ),
  ];
}

export interface AgentOptions {
  /** Version of the contract that it knows. */
  contract?: number;
  /** Whether guests tell that their cloud-init has ended. */
  cloudInit?: boolean;
  /** What it reports of documents of other kinds than those of Croft. */
  others?(document: HostDocument): unknown;
}

/** Joins as a host of this name and answers for it until it is stopped. */
export async function imitateHost(
  reconciler: Pick<ReconcilerProcess, "rest">,
  name: string,
  { contract = CONTRACT_VERSION, cloudInit = false, others }: AgentOptions = {},
): Promise<ImitatedHost> {
  const { body: file } = await reconciler.rest("POST", "/v1/agent/join_tokens", { host: name });
  const { pem, key } = await certificateRequest();
  const stopping = new AbortController();
  const send = sender(file.endpoint, { ca: file.ca_certificate }, stopping.signal);
  const joined = JSON.parse((await send("POST", "join", { token: file.token, csr: pem })).toString());
  const call = sender(
    file.endpoint,
    { ca: file.ca_certificate, cert: joined.certificate, key },
    stopping.signal,
  );
  const known = new Map<string, HostDocument>();
  const secrets: string[] = [];
  const host = {
    name,
    joinToken: file.token as string,
    secrets,
    vmState: "running" as VmReport["state"],
    vmMore: (_document: VmDocument): Partial<VmReport> => ({}),
  };

  async function documentsOf(config: HostConfig): Promise<HostDocument[]> {
    for (const { digest, secret_digest } of config.documents) {
      if (known.has(digest)) continue;
      if (secret_digest !== null) secrets.push((await call("GET", `documents/${secret_digest}`)).toString());
      known.set(digest, JSON.parse((await call("GET", `documents/${digest}`)).toString()));
    }
    return config.documents.map(({ digest }) => known.get(digest) as HostDocument);
  }

  function reportOf(config: HostConfig | undefined, documents: readonly HostDocument[]): HostReport {
    const base = hostReport();
    return hostReport({
      contract_version: contract,
      host: name,
      observed_generation: config?.generation ?? 0,
      facts: {
        ...base.facts,
        cpus: 64,
        memory_mib: 2 ** 17,
        storage_bytes: 2 ** 42,
        storage_free_bytes: 2 ** 42,
        port_range: [20_000, 29_999],
        network: { nat: true, bridge: true, way_out: true, bridges: ["br0"], missing: [] },
      },
      disks: inventory(name, documents),
      objects: documents.flatMap((one): HostReport["objects"] => {
        if (one.kind === "disk") return [diskReport(name, one)];
        if (one.kind === "partition") return [partitionReport(one)];
        if (one.kind === "vm")
          return [{ ...machineReport(one, host.vmState, cloudInit), ...host.vmMore(one) }];
        if (one.kind === "network") return [networkReport(one)];
        return others === undefined ? [] : [others(one) as HostReport["objects"][number]];
      }),
    });
  }

  async function live(): Promise<void> {
    let config: HostConfig | undefined;
    let documents: HostDocument[] = [];
    while (!stopping.signal.aborted) {
      try {
        await call("POST", "report", reportOf(config, documents));
        reported();
        const answer = await call("GET", `config?after=${config?.generation ?? 0}&timeout_seconds=5`);
        if (answer.length === 0) continue;
        const next = JSON.parse(answer.toString()) as HostConfig;
        // A config is had only with its documents: a reconciler that dies in between is asked for both again.
        documents = await documentsOf(next);
        config = next;
      } catch (error) {
        // A reconciler that is killed by a test is started again.
        if (stopping.signal.aborted) return;
        lastError = error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  let lastError: unknown;
  let reported: () => void = () => undefined;
  const first = new Promise<void>((resolve, reject) => {
    reported = resolve;
    setTimeout(() => reject(lastError ?? new Error(`${name} was not heard`)), 60_000).unref();
  });
  const life = live();
  await first;
  return Object.assign(host, {
    async tellCounters(vms: HostCounters["vms"]) {
      const disks = [{ disk: null, path: "/dev/sda", healthy: true }];
      const loops = [{ loop: "report", done: 1, failed: 0 }];
      await call("POST", "counters", {
        vms,
        disks,
        agent: { cpu_seconds: 1, memory_resident_bytes: 1, loops },
      });
    },
    async stop() {
      stopping.abort();
      await life;
    },
  });
}

function sender(
  endpoint: string,
  identity: { ca: string; cert?: string; key?: string },
  signal: AbortSignal,
): (method: string, path: string, body?: unknown) => Promise<Buffer> {
  const agent = new Agent({ keepAlive: true, ...identity });
  signal.addEventListener("abort", () => agent.destroy());
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { "content-type": "application/json" };
      const outgoing = request(
        `${endpoint}/v1/agent/${path}`,
        { agent, method, headers, signal },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("error", reject);
          answer.on("end", () => {
            const bytes = Buffer.concat(parts);
            if ((answer.statusCode ?? 500) < 300) resolve(bytes);
            else reject(new Error(`${method} ${path}: ${answer.statusCode} ${bytes}`));
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body === undefined ? undefined : JSON.stringify(body));
    });
}
