// What nearly every write asks for, as the one writer knows it: projects, images and keys by id, what hosts have and how
// much of it is promised. Every statement that changes such a row goes through this writer and tells it here, so what is
// cached is what a query would find; when something is taken back, or another connection wrote (SQLite's data version says
// so at the begin of each turn), all of it is forgotten. A create costs the same
// however many hosts there are.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Written } from "../../kinds/document-change.ts";
import { declaredFacts } from "../../kinds/host/placing.ts";
import { type Fleet, fleetOf, withUsed } from "../../scheduling/fleet.ts";
import type { Amounts, AnyStored, HostFacts } from "../store.ts";
import { Flaps } from "./flaps.ts";

const CACHED: ReadonlySet<Kind> = new Set<Kind>(["project", "image", "ssh_key"]);
/** More are forgotten together: those in use come back. */
const MOST_DOCUMENTS = 1000;

export class WriterCache {
  readonly flaps = new Flaps();
  #documents = new Map<string, AnyStored>();
  #projects = new Map<string, AnyStored>();
  #facts: Map<string, HostFacts> | undefined;
  #used: Map<string, Amounts> | undefined;
  #stale = new Set<string>();
  #fleet: Fleet | undefined;
  /** Hosts of which the fleet does not know what is known here. */
  #changed = new Set<string>();

  forget(): void {
    this.flaps.forget();
    this.#documents.clear();
    this.#projects.clear();
    this.#facts = undefined;
    this.#used = undefined;
    this.#stale.clear();
    this.#fleet = undefined;
  }

  document(id: string): AnyStored | undefined {
    return this.#documents.get(id);
  }

  project(name: string): AnyStored | undefined {
    return this.#projects.get(name);
  }

  /** A document that was read just now. */
  keep(document: AnyStored | undefined): void {
    if (document === undefined || !CACHED.has(document.kind)) return;
    if (this.#documents.size >= MOST_DOCUMENTS) this.#documents.clear();
    if (this.#projects.size >= MOST_DOCUMENTS) this.#projects.clear();
    this.#documents.set(document.id, document);
    if (document.kind === "project" && !document.deleting) this.#projects.set(document.name ?? "", document);
  }

  async facts(read: () => Promise<HostFacts[]>): Promise<HostFacts[]> {
    this.#facts ??= new Map((await read()).map((host) => [host.name, host]));
    return [...this.#facts.values()];
  }

  async used(
    readAll: () => Promise<Map<string, Amounts>>,
    readSome: (hosts: readonly string[]) => Promise<Map<string, Amounts>>,
  ): Promise<Map<string, Amounts>> {
    if (this.#used === undefined) this.#used = new Map(await readAll());
    else if (this.#stale.size > 0) {
      for (const [host, amounts] of await readSome([...this.#stale])) this.#setUsed(host, amounts);
    }
    this.#stale.clear();
    return this.#used;
  }

  /** All hosts with what is reserved on them. */
  async fleet(
    readFacts: () => Promise<HostFacts[]>,
    used: () => Promise<ReadonlyMap<string, Amounts>>,
  ): Promise<Fleet> {
    const amounts = await used();
    if (this.#facts === undefined || this.#fleet === undefined) {
      this.#fleet = fleetOf(await this.facts(readFacts), amounts);
    } else {
      for (const name of this.#changed) {
        const host = this.#facts.get(name);
        if (host) this.#fleet.put(withUsed(host, amounts.get(name)));
      }
    }
    this.#changed.clear();
    return this.#fleet;
  }

  #setUsed(host: string, amounts: Amounts): void {
    this.#used?.set(host, amounts);
    this.#changed.add(host);
  }

  #setFacts(host: HostFacts): void {
    this.#facts?.set(host.name, host);
    this.#changed.add(host.name);
  }

  /** What is reserved on a host changed; undefined: on some host. */
  reserved(host: string | undefined): void {
    if (host !== undefined) this.#stale.add(host);
    else {
      this.#used = undefined;
      this.#fleet = undefined;
    }
  }

  /** A reservation that was not there before. */
  added({ host, vms, cpus, memory_mib, root_gib, partition_gib }: Amounts & { host: string }): void {
    const sum = this.#used?.get(host);
    if (sum === undefined) this.reserved(host);
    else
      this.#setUsed(host, {
        vms: sum.vms + vms,
        cpus: sum.cpus + cpus,
        memory_mib: sum.memory_mib + memory_mib,
        root_gib: sum.root_gib + root_gib,
        partition_gib: sum.partition_gib + partition_gib,
      });
  }

  reported(host: string, facts: NonNullable<HostFacts["facts"]>): void {
    const known = this.#facts?.get(host);
    if (known) this.#setFacts({ ...known, facts: declaredFacts(facts, known.spec) });
  }

  claimed(ids: readonly string[]): void {
    for (const id of ids) this.#drop(this.#documents.get(id));
  }

  wrote({ document, before, removed, hosts }: Written): void {
    this.#drop(before ?? undefined);
    // Reservations go with their object.
    if (removed) for (const host of hosts.length > 0 ? hosts : [undefined]) this.reserved(host);
    if (document.kind !== "host") return;
    const known = this.#facts?.get(document.name ?? "");
    // What is declared changes what is counted with.
    const declared = JSON.stringify(document.spec) !== JSON.stringify(known?.spec);
    if (known === undefined || removed || document.deleting || declared) {
      this.#facts = undefined;
      this.#fleet = undefined;
    } else if (known.state !== document.status.state) {
      this.#setFacts({ ...known, state: document.status.state });
    }
  }

  #drop(document: AnyStored | undefined): void {
    if (document === undefined) return;
    this.#documents.delete(document.id);
    if (document.kind === "project") this.#projects.delete(document.name ?? "");
  }
}
