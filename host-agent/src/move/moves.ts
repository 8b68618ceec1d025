// Moves of VMs from this host and to it.
//
//   source:  stopping --its guest has ended--> holding: its bytes are sent to who asks
//   target:  preparing --room for all--> prepared --copy--> copying --all read back--> received
//                 |                                            | the stream broke: opened again
//                 +---- what does not pass by itself: failed --+
//            any --discarded--> discarding --> discarded
//
// As long as the ledger has the document of a source its VM is not started (`isHeld`): so it is after each start of the agent too.

import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { MoveDocument, MoveReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { IncomingPartition, IncomingPartitions } from "../disk/partition/incoming.ts";
import type { Paths } from "../host/paths.ts";
import { type Log, sentenceOf } from "../log.ts";
import type { Drives } from "../vm/devices/drive-source.ts";
import { readRecord, type VmRecord } from "../vm/lifecycle/record.ts";
import {
  digestOfAll,
  type Incoming,
  readIncoming,
  receiveMove,
  removeIncoming,
  removeNotes,
  writeIncoming,
} from "./receive.ts";
import { sendMove } from "./send.ts";

export interface MovesParts {
  paths: Paths;
  /** Documents of the ledger. */
  documents(): readonly MoveDocument[];
  /** What is known of a VM of this host. */
  guest(vm: string): { record: Pick<VmRecord, "run" | "once_over"> } | undefined;
  drives: Drives;
  partitions: IncomingPartitions;
  /** Opens the stream of a move. */
  dial(move: string): Promise<Duplex>;
  log: Log;
  /** Called when a report is another. */
  changed(): void;
}

/** What is going on with a VM that comes. */
interface Job {
  document: MoveDocument;
  aborting: AbortController;
  work: Promise<void>;
  report: MoveReport;
}

const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;

/** Faults that another try does not cure. */
const LASTING = new Set([
  "no_gap",
  "disk_not_found",
  "disk_refused",
  "disk_damaged",
  "disk_io",
  "checksum_mismatch",
  "invalid_request",
  "storage_full",
  "already_exists",
]);

export class Moves {
  readonly #parts: MovesParts;
  readonly #jobs = new Map<string, Job>();
  /** VMs of sources whose guests have ended. */
  readonly #holding = new Map<string, MoveDocument>();
  /** VMs whose bytes are being read, with the stream that they go into. */
  readonly #sending = new Map<string, Duplex>();
  readonly #sources = new Map<string, MoveReport>();
  /** Once the notes of all that is forgotten are removed. */
  #cleaned: Promise<void>;

  constructor(parts: MovesParts) {
    this.#parts = parts;
    // An agent that was ended may have left some.
    const named = new Set(parts.documents().map(({ id }) => id));
    this.#cleaned = removeNotes(parts.paths.vms, named).catch(() => undefined);
  }

  /** Whether a VM leaves, or its bytes are still being read: it is not started then, whatever its document says. */
  isHeld(vm: string): boolean {
    if (this.#isSource(vm)) return true;
    // The move was taken back. A reader that does not read must not keep the guest from its start.
    this.#sending.get(vm)?.destroy();
    return this.#sending.has(vm);
  }

  #isSource(vm: string): boolean {
    return this.#parts.documents().some((document) => document.vm === vm && document.role === "source");
  }

  /** Brings a move to its document; what takes long goes on by itself. */
  async apply(document: MoveDocument): Promise<MoveReport> {
    this.#forget();
    if (document.role === "source") return this.#source(document);
    const present = this.#jobs.get(document.id);
    if (present?.document.generation === document.generation) return present.report;
    present?.aborting.abort();
    const job: Job = {
      document,
      aborting: new AbortController(),
      work: Promise.resolve(),
      report: blank(
        document,
        document.wanted === "discarded" ? "discarding" : document.copy ? "copying" : "preparing",
      ),
    };
    this.#jobs.set(document.id, job);
    job.work = (present?.work ?? Promise.resolve()).then(() => this.#run(job));
    return job.report;
  }

  reports(documents: readonly MoveDocument[]): MoveReport[] {
    this.#forget();
    // What moves no more is read no more: a reader that does not read must not keep a partition from its next user.
    for (const [vm, stream] of this.#sending) {
      if (!documents.some((document) => document.vm === vm && document.role === "source")) stream.destroy();
    }
    return documents.map(
      (document) =>
        this.#jobs.get(document.id)?.report ??
        this.#sources.get(document.id) ?? {
          ...blank(document, document.role === "source" ? "stopping" : "preparing"),
          generation: 0,
        },
    );
  }

  /** The bytes of a VM that leaves. Throws `unavailable` while they are not held. */
  async open(vm: string): Promise<Duplex> {
    const document = this.#holding.get(vm);
    const guest = this.#parts.guest(vm);
    if (document === undefined || !this.#isSource(vm) || (guest?.record.run ?? null) !== null) {
      throw new CroftError("unavailable", `VM ${vm} does not leave this host now.`, {
        detail: "It is asked again.",
      });
    }
    const record = guest?.record ?? (await readRecord(this.#parts.paths.vm(vm)));
    const onceOver = record?.once_over === true;
    if (this.#sending.has(vm)) {
      throw new CroftError("unavailable", `VM ${vm} is being sent already.`, {
        detail: "It is asked again.",
      });
    }
    const ended = (): void => {
      this.#sending.delete(vm);
      this.#parts.changed();
    };
    const folder = this.#parts.paths.vm(vm);
    const stream = sendMove(document, { folder, drives: this.#parts.drives, onceOver, ended });
    this.#sending.set(vm, stream);
    return stream;
  }

  /** Leaves all as it is; used when the agent ends. */
  leave(): void {
    for (const { aborting } of this.#jobs.values()) aborting.abort();
  }

  #forget(): void {
    const named = new Set(this.#parts.documents().map(({ id }) => id));
    for (const [id, job] of this.#jobs) {
      if (named.has(id)) continue;
      job.aborting.abort();
      this.#jobs.delete(id);
      const { vm } = job.document;
      // What is noted of it is of no use any more, and no VM's folder.
      if (isAlone(job.document)) {
        const clean = (): Promise<void> => removeIncoming(this.#parts.paths.vm(vm), id);
        this.#cleaned = this.#cleaned.then(clean).catch(() => undefined);
      }
    }
    for (const id of this.#sources.keys()) if (!named.has(id)) this.#sources.delete(id);
    for (const [vm, { id }] of this.#holding) if (!named.has(id)) this.#holding.delete(vm);
  }

  #source(document: MoveDocument): MoveReport {
    const { id, vm } = document;
    const runs = (this.#parts.guest(vm)?.record.run ?? null) !== null;
    // The other host has all, or said so: it is not waited for until it lets go.
    if (!document.copy) this.#sending.get(vm)?.destroy();
    if (runs) this.#holding.delete(vm);
    else this.#holding.set(vm, document);
    const report = blank(document, runs ? "stopping" : "holding");
    this.#sources.set(id, report);
    return report;
  }

  async #run(job: Job): Promise<void> {
    const { document, aborting } = job;
    for (let waitMs = RETRY_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS)) {
      try {
        aborting.signal.throwIfAborted();
        if (document.wanted === "discarded") await this.#discard(job);
        else await this.#take(job);
        return;
      } catch (error) {
        if (aborting.signal.aborted) return;
        const { id, vm } = document;
        this.#parts.log("warn", "a move does not go on", { move: id, vm, error: sentenceOf(error) });
        const lasting = error instanceof CroftError && LASTING.has(error.code);
        this.#show(job, lasting && document.wanted !== "discarded" ? "failed" : job.report.state, error);
        if (job.report.state === "failed") return;
      }
      await sleep(waitMs, undefined, { signal: aborting.signal }).catch(() => undefined);
    }
  }

  async #take(job: Job): Promise<void> {
    const { document, aborting } = job;
    const folder = this.#parts.paths.vm(document.vm);
    const incoming = await this.#begin(document, folder);
    if (incoming.received) return this.#received(job, incoming);
    for (const coming of document.partitions) {
      if (incoming.done[coming.partition] !== undefined) continue;
      await this.#claim(incoming, folder, coming);
      await this.#parts.partitions.reserve(coming);
    }
    if (!document.copy) return this.#show(job, "prepared");
    const bytes = await this.#parts.dial(document.id);
    await receiveMove(document, bytes, {
      folder,
      partitions: this.#parts.partitions,
      progress(copied, total) {
        job.report = { ...job.report, copied_bytes: copied, total_bytes: total, code: null, message: null };
      },
      signal: aborting.signal,
    });
    const whole = await readIncoming(folder);
    if (whole !== null) this.#received(job, whole);
  }

  /** Notes that a partition is this move's, before there is room for it. */
  async #claim(incoming: Incoming, folder: string, coming: IncomingPartition): Promise<void> {
    const { partition } = coming;
    if (incoming.reserved.includes(partition)) return;
    if (await this.#parts.partitions.has(coming)) {
      throw new CroftError("already_exists", `This host has an older copy of partition ${partition}.`, {
        detail: "It is left as it is. Once it is known that it is not needed, it is removed by hand.",
      });
    }
    incoming.reserved.push(partition);
    await writeIncoming(folder, incoming);
  }

  /** Notes whose folder it is, before anything is in it. */
  async #begin(document: MoveDocument, folder: string): Promise<Incoming> {
    await this.#cleaned;
    const present = await readIncoming(folder);
    if (present?.move === document.id) return present;
    // Of one that moved by itself nothing but notes may be left: its bytes are on a disk, which is looked at for them.
    if (!isAlone(document) && (present !== null || (await readRecord(folder)) !== null)) {
      throw new CroftError("already_exists", `This host has an older copy of VM ${document.vm}.`, {
        detail:
          "It is removed by an order of the reconciler, or by hand once it is known that it is not needed.",
      });
    }
    const fresh: Incoming = { move: document.id, reserved: [], done: {}, total_bytes: 0, received: false };
    await writeIncoming(folder, fresh);
    return fresh;
  }

  #received(job: Job, incoming: Incoming): void {
    const { total_bytes } = incoming;
    job.report = { ...job.report, copied_bytes: total_bytes, total_bytes, sha256: digestOfAll(incoming) };
    this.#show(job, "received");
  }

  async #discard(job: Job): Promise<void> {
    const { id, vm, partitions } = job.document;
    const folder = this.#parts.paths.vm(vm);
    await this.#cleaned;
    const incoming = await readIncoming(folder);
    // A database of before does not know that the VM was given to this host since: what came is the only copy by now.
    if (((await readRecord(folder))?.incarnation ?? 0) > 0 && incoming?.move === id) throw isOurs(vm);
    // What this move made room for, and nothing else of the same name.
    const reserved = incoming?.move === id ? incoming.reserved : [];
    for (const coming of partitions) {
      if (reserved.includes(coming.partition)) await this.#parts.partitions.discard(coming);
    }
    await removeIncoming(folder, id);
    this.#show(job, "discarded");
  }

  #show(job: Job, state: MoveReport["state"], error?: unknown): void {
    const code = error instanceof CroftError ? error.code : error === undefined ? null : "host_error";
    job.report = { ...job.report, state, code, message: error === undefined ? null : sentenceOf(error) };
    this.#parts.changed();
  }
}

/** Whether it moves a partition that no VM has. */
const isAlone = ({ vm, partitions }: MoveDocument): boolean =>
  partitions.some(({ partition }) => partition === vm);

const isOurs = (vm: string): CroftError =>
  new CroftError("precondition_failed", `VM ${vm} was given to this host: its move is not taken back here.`, {
    detail: "Nothing of it is removed. `croft unknown adopt` takes it over as it is here.",
  });

const blank = ({ id, generation }: MoveDocument, state: MoveReport["state"]): MoveReport => ({
  kind: "move",
  id,
  generation,
  state,
  code: null,
  message: null,
  copied_bytes: 0,
  total_bytes: 0,
  sha256: null,
});
