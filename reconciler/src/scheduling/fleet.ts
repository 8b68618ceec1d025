// All hosts with what is reserved on them, as placing searches them: small fleets by looking at every host, which tells of each
// why not; large ones by an index, so that a placement costs little more with many hosts and nothing more with many VMs. It is
// a copy of what the store says: whoever keeps it puts in what changed, and forgets it with what is taken back.

import type { Amounts } from "../store/belongings.ts";
import type { HostFacts } from "../store/host-facts.ts";
import type { HostRoom } from "./host-room.ts";
import { HostTree } from "./host-tree.ts";
import { canHave, type Demand, explain, MOST_EXPLAINED, type Placement, place } from "./place-vm.ts";
import { findBest, findLeastLacking } from "./tree-search.ts";

const NOBODY: ReadonlySet<string> = new Set();
const NONE: ReadonlyMap<string, number> = new Map();
/** Fewer hosts with a label are looked at one by one. */
const FEW = 64;

const NOTHING: Amounts = { vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: 0 };

/** A host with what is reserved on it, which is nothing when nobody knows of any. */
export const withUsed = ({ name, state, spec, facts }: HostFacts, used: Amounts = NOTHING): HostRoom => ({
  name,
  state,
  spec,
  facts,
  used,
});

export const fleetOf = (facts: readonly HostFacts[], used: ReadonlyMap<string, Amounts>): Fleet =>
  new Fleet(facts.map((host) => withUsed(host, used.get(host.name))));

export class Fleet {
  readonly #hosts = new Map<string, HostRoom>();
  #labels: Map<string, Set<string>> | undefined;
  #tree: HostTree | undefined;

  constructor(hosts: Iterable<HostRoom>) {
    for (const host of hosts) this.#hosts.set(host.name, host);
  }

  get size(): number {
    return this.#hosts.size;
  }

  get(name: string): HostRoom | undefined {
    return this.#hosts.get(name);
  }

  /** In no particular order. */
  all(): HostRoom[] {
    return [...this.#hosts.values()];
  }

  /** Puts in a host as it is now. */
  put(host: HostRoom): void {
    const known = this.#hosts.get(host.name);
    this.#hosts.set(host.name, host);
    if (known === undefined) this.#tree = undefined;
    else this.#tree?.put(host);
    if (known?.spec !== host.spec) this.#labels = undefined;
  }

  /** What is reserved on a host, which changed. */
  setUsed(name: string, used: Amounts): void {
    const host = this.#hosts.get(name);
    if (host !== undefined) this.put(withUsed(host, used));
  }

  place(demand: Demand): Placement {
    if (this.size <= MOST_EXPLAINED) return place(this.all(), demand);
    const best = this.best(demand);
    if (best === undefined) return place(this.all(), demand);
    const explanation = explain(best, demand, undefined);
    return { host: best.name, refusals: [], refused: NONE, explanation, never: false };
  }

  /** The host that a look at all would choose; undefined when none can have it. */
  best(demand: Demand): HostRoom | undefined {
    const only =
      demand.pinned ??
      demand.partitionHosts[0] ??
      demand.networks?.find(({ host }) => host !== undefined)?.host;
    if (only !== undefined) {
      const host = this.#hosts.get(only);
      return host && canHave(host, demand) ? host : undefined;
    }
    const few = this.#fewLabeled(demand);
    if (few === undefined) return findBest(this.#searched(), demand);
    const { host } = place(few, demand);
    return host === null ? undefined : this.#hosts.get(host);
  }

  /** The host that lacks least of what is asked, of those that could have it and are not left out. */
  leastLacking(demand: Demand, leftOut: (name: string) => boolean): HostRoom | undefined {
    return findLeastLacking(this.#searched(), demand, leftOut);
  }

  #searched(): HostTree {
    this.#tree ??= new HostTree(this.all());
    return this.#tree;
  }

  /** Hosts with one of the labels that are asked for, when these are few. */
  #fewLabeled({ where }: Demand): HostRoom[] | undefined {
    const labels = Object.entries(where?.host_labels ?? {});
    if (labels.length === 0) return undefined;
    this.#labels ??= this.#findLabels();
    for (const [key, value] of labels) {
      const names = this.#labels.get(`${key}=${value}`) ?? NOBODY;
      if (names.size <= FEW) return [...names].flatMap((name) => this.#hosts.get(name) ?? []);
    }
    return undefined;
  }

  #findLabels(): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    for (const { name, spec } of this.#hosts.values()) {
      for (const [key, value] of Object.entries(spec.labels ?? {})) {
        const label = `${key}=${value}`;
        found.set(label, (found.get(label) ?? new Set()).add(name));
      }
    }
    return found;
  }
}
