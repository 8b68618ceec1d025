// Makes the host what the ledger says. An activation takes no input: it reads the ledger as it is then.
//
//   asleep --wake (new config, event of a guest, sweep)--> iteration: one step per object, removals first
//   step:  idle --run, after those it waits for--> running --result--> idle
//                                                   | woken meanwhile: once more
// Every object has at most one step under way, and none waits for what it has nothing to do with. A result that is
// another than before wakes all, because one may have waited for just that.
import { isDeepStrictEqual } from "node:util";
import type { SeedDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { DocumentOf, KindName, ObjectDocument, ObjectReport, ReportOf, Workers } from "../kinds/kind.ts";
import { allOf, KIND_NAMES, KINDS } from "../kinds/kinds.ts";
import type { Accepted } from "../ledger.ts";
import { stepsOf } from "./order.ts";

interface Done {
  document: ObjectDocument;
  report: ObjectReport;
  at: number;
}

/** What is settled is inspected again after this long. */
const FRESH_MS = 60_000;

export class Reconcile {
  readonly #accepted: () => Accepted | null;
  readonly #workers: Workers;
  readonly #tell: { changed(): void; now(): number };
  readonly #running = new Map<string, Promise<void>>();
  /** Steps that were asked for while they were under way, and what they then wait for. */
  readonly #again = new Map<string, readonly string[]>();
  readonly #done = new Map<string, Done>();
  #planned = false;

  constructor(accepted: () => Accepted | null, workers: Workers, tell: { changed(): void; now(): number }) {
    this.#accepted = accepted;
    this.#workers = workers;
    this.#tell = tell;
  }

  /** Brings everything to what is wanted, now; what is under way is inspected again when it ends. Many causes at once are one iteration. */
  wake = (): void => {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => this.#iterate());
  };

  /** The same for one object, of which something was heard. */
  wakeOne(id: string): void {
    this.#start(id, []);
  }

  /** Reports of all objects, in the order of their kinds and of the present config. */
  reports(): ObjectReport[] {
    const documents = this.#accepted()?.documents;
    return KIND_NAMES.flatMap((kind) => this.#reportsOf(kind, documents?.[kind] ?? []));
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    do {
      await Promise.resolve();
      await Promise.all(this.#running.values());
    } while (this.#running.size > 0 || this.#planned);
  }

  #reportsOf<K extends KindName>(kind: K, documents: readonly DocumentOf[K][]): ObjectReport[] {
    // A result is stored under the id of its object, and an id belongs to one kind.
    const last = (id: string) => this.#done.get(id)?.report as ReportOf[K] | undefined;
    return KINDS[kind].reports(this.#workers, documents, last);
  }

  #iterate(): void {
    this.#planned = false;
    const accepted = this.#accepted();
    if (accepted === null) return;
    const named = new Set(allOf(accepted.documents).map(({ id }) => id));
    for (const id of this.#done.keys()) if (!named.has(id)) this.#done.delete(id);
    for (const step of stepsOf(accepted.documents)) this.#start(step.id, step.after);
  }

  #start(id: string, after: readonly string[]): void {
    if (this.#running.has(id)) {
      this.#again.set(id, after);
      const document = this.#find(id);
      if (document !== undefined) interrupt(document.kind, document, this.#workers);
      return;
    }
    const earlier = after.flatMap((other) => this.#running.get(other) ?? []);
    const step = Promise.all(earlier)
      .then(() => this.#apply(id))
      .then(() => this.#ended(id));
    this.#running.set(id, step);
  }

  #ended(id: string): void {
    this.#running.delete(id);
    const next = this.#again.get(id);
    // Only this one: were all woken, two slow objects would wake each other without end.
    if (this.#again.delete(id) && next !== undefined) this.#start(id, next);
  }

  async #apply(id: string): Promise<void> {
    const document = this.#find(id);
    if (document === undefined) return;
    const before = this.#done.get(id);
    if (before !== undefined && this.#isFresh(before, document.kind, document)) return;
    const seed = this.#accepted()?.seeds.get(id) ?? null;
    const report = await apply(document.kind, document, this.#workers, seed);
    this.#done.set(id, { document, report, at: this.#tell.now() });
    if (isDeepStrictEqual(report, before?.report)) return;
    for (const other of affected(document.kind, document)) this.#expire(other);
    this.#tell.changed();
    this.wake();
  }

  #isFresh<K extends KindName>({ document, report, at }: Done, kind: K, wanted: DocumentOf[K]): boolean {
    const settled: ReadonlySet<string> = KINDS[kind].settled;
    return (
      this.#tell.now() - at < FRESH_MS && settled.has(report.state) && isDeepStrictEqual(document, wanted)
    );
  }

  #expire(id: string): void {
    const entry = this.#done.get(id);
    if (entry !== undefined) entry.at = Number.NEGATIVE_INFINITY;
  }

  #find(id: string): ObjectDocument | undefined {
    const accepted = this.#accepted();
    return accepted === null ? undefined : allOf(accepted.documents).find((document) => document.id === id);
  }
}

const apply = <K extends KindName>(
  kind: K,
  document: DocumentOf[K],
  workers: Workers,
  seed: SeedDocument | null,
): Promise<ReportOf[K]> => KINDS[kind].apply(workers, document, seed);

const affected = <K extends KindName>(kind: K, document: DocumentOf[K]): string[] =>
  KINDS[kind].affects(document);

const interrupt = <K extends KindName>(kind: K, document: DocumentOf[K], workers: Workers): void =>
  KINDS[kind].interrupt(workers, document);
