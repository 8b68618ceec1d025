// Opens the embedded store: one connection that writes, one that reads.

import { randomBytes } from "node:crypto";
import type { Reads, Store, Writes } from "../store.ts";
import { accessReads, accessWrites, secretReads, secretWrites } from "./access.ts";
import { connect } from "./connection.ts";
import { documentReads, documentWrites } from "./documents.ts";
import {
  blobReads,
  blobWrites,
  eventReads,
  eventWrites,
  idempotencyReads,
  idempotencyWrites,
} from "./events.ts";
import { hostConfigReads, hostConfigWrites, hostReads, hostWrites } from "./hosts.ts";
import { migrate } from "./migrations.ts";
import { portReads, portWrites, reservationReads, reservationWrites } from "./reservations.ts";
import { type ReadSession, readSession, type WriteSession } from "./session.ts";
import { Topics } from "./topics.ts";
import { Writer } from "./writer.ts";

const PRAGMAS = `
PRAGMA busy_timeout = 10000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
`;

/** Two processes that switch a new file to WAL at once: SQLite refuses one without waiting, so it is tried again. */
async function patiently(fn: () => Promise<void>): Promise<void> {
  for (let left = 100; ; left--) {
    try {
      return await fn();
    } catch (error) {
      if ((error as { code?: unknown }).code !== "SQLITE_BUSY" || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function reads(session: ReadSession): Reads {
  return {
    documents: documentReads(session),
    reservations: reservationReads(session),
    ports: portReads(session),
    secrets: secretReads(session),
    hosts: hostReads(session),
    hostConfigs: hostConfigReads(session),
    access: accessReads(session),
    blobs: blobReads(session),
    events: eventReads(session),
    idempotency: idempotencyReads(session),
  };
}

function writes(session: WriteSession): Writes {
  return {
    documents: documentWrites(session),
    reservations: reservationWrites(session),
    ports: portWrites(session),
    secrets: secretWrites(session),
    hosts: hostWrites(session),
    hostConfigs: hostConfigWrites(session),
    access: accessWrites(session),
    blobs: blobWrites(session),
    events: eventWrites(session),
    idempotency: idempotencyWrites(session),
  };
}

/** Opens or makes the database at `path`. Throws `unavailable` when a newer reconciler wrote it. */
export async function openSqliteStore(path: string, options: { now?: () => Date } = {}): Promise<Store> {
  const now = options.now ?? (() => new Date());
  const writing = await connect(path);
  try {
    await patiently(() => writing.exec(PRAGMAS));
    await migrate(writing);
  } catch (error) {
    await writing.close();
    throw error;
  }
  const reading = await connect(path, { readOnly: true });
  await reading.exec("PRAGMA busy_timeout = 10000");

  const topics = new Topics();
  const writer = new Writer(writing, (changes) => topics.deliver(changes));
  const tx = writes({
    all: (sql, ...values) => writing.all(sql, ...values),
    now: () => now().toISOString(),
    randomBytes: (count) => randomBytes(count),
    changed: (change) => void writer.changes.push(change),
  });

  return {
    ...reads(readSession(reading)),
    write: (fn) => writer.write(() => fn(tx)),
    subscribe: (topic, listener) => topics.subscribe(topic, listener),
    async close() {
      await writer.close();
      await reading.close();
      await writing.close();
    },
  };
}
