// Hosts' reports, and what each host was last told to be.

import type { HostConfig } from "@croft/schemas/generated/typescript/messages.ts";
import type { HostConfigReads, HostConfigWrites, HostReads, HostRecord, HostWrites } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

const HOSTS = `SELECT d.id, d.name, r.report, r.reported_at FROM documents d
  LEFT JOIN host_reports r ON r.host = d.name WHERE d.kind = 'host' AND d.deleting = 0`;

const record = (row: Row): HostRecord => ({
  id: text(row.id),
  name: text(row.name),
  report: row.report === null ? null : parsed(row.report),
  reported_at: textOrNull(row.reported_at),
});

export function hostReads(session: ReadSession): HostReads {
  return {
    async get(name) {
      const [row] = await session.all(`${HOSTS} AND d.name = ?`, name);
      return row && record(row);
    },
    async facts() {
      const rows = await session.all(
        `SELECT d.name, d.state, r.facts FROM documents d LEFT JOIN host_reports r ON r.host = d.name
           WHERE d.kind = 'host' AND d.deleting = 0 ORDER BY d.name`,
      );
      return rows.map((row) => ({
        name: text(row.name),
        state: text(row.state),
        facts: row.facts === null ? null : parsed(row.facts),
      }));
    },
    async all() {
      return (await session.all(`${HOSTS} ORDER BY d.name`)).map(record);
    },
  };
}

export function hostWrites(session: WriteSession): HostWrites {
  return {
    ...hostReads(session),
    async putReport(name, report, at) {
      await session.all(
        `INSERT INTO host_reports (host, facts, report, reported_at) VALUES (?, ?, ?, ?)
           ON CONFLICT (host) DO UPDATE SET facts = excluded.facts, report = excluded.report, reported_at = excluded.reported_at`,
        name,
        JSON.stringify(report.facts),
        JSON.stringify(report),
        at,
      );
    },
  };
}

export function hostConfigReads(session: ReadSession): HostConfigReads {
  return {
    async current(host) {
      const [row] = await session.all("SELECT config FROM host_configs WHERE host = ?", host);
      return row && parsed<HostConfig>(row.config);
    },
    async document(host, digest) {
      const [row] = await session.all(
        "SELECT bytes FROM host_documents WHERE host = ? AND digest = ?",
        host,
        digest,
      );
      return row?.bytes instanceof Uint8Array ? row.bytes : undefined;
    },
  };
}

export function hostConfigWrites(session: WriteSession): HostConfigWrites {
  return {
    ...hostConfigReads(session),
    async put(config, documents) {
      const [row] = await session.all(
        `INSERT INTO host_configs (host, generation, config) VALUES (?1, ?2, ?3)
           ON CONFLICT (host) DO UPDATE SET generation = ?2, config = ?3 WHERE generation = ?2 - 1
         RETURNING generation`,
        config.host,
        config.generation,
        JSON.stringify(config),
      );
      if (!row)
        throw new Error(`host config ${config.generation} of ${config.host} does not follow the stored one`);
      const named = config.documents.flatMap((entry) => [entry.digest, entry.secret_digest ?? entry.digest]);
      await session.all(
        "DELETE FROM host_documents WHERE host = ? AND digest NOT IN (SELECT value FROM json_each(?))",
        config.host,
        JSON.stringify(named),
      );
      for (const { digest, bytes } of documents) {
        await session.all(
          "INSERT OR IGNORE INTO host_documents (host, digest, bytes) VALUES (?, ?, ?)",
          config.host,
          digest,
          Buffer.from(bytes),
        );
      }
      session.changed({ type: "host_config", config });
    },
  };
}
