// Writes of documents: each raises the revision, and is told to who waits for it.

import { CroftError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind, type StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type {
  Belongings,
  DocumentReads,
  DocumentWrites,
  Internal,
  NewDocument,
  SpecUpdate,
  Stored,
} from "../store.ts";
import { insertBelongings } from "./belongings.ts";
import { isConstraintViolation, type Row, type Value } from "./connection.ts";
import { documentReads } from "./document-reads.ts";
import { anyKind, anyRow, fromRow } from "./document-rows.ts";
import { flag, text, type WriteSession } from "./session.ts";

const NEXT_REVISION = "(SELECT value + 1 FROM counters WHERE name = 'revision')";
const INSERT = `INSERT INTO documents (id, kind, project, shared, name, generation, revision, state, deleting, claimed,
  create_digest, host, created_at, updated_at, created_by, tags, default_tags, spec, status, internal, trace_id,
  span_id) VALUES (?, ?, ?, ?, ?, 1, ${NEXT_REVISION}, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`;
const UPDATE = `UPDATE documents SET project = ?, name = ?, generation = ?, revision = ${NEXT_REVISION}, state = ?, deleting = ?,
  host = ?, updated_at = ?, tags = ?, default_tags = ?, spec = ?, status = ?, internal = ?,
  trace_id = coalesce(?, trace_id), span_id = coalesce(?, span_id) WHERE id = ? RETURNING *`;
const REVIVE = `UPDATE documents SET project = ?, name = ?, generation = generation + 1, revision = ${NEXT_REVISION},
  state = ?, deleting = 0, claimed = 0, create_digest = ?, host = ?, created_at = ?, updated_at = ?, created_by = ?,
  tags = ?, default_tags = ?, spec = ?, status = ?, internal = ?, trace_id = ?,
  span_id = ? WHERE id = ? AND kind = ? AND deleting = 1 RETURNING *`;

const OBSERVE = `UPDATE documents SET revision = ${NEXT_REVISION}, state = ?1, updated_at = ?2, status = ?3,
  internal = coalesce(?4, internal) WHERE id = ?5 AND revision = ?6 RETURNING *`;

const mergedTags = (document: { tags: object; default_tags: object }): string =>
  JSON.stringify({ ...document.default_tags, ...document.tags });

/** Of a transaction: reads see what it wrote. */
export function documentWrites(session: WriteSession): DocumentWrites {
  return {
    ...cachedReads(session),
    insert: (fresh, belongings = {}) => insert(session, fresh, belongings),
    async updateSpec<K extends Kind>(kind: K, id: string, next: SpecUpdate<K>) {
      const row = await current(session, kind, id);
      return update<K>(session, row, next, Number(row.generation) + 1);
    },
    async updateStatus<K extends Kind>(kind: K, id: string, next: StatusUpdate<K>) {
      const row = await current(session, kind, id);
      return isSame(row, next) ? fromRow<K>(row) : update<K>(session, row, next, Number(row.generation));
    },
    revive: (fresh) => revive(session, fresh),
    observe: (before, observed) => observe(session, before, observed),
    async setAside(id, { name, references }) {
      if (name) await session.all("UPDATE documents SET name = NULL WHERE id = ?", id);
      if (references) await session.all("DELETE FROM document_references WHERE source = ?", id);
    },
    async markDeleting<K extends Kind>(kind: K, id: string, status?: StatusOf<K>) {
      const row = await current(session, kind, id);
      const last: StatusOf<K> = status ?? fromRow<K>(row).status;
      const next = { ...last, state: "deleting", state_code: null } as StatusOf<K>;
      return update<K>(session, row, { status: next, deleting: true }, Number(row.generation) + 1);
    },
    async remove(id) {
      const [row] = await session.all("DELETE FROM documents WHERE id = ? RETURNING *", id);
      if (!row) return;
      const document = anyRow(row);
      session.wrote({
        document,
        before: document,
        removed: true,
        hosts: named(row.host),
      });
    },
    claim: (ids, project = null) => claim(session, ids, project),
  };
}

type StatusUpdate<K extends Kind> = Pick<
  SpecUpdate<K>,
  "status" | "internal" | "host" | "project" | "references"
>;

/** Reads by id and by name through the writer's cache. */
function cachedReads(session: WriteSession): DocumentReads {
  const reads = documentReads(session);
  return {
    ...reads,
    async get<K extends Kind>(kind: K, id: string) {
      const known = session.cache.document(id);
      if (known) return known.kind === kind ? (known as unknown as Stored<K>) : undefined;
      const found = await reads.get(kind, id);
      if (found) session.cache.keep(anyKind(found));
      return found;
    },
    async byName<K extends Kind>(kind: K, project: string | null, name: string) {
      const known = kind === "project" && project === null ? session.cache.project(name) : undefined;
      if (known) return known as unknown as Stored<K>;
      const found = await reads.byName(kind, project, name);
      if (found) session.cache.keep(anyKind(found));
      return found;
    },
  };
}

/** Reads the row to be changed; a missing one is a mistake of ours, because callers looked first. */
async function current(session: WriteSession, kind: Kind, id: string): Promise<Row> {
  const [row] = await session.all("SELECT * FROM documents WHERE id = ?", id);
  if (!row || row.kind !== kind) throw new CroftError("not_found", `There is no ${KINDS[kind].noun} ${id}.`);
  return row;
}

const isSame = <K extends Kind>(row: Row, next: StatusUpdate<K>): boolean =>
  (next.status === undefined || JSON.stringify(next.status) === row.status) &&
  (next.internal === undefined || JSON.stringify(next.internal) === row.internal) &&
  (next.host === undefined || next.host === row.host) &&
  (next.project === undefined || next.project === row.project) &&
  next.references === undefined;

async function insert<K extends Kind>(
  session: WriteSession,
  fresh: NewDocument<K>,
  belongings: Belongings,
): Promise<Stored<K>> {
  const now = session.now();
  let row: Row | undefined;
  try {
    [row] = await session.all(
      INSERT,
      fresh.id,
      fresh.kind,
      fresh.project,
      flag(fresh.shared),
      fresh.name,
      ...madeOf(session, fresh, now),
    );
  } catch (error) {
    throw await asNameTaken(session, error, fresh);
  }
  const document = fromRow<K>(row ?? {});
  const made = anyKind(document);
  await insertBelongings(session, made, fresh.references ?? [], belongings);
  session.wrote({
    document: made,
    before: null,
    removed: false,
    hosts: named(fresh.host),
  });
  return document;
}

/** The columns that INSERT and REVIVE have in common, in their order. */
const madeOf = <K extends Kind>(session: WriteSession, fresh: NewDocument<K>, now: string): Value[] => [
  stateOf(fresh.status),
  fresh.create_digest,
  fresh.host ?? null,
  now,
  now,
  fresh.created_by,
  JSON.stringify(fresh.tags),
  JSON.stringify(fresh.default_tags),
  JSON.stringify(fresh.spec),
  JSON.stringify(fresh.status),
  JSON.stringify(fresh.internal ?? {}),
  session.traceId(),
  session.spanId(),
];

const stateOf = (status: { state: string }): string => status.state;

async function update<K extends Kind>(
  session: WriteSession,
  row: Row,
  next: SpecUpdate<K> & { deleting?: boolean },
  generation: number,
): Promise<Stored<K>> {
  const before = fromRow<K>(row);
  const status = { ...(next.status ?? before.status) };
  const tags = next.tags ?? before.tags;
  const default_tags = next.default_tags ?? before.default_tags;
  const name = next.name === undefined ? before.name : next.name;
  let written: Row | undefined;
  try {
    [written] = await session.all(
      UPDATE,
      next.project === undefined ? (row.project ?? null) : next.project,
      name,
      generation,
      stateOf(status),
      flag(next.deleting ?? before.deleting),
      next.host === undefined ? (row.host ?? null) : next.host,
      session.now(),
      JSON.stringify(tags),
      JSON.stringify(default_tags),
      next.spec === undefined ? text(row.spec) : JSON.stringify(next.spec),
      JSON.stringify(status),
      next.internal === undefined ? text(row.internal) : JSON.stringify(next.internal),
      // With the generation only: hosts take a document of one generation for the same.
      generation === Number(row.generation) ? null : session.traceId(),
      generation === Number(row.generation) ? null : session.spanId(),
      before.id,
    );
  } catch (error) {
    const project = next.project === undefined ? before.project : next.project;
    throw await asNameTaken(session, error, { kind: before.kind, project, name });
  }
  if (!written) throw new Error(`${before.id} vanished while it was being written`);
  const merged = mergedTags({ tags, default_tags });
  if (merged !== mergedTags(before)) await replaceTags(session, row.number, merged);
  if (next.references) await replaceReferences(session, before.id, next.references);
  const document = fromRow<K>(written);
  session.wrote({
    document: anyKind(document),
    before: anyKind(before),
    removed: false,
    hosts: named(row.host, written.host),
  });
  return document;
}

/** Makes a document that is being deleted a new one of the same id. */
async function revive<K extends Kind>(session: WriteSession, fresh: NewDocument<K>): Promise<Stored<K>> {
  const gone = await current(session, fresh.kind, fresh.id);
  let row: Row | undefined;
  try {
    [row] = await session.all(
      REVIVE,
      fresh.project,
      fresh.name,
      ...madeOf(session, fresh, session.now()),
      fresh.id,
      fresh.kind,
    );
  } catch (error) {
    throw await asNameTaken(session, error, fresh);
  }
  if (!row)
    throw new CroftError(
      "not_found",
      `There is no ${KINDS[fresh.kind].noun} ${fresh.id} to be brought back.`,
    );
  await replaceTags(session, row.number, mergedTags(fresh));
  await replaceReferences(session, fresh.id, fresh.references ?? []);
  const document = fromRow<K>(row);
  session.wrote({
    document: anyKind(document),
    before: anyRow(gone),
    removed: false,
    hosts: named(gone.host, fresh.host),
  });
  return document;
}

/** Undefined when the document was written since `before` was read. */
async function observe<K extends Kind>(
  session: WriteSession,
  before: Stored<K>,
  { status, internal }: { status: StatusOf<K>; internal?: Internal<K> },
): Promise<Stored<K> | undefined> {
  const [row] = await session.all(
    OBSERVE,
    stateOf(status),
    session.now(),
    JSON.stringify(status),
    internal === undefined ? null : JSON.stringify(internal),
    before.id,
    Number(before.revision),
  );
  if (!row) return undefined;
  const document = fromRow<K>(row);
  session.wrote({
    document: anyKind(document),
    before: anyKind(before),
    removed: false,
    hosts: named(row.host),
  });
  return document;
}

async function claim(session: WriteSession, ids: readonly string[], project: string | null): Promise<number> {
  const list = JSON.stringify(ids);
  session.cache.claimed(ids);
  const meant = "id IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR project = ?2)";
  await session.all(`UPDATE documents SET claimed = 1 WHERE claimed = 0 AND ${meant}`, list, project);
  const [row] = await session.all(`SELECT count(*) AS count FROM documents WHERE ${meant}`, list, project);
  return Number(row?.count ?? 0);
}

async function replaceTags(session: WriteSession, number: Value | undefined, merged: string): Promise<void> {
  await session.all("DELETE FROM document_tags WHERE document = ?", number ?? null);
  await session.all(
    "INSERT INTO document_tags (key, value, document) SELECT key, value, ? FROM json_each(?)",
    number ?? null,
    merged,
  );
}

async function replaceReferences(
  session: WriteSession,
  id: string,
  references: readonly string[],
): Promise<void> {
  await session.all("DELETE FROM document_references WHERE source = ?", id);
  if (references.length === 0) return;
  await session.all(
    "INSERT OR IGNORE INTO document_references (target, source) SELECT value, ? FROM json_each(?)",
    id,
    JSON.stringify(references),
  );
}

const named = (...hosts: (Value | undefined)[]): string[] => [
  ...new Set(hosts.flatMap((host) => (typeof host === "string" ? [host] : []))),
];

/** The unique index is the net under the look that callers take first; its refusal says the same. */
async function asNameTaken(
  session: WriteSession,
  error: unknown,
  { kind, project, name }: { kind: Kind; project: string | null; name: string | null },
): Promise<unknown> {
  if (!isConstraintViolation(error) || name === null) return error;
  const holder = await documentReads(session).byName(kind, project, name);
  if (holder === undefined) return error;
  const { article, noun } = KINDS[kind];
  return new CroftError("already_exists", `There is already ${article} ${noun} named ${name}.`, {
    cause: error,
  });
}
