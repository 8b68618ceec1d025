// Silent hosts whose lease is over: what ended with the lease is made anew elsewhere.
//
//   silent --lease over--> closed (no renewal) --each VM in a transaction of its own--> opened again
//     | a storm of silent hosts: nothing, until a person released the host
//     `-- heard meanwhile: nothing
//
// A host that returns is renewed only once its newest config has the removal of all that left it (`agents/leases.ts`), and an
// agent starts nothing fenced before it has accepted that one.

import type { HostLeases } from "../coordination/host-leases.ts";
import type { Presence } from "../coordination/presence.ts";
import { label } from "../kinds/kind-rules.ts";
import { whyItWaits } from "../kinds/vm/loss.ts";
import type { Log } from "../log.ts";
import type { ConditionBook } from "../status/condition-book.ts";
import type { HostFacts, Store, Stored } from "../store/store.ts";
import { type HostStorm, HostStormBreaker } from "./host-storm.ts";
import { type Recovery, recoverVm } from "./recover-vm.ts";

export interface HostRecoveryParts {
  store: Store;
  presence: Pick<Presence, "isSilent">;
  leases: HostLeases;
  conditions: Pick<ConditionBook, "set" | "clear">;
  log: Log;
  /** Milliseconds, never set. */
  monotonic(): number;
}

/** After a look at a host that recovered nothing: room elsewhere is looked for again. */
const AGAIN_MS = 15_000;
const STORM = "host_storm";
const ABOUT_SELF = { kind: "reconciler", object: "reconciler", project: null, name: null };

export class HostRecovery {
  readonly #parts: HostRecoveryParts;
  readonly #breaker = new HostStormBreaker();
  /** When a host is looked at again. */
  readonly #due = new Map<string, number>();
  #looking: Promise<void> | undefined;

  constructor(parts: HostRecoveryParts) {
    this.#parts = parts;
  }

  /** Looks at all silent hosts. A call while one is under way is the same look. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** A person says that these silent hosts are lost although many are silent. Throws as `HostStormBreaker.release`. */
  async release(hosts: readonly string[], actor: string): Promise<HostStorm> {
    this.#breaker.look(await this.#parts.store.hosts.facts());
    this.#breaker.release(hosts);
    for (const host of hosts) this.#due.delete(host);
    this.#show();
    await this.#tell("released", [...hosts], actor);
    return this.#breaker.now();
  }

  async #look(): Promise<void> {
    const { store } = this.#parts;
    const { items } = await store.documents.list("host", { state: "silent" });
    if (items.length === 0 && this.#breaker.now().silent.length === 0) return;
    const hosts = await store.hosts.facts();
    const change = this.#breaker.look(hosts);
    this.#show();
    if (change !== undefined) await this.#tell(change, this.#breaker.now().silent, "croft");
    for (const host of hosts) {
      if (this.#isDue(host)) await this.#recover(host.name);
    }
  }

  #isDue({ name, state }: HostFacts): boolean {
    const { presence, leases, monotonic } = this.#parts;
    if (state !== "silent" || !presence.isSilent(name) || leases.left(name) > 0) return false;
    return this.#breaker.allows(name) && monotonic() >= (this.#due.get(name) ?? 0);
  }

  async #recover(host: string): Promise<void> {
    const { store, leases, log, monotonic } = this.#parts;
    this.#due.set(host, monotonic() + AGAIN_MS);
    const vms = await store.snapshot(async (reads) => {
      const all = await reads.documents.ofKindOnHost(host, "vm");
      const why = await Promise.all(all.map((vm) => whyItWaits(reads, vm)));
      return all.filter((_vm, index) => why[index] === undefined);
    });
    if (vms.length === 0 || !leases.close(host)) return;
    const done = new Map<Stored<"vm">, Recovery>();
    try {
      for (const vm of vms) done.set(vm, await this.#recoverOne(vm, host));
    } finally {
      leases.open(host);
    }
    const recreated = [...done].flatMap(([vm, fate]) => ("host" in fate ? [`${label(vm)} (${vm.id})`] : []));
    const waiting = [...done].flatMap(([vm, fate]) =>
      "host" in fate ? [] : [`${label(vm)} (${vm.id}): ${fate.waits}`],
    );
    if (recreated.length === 0) return log.info("nothing of a silent host was made anew", { host, waiting });
    log.warn("a silent host was fenced: its lease is over", { host, recreated, waiting });
    const id = (await store.hosts.get(host))?.id;
    if (id === undefined) return;
    const about = { kind: "host", object: id, project: null, name: host, actor: "croft" };
    await store.write((tx) =>
      tx.events.append({ ...about, type: "host.fenced", data: { recreated, waiting, lost: [] } }),
    );
  }

  /** What is wrong with one of them keeps no other. */
  async #recoverOne(vm: Stored<"vm">, host: string): Promise<Recovery> {
    const { store, log } = this.#parts;
    try {
      return await recoverVm(store, vm.id, host);
    } catch (error) {
      log.error("a VM of a silent host could not be made anew", { vm: vm.id, host, error });
      return { waits: "something went wrong, which the reconciler's log tells" };
    }
  }

  #show(): void {
    const { conditions } = this.#parts;
    const condition = this.#breaker.condition();
    if (condition === undefined) conditions.clear(STORM);
    else conditions.set(condition);
  }

  async #tell(change: "began" | "ended" | "released", hosts: string[], actor: string): Promise<void> {
    const { log, store } = this.#parts;
    const type = change === "began" ? "reconciler.host_storm" : (`reconciler.host_storm_${change}` as const);
    log.warn(`storm of silent hosts: ${change}`, { hosts });
    await store.write((tx) => tx.events.append({ ...ABOUT_SELF, type, actor, data: { hosts } }));
  }
}
