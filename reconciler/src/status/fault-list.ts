// What is wrong now, worst first, of a whole fleet: read a page at a time, with a turn for others between. However much is wrong, no
// more is kept than what is asked for; the rest is counted.

import { nameOf } from "@croft/schemas/display-name.ts";
import type { Severity } from "@croft/schemas/fault-advice.ts";
import { countBySeverity, type Fault, faultsOf, worstFirst } from "@croft/schemas/faults.ts";
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import type { Store } from "../store/store.ts";
import { failingDisks, fullFileSystems, type OwnFigures, ownFaults } from "./measured-faults.ts";

const PAGE = 500;
/** Guests of one host whose file systems are named in one answer. */
const MOST_GUESTS = 100;

export interface FaultListParts {
  store: Store;
  now(): Date;
  counters: {
    all(): readonly { host: string; counters: HostCounters["vms"][number] }[];
    hosts(): readonly ({ host: string } & Pick<HostCounters, "disks">)[];
  };
  own(): Promise<OwnFigures>;
}

export interface FaultQuery {
  /** Whose: of one project as its members or as admins see it; everything when absent. */
  scope?: { project: string; sees: "members" | "admins" } | undefined;
  limit: number;
}

export interface FoundFaults {
  faults: Fault[];
  /** Of all, those included that the limit left out. */
  counts: Record<Severity, number>;
}

/** Keeps the worst so many. */
class Worst {
  #kept: Fault[] = [];
  readonly counts: Record<Severity, number> = { bad: 0, silent: 0, waits: 0 };
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(faults: readonly Fault[]): void {
    const counts = countBySeverity(faults);
    for (const severity of Object.keys(counts) as Severity[]) this.counts[severity] += counts[severity];
    this.#kept.push(...faults);
    if (this.#kept.length > 2 * this.#limit + PAGE) this.#kept = this.list();
  }

  list(): Fault[] {
    return worstFirst(this.#kept).slice(0, this.#limit);
  }
}

export class FaultList {
  readonly #parts: FaultListParts;

  constructor(parts: FaultListParts) {
    this.#parts = parts;
  }

  async read({ scope, limit }: FaultQuery): Promise<FoundFaults> {
    const { store, now, counters, own } = this.#parts;
    const worst = new Worst(limit);
    if (scope?.sees !== "members") {
      worst.add(ownFaults(await own(), now()));
      worst.add(failingDisks(counters.hosts()));
    }
    let after: number | undefined = 0;
    do {
      const page = await store.documents.suspects({ scope, after, limit: PAGE });
      worst.add(page.items.flatMap((one) => faultsOf(one, now())));
      after = page.next ?? undefined;
      await new Promise((resolve) => setImmediate(resolve));
    } while (after !== undefined);
    worst.add(await this.#fullGuests(scope));
    return { faults: worst.list(), counts: worst.counts };
  }

  async #fullGuests(scope: FaultQuery["scope"]): Promise<Fault[]> {
    const ofHosts = new Map<string, number>();
    const full = fullFileSystems(this.#parts.counters.all()).filter(({ host }) => {
      const count = (ofHosts.get(host) ?? 0) + 1;
      ofHosts.set(host, count);
      return count <= MOST_GUESTS;
    });
    const faults: Fault[] = [];
    for (let from = 0; from < full.length; from += PAGE) {
      faults.push(...(await this.#faultsOf(full.slice(from, from + PAGE), scope)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return faults;
  }

  /** What a host says of VMs that are not on it is no word about them. */
  async #faultsOf(full: ReturnType<typeof fullFileSystems>, scope: FaultQuery["scope"]): Promise<Fault[]> {
    const documents = await this.#parts.store.documents.findAll(full.map(({ vm }) => vm));
    const vms = new Map(documents.flatMap((one) => (one.kind === "vm" ? [[one.id, one] as const] : [])));
    return full.flatMap(({ host, vm: id, mountpoint, share }): Fault[] => {
      const vm = vms.get(id);
      if (vm === undefined || vm.status.host !== host) return [];
      if (scope !== undefined && vm.project !== scope.project) return [];
      const object = nameOf(vm);
      return [
        {
          severity: "waits",
          kind: "vm",
          id,
          project: vm.project,
          object,
          host: vm.status.host ?? null,
          since: null,
          code: "filesystem_full",
          what: `the file system ${mountpoint} of the guest is ${Math.min(100, Math.floor(share * 100))} % full`,
          advice: `Grow it (\`root_disk_gib\`, the partition's \`size_gib\`), or make room: \`croft ssh ${object}\`.`,
          trace_id: null,
        },
      ];
    });
  }
}
