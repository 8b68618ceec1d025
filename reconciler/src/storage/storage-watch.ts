// The file system of the state folder as a state of the reconciler:
//
//   ok --little is left--> low (condition) --next to nothing is left--> full: what is new is refused
//    ^                       |                                           |
//    +-----------------------+--------------- room was made -------------+
//
// Deleting, starting and what hosts report go on in every state: the database holds space for them.

import { stat } from "node:fs/promises";
import { MIB } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Log } from "../log.ts";
import type { ConditionBook } from "../status/condition-book.ts";
import type { Store } from "../store/store.ts";
import type { Reserve } from "./reserve.ts";
import { type FileSystemSpace, spaceOf } from "./space.ts";

/** With less nothing new is stored. */
const FULL_BYTES = 1 * MIB;
const LOOK_EVERY_MS = 10_000;
const CONDITION = "storage";
/** Told below this, or below a tenth of a small file system. */
const LOW_BYTES = 512 * MIB;
/** The write-ahead log is told of above this: somebody keeps the database open. */
const LARGE_LOG_BYTES = 64 * MIB;

export interface StorageUse {
  free_bytes: number;
  database_bytes: number;
  /** Of its write-ahead log. */
  database_log_bytes: number;
  /** Images, unpacked and whole, and uploads that came in whole. */
  images_bytes: number;
  /** Uploads that are not whole yet. */
  uploads_bytes: number;
}

export interface StorageWatchParts {
  folder: string;
  /** Path of the database. */
  database: string;
  reserve: Reserve;
  conditions: ConditionBook;
  log: Log;
  store: Pick<Store, "hold" | "shorten" | "blobs" | "uploads">;
}

export class StorageWatch {
  readonly #parts: StorageWatchParts;
  #space: FileSystemSpace = { total: 0, free: 0 };
  #logBytes = 0;
  #databaseBytes = 0;
  #state: "ok" | "low" | "full" = "ok";
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(parts: StorageWatchParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    await this.look();
    const failed = (error: unknown) => this.#parts.log.error("storage could not be inspected", { error });
    this.#timer = setInterval(() => {
      this.#looking = this.look().catch(failed);
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Throws `storage_full` when there is no room for `what`, which would grow. */
  demand = (what: string): void => {
    const { free } = spaceOf(this.#parts.folder);
    if (free >= FULL_BYTES) return;
    throw new CroftError("storage_full", `${what} is not stored: the reconciler's file system is full.`, {
      detail: `${this.#parts.folder} has ${mib(free)} MiB free. Make room there, or delete what is not needed: deleting works.`,
    });
  };

  async look(): Promise<void> {
    const { folder, database, reserve, store, log } = this.#parts;
    if ((await sizeOf(`${database}-wal`)) > LARGE_LOG_BYTES) await store.shorten();
    await store.hold(reserve.beside).catch((error) => {
      if (this.#state !== "full") log.warn("no space could be held for the database", { error });
    });
    await reserve.tend();
    this.#logBytes = await sizeOf(`${database}-wal`);
    this.#databaseBytes = await sizeOf(database);
    this.#space = spaceOf(folder);
    this.#tell();
  }

  /** For `GET /v1/status`: what takes the reconciler's own file system. */
  async use(): Promise<StorageUse> {
    const { blobs, uploads } = this.#parts.store;
    return {
      free_bytes: this.#space.free,
      database_bytes: this.#databaseBytes,
      database_log_bytes: this.#logBytes,
      images_bytes: await blobs.totalBytes(),
      uploads_bytes: await uploads.arrivingBytes(),
    };
  }

  #tell(): void {
    const { conditions, log, folder } = this.#parts;
    const { free, total } = this.#space;
    const state = free < FULL_BYTES ? "full" : free < Math.min(LOW_BYTES, total / 10) ? "low" : "ok";
    const facts = { folder, free_bytes: free, database_log_bytes: this.#logBytes };
    if (state !== this.#state) log.warn(`storage is ${state}`, facts);
    this.#state = state;
    const logIsLarge = this.#logBytes > LARGE_LOG_BYTES;
    if (state === "ok" && !logIsLarge) {
      conditions.clear(CONDITION);
      return;
    }
    conditions.set({
      type: CONDITION,
      status: "false",
      reason: state === "ok" ? "database_log_large" : state,
      message: messageOf(state, folder, free, logIsLarge ? this.#logBytes : undefined),
    });
  }
}

function messageOf(
  state: "ok" | "low" | "full",
  folder: string,
  free: number,
  log: number | undefined,
): string {
  const said = [`${folder} has ${mib(free)} MiB free.`];
  if (state === "full") {
    said.push("Nothing new is stored until there is room; deleting and starting work.");
  }
  if (log !== undefined) {
    said.push(
      `The database's write-ahead log has ${mib(log)} MiB: another process keeps the database open and reads; end it.`,
    );
  }
  return said.join(" ");
}

const mib = (bytes: number): string => (bytes / MIB).toFixed(1);

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
