// Whose bytes arrive or have arrived by upload. Admins' belong to no project, which is an empty name here.

import type { UploadReads, UploadRecord, UploadWrites } from "../store.ts";
import type { Row } from "./connection.ts";
import { type ReadSession, text, type WriteSession } from "./session.ts";

const upload = (row: Row): UploadRecord => ({
  sha256: text(row.sha256),
  project: text(row.project) || null,
  size_bytes: Number(row.size_bytes),
  state: text(row.state) as UploadRecord["state"],
  created_by: text(row.created_by),
  created_at: text(row.created_at),
  expires_at: text(row.expires_at),
});

export function uploadReads(session: ReadSession): UploadReads {
  return {
    async get(sha256, project) {
      const where = "SELECT * FROM uploads WHERE sha256 = ? AND project = ?";
      const [row] = await session.all(where, sha256, project ?? "");
      return row && upload(row);
    },
    async expired(now) {
      return (await session.all("SELECT * FROM uploads WHERE expires_at <= ?", now)).map(upload);
    },
    async unclaimedBytes(project) {
      const [row] = await session.all(
        "SELECT sum(size_bytes) AS bytes FROM uploads WHERE project = ? AND state <> 'claimed'",
        project,
      );
      return Number(row?.bytes ?? 0);
    },
    async unclaimedBy(principal) {
      const [row] = await session.all(
        "SELECT count(*) AS count, sum(size_bytes) AS bytes FROM uploads WHERE created_by = ? AND state <> 'claimed'",
        principal,
      );
      return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
    },
    async arrivingBytes() {
      const [row] = await session.all(
        "SELECT sum(size_bytes) AS bytes FROM uploads WHERE state = 'arriving'",
      );
      return Number(row?.bytes ?? 0);
    },
  };
}

export function uploadWrites(session: WriteSession): UploadWrites {
  return {
    ...uploadReads(session),
    async put(u) {
      await session.all(
        `INSERT INTO uploads (sha256, project, size_bytes, state, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (sha256, project) DO UPDATE SET size_bytes = excluded.size_bytes, state = excluded.state,
             expires_at = excluded.expires_at`,
        u.sha256,
        u.project ?? "",
        u.size_bytes,
        u.state,
        u.created_by,
        u.created_at,
        u.expires_at,
      );
    },
    async claim(sha256, project, expires_at) {
      await session.all(
        "UPDATE uploads SET state = 'claimed', expires_at = ? WHERE sha256 = ? AND project IN (?, '') AND state = 'whole'",
        expires_at,
        sha256,
        project ?? "",
      );
    },
    async remove(sha256, project) {
      await session.all("DELETE FROM uploads WHERE sha256 = ? AND project = ?", sha256, project ?? "");
    },
    async removeOf(project) {
      await session.all("DELETE FROM uploads WHERE project = ?", project);
    },
  };
}
