// Whose ID tokens are exchanged for tokens of Croft.

import { CroftError } from "@croft/schemas/errors.ts";
import { roleNamed } from "@croft/schemas/roles.ts";
import type { FederationReads, FederationWrites, Trust } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

const trust = (row: Row): Trust => ({
  id: text(row.id),
  name: text(row.name),
  issuer: text(row.issuer),
  audience: text(row.audience),
  claims: parsed<Trust["claims"]>(row.claims),
  role: roleNamed(row.role) ?? "viewer",
  project: textOrNull(row.project),
  ttl_seconds: Number(row.ttl_seconds),
  ca_certificate: textOrNull(row.ca_certificate),
  created_at: text(row.created_at),
  created_by: text(row.created_by),
});

export function federationReads(session: ReadSession): FederationReads {
  return {
    async trusts() {
      return (await session.all("SELECT * FROM federation_trusts ORDER BY name")).map(trust);
    },
    async trust(id) {
      const [row] = await session.all("SELECT * FROM federation_trusts WHERE id = ?", id);
      return row && trust(row);
    },
    async trustsOf(issuer) {
      const rows = await session.all(
        "SELECT * FROM federation_trusts WHERE issuer = ? ORDER BY name",
        issuer,
      );
      return rows.map(trust);
    },
  };
}

const INSERT = `INSERT INTO federation_trusts
    (id, name, issuer, audience, claims, role, project, ttl_seconds, ca_certificate, created_at, created_by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

// An admin's token may have made others: they go with it.
const REMOVE_TOKENS = `WITH RECURSIVE made(id) AS (
    SELECT id FROM tokens WHERE created_by = ?
    UNION SELECT t.id FROM tokens t JOIN made m ON t.created_by = m.id)
  DELETE FROM tokens WHERE id IN (SELECT id FROM made)`;

export function federationWrites(session: WriteSession): FederationWrites {
  return {
    ...federationReads(session),
    async putTrust(t) {
      const [taken] = await session.all("SELECT id FROM federation_trusts WHERE name = ?", t.name);
      if (taken) {
        throw new CroftError("already_exists", `There is a trust ${t.name} already.`, {
          detail: `It is ${text(taken.id)}. Take another name, or delete it when it is no longer needed.`,
        });
      }
      await session.all(
        INSERT,
        t.id,
        t.name,
        t.issuer,
        t.audience,
        JSON.stringify(t.claims),
        t.role,
        t.project,
        t.ttl_seconds,
        t.ca_certificate,
        t.created_at,
        t.created_by,
      );
    },
    async removeTrust(id) {
      await session.all("DELETE FROM federation_trusts WHERE id = ?", id);
      await session.all(REMOVE_TOKENS, id);
      session.changed({ type: "tokens" });
    },
    async removeTrustsOf(project) {
      await session.all("DELETE FROM federation_trusts WHERE project = ?", project);
    },
  };
}
