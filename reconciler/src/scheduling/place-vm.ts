// Where a VM goes: named filters say which hosts cannot have it and why, named scores order the rest. Pure: the caller
// brings the hosts as the transaction sees them, so what is decided here still holds when it is written.
//
//   hosts --[ filters: each a reason or nothing ]--> those that can --[ scores, in their order ]--> one

import { closedBecause } from "../kinds/host/placing.ts";
import type { HostFacts } from "../store/host-facts.ts";
import { freeRoom, type HostRoom, overheadOf, type Room, roomForOne, totalRoom } from "./host-room.ts";
import { membersBeside, misplaced, type Spread, spreadRefusal, type Where } from "./topology.ts";

/** A network that the VM is to have a card in. */
export interface NetworkDemand {
  /** How people call it. */
  title: string;
  mode: "bridge" | "nat";
  /** Name of the hosts' bridge. */
  bridge: string | undefined;
  /** The host that it is on, when it can be on one only and has VMs. */
  host: string | undefined;
  /** What a host has to have when it spans hosts and has VMs. */
  spans?: SpanDemand | undefined;
}

interface SpanDemand {
  /** Of the addresses by which its hosts reach each other. */
  family: 4 | 6;
  /** The packet that it promises its guests; undefined where they are told what the tunnels take. */
  mtu: number | undefined;
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
  /** Why a host does not give the ports that the user named to this user. */
  forbiddenPorts?: (host: HostFacts) => string | undefined;
  /** Hosts that have still to remove a copy of it, which they had before they were lost. */
  oldCopies?: ReadonlySet<string>;
}

/** What a VM that waits is to have of a host before others get any of it. */
export interface Held extends Room {
  /** Such as `VM web/large`. */
  by: string;
}

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
  network_host: ({ name, facts }, { networks = [] }) => {
    const elsewhere = networks.find(({ host }) => host !== undefined && host !== name);
    const alone =
      facts?.network?.overlay === undefined
        ? ""
        : ", and cannot span hosts from there: that host announces no overlay address, or one with too small packets";
    return elsewhere && `${elsewhere.title} is on host ${elsewhere.host}, where its first VM is${alone}`;
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
  network_overlay: ({ facts }, { networks = [] }) =>
    networks.flatMap((network) => cannotSpan(network, facts?.network?.overlay) ?? [])[0],
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
  port_range: (host, { forbiddenPorts }) => {
    const why = forbiddenPorts?.(host);
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

/** Why a host is none for a network that spans hosts; undefined when it can be. */
function cannotSpan(
  { title, spans }: NetworkDemand,
  overlay: NonNullable<NonNullable<HostFacts["facts"]>["network"]>["overlay"],
): string | undefined {
  if (spans === undefined) return undefined;
  if (overlay === undefined) {
    return `${title} spans hosts, and it announces no address for that (\`overlay\` in its agent's settings)`;
  }
  const { address, mtu, missing } = overlay;
  if (missing !== null) return `${title} spans hosts, and it cannot have tunnels to them: ${missing}`;
  if (familyOf(address) !== spans.family) {
    return `the hosts of ${title} reach each other by IPv${spans.family}, and its overlay address is ${address}`;
  }
  if (spans.mtu === undefined || spans.mtu <= mtu) return undefined;
  return `${title} has packets of ${spans.mtu} bytes, and its tunnels take ${mtu}`;
}

/** Of an address as it is announced. */
export const familyOf = (address: string): 4 | 6 => (address.includes(":") ? 6 : 4);

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
  /** Of those that come nearest to having it, at most `MOST_EXPLAINED`; in the order of `hosts` when that are all. */
  refusals: Refusal[];
  /** How many hosts each filter refuses. */
  refused: ReadonlyMap<string, number>;
  /** One sentence. */
  explanation: string;
  /** Whether it would not fit even if nothing else were there. */
  never: boolean;
}

/** Of so many hosts the reason is said; of more only how many there are of each. */
export const MOST_EXPLAINED = 20;

/** Of these all that are lacking are said, so that asking for less of one does not end in the next refusal. */
const CAPACITIES: ReadonlySet<string> = new Set(["cpus", "memory", "storage"]);

const FILTER_LIST: readonly (readonly [string, Filter])[] = Object.entries(FILTERS);
const SCORE_LIST: readonly Score[] = Object.values(SCORES);

/** The first filter that refuses a host, by its number; -1 when none does. */
function firstRefusal(host: HostRoom, demand: Demand): number {
  return FILTER_LIST.findIndex(([, check]) => check(host, demand) !== undefined);
}

/** Whether no filter refuses the host. */
export const canHave = (host: HostRoom, demand: Demand): boolean => firstRefusal(host, demand) < 0;

function refusalBy(number: number, host: HostRoom, demand: Demand): Refusal {
  const [filter = ""] = FILTER_LIST[number] ?? [];
  const said = FILTER_LIST.filter(([name], at) =>
    CAPACITIES.has(filter) ? CAPACITIES.has(name) : at === number,
  );
  const reasons = said.flatMap(([, check]) => check(host, demand) ?? []);
  return { host: host.name, filter, reason: reasons.join(" and ") };
}

/** The better of two hosts that both can have it. */
export function better(a: HostRoom, b: HostRoom, demand: Demand): HostRoom {
  for (const score of SCORE_LIST) {
    const difference = score(a, demand) - score(b, demand);
    if (difference !== 0) return difference > 0 ? a : b;
  }
  return a.name < b.name ? a : b;
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
  return FILTER_LIST.every(
    ([name, check]) => CAPACITIES.has(name) || name === "waiting" || check(host, demand) === undefined,
  );
}

/** Chooses a host by looking at all of them. What the order of `hosts` is makes no difference. */
export function place(hosts: readonly HostRoom[], demand: Demand): Placement {
  const refused = hosts.map((host) => firstRefusal(host, demand));
  const able = hosts.filter((_, at) => refused[at] === -1);
  const [first] = able;
  const best = first && able.reduce((a, b) => better(a, b, demand), first);
  const explained = refusalsOf(hosts, refused, demand);
  if (best) {
    const explanation = explain(best, demand, able.length);
    return { host: best.name, ...explained, explanation, never: false };
  }
  const known = hosts.filter((host) => host.facts !== null);
  return {
    host: null,
    ...explained,
    explanation: nowhere(hosts.length, explained),
    never: known.length > 0 && known.every((host) => exceeds(host, demand)),
  };
}

type Explained = Pick<Placement, "refusals" | "refused">;

function refusalsOf(hosts: readonly HostRoom[], by: readonly number[], demand: Demand): Explained {
  const refused = new Map<string, number>();
  const all: { host: HostRoom; number: number }[] = [];
  for (const [at, host] of hosts.entries()) {
    const number = by[at] ?? -1;
    const [filter] = FILTER_LIST[number] ?? [];
    if (filter === undefined) continue;
    refused.set(filter, (refused.get(filter) ?? 0) + 1);
    all.push({ host, number });
  }
  // What a later filter refuses passed more of them.
  if (all.length > MOST_EXPLAINED) {
    all.sort((a, b) => b.number - a.number || (a.host.name < b.host.name ? -1 : 1));
  }
  const nearest = all.slice(0, MOST_EXPLAINED);
  return { refusals: nearest.map(({ host, number }) => refusalBy(number, host, demand)), refused };
}

function nowhere(hosts: number, { refusals, refused }: Explained): string {
  if (hosts === 0) return "No host has joined this Croft yet.";
  const said = refusals.map(({ host, reason }) => `${host}: ${reason}`).join("; ");
  if (refusals.length === hosts) return `No host has room: ${said}.`;
  const each = [...refused].map(([filter, count]) => `${count} by ${filter}`).join(", ");
  return `No host has room: ${said}; all in all ${hosts} hosts are refused: ${each}.`;
}

/** Why a VM is where it is; `able` is how many hosts can have it, where that was counted. */
export function explain({ name }: HostRoom, demand: Demand, able: number | undefined): string {
  if (demand.pinned === name) return `On host ${name}, because it is pinned there.`;
  if (demand.partitionHosts.length > 0) return `On host ${name}, because its partitions are there.`;
  const there = demand.networks?.find(({ host }) => host === name);
  if (there !== undefined) return `On host ${name}, because ${there.title} is there.`;
  if (able === 1) return `On host ${name}, the only one that can have it.`;
  const others = able === undefined ? "all hosts" : `${able} hosts`;
  return `On host ${name}, which of ${others} that can have it has the most room left.`;
}
