// The one row of the clock that counts time which really passed.

import type { ClockReads, ClockRecord, ClockWrites } from "../store.ts";
import type { ReadSession, WriteSession } from "./session.ts";

export function clockReads(session: ReadSession): ClockReads {
  return {
    async get(): Promise<ClockRecord | undefined> {
      const [row] = await session.all("SELECT counted, ahead, since FROM clock");
      if (row === undefined) return undefined;
      return {
        counted: Number(row.counted),
        offset: Number(row.ahead),
        since: row.since == null ? null : Number(row.since),
      };
    },
  };
}

const PUT = `INSERT INTO clock (id, counted, ahead, since) VALUES (1, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET counted = excluded.counted, ahead = excluded.ahead, since = excluded.since`;

export function clockWrites(session: WriteSession): ClockWrites {
  return {
    ...clockReads(session),
    async put({ counted, offset, since }) {
      await session.all(PUT, counted, offset, since);
    },
  };
}
