// Makes the host what the ledger says. An activation takes no input: it reads the ledger as it is then.
//
//   asleep --wake (new config, event of a guest, sweep)--> pass: one step per object, removals first
//   step:  idle --run, after those it waits for--> running --result--> idle
//                                                   | woken meanwhile: once more
// Every object has at most one step under way, and none waits for what it has nothing to do with. A result that is
// another than before wakes all, because somebody may have waited for just that.
import { isDeepStrictEqual } from "node:util";
import type {
  DiskDocument,
  DiskReport,
  PartitionDocument,
  PartitionReport,
  SeedDocument,
  VmDocument,
  VmReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import type { Accepted } from "../ledger.ts";
import { stepsOf } from "./order.ts";

export type ObjectReport = DiskReport | PartitionReport | VmReport;

/** What does the work. None of it throws: what went wrong is in the report. */
export interface Hands {
  applyDisk(document: DiskDocument): Promise<DiskReport>;
  applyPartition(document: PartitionDocument): Promise<PartitionReport>;
  applyVm(document: VmDocument, seed: SeedDocument | null): Promise<VmReport>;
  /** A VM whose step is under way shall no longer run: what that step waits for need not come. */
  breakOff(vm: string): void;
}

export interface Reconcile {
  /** Brings everything to what is wanted, now; what is under way is looked at again when it ends. */
  wake(): void;
  /** The same for one VM, of which something was heard. */
  wakeVm(id: string): void;
  /** Last results of disks and partitions of the present config, in its order; a first one says `creating`. */
  storageReports(): (DiskReport | PartitionReport)[];
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

interface Done {
  document: unknown;
  report: ObjectReport;
  at: number;
}

/** Storage that is as wanted is looked at again after this long. */
const FRESH_MS = 60_000;
const SETTLED = new Set(["ready", "released", "erased", "kept", "wiped"]);

export function makeReconcile(
  accepted: () => Accepted | null,
  hands: Hands,
  tell: { changed(): void; now(): number },
): Reconcile {
  const running = new Map<string, Promise<void>>();
  /** Steps that were asked for while they were under way, and what they then wait for. */
  const again = new Map<string, readonly string[]>();
  const done = new Map<string, Done>();

  const find = (id: string) => {
    const all = accepted();
    return [...(all?.disks ?? []), ...(all?.partitions ?? []), ...(all?.vms ?? [])].find((d) => d.id === id);
  };

  const apply = async (id: string): Promise<void> => {
    const document = find(id);
    if (document === undefined) return;
    const before = done.get(id);
    if (document.kind !== "vm" && before !== undefined && isFresh(before, document, tell.now())) return;
    const report = await work(hands, document, accepted()?.seeds.get(id) ?? null);
    done.set(id, { document, report, at: tell.now() });
    if (isDeepStrictEqual(report, before?.report)) return;
    // Its disk has another amount of free room now.
    if (document.kind === "partition") outdate(document.disk);
    tell.changed();
    wake();
  };

  const outdate = (id: string): void => {
    const entry = done.get(id);
    if (entry !== undefined) entry.at = Number.NEGATIVE_INFINITY;
  };

  const start = (id: string, after: readonly string[]): void => {
    if (running.has(id)) {
      again.set(id, after);
      const document = find(id);
      if (document?.kind === "vm" && !shallRun(document)) hands.breakOff(id);
      return;
    }
    const earlier = after.flatMap((other) => running.get(other) ?? []);
    const step = Promise.all(earlier)
      .then(() => apply(id))
      .then(() => {
        running.delete(id);
        const next = again.get(id);
        // Only this one: were all woken, two slow objects would wake each other without end.
        if (again.delete(id) && next !== undefined) start(id, next);
      });
    running.set(id, step);
  };

  let planned = false;
  /** Many causes at once are one pass. */
  const wake = (): void => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      const all = accepted();
      if (all === null) return;
      const named = new Set([...all.disks, ...all.partitions, ...all.vms].map(({ id }) => id));
      for (const id of done.keys()) if (!named.has(id)) done.delete(id);
      for (const step of stepsOf(all)) start(step.id, step.after);
    });
  };

  return {
    wake,
    wakeVm: (id) => start(id, []),
    storageReports() {
      const all = accepted();
      const last = (id: string) => done.get(id)?.report;
      return [
        ...(all?.disks ?? []).map((disk) => (last(disk.id) as DiskReport | undefined) ?? newDisk(disk)),
        ...(all?.partitions ?? []).map((p) => (last(p.id) as PartitionReport | undefined) ?? newPartition(p)),
      ];
    },
    async idle() {
      do {
        await Promise.resolve();
        await Promise.all(running.values());
      } while (running.size > 0 || planned);
    },
  };
}

const shallRun = ({ wanted, power_state }: VmDocument): boolean =>
  wanted !== "deleted" && power_state !== "stopped";

function isFresh({ document, report, at }: Done, wanted: unknown, now: number): boolean {
  return now - at < FRESH_MS && SETTLED.has(report.state) && isDeepStrictEqual(document, wanted);
}

function work(
  hands: Hands,
  document: DiskDocument | PartitionDocument | VmDocument,
  seed: SeedDocument | null,
): Promise<ObjectReport> {
  if (document.kind === "disk") return hands.applyDisk(document);
  if (document.kind === "partition") return hands.applyPartition(document);
  return hands.applyVm(document, seed);
}

const newDisk = ({ id }: DiskDocument): DiskReport => ({
  kind: "disk",
  id,
  generation: 0,
  state: "creating",
  code: null,
  message: null,
  identity: null,
  model: null,
  size_bytes: null,
  sector_size: null,
  free_bytes: null,
  largest_gap_bytes: null,
  path: null,
});

const newPartition = ({ id }: PartitionDocument): PartitionReport => ({
  kind: "partition",
  id,
  generation: 0,
  state: "creating",
  code: null,
  message: null,
  number: null,
  part_uuid: null,
  start_bytes: null,
  size_bytes: null,
  filesystem: null,
});
