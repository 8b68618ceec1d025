// Writes of documents: each raises the revision, and is told to who waits for it.

import { CroftError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind, type StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type {
  AnyStored,
  Belongings,
  DocumentWrites,
  Internal,
  NewDocument,
  SpecUpdate,
  Stored,
} from "../store.ts";
import { insertBelongings } from "./belongings.ts";
import { isConstraintViolation, type Row, type Value } from "./connection.ts";
import { documentReads } from "./document-reads.ts";
import { anyRow, fromRow } from "./document-rows.ts";
import { flag, text, type WriteSession } from "./session.ts";

const NEXT_REVISION = "(SELECT value + 1 FROM counters WHERE name = 'revision')";
const INSERT = `INSERT INTO documents (id, kind, project, shared, name, generation, revision, state, deleting, claimed,
  create_digest, host, created_at, updated_at, created_by, tags, default_tags, spec, status, internal)
  VALUES (?, ?, ?, ?, ?, 1, ${NEXT_REVISION}, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`;
const UPDATE = `UPDATE documents SET project = ?, name = ?, generation = ?, revision = ${NEXT_REVISION}, state = ?, deleting = ?,
  host = ?, updated_at = ?, tags = ?, default_tags = ?, spec = ?, status = ?, internal = ? WHERE id = ? RETURNING *`;
const REVIVE = `UPDATE documents SET project = ?, name = ?, generation = generation + 1, revision = ${NEXT_REVISION},
  state = ?, deleting = 0, claimed = 0, create_digest = ?, host = ?, created_at = ?, updated_at = ?, created_by = ?,
  tags = ?, default_tags = ?, spec = ?, status = ?, internal = ? WHERE id = ? AND kind = ? AND deleting = 1 RETURNING *`;

const OBSERVE = `UPDATE documents SET revision = ${NEXT_REVISION}, state = ?1, updated_at = ?2, status = ?3,
  internal = coalesce(?4, internal) WHERE id = ?5 AND revision = ?6 RETURNING *`;

const mergedTags = (document: { tags: object; default_tags: object }): string =>
  JSON.stringify({ ...document.default_tags, ...document.tags });

export function documentWrites(session: WriteSession): DocumentWrites {
  const reads = documentReads(session);

  const addTags = (number: Value | undefined, merged: string) =>
    session.all(
      "INSERT INTO document_tags (key, value, document) SELECT key, value, ? FROM json_each(?)",
      number ?? null,
      merged,
    );
  const addReferences = (id: string, references: readonly string[]) =>
    session.all(
      "INSERT OR IGNORE INTO document_references (target, source) SELECT value, ? FROM json_each(?)",
      id,
      JSON.stringify(references),
    );

  /** Reads the row to be changed; a missing one is a mistake of ours, because callers looked first. */
  async function current(kind: Kind, id: string): Promise<Row> {
    const [row] = await session.all("SELECT * FROM documents WHERE id = ?", id);
    if (!row || row.kind !== kind)
      throw new CroftError("not_found", `There is no ${KINDS[kind].noun} ${id}.`);
    return row;
  }

  async function update<K extends Kind>(
    row: Row,
    next: SpecUpdate<K> & { deleting?: boolean },
    generation: number,
  ): Promise<Stored<K>> {
    const before = fromRow<K>(row);
    const status = { ...(next.status ?? before.status) } as { state: string };
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
        status.state,
        flag(next.deleting ?? before.deleting),
        next.host === undefined ? (row.host ?? null) : next.host,
        session.now(),
        JSON.stringify(tags),
        JSON.stringify(default_tags),
        next.spec === undefined ? text(row.spec) : JSON.stringify(next.spec),
        JSON.stringify(status),
        next.internal === undefined ? text(row.internal) : JSON.stringify(next.internal),
        before.id,
      );
    } catch (error) {
      const project = next.project === undefined ? before.project : next.project;
      throw await asNameTaken(session, error, { kind: before.kind, project, name });
    }
    if (!written) throw new Error(`${before.id} vanished while it was being written`);
    const merged = mergedTags({ tags, default_tags });
    if (merged !== mergedTags(before)) {
      await session.all("DELETE FROM document_tags WHERE document = ?", row.number ?? null);
      await addTags(row.number, merged);
    }
    if (next.references) {
      await session.all("DELETE FROM document_references WHERE source = ?", before.id);
      if (next.references.length > 0) await addReferences(before.id, next.references);
    }
    const document = fromRow<K>(written);
    session.changed({
      type: "document",
      document: document as unknown as AnyStored,
      before: before as unknown as AnyStored,
      removed: false,
      hosts: named(row.host, written.host),
    });
    return document;
  }

  return {
    ...reads,
    async get<K extends Kind>(kind: K, id: string) {
      const known = session.cache.document(id);
      if (known) return known.kind === kind ? (known as unknown as Stored<K>) : undefined;
      const found = await reads.get(kind, id);
      session.cache.keep(found as unknown as AnyStored | undefined);
      return found;
    },
    async byName<K extends Kind>(kind: K, project: string | null, name: string) {
      const known = kind === "project" && project === null ? session.cache.project(name) : undefined;
      if (known) return known as unknown as Stored<K>;
      const found = await reads.byName(kind, project, name);
      session.cache.keep(found as unknown as AnyStored | undefined);
      return found;
    },
    async insert<K extends Kind>(fresh: NewDocument<K>, belongings: Belongings = {}) {
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
          (fresh.status as { state: string }).state,
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
        );
      } catch (error) {
        throw await asNameTaken(session, error, fresh);
      }
      const document = fromRow<K>(row ?? {});
      await insertBelongings(session, document as unknown as AnyStored, fresh.references ?? [], belongings);
      const made = document as unknown as AnyStored;
      const hosts = named(fresh.host);
      session.changed({ type: "document", document: made, before: null, removed: false, hosts });
      return document;
    },
    async updateSpec<K extends Kind>(kind: K, id: string, next: SpecUpdate<K>) {
      const row = await current(kind, id);
      return update<K>(row, next, Number(row.generation) + 1);
    },
    async updateStatus<K extends Kind>(
      kind: K,
      id: string,
      next: Pick<SpecUpdate<K>, "status" | "internal" | "host" | "project" | "references">,
    ) {
      const row = await current(kind, id);
      const same =
        (next.status === undefined || JSON.stringify(next.status) === row.status) &&
        (next.internal === undefined || JSON.stringify(next.internal) === row.internal) &&
        (next.host === undefined || next.host === row.host) &&
        (next.project === undefined || next.project === row.project) &&
        next.references === undefined;
      return same ? fromRow<K>(row) : update<K>(row, next, Number(row.generation));
    },
    async revive<K extends Kind>(fresh: NewDocument<K>) {
      const now = session.now();
      const gone = await current(fresh.kind, fresh.id);
      let row: Row | undefined;
      try {
        [row] = await session.all(
          REVIVE,
          fresh.project,
          fresh.name,
          (fresh.status as { state: string }).state,
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
      await session.all("DELETE FROM document_tags WHERE document = ?", row.number ?? null);
      await addTags(row.number, mergedTags(fresh));
      await session.all("DELETE FROM document_references WHERE source = ?", fresh.id);
      if (fresh.references && fresh.references.length > 0) await addReferences(fresh.id, fresh.references);
      const document = fromRow<K>(row);
      const [made, before] = [document as unknown as AnyStored, anyRow(gone)];
      const hosts = named(gone.host, fresh.host);
      session.changed({ type: "document", document: made, before, removed: false, hosts });
      return document;
    },
    async observe<K extends Kind>(
      before: Stored<K>,
      { status, internal }: { status: StatusOf<K>; internal?: Internal<K> },
    ) {
      const [row] = await session.all(
        OBSERVE,
        (status as { state: string }).state,
        session.now(),
        JSON.stringify(status),
        internal === undefined ? null : JSON.stringify(internal),
        before.id,
        Number(before.revision),
      );
      if (!row) return undefined;
      const document = fromRow<K>(row);
      session.changed({
        type: "document",
        document: document as unknown as AnyStored,
        before: before as unknown as AnyStored,
        removed: false,
        hosts: named(row.host),
      });
      return document;
    },
    async markDeleting<K extends Kind>(kind: K, id: string, status?: StatusOf<K>) {
      const row = await current(kind, id);
      const last: StatusOf<K> = status ?? fromRow<K>(row).status;
      const next = { ...last, state: "deleting", state_code: null } as StatusOf<K>;
      return update<K>(row, { status: next, deleting: true }, Number(row.generation) + 1);
    },
    async remove(id) {
      const [row] = await session.all("DELETE FROM documents WHERE id = ? RETURNING *", id);
      if (!row) return;
      const [document, hosts] = [anyRow(row), named(row.host)];
      session.changed({ type: "document", document, before: document, removed: true, hosts });
    },
    async claim(ids, project = null) {
      const list = JSON.stringify(ids);
      session.cache.claimed(ids);
      const meant = "id IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR project = ?2)";
      await session.all(`UPDATE documents SET claimed = 1 WHERE claimed = 0 AND ${meant}`, list, project);
      const [row] = await session.all(
        `SELECT count(*) AS count FROM documents WHERE ${meant}`,
        list,
        project,
      );
      return Number(row?.count ?? 0);
    },
  };
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
  return new CroftError(
    "already_exists",
    `There is already ${KINDS[kind].article} ${KINDS[kind].noun} named ${name}.`,
    { cause: error },
  );
}
