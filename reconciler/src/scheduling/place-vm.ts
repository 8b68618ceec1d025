// Where a VM goes: named filters say which hosts cannot have it and why, named scores order the rest. Pure: the caller
// brings the hosts as the transaction sees them, so what is decided here still holds when it is written.
//
//   hosts --[ filters: each a reason or nothing ]--> those that can --[ scores, in their order ]--> one

import { gibDown } from "@croft/schemas/bytes.ts";
import { closedBecause } from "../kinds/host/placing.ts";
import type { Amounts, HostFacts } from "../store/store.ts";
import { membersBeside, misplaced, type Spread, spreadRefusal, type Where } from "./topology.ts";

/** A host with what is reserved on it. */
export interface HostRoom extends HostFacts {
  used: Amounts;
}

/** A network that the VM is to have a card in. */
export interface NetworkDemand {
  /** How people call it. */
  title: string;
  mode: "bridge" | "nat";
  /** Name of the hosts' bridge. */
  bridge: string | undefined;
  /** The host that it is on, when it can be on one only and has VMs. */
  host: string | undefined;
}

export interface Demand {
  /** Zero for a VM that is not to run. */
  cpus: number;
  memory_mib: number;
  root_gib: number;
  /** Whether it begins to run, which takes what QEMU needs besides the guest's memory. */
  starts?: boolean;
  /** Whether it needs a host whose VMs can have a TPM. */
  tpm?: boolean;
  /** Where it may be. */
  where?: Where;
  /** The group that it keeps apart from. */
  spread?: Spread | undefined;
  /** Room that others wait for longer, by host. */
  held?: ReadonlyMap<string, Held>;
  /** Name of the host that the user named. */
  pinned?: string | undefined;
  /** Hosts that its partitions are on. */
  partitionHosts: readonly string[];
  networks?: readonly NetworkDemand[];
  /** Host ports that the user named and that are taken, by host. */
  takenPorts?: ReadonlyMap<string, readonly string[]>;
  /** Why a host does not give the ports that the user named to this user, by host. */
  forbiddenPorts?: ReadonlyMap<string, string | undefined>;
  /** Hosts that have still to remove a copy of it, which they had before they were lost. */
  oldCopies?: ReadonlySet<string>;
}

/** What a VM that waits is to have of a host before others get any of it. */
export interface Held extends Room {
  /** Such as `VM web/large`. */
  by: string;
}

/** What a host has for VMs in all, overcommitment counted in. */
export interface Room {
  cpus: number;
  memory_mib: number;
  root_gib: number;
}

function totalRoom(host: HostFacts): Room {
  const { facts } = host;
  if (!facts) return { cpus: 0, memory_mib: 0, root_gib: 0 };
  return {
    cpus: Math.floor(facts.cpus * facts.cpu_overcommit),
    memory_mib: Math.max(0, facts.memory_mib - facts.memory_reserved_mib),
    root_gib: gibDown(facts.storage_bytes),
  };
}

function freeRoom(host: HostRoom): Room {
  const total = totalRoom(host);
  return {
    cpus: total.cpus - host.used.cpus,
    memory_mib: total.memory_mib - host.used.memory_mib - usedOverhead(host),
    root_gib: total.root_gib - host.used.root_gib,
  };
}

/** What QEMU needs on a host for one running VM besides the guest's memory. */
const overheadOf = ({ facts }: Pick<HostFacts, "facts">): number => facts?.vm_overhead_mib ?? 0;

/**
 * What QEMU needs for all VMs that run. How many do is not summed up: those that are stopped take no CPUs and all others at
 * least one, so no more run than there are CPUs in use.
 */
export const usedOverhead = (host: Pick<HostFacts, "facts"> & { used: Amounts }): number =>
  overheadOf(host) * Math.min(host.used.vms, host.used.cpus);

type Filter = (host: HostRoom, demand: Demand) => string | undefined;

const lacks = (what: string, unit: string, asked: number, free: number, total: number): string | undefined =>
  asked <= free || asked === 0
    ? undefined
    : `${what}: ${asked}${unit} asked, ${Math.max(0, free)}${unit} of ${total}${unit} free`;

/** In the order in which a reason is most telling. The names are what tests and explanations call them. */
const FILTERS: Readonly<Record<string, Filter>> = {
  pinned: ({ name }, { pinned }) =>
    pinned === undefined || pinned === name ? undefined : `the VM is pinned to host ${pinned}`,
  open: ({ spec }) => closedBecause(spec),
  region: (host, { where }) => reasonOf(host, where, "region"),
  zone: (host, { where }) => reasonOf(host, where, "zone"),
  labels: (host, { where }) => reasonOf(host, where, "labels"),
  partitions: ({ name }, { partitionHosts }) => {
    const elsewhere = partitionHosts.find((host) => host !== name);
    return elsewhere === undefined ? undefined : `a partition of the VM is on host ${elsewhere}`;
  },
  network_host: ({ name }, { networks = [] }) => {
    const elsewhere = networks.find(({ host }) => host !== undefined && host !== name);
    return elsewhere && `${elsewhere.title} is on host ${elsewhere.host}, where its first VM is`;
  },
  heard: ({ state, facts }) => {
    if (facts === null) return "its agent has not reported yet";
    return state === "ready" ? undefined : "its agent is silent";
  },
  tpm: ({ facts }, { tpm }) =>
    tpm === true && facts?.tpm !== true ? "it has no swtpm, which `tpm` needs" : undefined,
  networks: ({ facts }, { networks = [] }) => {
    const refused = networks.flatMap((network) => cannotHave(network, facts?.network) ?? []);
    return refused.length === 0 ? undefined : refused.join(" and ");
  },
  spread: (host, { spread }) => spreadRefusal(host, spread),
  cpus: (host, { cpus }) => lacks("cpus", "", cpus, freeRoom(host).cpus, totalRoom(host).cpus),
  memory: (host, { memory_mib, starts }) => {
    const overhead = starts === true ? overheadOf(host) : 0;
    return lacks(
      "memory",
      " MiB",
      memory_mib,
      freeRoom(host).memory_mib - overhead,
      totalRoom(host).memory_mib,
    );
  },
  storage: (host, { root_gib }) =>
    lacks("storage for root disks", " GiB", root_gib, freeRoom(host).root_gib, totalRoom(host).root_gib),
  waiting: heldFor,
  old_copy: ({ name }, { oldCopies }) =>
    oldCopies?.has(name) ? "it has still to remove the copy that it had of it" : undefined,
  port_range: ({ name }, { forbiddenPorts }) => {
    const why = forbiddenPorts?.get(name);
    return why === undefined ? undefined : `its ports: ${why}`;
  },
  ports: ({ name }, { takenPorts }) => {
    const taken = takenPorts?.get(name) ?? [];
    return taken.length === 0 ? undefined : `port ${taken.join(", ")} is taken`;
  },
};

/** Why a host cannot give VMs cards in a network, as it has probed; undefined when it can. */
function cannotHave(
  { title, mode, bridge }: NetworkDemand,
  can: NonNullable<HostFacts["facts"]>["network"],
): string | undefined {
  if (can === undefined) return `its agent makes no networks, and ${title} is one`;
  const why = can.missing.length === 0 ? "" : `: ${can.missing.join(" ")}`;
  if (!can[mode]) return `it cannot have ${title} with mode = "${mode}"${why}`;
  if (bridge === undefined || can.bridges.includes(bridge)) return undefined;
  return `it has no bridge ${bridge}, which ${title} is on`;
}

function reasonOf(host: HostRoom, where: Where | undefined, filter: string): string | undefined {
  const found = where && misplaced(host, where);
  return found?.filter === filter ? found.reason : undefined;
}

/** Whoever waits longest for a host's room is not passed by those who came later and would take of it. */
function heldFor(host: HostRoom, { held, ...demand }: Demand): string | undefined {
  const hold = held?.get(host.name);
  if (hold === undefined) return undefined;
  const free = freeRoom(host);
  const passes = (["cpus", "memory_mib", "root_gib"] as const).every(
    (what) => demand[what] === 0 || free[what] - demand[what] >= hold[what],
  );
  return passes ? undefined : `${hold.by} waits for its room longer`;
}

type Score = (host: HostRoom, demand: Demand) => number;

/** The higher the better; a later one decides only between equals. */
const SCORES: Readonly<Record<string, Score>> = {
  spread: (host, { spread }) => (spread === undefined ? 0 : -membersBeside(host, spread)),
  // Spreads by what runs out first: the scarcest of memory and CPUs after the VM was added.
  roomLeft: (host, demand) => {
    const [free, total] = [freeRoom(host), totalRoom(host)];
    const share = (left: number, all: number): number => (all === 0 ? 0 : left / all);
    return Math.min(
      share(free.memory_mib - demand.memory_mib, total.memory_mib),
      share(free.cpus - demand.cpus, total.cpus),
    );
  },
  fewestVms: (host) => -host.used.vms,
};

interface Refusal {
  host: string;
  /** Name of the filter. */
  filter: string;
  reason: string;
}

export interface Placement {
  /** Name of the host, or null when none can have it. */
  host: string | null;
  refusals: Refusal[];
  /** One sentence. */
  explanation: string;
  /** Whether it would not fit even if nothing else were there. */
  never: boolean;
}

/** Of these all that are lacking are said, so that asking for less of one does not end in the next refusal. */
const CAPACITIES: ReadonlySet<string> = new Set(["cpus", "memory", "storage"]);

function refusalOf(host: HostRoom, demand: Demand): Refusal | undefined {
  const refused = Object.entries(FILTERS).flatMap(([filter, check]) => {
    const reason = check(host, demand);
    return reason === undefined ? [] : [{ filter, reason }];
  });
  const [first] = refused;
  if (first === undefined) return undefined;
  const said = CAPACITIES.has(first.filter)
    ? refused.filter(({ filter }) => CAPACITIES.has(filter))
    : [first];
  return { host: host.name, filter: first.filter, reason: said.map(({ reason }) => reason).join(" and ") };
}

function better(a: HostRoom, b: HostRoom, demand: Demand): HostRoom {
  for (const score of Object.values(SCORES)) {
    const difference = score(a, demand) - score(b, demand);
    if (difference !== 0) return difference > 0 ? a : b;
  }
  return a.name < b.name ? a : b;
}

/** What a host has for a single VM that runs there alone. */
export function roomForOne(host: HostFacts): Room {
  const total = totalRoom(host);
  return { ...total, memory_mib: Math.max(0, total.memory_mib - overheadOf(host)) };
}

const exceeds = (host: HostFacts, demand: Demand): boolean => {
  const total = demand.starts === true ? roomForOne(host) : totalRoom(host);
  return demand.cpus > total.cpus || demand.memory_mib > total.memory_mib || demand.root_gib > total.root_gib;
};

/** By how much a host lacks what is asked, as a share of what it has in all; 0 when it has it. */
export function lackOf(host: HostRoom, demand: Demand): number {
  const [free, total] = [freeRoom(host), totalRoom(host)];
  return (["cpus", "memory_mib", "root_gib"] as const)
    .map((what) => Math.max(0, demand[what] - free[what]) / Math.max(1, total[what]))
    .reduce((sum, share) => sum + share, 0);
}

/** Whether a host could have it if nothing else were there, by all that is not about room. */
export function couldHave(host: HostRoom, demand: Demand): boolean {
  if (exceeds(host, demand)) return false;
  return Object.entries(FILTERS).every(
    ([name, check]) => CAPACITIES.has(name) || name === "waiting" || check(host, demand) === undefined,
  );
}

/** Chooses a host. What the order of `hosts` is makes no difference. */
export function place(hosts: readonly HostRoom[], demand: Demand): Placement {
  const refusals: Refusal[] = [];
  let best: HostRoom | undefined;
  for (const host of hosts) {
    const refusal = refusalOf(host, demand);
    if (refusal) refusals.push(refusal);
    else best = best === undefined ? host : better(best, host, demand);
  }
  if (best)
    return { host: best.name, refusals, explanation: explain(best, hosts, refusals, demand), never: false };
  const known = hosts.filter((host) => host.facts !== null);
  const explanation =
    hosts.length === 0
      ? "No host has joined this Croft yet."
      : `No host has room: ${refusals.map(({ host, reason }) => `${host}: ${reason}`).join("; ")}.`;
  return {
    host: null,
    refusals,
    explanation,
    never: known.length > 0 && known.every((host) => exceeds(host, demand)),
  };
}

function explain(
  best: HostRoom,
  hosts: readonly HostRoom[],
  refusals: readonly Refusal[],
  demand: Demand,
): string {
  if (demand.pinned === best.name) return `On host ${best.name}, because it is pinned there.`;
  if (demand.partitionHosts.length > 0) return `On host ${best.name}, because its partitions are there.`;
  const there = demand.networks?.find(({ host }) => host === best.name);
  if (there !== undefined) return `On host ${best.name}, because ${there.title} is there.`;
  const others = hosts.length - refusals.length - 1;
  if (others === 0) return `On host ${best.name}, the only one that can have it.`;
  return `On host ${best.name}, which of ${others + 1} hosts that can have it has the most room left.`;
}
