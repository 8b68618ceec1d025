// Hosts' reports, kept by object, so that a change of one writes one.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { declaredFacts } from "../../kinds/host/placing.ts";
import { fleetOf } from "../../scheduling/fleet.ts";
import type { HostReads, HostRecord, HostWrites, ReportChange, ReportEntry, ReportHead } from "../store.ts";
import type { Row } from "./connection.ts";
import { fromRow } from "./document-rows.ts";
import { amountsOf, reservationReads, reservationWrites } from "./reservations.ts";
import { parsed, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

const HOSTS = `SELECT d.id, d.name, r.report, r.reported_at FROM documents d
  LEFT JOIN host_reports r ON r.host = d.name WHERE d.kind = 'host' AND d.deleting = 0`;

const OVERVIEW = `SELECT d.*, r.report, c.generation AS config_generation, c.contract_version, c.fence,
    u.vms, u.cpus, u.memory_mib, u.root_gib, u.partition_gib,
    (SELECT sum(q.spec ->> '$.size_gib') FROM documents q
       WHERE q.host = d.name AND q.kind = 'partition' AND q.state = 'quarantined') AS quarantined_gib,
    (SELECT json_object('ssh', count(*) FILTER (WHERE l.purpose = 'ssh'),
         'forwarded', count(*) FILTER (WHERE l.purpose <> 'ssh'),
         'in_range', count(*) FILTER (WHERE l.protocol = 'tcp'
           AND l.port BETWEEN r.facts ->> '$.port_range[0]' AND r.facts ->> '$.port_range[1]'))
       FROM port_leases l WHERE l.host = d.name) AS ports,
    EXISTS (SELECT 1 FROM given_up g WHERE g.host = d.name) AS gave_up FROM documents d
  LEFT JOIN host_reports r ON r.host = d.name
  LEFT JOIN host_configs c ON c.host = d.name
  LEFT JOIN usage u ON u.scope = 'host' AND u.key = d.name
  WHERE d.kind = 'host' AND d.name = ? AND d.deleting = 0`;

const record = (row: Row): HostRecord => ({
  id: text(row.id),
  name: text(row.name),
  report: row.report === null ? null : parsed(row.report),
  reported_at: textOrNull(row.reported_at),
});

export function hostReads(session: ReadSession): HostReads {
  const { usedByHosts } = reservationReads(session);
  const reads: HostReads = {
    fleet: async () => fleetOf(await reads.facts(), await usedByHosts()),
    async get(name) {
      const [row] = await session.all(`${HOSTS} AND d.name = ?`, name);
      return row && record(row);
    },
    async overview(name) {
      const [row] = await session.all(OVERVIEW, name);
      return (
        row && {
          document: fromRow<"host">(row),
          report: row.report === null ? null : parsed(row.report),
          used: amountsOf(row),
          quarantinedGib: Number(row.quarantined_gib ?? 0),
          ports: parsed(row.ports),
          generation: Number(row.config_generation ?? 0),
          contract: Number(row.contract_version ?? 1),
          gaveUp: row.gave_up === 1,
          fence: Number(row.fence ?? 0),
        }
      );
    },
    async facts() {
      const rows = await session.all(
        `SELECT d.name, d.state, d.spec, r.facts FROM documents d LEFT JOIN host_reports r ON r.host = d.name
           WHERE d.kind = 'host' AND d.deleting = 0 ORDER BY d.name`,
      );
      return rows.map((row) => {
        const spec = parsed<SpecOf<"host">>(row.spec);
        const [name, state] = [text(row.name), text(row.state)];
        return {
          name,
          state,
          spec,
          facts: row.facts === null ? null : declaredFacts(parsed(row.facts), spec),
        };
      });
    },
    async overlays(names) {
      const rows = await session.all(
        `SELECT host, facts -> '$.network.overlay' AS overlay FROM host_reports
           WHERE host IN (SELECT value FROM json_each(?)) AND facts -> '$.network.overlay' IS NOT NULL`,
        JSON.stringify(names),
      );
      return new Map(rows.map((row) => [text(row.host), parsed(row.overlay)]));
    },
    async all() {
      return (await session.all(`${HOSTS} ORDER BY d.name`)).map(record);
    },
    async disks(name) {
      const [row] = await session.all("SELECT disks FROM host_reports WHERE host = ?", name);
      return row ? parsed(row.disks) : [];
    },
    async reported(name, ids) {
      const rows = ids
        ? await session.all(
            "SELECT entry FROM host_report_entries WHERE host = ? AND id IN (SELECT value FROM json_each(?))",
            name,
            JSON.stringify(ids),
          )
        : await session.all("SELECT entry FROM host_report_entries WHERE host = ?", name);
      return rows.map(({ entry }) => parsed<ReportEntry>(entry));
    },
    async busyPorts(name) {
      const rows = await session.all(
        `SELECT p.value AS port FROM host_report_entries e INDEXED BY host_report_entries_busy, json_each(e.entry, '$.busy_ports') p
           WHERE e.host = ? AND e.busy = 1`,
        name,
      );
      return rows.map(({ port }) => Number(port));
    },
  };
  return reads;
}

const isBusy = (entry: ReportEntry): number => (entry.kind === "vm" && entry.busy_ports.length > 0 ? 1 : 0);

export function hostWrites(session: WriteSession): HostWrites {
  const reads = hostReads(session);
  const { usedByHosts } = reservationWrites(session);
  const putHead = async (
    name: string,
    head: ReportHead,
    disks: HostReport["disks"] | undefined,
    at: string,
  ): Promise<void> => {
    await session.all(
      `INSERT INTO host_reports (host, facts, report, disks, reported_at) VALUES (?1, ?2, ?3, coalesce(?4, '[]'), ?5)
         ON CONFLICT (host) DO UPDATE SET facts = ?2, report = ?3, disks = coalesce(?4, disks), reported_at = ?5`,
      name,
      JSON.stringify(head.facts),
      JSON.stringify(head),
      disks === undefined ? null : JSON.stringify(disks),
      at,
    );
    session.cache.reported(name, head.facts);
  };
  const changeReport = async (
    name: string,
    { head, disks, entries, gone }: ReportChange,
    at: string,
  ): Promise<void> => {
    if (head !== undefined) await putHead(name, head, disks, at);
    if (gone.length > 0) {
      await session.all(
        `DELETE FROM host_report_entries WHERE host = ?1 AND (id, kind) IN
           (SELECT value ->> 'id', value ->> 'kind' FROM json_each(?2))`,
        name,
        JSON.stringify(gone),
      );
    }
    if (entries.length === 0) return;
    await session.all(
      `INSERT OR REPLACE INTO host_report_entries (host, id, kind, busy, entry)
         SELECT ?1, value ->> 'id', value ->> 'kind', value ->> 'busy', value ->> 'entry' FROM json_each(?2)`,
      name,
      JSON.stringify(
        entries.map((entry) => {
          const { id, kind } = entry;
          return { id, kind, busy: isBusy(entry), entry: JSON.stringify(entry) };
        }),
      ),
    );
  };
  return {
    ...reads,
    facts: () => session.cache.facts(reads.facts),
    fleet: () => session.cache.fleet(reads.facts, usedByHosts),
    changeReport,
    async remove(name) {
      for (const table of ["host_reports", "host_report_entries", "strangers"]) {
        await session.all(`DELETE FROM ${table} WHERE host = ?`, name);
      }
    },
    async putReport(name, { objects, disks, ...head }, at) {
      await session.all("DELETE FROM host_report_entries WHERE host = ?", name);
      await changeReport(name, { head, disks, entries: objects, gone: [] }, at);
    },
  };
}
