// The numbered log, answers kept for replay, and the bytes that images are made of.

import type { Event } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import type {
  BlobReads,
  BlobRecord,
  BlobWrites,
  EventReads,
  EventWrites,
  IdempotencyReads,
  IdempotencyWrites,
} from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

const event = (row: Row): Event => ({
  id: text(row.id),
  number: Number(row.number),
  time: text(row.time),
  type: text(row.type),
  actor: text(row.actor),
  kind: text(row.kind),
  object: text(row.object),
  project: textOrNull(row.project),
  name: textOrNull(row.name),
  trace_id: textOrNull(row.trace_id),
  data: parsed(row.data),
});

export function eventReads(session: ReadSession): EventReads {
  return {
    async after(number, limit, project = null) {
      const found =
        project === null
          ? await session.all("SELECT * FROM events WHERE number > ? ORDER BY number LIMIT ?", number, limit)
          : await session.all(
              "SELECT * FROM events WHERE project_id = ? AND number > ? ORDER BY number LIMIT ?",
              project,
              number,
              limit,
            );
      return found.map(event);
    },
    async newestOf(object, type) {
      const [row] = await session.all(
        `SELECT * FROM events WHERE number > (SELECT max(number) FROM events) - 10000 AND object = ? AND type = ?
           ORDER BY number DESC LIMIT 1`,
        object,
        type,
      );
      return row === undefined ? undefined : event(row);
    },
    async isContinued(number) {
      const [row] = await session.all(
        `SELECT ?1 = 0 OR (?1 <= coalesce((SELECT max(number) FROM events), 0)
             AND ?1 + 1 >= coalesce((SELECT min(number) FROM events), 0)
             AND NOT EXISTS (SELECT 1 FROM event_gaps WHERE ?1 BETWEEN first AND last)) AS continued`,
        number,
      );
      return row?.continued === 1;
    },
    async bounds() {
      // Two look-ups of the index; one query with both min and max would read the whole table.
      const [row] = await session.all(
        "SELECT (SELECT min(number) FROM events) AS first, (SELECT max(number) FROM events) AS last",
      );
      return { first: Number(row?.first ?? 0), last: Number(row?.last ?? 0) };
    },
  };
}

export function eventWrites(session: WriteSession): EventWrites {
  return {
    ...eventReads(session),
    async append(fresh) {
      const time = session.now();
      const flap = session.cache.flaps.seen(fresh, time);
      // The first one stays, and the newest stands for all in between.
      if (flap?.folds !== undefined) await session.all("DELETE FROM events WHERE number = ?", flap.folds);
      const [row] = await session.all(
        `INSERT INTO events (id, time, type, actor, kind, object, project, name, data, trace_id)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
        createId("event", session.randomBytes(10)),
        time,
        fresh.type,
        fresh.actor,
        fresh.kind,
        fresh.object,
        fresh.project,
        fresh.name,
        JSON.stringify(flap?.folds === undefined ? fresh.data : { ...fresh.data, ...flap.told }),
        session.traceId(),
      );
      flap?.written(Number(row?.number));
      session.changed({ type: "event" });
    },
    async mark(counted) {
      await session.all(
        "INSERT OR REPLACE INTO event_marks (counted, number) SELECT ?, coalesce(max(number), 0) FROM events",
        counted,
      );
    },
    async prune(before, keep) {
      await session.all(
        "DELETE FROM events WHERE number <= (SELECT max(number) FROM event_marks WHERE counted <= ?)",
        before,
      );
      await session.all(
        "DELETE FROM event_marks WHERE counted < (SELECT max(counted) FROM event_marks WHERE counted <= ?)",
        before,
      );
      await session.all("DELETE FROM events WHERE number <= (SELECT max(number) FROM events) - ?", keep);
    },
  };
}

export function idempotencyReads(session: ReadSession): IdempotencyReads {
  return {
    async get(principal, path, key) {
      const [row] = await session.all(
        "SELECT * FROM idempotency WHERE principal = ? AND path = ? AND key = ?",
        principal,
        path,
        key,
      );
      return (
        row && {
          principal: text(row.principal),
          path: text(row.path),
          key: text(row.key),
          body_digest: text(row.body_digest),
          status: Number(row.status),
          object: text(row.object),
          created_at: text(row.created_at),
        }
      );
    },
  };
}

export function idempotencyWrites(session: WriteSession): IdempotencyWrites {
  return {
    ...idempotencyReads(session),
    async put(r, keep) {
      await session.all(
        `DELETE FROM idempotency WHERE principal = ?1 AND (path, key) IN (
           SELECT path, key FROM idempotency WHERE principal = ?1 ORDER BY created_at DESC LIMIT -1 OFFSET ?2)`,
        r.principal,
        keep - 1,
      );
      await session.all(
        "INSERT INTO idempotency (principal, path, key, body_digest, status, object, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        r.principal,
        r.path,
        r.key,
        r.body_digest,
        r.status,
        r.object,
        session.counted(),
      );
    },
    async prune(before) {
      await session.all("DELETE FROM idempotency WHERE created_at < ?", before);
    },
  };
}

const blob = (row: Row): BlobRecord => ({
  sha256: text(row.sha256),
  size_bytes: Number(row.size_bytes),
  created_by: text(row.created_by),
  created_at: text(row.created_at),
  expires_at: textOrNull(row.expires_at),
});

export function blobReads(session: ReadSession): BlobReads {
  return {
    async get(sha256) {
      const [row] = await session.all("SELECT * FROM blobs WHERE sha256 = ?", sha256);
      return row && blob(row);
    },
    async totalBytes() {
      const [row] = await session.all("SELECT sum(size_bytes) AS bytes FROM blobs");
      return Number(row?.bytes ?? 0);
    },
  };
}

export function blobWrites(session: WriteSession): BlobWrites {
  return {
    ...blobReads(session),
    async put(b) {
      await session.all(
        `INSERT INTO blobs (sha256, size_bytes, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (sha256) DO UPDATE SET size_bytes = excluded.size_bytes, expires_at = excluded.expires_at`,
        b.sha256,
        b.size_bytes,
        b.created_by,
        b.created_at,
        b.expires_at,
      );
    },
    async remove(sha256) {
      await session.all("DELETE FROM blobs WHERE sha256 = ?", sha256);
    },
  };
}
