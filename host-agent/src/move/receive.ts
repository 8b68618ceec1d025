// Takes the bytes of a VM that comes. Each file and partition is written, made to last, and read again: only when that gives the
// digest that the other host sent is it done. What is done is noted, so that a stream that broke goes on with what is not.
//
//   vms/<id>/incoming.json    which move it is, what there is room for, and what of it is done; then that all is
import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Duplex } from "node:stream";
import { CroftError } from "@croft/schemas/errors.ts";
import type { MoveDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { IncomingPartitions } from "../disk/partition/incoming.ts";
import { readTextIfThere, syncFolder, writeFileAtomic } from "../host/files.ts";
import { writeRecord } from "../vm/lifecycle/record.ts";
import { digestOf, type Place } from "./blocks.ts";
import { type Frame, noteFrame, readFrames } from "./frames.ts";
import type { Item } from "./notes.ts";
import { refuseOtherThanOwnData } from "./qcow2.ts";
import { mayCome, ROOT_DISK } from "./vm-files.ts";

/** What is noted in the VM's folder. */
export interface Incoming {
  move: string;
  /** Partitions that room is made for: what else is on the disks did not come, and is neither written nor removed. */
  reserved: string[];
  /** Digests of what is done, by name. */
  done: Record<string, string>;
  total_bytes: number;
  received: boolean;
}

const NOTES = "incoming.json";

export async function readIncoming(folder: string): Promise<Incoming | null> {
  const text = await readTextIfThere(join(folder, NOTES));
  return text === null ? null : (JSON.parse(text) as Incoming);
}

export async function writeIncoming(folder: string, incoming: Incoming): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileAtomic(join(folder, NOTES), `${JSON.stringify(incoming)}\n`);
}

/** One digest of all that is done. */
export function digestOfAll({ done }: Incoming): string {
  const lines = Object.entries(done).map(([name, sha256]) => `${sha256} ${name}\n`);
  return createHash("sha256").update(lines.sort().join("")).digest("hex");
}

export interface ReceiveParts {
  folder: string;
  partitions: IncomingPartitions;
  /** Told how far it is. */
  progress(copied: number, total: number): void;
  signal: AbortSignal;
}

/** Takes a whole stream. Throws what breaks it; what is done by then stays done. */
export async function receiveMove(document: MoveDocument, bytes: Duplex, parts: ReceiveParts): Promise<void> {
  const taking = new Taking(document, parts, (await readIncoming(parts.folder)) ?? nothingYet(document));
  bytes.write(noteFrame({ note: "request", done: taking.done }));
  const stop = () => bytes.destroy(new CroftError("unavailable", "The move was taken back."));
  parts.signal.addEventListener("abort", stop);
  try {
    parts.signal.throwIfAborted();
    await taking.all(readFrames(bytes)[Symbol.asyncIterator]());
  } finally {
    parts.signal.removeEventListener("abort", stop);
    bytes.destroy();
  }
}

const nothingYet = ({ id }: MoveDocument): Incoming => ({
  move: id,
  reserved: [],
  done: {},
  total_bytes: 0,
  received: false,
});

type Frames = AsyncIterator<Frame>;

class Taking {
  readonly #document: MoveDocument;
  readonly #parts: ReceiveParts;
  readonly #incoming: Incoming;
  /** Bytes of the items before the one that comes now. */
  #before = 0;
  #onceOver = false;

  constructor(document: MoveDocument, parts: ReceiveParts, incoming: Incoming) {
    this.#document = document;
    this.#parts = parts;
    this.#incoming = incoming;
  }

  get done(): string[] {
    return Object.keys(this.#incoming.done);
  }

  async all(frames: Frames): Promise<void> {
    for (;;) {
      const frame = await next(frames);
      if (frame.type !== "note") throw unexpected();
      const { note } = frame;
      if (note.note === "start") {
        this.#incoming.total_bytes = note.total_bytes;
        this.#onceOver = note.once_over;
      } else if (note.note === "item") {
        await this.#item(note.item, frames);
        this.#before += note.item.size_bytes;
        this.#at(0);
      } else if (note.note === "end") return await this.#finish();
      else throw unexpected();
    }
  }

  #at(offset: number): void {
    this.#parts.progress(this.#before + offset, this.#incoming.total_bytes);
  }

  async #item(item: Item, frames: Frames): Promise<void> {
    if (this.#incoming.done[item.name] !== undefined) return;
    const sha256 =
      item.kind === "file" ? await this.#file(item, frames) : await this.#partition(item, frames);
    this.#incoming.done[item.name] = sha256;
    await writeIncoming(this.#parts.folder, this.#incoming);
  }

  async #file(item: Item, frames: Frames): Promise<string> {
    if (!mayCome(item, this.#document.root_disk_gib, this.done)) {
      throw new CroftError(
        "invalid_request",
        `The other host sent a file that does not go with a VM: ${item.name}.`,
      );
    }
    const path = join(this.#parts.folder, item.name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.new`;
    const file = await open(unfinished, "w", 0o600);
    await file.truncate(item.size_bytes).finally(() => file.close());
    const sha256 = await this.#fill(
      { path: unfinished, start: 0, size_bytes: item.size_bytes },
      item,
      frames,
    );
    if (item.name === ROOT_DISK) await refuseOtherThanOwnData(unfinished);
    await rename(unfinished, path);
    await syncFolder(dirname(path));
    return sha256;
  }

  async #partition(item: Item, frames: Frames): Promise<string> {
    const coming = this.#document.partitions.find(({ partition }) => partition === item.name);
    if (coming === undefined || coming.size_bytes !== item.size_bytes) {
      throw new CroftError(
        "invalid_request",
        `The other host sent partition ${item.name}, which is none of this move.`,
      );
    }
    let sha256 = "";
    await this.#parts.partitions.receive(coming, async (range) => {
      sha256 = await this.#fill(range, item, frames);
    });
    // It was whole before, and only not noted: what comes is passed over.
    return sha256 === "" ? await passOver(frames) : sha256;
  }

  /** Writes an item to its place, and proves it. */
  async #fill(place: Place, { name }: Item, frames: Frames): Promise<string> {
    const file = await open(place.path, "r+");
    let sent: string;
    try {
      sent = await this.#write(file, place, frames);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await digestOf(place)) === sent) return sent;
    throw new CroftError("checksum_mismatch", `What was written of ${name} is not what was sent.`, {
      detail:
        "The disk takes writes and does not keep them, or the other host's does. Nothing was changed there.",
    });
  }

  async #write(file: Awaited<ReturnType<typeof open>>, place: Place, frames: Frames): Promise<string> {
    for (;;) {
      const frame = await next(frames);
      if (frame.type === "data") {
        if (frame.offset + frame.bytes.length > place.size_bytes) throw unexpected();
        await file.write(frame.bytes, 0, frame.bytes.length, place.start + frame.offset);
        this.#at(frame.offset + frame.bytes.length);
      } else if (frame.note.note === "at") this.#at(frame.note.offset);
      else if (frame.note.note === "item_end") return frame.note.sha256;
      else throw unexpected();
    }
  }

  async #finish(): Promise<void> {
    const { folder } = this.#parts;
    const lacking = this.#document.partitions.find(
      ({ partition }) => this.#incoming.done[partition] === undefined,
    );
    if (lacking !== undefined) throw unexpected();
    // A partition that moves by itself has no VM here.
    if (!this.#document.partitions.some(({ partition }) => partition === this.#document.vm)) {
      await this.#record();
    }
    this.#incoming.received = true;
    await writeIncoming(folder, this.#incoming);
  }

  /** From it a VM is known to be here. */
  async #record(): Promise<void> {
    const record = {
      version: 1,
      id: this.#document.vm,
      incarnation: 0,
      owner: null,
      seed: null,
      run: null,
      end: null,
    } as const;
    await writeRecord(this.#parts.folder, {
      ...record,
      images: [],
      exit: null,
      ...(this.#onceOver ? { once_over: true } : {}),
    });
  }
}

async function passOver(frames: Frames): Promise<string> {
  for (;;) {
    const frame = await next(frames);
    if (frame.type === "note" && frame.note.note === "item_end") return frame.note.sha256;
  }
}

async function next(frames: Frames): Promise<Frame> {
  const { done, value } = await frames.next();
  if (done !== true) return value;
  throw new CroftError("unavailable", "The stream of the move ended early.", {
    detail: "It is opened again.",
  });
}

const unexpected = (): CroftError =>
  new CroftError("invalid_request", "The other host sent something else than a move has here.");

/** Removes what came of a VM; of another move nothing. */
export async function removeIncoming(folder: string, move: string): Promise<void> {
  const incoming = await readIncoming(folder);
  if (incoming !== null && incoming.move !== move) return;
  if (incoming === null && (await readTextIfThere(join(folder, "record.json"))) !== null) return;
  // First of all: after a kill in the middle, what has a record would be taken for a VM of this host.
  await rm(join(folder, "record.json"), { force: true });
  await rm(folder, { recursive: true, force: true });
}

/** Removes the notes of partitions that moved by themselves, in moves that are over: a later one of that name is not to find them. */
export async function removeNotes(folder: string, named: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => kindOfId(one) === "partition")) {
    const incoming = await readIncoming(join(folder, name));
    if (incoming !== null && !named.has(incoming.move))
      await removeIncoming(join(folder, name), incoming.move);
  }
}
