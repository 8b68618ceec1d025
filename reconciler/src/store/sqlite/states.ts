// States of Terraform.

import type { StateLock, StateName, StateReads, StateSummary, StateVersion, StateWrites } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, type WriteSession } from "./session.ts";

const VERSION =
  "version, serial, lineage, sha256, size_bytes, stored_bytes, resources, written_at, written_by";

const SUMMARY = `SELECT s.project, s.name, s.lock, ${VERSION} FROM terraform_states s
  LEFT JOIN terraform_state_versions v ON v.state = s.number AND v.version = s.last_version`;

const version = (row: Row): StateVersion => ({
  number: Number(row.version),
  serial: Number(row.serial),
  lineage: text(row.lineage),
  sha256: text(row.sha256),
  size_bytes: Number(row.size_bytes),
  stored_bytes: Number(row.stored_bytes),
  resources: row.resources === null ? null : Number(row.resources),
  written_at: text(row.written_at),
  written_by: text(row.written_by),
});

const summary = (row: Row): StateSummary => ({
  project: text(row.project),
  name: text(row.name),
  lock: row.lock === null ? null : parsed<StateLock>(row.lock),
  current: row.version === null ? null : version(row),
});

const OF = "(SELECT number FROM terraform_states WHERE project = ?1 AND name = ?2)";

export function stateReads(session: ReadSession): StateReads {
  return {
    async list(project) {
      const rows = await session.all(
        `${SUMMARY} WHERE ?1 IS NULL OR s.project = ?1 ORDER BY s.project, s.name`,
        project,
      );
      return rows.map(summary);
    },
    async get({ project, name }) {
      const [row] = await session.all(`${SUMMARY} WHERE s.project = ?1 AND s.name = ?2`, project, name);
      return row && summary(row);
    },
    async versions({ project, name }) {
      const rows = await session.all(
        `SELECT ${VERSION} FROM terraform_state_versions WHERE state = ${OF} ORDER BY version DESC`,
        project,
        name,
      );
      return rows.map(version);
    },
    async sealed({ project, name }, number) {
      const [row] = await session.all(
        `SELECT sealed FROM terraform_state_versions WHERE state = ${OF} AND version = ?3`,
        project,
        name,
        number,
      );
      return row?.sealed instanceof Uint8Array ? row.sealed : undefined;
    },
    async usedBy(project) {
      const [row] = await session.all(
        `SELECT count(DISTINCT s.number) AS states, total(v.stored_bytes) AS stored_bytes FROM terraform_states s
           LEFT JOIN terraform_state_versions v ON v.state = s.number WHERE s.project = ?`,
        project,
      );
      return { states: Number(row?.states), stored_bytes: Number(row?.stored_bytes) };
    },
    async byProject() {
      const rows = await session.all(
        `SELECT s.project, count(*) AS states, count(s.lock) AS locked, total(v.stored_bytes) AS stored_bytes
           FROM terraform_states s LEFT JOIN (
             SELECT state, sum(stored_bytes) AS stored_bytes FROM terraform_state_versions GROUP BY state
           ) v ON v.state = s.number GROUP BY s.project ORDER BY s.project`,
      );
      return rows.map((row) => ({
        project: text(row.project),
        states: Number(row.states),
        stored_bytes: Number(row.stored_bytes),
        locked: Number(row.locked),
      }));
    },
    async any() {
      return (await session.all("SELECT 1 FROM terraform_state_versions LIMIT 1")).length > 0;
    },
  };
}

const PRUNE = `DELETE FROM terraform_state_versions WHERE state = ${OF} AND version IN (
  SELECT version FROM (
    SELECT version, row_number() OVER newest AS place, sum(stored_bytes) OVER newest AS bytes
      FROM terraform_state_versions WHERE state = ${OF} WINDOW newest AS (ORDER BY version DESC)
  ) WHERE place > 1 AND (place > ?3 OR bytes > ?4))`;

export function stateWrites(session: WriteSession): StateWrites {
  const ensure = ({ project, name }: StateName) =>
    session.all("INSERT OR IGNORE INTO terraform_states (project, name) VALUES (?, ?)", project, name);
  return {
    ...stateReads(session),
    async add(state, added, sealed) {
      const { project, name } = state;
      await ensure(state);
      const [row] = await session.all(
        `UPDATE terraform_states SET last_version = last_version + 1 WHERE project = ?1 AND name = ?2
           RETURNING number, last_version`,
        project,
        name,
      );
      const number = Number(row?.last_version);
      await session.all(
        `INSERT INTO terraform_state_versions (state, ${VERSION}, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        Number(row?.number),
        number,
        added.serial,
        added.lineage,
        added.sha256,
        added.size_bytes,
        added.stored_bytes,
        added.resources,
        added.written_at,
        added.written_by,
        sealed,
      );
      return number;
    },
    async prune({ project, name }, { count, bytes }) {
      await session.all(PRUNE, project, name, count, bytes);
    },
    async putLock(state, lock) {
      await ensure(state);
      await session.all(
        "UPDATE terraform_states SET lock = ?3 WHERE project = ?1 AND name = ?2",
        state.project,
        state.name,
        JSON.stringify(lock),
      );
    },
    async removeLock({ project, name }) {
      await session.all(
        "UPDATE terraform_states SET lock = NULL WHERE project = ?1 AND name = ?2",
        project,
        name,
      );
    },
    async remove({ project, name }) {
      await session.all("DELETE FROM terraform_states WHERE project = ? AND name = ?", project, name);
    },
  };
}
