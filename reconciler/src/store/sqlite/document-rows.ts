// A row of the table of documents as what it means.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { FigureSource } from "../document-store.ts";
import type { AnyStored, Stored } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, text, textOrNull } from "./session.ts";

export function fromRow<K extends Kind>(row: Row): Stored<K> {
  return {
    kind: row.kind,
    id: row.id,
    project: row.project,
    shared: row.shared === 1,
    name: row.name,
    tags: parsed(row.tags),
    default_tags: parsed(row.default_tags),
    generation: row.generation,
    revision: text(row.revision),
    created_at: row.created_at,
    updated_at: row.updated_at,
    created_by: row.created_by,
    deleting: row.deleting === 1,
    spec: parsed(row.spec),
    status: parsed(row.status),
    claimed: row.claimed === 1,
    create_digest: textOrNull(row.create_digest),
    internal: parsed(row.internal),
    trace_id: textOrNull(row.trace_id),
    span_id: textOrNull(row.span_id),
  } as unknown as Stored<K>;
}

/** Written by a trigger when the state changes: what was never in another state is in it since it was made. */
export const STATE_SINCE = "coalesce(state_since, created_at) AS state_since";

export function figureSource<K extends Kind>(row: Row): FigureSource<K> {
  return {
    id: text(row.id),
    project: textOrNull(row.project),
    name: textOrNull(row.name),
    revision: text(row.revision),
    created_at: text(row.created_at),
    updated_at: text(row.updated_at),
    state_since: text(row.state_since),
    tags: parsed(row.tags),
    default_tags: parsed(row.default_tags),
    spec: parsed(row.spec),
    status: parsed(row.status),
  } as unknown as FigureSource<K>;
}

export const anyRow = (row: Row): AnyStored => anyKind(fromRow(row));

/** The compiler cannot see that a document of one kind is one of any kind. */
export const anyKind = <K extends Kind>(document: Stored<K>): AnyStored => document as unknown as AnyStored;
