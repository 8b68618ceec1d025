// Runs of GitOps by pull.

import type { GitopsReads, GitopsRun, GitopsWrites } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, type WriteSession } from "./session.ts";

/** Of a project, and of those without one. */
const KEPT = 200;

/** Of two hundred plans they are more than anybody reads, or than is well held at once. */
const WITHOUT_CHANGES = `iif(document ->> '$.plan' IS NULL, document, json_set(document, '$.plan.changes', json('[]')))`;

const run = (row: Row): GitopsRun => ({ ...parsed<GitopsRun>(row.document), log: text(row.log) });

export function gitopsReads(session: ReadSession): GitopsReads {
  return {
    async runs(project) {
      const rows = await session.all(
        `SELECT ${WITHOUT_CHANGES} AS document, '' AS log FROM gitops_runs
           WHERE ?1 IS NULL OR project = ?1 ORDER BY number DESC`,
        project,
      );
      return rows.map(run);
    },
    async run(id) {
      const [row] = await session.all("SELECT document, log FROM gitops_runs WHERE id = ?", id);
      return row && run(row);
    },
  };
}

const PUT = `INSERT INTO gitops_runs (id, project, document, log) VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET document = excluded.document, log = excluded.log`;

const FORGET = `DELETE FROM gitops_runs WHERE number IN (
  SELECT number FROM gitops_runs WHERE project IS ?1 ORDER BY number DESC LIMIT -1 OFFSET ${KEPT})`;

export function gitopsWrites(session: WriteSession): GitopsWrites {
  return {
    ...gitopsReads(session),
    async putRun(given) {
      const { log, ...document } = given;
      await session.all(PUT, given.id, given.project, JSON.stringify(document), log);
      await session.all(FORGET, given.project);
    },
    async removeRunsOf(project) {
      await session.all("DELETE FROM gitops_runs WHERE project = ?", project);
    },
  };
}
