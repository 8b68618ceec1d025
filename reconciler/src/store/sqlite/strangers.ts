// Objects that hosts have and no document names.

import type { Stranger, StrangerReads, StrangerWrites } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, type WriteSession } from "./session.ts";

// A copy of a VM or a partition that is declared on another host is none that is known: it may have been moved since the backup.
const knownOn = (host: string, id: string): string =>
  `EXISTS (SELECT 1 FROM documents d WHERE d.id = ${id} AND (d.host IS ${host} OR d.kind NOT IN ('vm', 'partition')))`;

// A VM is reported as long as it is there, known or not; disks and partitions only until the host took the next config.
const ALL = `SELECT host, id, entry, found_at FROM strangers s WHERE NOT ${knownOn("s.host", "s.id")}
    AND NOT EXISTS (SELECT 1 FROM given_up g WHERE g.id = s.id)
  ORDER BY host, id`;

const stranger = (row: Row): Stranger => {
  const entry = parsed<Stranger["entry"]>(row.entry);
  return { host: text(row.host), kind: entry.kind, id: entry.id, entry, found_at: text(row.found_at) };
};

export function strangerReads(session: ReadSession): StrangerReads {
  const all = async (): Promise<Stranger[]> => (await session.all(ALL)).map(stranger);
  return { all, ofId: async (id) => (await all()).filter((one) => one.id === id) };
}

const PUT = `INSERT OR REPLACE INTO strangers (host, id, entry, found_at)
  SELECT ?1, value ->> 'id', value, ?3 FROM json_each(?2)
    WHERE NOT ${knownOn("?1", "value ->> 'id'")}
      AND NOT EXISTS (SELECT 1 FROM given_up g WHERE g.id = value ->> 'id')`;

export function strangerWrites(session: WriteSession): StrangerWrites {
  return {
    ...strangerReads(session),
    async put(host, entries, at) {
      if (entries.length > 0) await session.all(PUT, host, JSON.stringify(entries), at);
    },
    async remove(id) {
      await session.all("DELETE FROM strangers WHERE id = ?", id);
    },
  };
}
