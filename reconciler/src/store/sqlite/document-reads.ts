// Reads of documents. All kinds are in one table; what lists, names and references need stands in columns of its own.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type {
  CountReads,
  DocumentLists,
  DocumentLookups,
  DocumentReads,
  ListFilter,
  PlaceReads,
  ReferenceReads,
  RevisionReads,
  Stored,
} from "../document-store.ts";
import type { Row, Value } from "./connection.ts";
import { anyRow, figureSource, fromRow, STATE_SINCE } from "./document-rows.ts";
import { type ReadSession, text } from "./session.ts";
import { suspectDocuments } from "./suspect-documents.ts";

const MAX_PAGE = 1000;

/** The conditions of a list, built of fixed pieces, so that there are few different statements to keep prepared. */
function conditions(kind: Kind, filter: ListFilter): { where: string; values: Value[] } {
  // What ids or a name find is few: `+` keeps the other columns' indexes, which find many, out of it.
  const few = filter.ids || filter.name !== undefined ? "+" : "";
  const where = [`${filter.ids ? "+" : ""}kind = ?`, `${few}number > ?`];
  const values: Value[] = [kind, filter.after ?? 0];
  const add = (piece: string, ...more: Value[]): void => {
    where.push(piece);
    values.push(...more);
  };
  if (filter.project !== undefined) {
    add(filter.includeShared ? "(project = ? OR shared = 1)" : `${few}project = ?`, filter.project);
  }
  if (filter.name !== undefined) add(`${filter.ids ? "+" : ""}name = ?`, filter.name);
  if (filter.state !== undefined) add("state = ?", filter.state);
  if (filter.ids) add("id IN (SELECT value FROM json_each(?))", JSON.stringify(filter.ids));
  if (filter.includeDeleting === false) add("deleting = 0");
  if (filter.includeQuarantined === false) add("+state <> 'quarantined'");
  for (const [key, value] of Object.entries(filter.tags ?? {})) {
    add("number IN (SELECT document FROM document_tags WHERE key = ? AND value = ?)", key, value);
  }
  if (filter.region !== undefined) add("spec ->> '$.region' = ?", filter.region);
  if (filter.zone !== undefined) add("spec ->> '$.zone' = ?", filter.zone);
  for (const [key, value] of Object.entries(filter.labels ?? {})) {
    add(
      "EXISTS (SELECT 1 FROM json_each(spec, '$.labels') label WHERE label.key = ? AND label.value = ?)",
      key,
      value,
    );
  }
  return { where: where.join(" AND "), values };
}

/** What a page holds at most, so that many large documents do not fill the memory: it ends earlier then. */
const PAGE_BYTES = 8 * 1024 * 1024;

// Sizes are summed before any contents are read; the first document comes whatever its size.
const boundedPage = (where: string): string => `
WITH sized AS MATERIALIZED (
  SELECT number, octet_length(spec) + octet_length(status) AS size FROM documents WHERE ${where} ORDER BY number LIMIT ?
), page AS MATERIALIZED (
  SELECT number, sum(size) OVER (ORDER BY number) - size AS before, count(*) OVER () AS found FROM sized
)
SELECT d.*, page.found FROM page CROSS JOIN documents d ON d.number = page.number WHERE page.before < ?
ORDER BY d.number`;

export const documentReads = (session: ReadSession): DocumentReads => ({
  ...lookups(session),
  ...listReads(session),
  ...placeReads(session),
  ...referenceReads(session),
  ...revisionReads(session),
  ...countReads(session),
});

const first = async (session: ReadSession, sql: string, ...values: Value[]): Promise<Row | undefined> =>
  (await session.all(sql, ...values))[0];

function lookups(session: ReadSession): DocumentLookups {
  return {
    async get<K extends Kind>(kind: K, id: string) {
      const row = await first(session, "SELECT * FROM documents WHERE id = ?", id);
      return row?.kind === kind ? fromRow<K>(row) : undefined;
    },
    async find(id) {
      const row = await first(session, "SELECT * FROM documents WHERE id = ?", id);
      return row && anyRow(row);
    },
    async findAll(ids) {
      const rows = await session.all(
        "SELECT * FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        JSON.stringify(ids),
      );
      return rows.map(anyRow);
    },
    async byName<K extends Kind>(kind: K, project: string | null, name: string) {
      const row = await first(
        session,
        "SELECT * FROM documents WHERE kind = ? AND ifnull(project, '') = ? AND name = ? AND deleting = 0",
        kind,
        project ?? "",
        name,
      );
      return row && fromRow<K>(row);
    },
    async byCreateDigest<K extends Kind>(kind: K, principal: string, digest: string, since: string) {
      const row = await first(
        session,
        `SELECT * FROM documents WHERE create_digest = ? AND claimed = 0 AND deleting = 0 AND kind = ?
           AND created_by = ? AND created_at >= ? ORDER BY number DESC LIMIT 1`,
        digest,
        kind,
        principal,
        since,
      );
      return row && fromRow<K>(row);
    },
  };
}

function listReads(session: ReadSession): DocumentLists {
  return {
    async list<K extends Kind>(kind: K, filter: ListFilter = {}) {
      const { where, values } = conditions(kind, filter);
      if (filter.limit === undefined) {
        const rows = await session.all(`SELECT * FROM documents WHERE ${where} ORDER BY number`, ...values);
        return { items: rows.map((row) => fromRow<K>(row)), next: null };
      }
      const limit = Math.min(filter.limit, MAX_PAGE);
      const most = filter.maxBytes ?? PAGE_BYTES;
      const rows = await session.all(boundedPage(where), ...values, limit + 1, most);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const more = last !== undefined && Number(last.found) > items.length;
      return { items: items.map((row) => fromRow<K>(row)), next: more ? Number(last.number) : null };
    },
  };
}

function placeReads(session: ReadSession): PlaceReads {
  return {
    async onHost(host, ids) {
      const rows = ids
        ? await session.all(TIED, JSON.stringify(ids), host)
        : await session.all("SELECT * FROM documents WHERE host = ? ORDER BY number", host);
      return rows.map(anyRow);
    },
    async idsOnHost(host) {
      const rows = await session.all(
        "SELECT id FROM documents WHERE host = ?1 UNION SELECT id FROM host_entries WHERE host = ?1",
        host,
      );
      return rows.map(({ id }) => text(id));
    },
    async lastNumber() {
      const row = await first(session, "SELECT seq FROM sqlite_sequence WHERE name = 'documents'");
      return Number(row?.seq ?? 0);
    },
    async createdAfter(host, number) {
      const rows = await session.all("SELECT id FROM documents WHERE host = ? AND number > ?", host, number);
      return new Set(rows.map(({ id }) => text(id)));
    },
    async ofKindOnHost<K extends Kind>(host: string, kind: K) {
      const rows = await session.all(
        "SELECT * FROM documents WHERE host = ? AND kind = ? ORDER BY number",
        host,
        kind,
      );
      return rows.map((row) => fromRow<K>(row));
    },
    async spreadGroup(project, group) {
      const rows = await session.all(
        "SELECT coalesce(m.vm, s.vm) AS vm, s.host FROM spread_members s LEFT JOIN moves m ON m.id = s.vm WHERE s.project = ? AND s.name = ?",
        project,
        group,
      );
      return rows.map((row) => ({ vm: text(row.vm), host: text(row.host) }));
    },
    async unplaced(limit = -1) {
      const rows = await session.all(
        "SELECT * FROM documents WHERE kind = 'vm' AND host IS NULL AND deleting = 0 ORDER BY number LIMIT ?",
        limit,
      );
      return rows.map((row) => fromRow<"vm">(row));
    },
  };
}

function referenceReads(session: ReadSession): ReferenceReads {
  return {
    async referred(ids) {
      const rows = await session.all(
        `SELECT value FROM json_each(?) WHERE EXISTS (
           SELECT 1 FROM document_references r CROSS JOIN documents d ON d.id = r.source
             WHERE r.target = value AND d.state <> 'quarantined')`,
        JSON.stringify(ids),
      );
      return new Set(rows.map(({ value }) => text(value)));
    },
    async placesOfReferrers(id) {
      const rows = await session.all(
        `SELECT d.id, d.host FROM document_references r CROSS JOIN documents d ON d.id = r.source
           WHERE r.target = ? AND d.host IS NOT NULL`,
        id,
      );
      return rows.map((row) => ({ id: text(row.id), host: text(row.host) }));
    },
    async hostOfReferrers(id, but = "") {
      const row = await first(
        session,
        `SELECT d.host FROM document_references r CROSS JOIN documents d ON d.id = r.source
           WHERE r.target = ? AND r.source <> ? AND d.host IS NOT NULL LIMIT 1`,
        id,
        but,
      );
      return row && text(row.host);
    },
    async referrers<K extends Kind>(id: string, kind: K) {
      const rows = await session.all(
        // From the references to the documents: the other way round would read every document of the kind.
        `SELECT d.* FROM document_references r CROSS JOIN documents d ON d.id = r.source
           WHERE r.target = ? AND +d.kind = ? ORDER BY d.number`,
        id,
        kind,
      );
      return rows.map((row) => fromRow<K>(row));
    },
    async hostsOfReferrers(id) {
      const rows = await session.all(
        `SELECT DISTINCT d.host FROM document_references r CROSS JOIN documents d ON d.id = r.source
           WHERE r.target = ? AND d.host IS NOT NULL`,
        id,
      );
      return rows.map(({ host }) => text(host));
    },
    async usersOnHost(host, ids) {
      const users = new Map<string, Stored<"vm">[]>(ids.map((id) => [id, []]));
      const rows = await session.all(
        `SELECT r.target, d.* FROM json_each(?) i CROSS JOIN document_references r ON r.target = i.value
           CROSS JOIN documents d ON d.id = r.source WHERE d.host = ? AND +d.kind = 'vm' ORDER BY d.number`,
        JSON.stringify(ids),
        host,
      );
      for (const row of rows) users.get(text(row.target))?.push(fromRow<"vm">(row));
      return users;
    },
  };
}

function revisionReads(session: ReadSession): RevisionReads {
  return {
    async listRevisions(kind, { project, after, limit }) {
      const { where, values } = conditions(kind, { after, ...(project !== undefined && { project }) });
      const rows = await session.all(
        `SELECT number, id, revision FROM documents WHERE ${where} ORDER BY number LIMIT ?`,
        ...values,
        Math.min(limit, MAX_PAGE),
      );
      const last = rows.at(-1);
      const more = last !== undefined && rows.length === Math.min(limit, MAX_PAGE);
      const items = rows.map((row) => ({ id: text(row.id), revision: text(row.revision) }));
      return { items, next: more ? Number(last.number) : null };
    },
    async figureSources<K extends Kind>(kind: K, ids: readonly string[]) {
      const rows = await session.all(
        `SELECT id, project, name, revision, created_at, updated_at, ${STATE_SINCE}, tags,
           default_tags, spec, status FROM documents
           WHERE id IN (SELECT value FROM json_each(?)) AND +kind = ?`,
        JSON.stringify(ids),
        kind,
      );
      return rows.map((row) => figureSource<K>(row));
    },
    suspects: (filter) => suspectDocuments(session, filter),
    async revision() {
      return text((await first(session, "SELECT value FROM counters WHERE name = 'revision'"))?.value);
    },
    async revisions(ids) {
      const rows = await session.all(
        "SELECT id, revision FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        JSON.stringify(ids),
      );
      return new Map(rows.map((row) => [text(row.id), text(row.revision)]));
    },
  };
}

function countReads(session: ReadSession): CountReads {
  return {
    async countByKind(project) {
      const rows = await session.all(
        "SELECT kind, count(*) AS count FROM documents WHERE project = ? AND +state <> 'quarantined' GROUP BY kind",
        project,
      );
      return Object.fromEntries(rows.map((row) => [text(row.kind), Number(row.count)]));
    },
    async hasLeaving(project) {
      return (
        (await first(
          session,
          "SELECT 1 FROM documents WHERE project = ? AND +deleting = 1 AND +state <> 'quarantined' LIMIT 1",
          project,
        )) !== undefined
      );
    },
    async bytesOfImages(project, but = "") {
      const row = await first(
        session,
        `SELECT sum(coalesce(status ->> '$.disk_size_bytes', 0) + coalesce(status ->> '$.kernel.size_bytes', 0) +
           coalesce(status ->> '$.kernel.initrd_size_bytes', 0)) AS bytes
           FROM documents WHERE kind = 'image' AND project = ? AND id <> ?`,
        project,
        but,
      );
      return Number(row?.bytes ?? 0);
    },
    async portsOfVms(project) {
      const row = await first(
        session,
        "SELECT sum(json_array_length(spec, '$.ports')) AS ports FROM documents WHERE kind = 'vm' AND project = ?",
        project,
      );
      return Number(row?.ports ?? 0);
    },
    async countByState(project) {
      const [where, values] = project === undefined ? ["", []] : ["WHERE project = ?", [project]];
      const rows = await session.all(
        `SELECT kind, state, count(*) AS count FROM documents ${where} GROUP BY kind, state`,
        ...values,
      );
      return rows.map((row) => ({ kind: text(row.kind), state: text(row.state), count: Number(row.count) }));
    },
  };
}

/** Networks are on hosts by their VMs, and for as long as the host has an entry of them. */
const NETWORK_ON = `d.kind = 'network' AND (
  EXISTS (SELECT 1 FROM document_references r CROSS JOIN documents v ON v.id = r.source WHERE r.target = d.id AND v.host = ?2)
  OR EXISTS (SELECT 1 FROM host_entries e WHERE e.host = ?2 AND e.id = d.id))`;

/** Follows references and drives being let go, both ways, but not from a disk, an image or a network to all that is on it. */
const ON = "substr(near.id, 1, 4) NOT IN ('dsk_', 'img_', 'net_')";
const TIED = `
WITH RECURSIVE near (id) AS (
  SELECT value FROM json_each(?1)
  UNION SELECT r.target FROM near CROSS JOIN document_references r ON r.source = near.id
  UNION SELECT r.source FROM near CROSS JOIN document_references r ON r.target = near.id WHERE ${ON}
  UNION SELECT t.vm FROM near CROSS JOIN detaching t ON t.partition = near.id
  UNION SELECT t.partition FROM near CROSS JOIN detaching t ON t.vm = near.id
)
SELECT d.* FROM near CROSS JOIN documents d ON d.id = near.id WHERE d.host = ?2 OR (${NETWORK_ON}) ORDER BY d.number`;
