// The changes of one plan, judged together: what the earlier ones take, or give back, counts for the later ones. Nothing
// is stored; it is a view of the store's sums with the plan's own on top.

import type { Amounts, Reads, Reservation, Stored } from "../store/store.ts";
import { NOTHING } from "./quota.ts";

type Taken = Omit<Reservation, "object">;

const FIGURES = Object.keys(NOTHING) as (keyof Amounts)[];

const plus = (a: Amounts, b: Amounts, sign = 1): Amounts => {
  const sum = { ...NOTHING };
  for (const name of FIGURES) sum[name] = a[name] + sign * b[name];
  return sum;
};

export class PlannedTogether {
  readonly #changes = new Map<string, Taken>();
  readonly #hosts = new Map<string, Amounts>();
  readonly #projects = new Map<string, Amounts>();
  readonly #disks = new Map<string, Map<string, Stored<"partition">>>();

  /** How many changes count so far. */
  get count(): number {
    return this.#changes.size;
  }

  /**
   * Counts what a change takes more than before it; less than nothing for what it gives back. `change` names it, so that
   * asking again counts once.
   */
  take(change: string, taken: Taken): void {
    this.forget(change);
    this.#changes.set(change, taken);
    this.#add(taken, 1);
    if (taken.disk === null || taken.partition_gib <= 0) return;
    const onDisk = this.#disks.get(taken.disk) ?? new Map();
    this.#disks.set(taken.disk, onDisk.set(change, promised(taken.partition_gib)));
  }

  forget(change: string): void {
    const earlier = this.#changes.get(change);
    if (earlier === undefined) return;
    this.#changes.delete(change);
    this.#add(earlier, -1);
    if (earlier.disk !== null) this.#disks.get(earlier.disk)?.delete(change);
  }

  #add({ host, project, ...amounts }: Taken, sign: 1 | -1): void {
    this.#hosts.set(host, plus(this.#hosts.get(host) ?? NOTHING, amounts, sign));
    this.#projects.set(project, plus(this.#projects.get(project) ?? NOTHING, amounts, sign));
  }

  /** The store as it would be after these changes, as far as room and quotas go. */
  over(reads: Reads): Reads {
    const { reservations, documents } = reads;
    return {
      ...reads,
      reservations: {
        ...reservations,
        usedByHosts: async () => {
          const used = new Map(await reservations.usedByHosts());
          for (const [host, more] of this.#hosts) used.set(host, plus(used.get(host) ?? NOTHING, more));
          return used;
        },
        usedByProject: async (project) =>
          plus(await reservations.usedByProject(project), this.#projects.get(project) ?? NOTHING),
      },
      documents: {
        ...documents,
        referrers: async (id, kind) => {
          const found = await documents.referrers(id, kind);
          const more = kind === "partition" ? [...(this.#disks.get(id)?.values() ?? [])] : [];
          return [...found, ...(more as unknown as typeof found)];
        },
      },
    };
  }
}

/** As much of a partition as placing looks at: it is promised and not on the disk yet. */
const promised = (size_gib: number): Stored<"partition"> =>
  ({
    kind: "partition",
    deleting: false,
    spec: { size_gib },
    status: { size_bytes: null, start_bytes: null },
  }) as unknown as Stored<"partition">;
