// Reads and changes the partition table of one disk.
//
//        save the old table -> note what is being written -> sfdisk -> read back, both copies -> forget the note
//                                      |
//                 (killed or without power in between)
//                                      v
//        next start: a note and two copies that differ -> the copy that is whole is written to both places
//
// Without a note, copies that differ were made so by somebody else: that is reported and never written over.
import { type FileHandle, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { createFolder, readTextIfThere, removeFile, writeFileAtomic } from "../../host/files.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import {
  type Gpt,
  type GptHeader,
  hasGptSignature,
  isProtectiveMbr,
  readEntries,
  readHeader,
  sameTable,
} from "./gpt.ts";
import type { Layout } from "./layout.ts";

/** Where a table is and in what units. */
export interface TablePlace {
  /** What is read and what sfdisk is run on: a device, a loop device, or a plain file. */
  table: string;
  sizeBytes: number;
  sectorSize: number;
}

export type TableState =
  /** Nothing at either end says GPT. */
  | { state: "none" }
  /** Both copies are whole and say the same. `grown`: the disk is larger than the table knows. */
  | { state: "whole"; gpt: Gpt; grown: boolean }
  /** `gpt`: the copy that is whole, if one is. */
  | { state: "damaged"; why: string; gpt: Gpt | null };

/** Reads both copies. Errors: those of the file system. */
export async function readTable(place: TablePlace): Promise<TableState> {
  const file = await open(place.table, "r");
  try {
    return await judge(file, place);
  } finally {
    await file.close();
  }
}

async function judge(file: FileHandle, place: TablePlace): Promise<TableState> {
  const { sectorSize } = place;
  const last = Math.floor(place.sizeBytes / sectorSize) - 1;
  const sector = (lba: number) => readAt(file, lba * sectorSize, sectorSize);
  const copyAt = async (lba: number): Promise<Gpt | null> => {
    const header = readHeader(await sector(lba), lba);
    return header === null ? null : await withEntries(file, header, place);
  };
  const first = await copyAt(1);
  const backup = await copyAt(first === null ? last : Math.min(first.otherLba, last));
  if (first === null && backup === null) {
    if (hasGptSignature(await sector(1)) || hasGptSignature(await sector(last))) {
      return { state: "damaged", why: "both copies of its table are broken", gpt: null };
    }
    return { state: "none" };
  }
  const damaged = (why: string): TableState => ({ state: "damaged", why, gpt: first ?? backup });
  if (first === null) return damaged("the first copy of its table is broken or gone");
  if (first.otherLba > last) return damaged("it is smaller than its table says");
  if (backup === null) return damaged("the second copy of its table is broken or gone");
  if (!sameTable(first, backup)) return damaged("the two copies of its table say different things");
  if (!isProtectiveMbr(await sector(0))) return damaged("its protective boot record is gone");
  return { state: "whole", gpt: first, grown: first.otherLba < last };
}

async function withEntries(file: FileHandle, header: GptHeader, place: TablePlace): Promise<Gpt | null> {
  const length = header.capacity * header.entrySize;
  const at = header.entriesLba * place.sectorSize;
  if (!Number.isSafeInteger(at) || at + length > place.sizeBytes) return null;
  const entries = readEntries(header, await readAt(file, at, length));
  const { guid, firstLba, lastLba, otherLba, capacity } = header;
  return entries === null ? null : { guid, firstLba, lastLba, otherLba, capacity, entries };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  return buffer;
}

/** What of a table matters for placing partitions. */
export function layoutOf(gpt: Gpt, sectorSize: number): Layout {
  const { firstLba, lastLba, capacity, entries } = gpt;
  return { sectorSize, firstLba, lastLba, capacity, entries };
}

/** A change of a table, made by one run of sfdisk. */
export interface TableChange {
  /** In words, for the note. */
  what: string;
  args: readonly string[];
  input?: string;
  /** What is wrong with the table that was read back, or null. Every entry that is not named here must be unchanged. */
  touches: number | readonly number[] | null;
  check: (after: Gpt) => string | null;
}

/** Options that keep sfdisk from telling the kernel (that is done entry by entry) and from asking. */
const QUIET = ["-q", "--no-reread", "--no-tell-kernel"];
const KEPT_TABLES = 100;

/** The tables of one disk, with the folder in which old ones are kept. Every method is to be called under its lock. */
export class TableWriter {
  readonly #run: Run;
  readonly #place: TablePlace;
  readonly #folder: string;
  readonly #now: () => Date;

  constructor(run: Run, place: TablePlace, folder: string, now: () => Date) {
    this.#run = run;
    this.#place = place;
    this.#folder = folder;
    this.#now = now;
  }

  /**
   * The table as it is, after finishing what a killed agent left. Anything that no note explains stays untouched.
   */
  async read(): Promise<TableState> {
    const state = await readTable(this.#place);
    const note = await readTextIfThere(this.#note());
    if (note === null) return state;
    if (state.state === "damaged" && state.gpt !== null) {
      // Writing any property, even to its own value, writes both copies anew from the one that is whole.
      try {
        await this.#run("sfdisk", [...QUIET, "--disk-id", this.#place.table, state.gpt.guid]);
      } catch (error) {
        // Of a first table only the second copy may be there, which sfdisk does not take: adopting starts again.
        if (!(error instanceof CommandFailed)) throw error;
        return state;
      }
      const after = await readTable(this.#place);
      if (after.state === "whole") await removeFile(this.#note());
      return after;
    }
    if (state.state !== "damaged") await removeFile(this.#note());
    return state;
  }

  /** What was being written when the agent was killed: a first table, a change of one, or nothing (null). */
  async noted(): Promise<"first" | "change" | null> {
    const note = await readTextIfThere(this.#note());
    if (note === null) return null;
    return (JSON.parse(note) as { first?: boolean }).first === true ? "first" : "change";
  }

  /** Writes a table where none is, or where only half of our own is. */
  async create(guid: string): Promise<Gpt> {
    return await this.#write(null, true, {
      what: "write the first table",
      args: ["--wipe", "never", this.#place.table],
      input: `label: gpt\nlabel-id: ${guid}\n`,
      touches: null,
      check: (after) => (after.guid === guid && after.entries.length === 0 ? null : "it is not the new one"),
    });
  }

  /** Changes a table that is whole. Errors: `disk_io` when sfdisk refuses, `disk_damaged` when it reads back wrong. */
  async change(before: Gpt, change: TableChange): Promise<Gpt> {
    return await this.#write(before, false, change);
  }

  /** Writes a whole table over whatever is there, which is saved first if it can be read. */
  async restore(change: TableChange): Promise<Gpt> {
    await createFolder(this.#folder);
    await this.saveForeign();
    return await this.#write(null, false, change);
  }

  async #write(before: Gpt | null, first: boolean, change: TableChange): Promise<Gpt> {
    await createFolder(this.#folder);
    if (before !== null) await this.#save();
    await writeFileAtomic(
      this.#note(),
      JSON.stringify({ what: change.what, first, at: this.#now().toISOString() }),
    );
    try {
      await this.#run("sfdisk", [...QUIET, ...change.args], {
        ...(change.input === undefined ? {} : { input: change.input }),
      });
    } catch (cause) {
      if (!(cause instanceof CommandFailed)) throw cause;
      // It may have written before it failed: what is there decides, at the next call, with the note still in place.
      throw new CroftError("disk_io", `Cannot ${change.what} of ${this.#place.table}: ${cause.message}`, {
        cause,
      });
    }
    const after = await readTable(this.#place);
    const wrong = after.state === "whole" ? wrongAfter(before, after.gpt, change) : describe(after);
    if (wrong !== null || after.state !== "whole") {
      throw new CroftError("disk_damaged", `The table of ${this.#place.table} read back wrong: ${wrong}.`, {
        detail: `It was to ${change.what}. The table before it is the newest file in ${this.#folder}.`,
      });
    }
    await removeFile(this.#note());
    return after.gpt;
  }

  /** The present table as a script that sfdisk takes. */
  async script(): Promise<string> {
    return (await this.#run("sfdisk", ["-d", this.#place.table])).stdout;
  }

  /** Keeps the table of a disk that is about to be wiped, of whatever kind it is, if it has one. */
  async saveForeign(): Promise<void> {
    const { exitCode } = await this.#run("sfdisk", ["-d", this.#place.table], { allowedExitCodes: [0, 1] });
    if (exitCode === 0) await this.#save();
  }

  /** Keeps the present table as a script that sfdisk takes. */
  async #save(): Promise<void> {
    const script = await this.script();
    await createFolder(this.#folder);
    const time = this.#now().toISOString().replaceAll(":", "-");
    await writeFileAtomic(join(this.#folder, `${time}.sfdisk`), script);
    const old = (await readdir(this.#folder)).filter((name) => name.endsWith(".sfdisk")).sort();
    for (const name of old.slice(0, -KEPT_TABLES)) await removeFile(join(this.#folder, name));
  }

  #note(): string {
    return join(this.#folder, "writing.json");
  }
}

function wrongAfter(before: Gpt | null, after: Gpt, change: TableChange): string | null {
  const touched = [change.touches].flat();
  const others = (gpt: Gpt) => JSON.stringify(gpt.entries.filter(({ number }) => !touched.includes(number)));
  if (before !== null && others(before) !== others(after))
    return "an entry changed that was none of this change";
  return change.check(after);
}

function describe(state: TableState): string {
  return state.state === "damaged" ? state.why : "there is none";
}
