// Searches of a `HostTree`: the best host of those that can have a VM, and the one that lacks least of what one asks. Both leave
// out a stretch of hosts when its bounds say that none of them can win; of every host that may, the filters of `place-vm.ts`
// decide, so the result is that of looking at all.

import { featuresAsked } from "./host-features.ts";
import type { HostRoom } from "./host-room.ts";
import { at, type HostTree, MIXED } from "./host-tree.ts";
import { better, canHave, couldHave, type Demand, lackOf } from "./place-vm.ts";
import { domainOf, type Spread } from "./topology.ts";

/** More than what rounding makes of a share, and less than the difference between two. */
const ROUNDING = 1e-9;

/** Which domains of the group a host may be in. */
interface Apart {
  over: Spread["over"];
  allows(domain: string | undefined): boolean;
}

/** The host that `place` would choose of all in the tree; undefined when none can have it. */
export function findBest(tree: HostTree, demand: Demand): HostRoom | undefined {
  const { spread } = demand;
  if (spread === undefined) return new BestSearch(tree, demand).run();
  const { over, taken } = spread;
  const members = (domain: string | undefined): number => taken.get(domain ?? "") ?? 0;
  if (spread.mode === "required") {
    const allows = (domain: string | undefined) => domain !== undefined && members(domain) === 0;
    return new BestSearch(tree, demand, { over, allows }).run();
  }
  // Fewest members first: what comes later is looked at only when none of those before can have it.
  for (const count of [...new Set([0, ...taken.values()])].sort((a, b) => a - b)) {
    const best = new BestSearch(tree, demand, { over, allows: (domain) => members(domain) === count }).run();
    if (best !== undefined) return best;
  }
  return undefined;
}

class BestSearch {
  readonly #tree: HostTree;
  readonly #demand: Demand;
  readonly #features: number;
  readonly #apart: Apart | undefined;
  #best: HostRoom | undefined;
  #bestLeaf = 0;
  #bestScore = Number.NEGATIVE_INFINITY;

  constructor(tree: HostTree, demand: Demand, apart?: Apart) {
    this.#tree = tree;
    this.#demand = demand;
    this.#features = featuresAsked(demand);
    this.#apart = apart;
  }

  run(): HostRoom | undefined {
    if (this.#possible(1)) this.#visit(1, this.#most(1));
    return this.#best;
  }

  #visit(node: number, most: number): void {
    if (!this.#beats(node, most)) return;
    if (node >= this.#tree.leaves) {
      this.#consider(node);
      return;
    }
    const [left, right] = [2 * node, 2 * node + 1];
    const inLeft = this.#possible(left) ? this.#most(left) : undefined;
    const inRight = this.#possible(right) ? this.#most(right) : undefined;
    const leftFirst =
      inRight === undefined || (inLeft !== undefined && this.#comesFirst(left, inLeft, right, inRight));
    if (leftFirst && inLeft !== undefined) this.#visit(left, inLeft);
    if (inRight !== undefined) this.#visit(right, inRight);
    if (!leftFirst && inLeft !== undefined) this.#visit(left, inLeft);
  }

  #consider(leaf: number): void {
    const host = this.#tree.host(leaf);
    if (host === undefined) return;
    if (this.#apart && !this.#apart.allows(domainOf(host, this.#apart.over))) return;
    if (!canHave(host, this.#demand)) return;
    if (this.#best !== undefined && better(this.#best, host, this.#demand) === this.#best) return;
    this.#best = host;
    this.#bestLeaf = leaf;
    this.#bestScore = this.#most(leaf);
  }

  /** Whether a host below may have it, by what bounds them. */
  #possible(node: number): boolean {
    const { cpus, memory_mib, root_gib, starts } = this.#demand;
    const tree = this.#tree;
    if ((at(tree.features, node) & this.#features) !== this.#features) return false;
    if (memory_mib > 0 && memory_mib > at(starts === true ? tree.memoryToStart : tree.memory, node))
      return false;
    if (cpus > 0 && cpus > at(tree.cpus, node)) return false;
    if (root_gib > 0 && root_gib > at(tree.root, node)) return false;
    if (this.#apart === undefined || this.#apart.over === "host") return true;
    const domain = at(this.#apart.over === "zone" ? tree.zones : tree.regions, node);
    return domain === MIXED || this.#apart.allows(tree.domains[domain]);
  }

  /** No host below has a larger share left than this. Of a leaf, and of equal hosts, it is what they have. */
  #most(node: number): number {
    const { cpus, memory_mib } = this.#demand;
    const t = this.#tree;
    return Math.min(
      mostShare(
        memory_mib,
        at(t.memory, node),
        at(t.memoryShare, node),
        at(t.leastMemory, node),
        at(t.mostMemory, node),
      ),
      mostShare(cpus, at(t.cpus, node), at(t.cpuShare, node), at(t.leastCpus, node), at(t.mostCpus, node)),
    );
  }

  /** Whether a host below may be better than the best one so far. */
  #beats(node: number, most: number): boolean {
    if (this.#best === undefined || most > this.#bestScore) return true;
    return most === this.#bestScore && this.#comesFirst(node, most, this.#bestLeaf, this.#bestScore);
  }

  #comesFirst(a: number, mostInA: number, b: number, mostInB: number): boolean {
    if (mostInA !== mostInB) return mostInA > mostInB;
    const { fewestVms, firstName } = this.#tree;
    const difference = at(fewestVms, a) - at(fewestVms, b);
    return difference === 0 ? at(firstName, a) < at(firstName, b) : difference < 0;
  }
}

function mostShare(asked: number, free: number, shareFree: number, least: number, most: number): number {
  if (asked === 0) return shareFree;
  const left = free - asked;
  if (least === most) return most === 0 ? 0 : left / most;
  return Math.min(left >= 0 ? left / least : left / most, shareFree - asked / most + ROUNDING);
}

/** The host that lacks least of what is asked, of those that could have it and are not left out. */
export function findLeastLacking(
  tree: HostTree,
  demand: Demand,
  leftOut: (name: string) => boolean,
): HostRoom | undefined {
  const features = featuresAsked(demand);
  let best: { host: HostRoom; lack: number } | undefined;
  const visit = (node: number): void => {
    if (!couldBe(tree, node, demand, features)) return;
    if (best !== undefined && leastLack(tree, node, demand) > best.lack) return;
    if (node < tree.leaves) {
      const [left, right] = [2 * node, 2 * node + 1];
      const leftFirst = leastLack(tree, left, demand) <= leastLack(tree, right, demand);
      for (const child of leftFirst ? [left, right] : [right, left]) visit(child);
      return;
    }
    const host = tree.host(node);
    if (host === undefined || leftOut(host.name) || !couldHave(host, demand)) return;
    const lack = lackOf(host, demand);
    if (best === undefined || lack < best.lack || (lack === best.lack && host.name < best.host.name))
      best = { host, lack };
  };
  visit(1);
  return best?.host;
}

function couldBe(
  tree: HostTree,
  node: number,
  { cpus, memory_mib, root_gib }: Demand,
  features: number,
): boolean {
  if ((at(tree.features, node) & features) !== features) return false;
  return (
    memory_mib <= at(tree.mostMemory, node) &&
    cpus <= at(tree.mostCpus, node) &&
    root_gib <= at(tree.mostRoot, node)
  );
}

/** No host below lacks less. */
const leastLack = (tree: HostTree, node: number, { cpus, memory_mib, root_gib }: Demand): number =>
  lackShare(cpus, at(tree.cpus, node), at(tree.mostCpus, node)) +
  lackShare(memory_mib, at(tree.memory, node), at(tree.mostMemory, node)) +
  lackShare(root_gib, at(tree.root, node), at(tree.mostRoot, node));

const lackShare = (asked: number, free: number, all: number): number =>
  Math.max(0, asked - free) / Math.max(1, all);
