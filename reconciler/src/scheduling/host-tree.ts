// Hosts in an order in which similar ones lie beside each other, and above them what the best of each stretch has: of most
// stretches that is enough to know that none of their hosts can win.
//
//   one node of all hosts --> two halves --> ... --> one host each
//
// A node tells only what bounds its hosts, so what is found is what looking at each of them would find. When a host changes,
// only the nodes above it do. Where hosts lie is chosen anew when so many changed that similar ones no longer lie together.

import { FEATURE_BITS, featuresOf } from "./host-features.ts";
import { freeRoom, type HostRoom, overheadOf, totalRoom } from "./host-room.ts";
import { domainOf } from "./topology.ts";

/** A domain that is not the same for all hosts below a node. */
export const MIXED = -1;

const LARGEST = [
  "memory",
  "memoryToStart",
  "cpus",
  "root",
  "memoryShare",
  "cpuShare",
  "mostMemory",
  "mostCpus",
  "mostRoot",
] as const;
const SMALLEST = ["leastMemory", "leastCpus", "fewestVms", "firstName"] as const;

const share = (left: number, all: number): number => (all === 0 ? 0 : left / all);

/** Every array has one number per node: what bounds the hosts below it. */
export class HostTree {
  readonly memory: Float64Array;
  /** Memory for one more VM that runs. */
  readonly memoryToStart: Float64Array;
  readonly cpus: Float64Array;
  readonly root: Float64Array;
  /** Free memory and CPUs as shares of all. */
  readonly memoryShare: Float64Array;
  readonly cpuShare: Float64Array;
  readonly mostMemory: Float64Array;
  readonly leastMemory: Float64Array;
  readonly mostCpus: Float64Array;
  readonly leastCpus: Float64Array;
  readonly mostRoot: Float64Array;
  readonly fewestVms: Float64Array;
  /** Number by name of the first one. */
  readonly firstName: Float64Array;
  /** Bits that at least one host below has. */
  readonly features: Int32Array;
  /** Numbers of the zone and the region of all hosts below, or `MIXED`. */
  readonly zones: Int32Array;
  readonly regions: Int32Array;
  /** By number, what `domainOf` says of zones and regions. */
  readonly domains: (string | undefined)[] = [undefined];
  /** Number of the first leaf; node 1 is the root, and below node n are 2n and 2n+1. */
  readonly leaves: number;
  readonly #numbers = new Map<string | undefined, number>([[undefined, 0]]);
  readonly #hosts: (HostRoom | undefined)[] = [];
  readonly #leafOf = new Map<string, number>();
  readonly #nameNumbers = new Map<string, number>();
  #changes = 0;

  constructor(hosts: readonly HostRoom[]) {
    this.leaves = 2 ** Math.ceil(Math.log2(Math.max(1, hosts.length)));
    const numbers = () => new Float64Array(2 * this.leaves);
    this.memory = numbers();
    this.memoryToStart = numbers();
    this.cpus = numbers();
    this.root = numbers();
    this.memoryShare = numbers();
    this.cpuShare = numbers();
    this.mostMemory = numbers();
    this.leastMemory = numbers();
    this.mostCpus = numbers();
    this.leastCpus = numbers();
    this.mostRoot = numbers();
    this.fewestVms = numbers();
    this.firstName = numbers();
    this.features = new Int32Array(2 * this.leaves);
    this.zones = new Int32Array(2 * this.leaves);
    this.regions = new Int32Array(2 * this.leaves);
    const names = hosts.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1));
    for (const [number, name] of names.entries()) this.#nameNumbers.set(name, number);
    this.#arrange(hosts);
  }

  /** The host of a leaf. */
  host(node: number): HostRoom | undefined {
    return this.#hosts[node - this.leaves];
  }

  /** A host that is in it already changed. */
  put(host: HostRoom): void {
    const node = this.#leafOf.get(host.name);
    if (node === undefined) throw new Error(`host ${host.name} is not in the tree`);
    if (++this.#changes > this.leaves) {
      const hosts = this.#hosts.flatMap((known) =>
        known === undefined ? [] : known.name === host.name ? host : known,
      );
      this.#arrange(hosts);
      return;
    }
    this.#setLeaf(node, host);
    for (let parent = node >> 1; parent >= 1; parent >>= 1) this.#join(parent);
  }

  #arrange(hosts: readonly HostRoom[]): void {
    this.#changes = 0;
    this.#hosts.length = 0;
    this.#leafOf.clear();
    const keyed = hosts.map((host) => ({ host, key: similarity(host) }));
    keyed.sort((a, b) => compareKeys(a.key, b.key));
    for (let at = 0; at < this.leaves; at++) {
      const host = keyed[at]?.host;
      if (host === undefined) this.#clearLeaf(this.leaves + at);
      else this.#setLeaf(this.leaves + at, host);
    }
    for (let node = this.leaves - 1; node >= 1; node--) this.#join(node);
  }

  #setLeaf(node: number, host: HostRoom): void {
    this.#hosts[node - this.leaves] = host;
    this.#leafOf.set(host.name, node);
    const [free, total] = [freeRoom(host), totalRoom(host)];
    this.memory[node] = free.memory_mib;
    this.memoryToStart[node] = free.memory_mib - overheadOf(host);
    this.cpus[node] = free.cpus;
    this.root[node] = free.root_gib;
    this.memoryShare[node] = share(free.memory_mib, total.memory_mib);
    this.cpuShare[node] = share(free.cpus, total.cpus);
    this.mostMemory[node] = total.memory_mib;
    this.leastMemory[node] = total.memory_mib;
    this.mostCpus[node] = total.cpus;
    this.leastCpus[node] = total.cpus;
    this.mostRoot[node] = total.root_gib;
    this.fewestVms[node] = host.used.vms;
    this.firstName[node] = this.#nameNumbers.get(host.name) ?? 0;
    this.features[node] = featuresOf(host);
    this.zones[node] = this.#numberOf(domainOf(host, "zone"));
    this.regions[node] = this.#numberOf(domainOf(host, "region"));
  }

  /** What no demand finds: it has no features, and every demand asks for one. */
  #clearLeaf(node: number): void {
    for (const what of LARGEST) this[what][node] = Number.NEGATIVE_INFINITY;
    for (const what of SMALLEST) this[what][node] = Number.POSITIVE_INFINITY;
    this.features[node] = 0;
    this.zones[node] = 0;
    this.regions[node] = 0;
  }

  #join(node: number): void {
    const [left, right] = [2 * node, 2 * node + 1];
    for (const what of LARGEST) this[what][node] = Math.max(at(this[what], left), at(this[what], right));
    for (const what of SMALLEST) this[what][node] = Math.min(at(this[what], left), at(this[what], right));
    this.features[node] = at(this.features, left) | at(this.features, right);
    this.zones[node] = at(this.zones, left) === at(this.zones, right) ? at(this.zones, left) : MIXED;
    this.regions[node] = at(this.regions, left) === at(this.regions, right) ? at(this.regions, left) : MIXED;
  }

  #numberOf(domain: string | undefined): number {
    const known = this.#numbers.get(domain);
    if (known !== undefined) return known;
    this.#numbers.set(domain, this.domains.length);
    return this.domains.push(domain) - 1;
  }
}

/** A number of an array that is known to be there. */
export const at = (numbers: Float64Array | Int32Array, index: number): number => numbers[index] as number;

type Key = readonly (number | string)[];

/** Hosts with the same demand's answer lie together: by what they are, then by which of CPUs and memory they have more left. */
function similarity(host: HostRoom): Key {
  const [free, total] = [freeRoom(host), totalRoom(host)];
  const size = (all: number): number => Math.round(4 * Math.log2(Math.max(1, all)));
  return [
    featuresOf(host) & FEATURE_BITS.kind,
    domainOf(host, "region") ?? "",
    domainOf(host, "zone") ?? "",
    size(total.memory_mib),
    size(total.cpus),
    share(free.memory_mib, total.memory_mib) - share(free.cpus, total.cpus),
    host.name,
  ];
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] as number | string;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
