// Opens the embedded store: one connection that writes, one for single reads, and one for reads that belong together.

import { randomBytes } from "node:crypto";
import { MemoryTopics } from "../../coordination/memory/topics.ts";
import { toDocumentChange } from "../../kinds/document-change.ts";
import type { Reads, Store, Topic, Writes } from "../store.ts";
import { accessReads, accessWrites, secretReads, secretWrites } from "./access.ts";
import { addressReads, addressWrites } from "./addresses.ts";
import { backUpBeforeMigration } from "./before-migration.ts";
import { clockReads, clockWrites } from "./clock.ts";
import { type Connection, connect, isBusy } from "./connection.ts";
import { documentReads } from "./document-reads.ts";
import { documentWrites } from "./document-writes.ts";
import {
  blobReads,
  blobWrites,
  eventReads,
  eventWrites,
  idempotencyReads,
  idempotencyWrites,
} from "./events.ts";
import { federationReads, federationWrites } from "./federation.ts";
import { gitopsReads, gitopsWrites } from "./gitops.ts";
import { HeldSpace } from "./held-space.ts";
import { hostConfigReads, hostConfigWrites } from "./host-configs.ts";
import { hostReads, hostWrites } from "./hosts.ts";
import { migrate, noteWriter } from "./migrations.ts";
import { moveReads, moveWrites } from "./moves.ts";
import { portReads, portWrites, reservationReads, reservationWrites } from "./reservations.ts";
import { type ReadSession, readSession, type WriteSession } from "./session.ts";
import { Snapshots } from "./snapshots.ts";
import { stateReads, stateWrites } from "./states.ts";
import { strangerReads, strangerWrites } from "./strangers.ts";
import { uploadReads, uploadWrites } from "./uploads.ts";
import { Writer } from "./writer.ts";
import { WriterCache } from "./writer-cache.ts";

const PRAGMAS = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
PRAGMA journal_size_limit = 16777216;
`;
const BUSY_TIMEOUT = "PRAGMA busy_timeout = 10000";

const READS = /^\s*(SELECT|WITH)\b/;

const START_PATIENCE_MS = 30_000;
const START_PAUSE_MS = 20;

/**
 * Tries again while somebody else opens or migrates the same file. SQLite's own waiting is off meanwhile: it sleeps in a
 * thread of Node's small pool, and several starts in one process would wait in all of them for one that finds none free.
 */
async function patiently(fn: () => Promise<void>): Promise<void> {
  const until = performance.now() + START_PATIENCE_MS;
  for (;;) {
    try {
      return await fn();
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MS));
    }
  }
}

function reads(session: ReadSession): Reads {
  return {
    documents: documentReads(session),
    reservations: reservationReads(session),
    ports: portReads(session),
    addresses: addressReads(session),
    secrets: secretReads(session),
    federation: federationReads(session),
    gitops: gitopsReads(session),
    hosts: hostReads(session),
    hostConfigs: hostConfigReads(session),
    moves: moveReads(session),
    access: accessReads(session),
    blobs: blobReads(session),
    uploads: uploadReads(session),
    events: eventReads(session),
    idempotency: idempotencyReads(session),
    clock: clockReads(session),
    states: stateReads(session),
    strangers: strangerReads(session),
  };
}

function writes(session: WriteSession): Writes {
  return {
    documents: documentWrites(session),
    reservations: reservationWrites(session),
    ports: portWrites(session),
    addresses: addressWrites(session),
    secrets: secretWrites(session),
    federation: federationWrites(session),
    gitops: gitopsWrites(session),
    hosts: hostWrites(session),
    hostConfigs: hostConfigWrites(session),
    moves: moveWrites(session),
    access: accessWrites(session),
    blobs: blobWrites(session),
    uploads: uploadWrites(session),
    events: eventWrites(session),
    idempotency: idempotencyWrites(session),
    clock: clockWrites(session),
    states: stateWrites(session),
    strangers: strangerWrites(session),
  };
}

async function connectToRead(path: string): Promise<Connection> {
  const connection = await connect(path, { readOnly: true });
  await connection.exec(BUSY_TIMEOUT);
  return connection;
}

export interface SqliteStoreOptions {
  now?: () => Date;
  /** Milliseconds since 1970 by the clock that counts; what is forgotten in time is stamped by it (default: `now`). */
  counted?: () => number;
  /** Called when the file system is full, to make room outside of the database. */
  createRoom?: () => Promise<void>;
  /** Gets what a listener of a topic throws: a fault of ours, which must neither undo a write nor stay unknown. */
  listenerFailed?: (error: unknown, topic: Topic) => void;
  /** The request that the caller of a write serves. */
  trace?: () => { trace_id: string; span_id: string } | undefined;
}

const throwLater = (error: unknown): void => {
  setImmediate(() => {
    throw error;
  });
};

/** Opens or makes the database at `path`. Throws `unavailable` when a newer reconciler wrote it. */
export async function openSqliteStore(path: string, options: SqliteStoreOptions = {}): Promise<Store> {
  const { now = () => new Date(), listenerFailed = throwLater, createRoom = async () => undefined } = options;
  const counted = options.counted ?? (() => now().getTime());
  await backUpBeforeMigration(path);
  const writing = await connect(path);
  try {
    await writing.exec("PRAGMA busy_timeout = 0");
    await patiently(() => writing.exec(PRAGMAS));
    await patiently(() => migrate(writing));
    await patiently(() => noteWriter(writing));
    await writing.exec(BUSY_TIMEOUT);
  } catch (error) {
    await writing.close();
    throw error;
  }
  const reading = await connectToRead(path);
  const together = await connectToRead(path);
  const snapshots = new Snapshots(together, reads(readSession(together)));

  const topics = new MemoryTopics(listenerFailed);
  const cache = new WriterCache();
  const held = new HeldSpace(writing);
  const writer = new Writer(
    writing,
    (changes) => topics.deliver(changes),
    () => cache.forget(),
    async () => {
      await createRoom();
      await held.rewind();
    },
  );
  let trace: { trace_id: string; span_id: string } | undefined;
  const tx = writes({
    all: (sql, ...values) => {
      writer.wrote ||= !READS.test(sql);
      return writing.all(sql, ...values);
    },
    now: () => now().toISOString(),
    counted: () => new Date(counted()).toISOString(),
    randomBytes: (count) => randomBytes(count),
    traceId: () => trace?.trace_id ?? null,
    spanId: () => trace?.span_id ?? null,
    wrote: (written) => {
      writer.changes.push(toDocumentChange(written));
      cache.wrote(written);
    },
    changed: (change) => writer.changes.push(change),
    cache,
  });

  return {
    ...reads(readSession(reading)),
    snapshot: (fn) => snapshots.take(fn),
    write(fn) {
      // Writes of several callers run one after the other in one turn.
      const caller = options.trace?.();
      return writer.write(() => {
        trace = caller;
        return fn(tx);
      });
    },
    hold: (bytes) => writer.between(() => held.take(bytes)),
    shorten: () => writer.between(() => held.shorten()),
    subscribe: (topic, listener) => topics.subscribe(topic, listener),
    async close() {
      await writer.close();
      await snapshots.close();
      await reading.close();
      await writing.close();
    },
  };
}
