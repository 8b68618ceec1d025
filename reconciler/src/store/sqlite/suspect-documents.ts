// Documents with which something may be wrong, found without reading the others: of a large fleet nearly all is well.

import type { SuspectDocument, SuspectFilter } from "../document-store.ts";
import type { Page } from "../store.ts";
import type { Row, Value } from "./connection.ts";
import { STATE_SINCE } from "./document-rows.ts";
import { parsed, type ReadSession, text, textOrNull } from "./session.ts";

/** States in which an object rests. `schemas/src/faults.ts` decides; this leaves out only what is surely well. */
const SUSPECT = `(state NOT IN ('ready', 'running', 'stopped', 'paused') OR deleting = 1
  OR status ->> '$.observed_generation' < generation OR status -> '$.conditions' <> '[]'
  OR (kind = 'vm' AND (
    (state = 'running' AND status ->> '$.ready' = 0) OR ifnull(status ->> '$.restarts', 0) > 0
    OR (state <> 'running' AND ifnull(spec ->> '$.power_state', 'running') = 'running'))))`;

/** Of a spec only what a fault is told by: the rest may be large. */
const SPEC = "json_object('power_state', spec -> '$.power_state', 'wait_for', spec -> '$.wait_for')";

export async function suspectDocuments(
  session: ReadSession,
  { scope, after, limit }: SuspectFilter,
): Promise<Page<SuspectDocument>> {
  const { where, values } = scopeOf(scope);
  const rows = await session.all(
    `SELECT number, id, kind, project, name, generation, deleting, updated_at, ${STATE_SINCE}, trace_id, status, ${SPEC} AS spec
       FROM documents WHERE number > ? AND ${where} AND ${SUSPECT} ORDER BY number LIMIT ?`,
    after,
    ...values,
    limit,
  );
  const last = rows.at(-1);
  return { items: rows.map(suspect), next: rows.length === limit && last ? Number(last.number) : null };
}

function scopeOf(scope: SuspectFilter["scope"]): { where: string; values: Value[] } {
  if (scope === undefined) return { where: "1", values: [] };
  const { project, sees } = scope;
  if (sees === "members") {
    return {
      where: "(project = ? OR shared = 1 OR (kind = 'project' AND name = ?))",
      values: [project, project],
    };
  }
  return { where: "(project = ? OR (project IS NULL AND shared = 0))", values: [project] };
}

const suspect = (row: Row): SuspectDocument =>
  ({
    id: text(row.id),
    kind: text(row.kind),
    project: textOrNull(row.project),
    name: textOrNull(row.name),
    generation: Number(row.generation),
    deleting: row.deleting === 1,
    updated_at: text(row.updated_at),
    state_since: text(row.state_since),
    trace_id: textOrNull(row.trace_id),
    spec: parsed(row.spec),
    status: parsed(row.status),
  }) as unknown as SuspectDocument;
