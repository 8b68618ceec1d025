// The face of this folder to the agent's reconcile loop: give it a document, get a report. It never throws for what a
// user, a disk or a full file system can cause; such a fault is a state with a code and what to do.
//
// Overwriting a large device takes hours. A step that takes longer than the loop's patience goes on by itself, is
// reported as being made, and is joined by the next call for the same object.

import { readdir } from "node:fs/promises";
import { CroftError, type ErrorCode, fullText } from "@croft/schemas/errors.ts";
import type {
  DiskDocument,
  DiskReport,
  HostReport,
  PartitionDocument,
  PartitionReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { freeBytesOf } from "../host/facts.ts";
import type { Paths } from "../host/paths.ts";
import type { Run } from "../host/run.ts";
import { adopt } from "./adopt.ts";
import { loadAdoptionRecord } from "./adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "./context.ts";
import { filesystemIn } from "./device/contents.ts";
import type { DeviceRules } from "./device/device-filter.ts";
import { SYSTEM, type SystemRoots } from "./device/devices.ts";
import { Inventory } from "./device/inventory.ts";
import { Locks } from "./device/locks.ts";
import { blankDisk, blankPartition, entryFacts, factsOf, remarkOn, warningOf } from "./disk-reports.ts";
import { asCroftError, type Fault, toFault } from "./fault.ts";
import { FilesystemGrowth } from "./partition/filesystem-growth.ts";
import { IncomingPartitions } from "./partition/incoming.ts";
import { type FindGuest, PartitionMoves } from "./partition/moves.ts";
import {
  createPartition,
  isUsable,
  keepPartition,
  nodeFor,
  readPartition,
  wipePartition,
} from "./partition/partition.ts";
import { PartitionDrives } from "./partition/partition-drives.ts";
import { erase, release } from "./release.ts";
import { rangeOf } from "./table/entries.ts";
import type { GptEntry } from "./table/gpt.ts";

export interface DisksOptions {
  run: Run;
  paths: Paths;
  /** Name of this host; part of the identity of file disks. */
  host: string;
  root: boolean;
  now: () => Date;
  roots?: SystemRoots;
  /** Which block devices the agent may inspect; without it all of them. */
  devices?: DeviceRules;
  /** Milliseconds after which a partition that takes longer is reported as being made. */
  patienceMs?: number;
  /** The guest of a VM, for partitions that move while it has them. */
  guestOf?: FindGuest;
  /** Called when a step that was reported as going on has ended: the loop should look again. */
  onChange?: () => void;
}

const FILESYSTEM_AGE_MS = 60_000;

export class Disks {
  readonly drives: PartitionDrives;
  readonly incoming: IncomingPartitions;
  readonly #context: DiskContext;
  readonly #options: DisksOptions;
  readonly #adopted = new Map<string, AdoptedDisk>();
  /** Disks that were adopted and cannot be used now, with the reason; their partitions tell the same. */
  readonly #lost = new Map<string, CroftError>();
  readonly #diskOf = new Map<string, string>();
  readonly #running = new Map<string, { document: PartitionDocument; work: Promise<PartitionReport> }>();
  /** Partitions in quarantine: nobody may open them. */
  readonly #kept = new Set<string>();
  readonly #moves: PartitionMoves;
  readonly #growth: FilesystemGrowth;
  readonly #filesystems = new Map<string, { at: number; type: string | null }>();

  constructor(options: DisksOptions) {
    const roots = options.roots ?? SYSTEM;
    this.#options = options;
    this.#context = {
      run: options.run,
      paths: options.paths,
      root: options.root,
      now: options.now,
      roots,
      locks: new Locks(),
      inventory: new Inventory({ ...options, roots }),
    };
    this.#growth = new FilesystemGrowth(this.#context);
    this.drives = new PartitionDrives(this.#context, (partition) => this.#diskOfPartition(partition));
    this.#moves = new PartitionMoves(this.#context, this.drives, options.guestOf ?? (() => null));
    const holder = (partition: string) => this.drives.holder(partition);
    this.incoming = new IncomingPartitions(this.#context, (id) => this.#mustHave(id), holder);
  }

  /** Every disk of the host and every file disk, for the host's report. */
  async inventory(): Promise<HostReport["disks"]> {
    return await this.#context.inventory.report();
  }

  /** Makes a disk what its document says. */
  async applyDisk(document: DiskDocument): Promise<DiskReport> {
    const { id } = document;
    try {
      if (document.wanted === "present") {
        const disk = await adopt(this.#context, document);
        this.#adopted.set(id, disk);
        this.#lost.delete(id);
        const record = await loadAdoptionRecord(this.#context.paths, id);
        return {
          ...blankDisk(document),
          state: "ready",
          ...factsOf(disk),
          ...(await remarkOn(disk, record)),
        };
      }
      await this.#refuseWhileHeld(id);
      if (document.wanted === "released") await release(this.#context, document);
      else await erase(this.#context, document);
      this.#adopted.delete(id);
      this.#lost.delete(id);
      return { ...blankDisk(document), state: document.wanted };
    } catch (cause) {
      const error = asCroftError(cause, `work on disk ${id}`);
      // What is known of it stays in the report: a disk that cannot grow is still there.
      const known = this.#adopted.get(id);
      const remembered = (await loadAdoptionRecord(this.#context.paths, id).catch(() => null)) !== null;
      // One that was adopted by this process and only does not do what is asked for can still be worked on.
      const losses = known === undefined ? LOSSES : AWAY;
      if (remembered && document.wanted === "present" && losses.has(error.code)) this.#lost.set(id, error);
      return {
        ...blankDisk(document),
        ...(known === undefined ? {} : factsOf(known)),
        ...(await this.#fault(error, known !== undefined || remembered)),
      };
    }
  }

  /** Makes a partition what its document says, or joins what is going on with it already. */
  async applyPartition(document: PartitionDocument): Promise<PartitionReport> {
    const { id } = document;
    this.#diskOf.set(id, document.disk);
    const work = this.#start(document);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), this.#options.patienceMs ?? 5_000);
    });
    const report = await Promise.race([work, patience]);
    clearTimeout(timer);
    if (report !== null) return report;
    void work.finally(() => this.#options.onChange?.());
    return {
      ...blankPartition(document),
      message:
        "It is being worked on: zeros overwrite its place, it is copied to a larger one, or its file system grows.",
    };
  }

  /** Begins what a document asks for, or joins it; what an older document asked for is ended first. */
  #start(document: PartitionDocument): Promise<PartitionReport> {
    const { id, generation, wanted } = document;
    const running = this.#running.get(id);
    // The same generation may first be kept and then wiped, as time goes by.
    if (running?.document.generation === generation && running.document.wanted === wanted)
      return running.work;
    const before = running?.work ?? Promise.resolve();
    const work = before.then(() => this.#partition(document));
    this.#running.set(id, { document, work });
    void work.finally(() => {
      if (this.#running.get(id)?.work === work) this.#running.delete(id);
    });
    return work;
  }

  async #partition(document: PartitionDocument): Promise<PartitionReport> {
    const { id } = document;
    try {
      const disk = this.#mustHave(document.disk);
      if (document.wanted === "kept") return await this.#keep(disk, document);
      this.#kept.delete(id);
      if (document.wanted === "wiped") {
        await this.#refuseHeld(id);
        await wipePartition(this.#context, disk, id);
        this.#filesystems.delete(id);
        this.#diskOf.delete(id);
        return { ...blankPartition(document), state: "wiped" };
      }
      const entry = await createPartition(this.#context, disk, document, this.#moves);
      const told = await this.#settleFilesystem(disk, document, entry);
      return {
        ...blankPartition(document),
        state: "ready",
        ...(await this.#partitionFacts(disk, id, entry)),
        ...told,
        ...(await warningOf(disk)),
      };
    } catch (cause) {
      const error = asCroftError(cause, `work on partition ${id}`);
      const fault = await this.#fault(error, true);
      return { ...blankPartition(document), ...(await this.#placeOf(document)), ...fault };
    }
  }

  /** Where a partition is that cannot be what its document says, if it is there. */
  async #placeOf({ id, disk }: PartitionDocument) {
    const adopted = this.#lost.has(disk) ? undefined : this.#adopted.get(disk);
    const entry =
      adopted === undefined ? null : await readPartition(this.#context, adopted, id).catch(() => null);
    if (adopted === undefined || entry === null || !isUsable(entry)) return {};
    const filesystem = this.#filesystems.get(id)?.type ?? null;
    return { ...entryFacts(adopted, entry), filesystem };
  }

  /** Grows a file system with its partition; that it could not be makes the partition no less usable. */
  async #settleFilesystem(disk: AdoptedDisk, document: PartitionDocument, entry: GptEntry) {
    try {
      const holder = () => this.drives.holder(document.id);
      const message = await this.#growth.settle(disk, document, entry, holder);
      return message === null ? {} : { message };
    } catch (error) {
      if (!(error instanceof CroftError) || error.code !== "filesystem_failed") throw error;
      return { code: error.code, message: fullText(error) };
    }
  }

  async #keep(disk: AdoptedDisk, document: PartitionDocument): Promise<PartitionReport> {
    const { id } = document;
    // Before the look at who has it, so that nobody gets it in between.
    this.#kept.add(id);
    await this.#refuseHeld(id);
    const entry = await keepPartition(this.#context, disk, id);
    this.#filesystems.delete(id);
    if (entry === null) return { ...blankPartition(document), state: "wiped" };
    const range = rangeOf(disk, entry);
    return {
      ...blankPartition(document),
      state: "kept",
      ...entryFacts(disk, entry),
      filesystem: await filesystemIn(this.#context.run, disk.found.path, range),
    };
  }

  async #partitionFacts(disk: AdoptedDisk, id: string, entry: GptEntry) {
    const range = rangeOf(disk, entry);
    const node = this.#context.root ? await nodeFor(this.#context, this.#context.run, disk, entry) : null;
    const now = this.#context.now().getTime();
    let filesystem = this.#filesystems.get(id);
    if (filesystem === undefined || now - filesystem.at > FILESYSTEM_AGE_MS) {
      const type =
        node === null
          ? await filesystemIn(this.#context.run, disk.found.path, range)
          : await filesystemIn(this.#context.run, node.path);
      filesystem = { at: now, type };
      this.#filesystems.set(id, filesystem);
    }
    return { ...entryFacts(disk, entry), filesystem: filesystem.type };
  }

  /** A fault as a state. Tools say only that writing failed; whether the file system is full is looked up. */
  async #fault(error: CroftError, known: boolean): Promise<Fault> {
    const told = toFault(error, known);
    if (!MAYBE_FULL.has(told.code)) return told;
    const free = await freeBytesOf(this.#context.paths.disks).catch(() => FULL);
    if (free >= FULL) return told;
    const full = "The file system that holds this host's disks is full: make room there.";
    return { state: "error", code: "storage_full", message: `${told.message} ${full}` };
  }

  #mustHave(id: string): AdoptedDisk {
    const lost = this.#lost.get(id);
    if (lost !== undefined) throw lost;
    const disk = this.#adopted.get(id);
    if (disk !== undefined) return disk;
    throw new CroftError("unavailable", `Disk ${id} is not ready on this host.`, {
      detail: "Look at the disk's own state; what is on it waits for it.",
    });
  }

  async #diskOfPartition(partition: string): Promise<AdoptedDisk> {
    if (this.#kept.has(partition)) {
      throw new CroftError("unavailable", `Partition ${partition} is in quarantine.`, {
        detail: "Nobody may use it. Restore it (`restore_from`), and the drive is plugged in.",
      });
    }
    if (this.#moves.isClosed(partition)) {
      throw new CroftError("unavailable", `Partition ${partition} is being moved on its disk.`, {
        detail: "The drive is plugged in when that is done.",
      });
    }
    const disk = this.#mustHave(await this.#diskIdOf(partition));
    await this.#growth.refuseWhileGrowing(disk.id, partition);
    return disk;
  }

  async #diskIdOf(partition: string): Promise<string> {
    const known = this.#diskOf.get(partition);
    if (known !== undefined) return known;
    for (const id of await readdir(this.#context.paths.tables).catch(() => [])) {
      const memory = await loadAdoptionRecord(this.#context.paths, id);
      if (memory?.partitions[partition] !== undefined) return id;
    }
    throw new CroftError("unavailable", `Partition ${partition} is not on this host.`, {
      detail: "Look at the partition's own state; the drive waits for it.",
    });
  }

  async #refuseWhileHeld(disk: string): Promise<void> {
    const partitions = Object.keys((await loadAdoptionRecord(this.#context.paths, disk))?.partitions ?? {});
    for (const partition of partitions) await this.#refuseHeld(partition);
  }

  async #refuseHeld(partition: string): Promise<void> {
    const holder = await this.drives.holder(partition);
    if (holder === null) return;
    throw new CroftError("partition_attached", `Partition ${partition} is plugged into ${holder}.`, {
      detail: "It goes on when the VM has let go of it.",
    });
  }
}

/** Faults that leave nothing of a disk to work with. */
const AWAY = new Set<ErrorCode>(["disk_not_found", "disk_refused"]);
const LOSSES = new Set<ErrorCode>([...AWAY, "disk_io", "disk_damaged"]);

const MAYBE_FULL = new Set(["disk_io", "filesystem_failed"]);
const FULL = 1024 ** 2;
