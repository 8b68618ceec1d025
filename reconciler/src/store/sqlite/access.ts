// Who may do what: bearer tokens and join tokens (hashes only), hosts' certificates, and the reconciler's own secrets.

import { roleNamed } from "@croft/schemas/roles.ts";
import type { CertificateWrites, JoinTokenWrites, TokenWrites } from "../access-store.ts";
import type {
  AccessReads,
  AccessWrites,
  SecretReads,
  SecretWrites,
  SeedSecret,
  StoredToken,
} from "../store.ts";
import type { Row } from "./connection.ts";
import { flag, parsed, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

const token = (row: Row): StoredToken => ({
  id: text(row.id),
  name: text(row.name),
  role: roleNamed(row.role) ?? "viewer",
  project: textOrNull(row.project),
  created_at: text(row.created_at),
  created_by: text(row.created_by),
  expires_at: textOrNull(row.expires_at),
  last_used_at: textOrNull(row.last_used_at),
});

export function accessReads(session: ReadSession): AccessReads {
  return {
    async tokenByHash(hash) {
      const [row] = await session.all("SELECT * FROM tokens WHERE hash = ?", hash);
      return row && token(row);
    },
    async token(id) {
      const [row] = await session.all("SELECT * FROM tokens WHERE id = ?", id);
      return row && token(row);
    },
    async tokens() {
      return (await session.all("SELECT * FROM tokens ORDER BY created_at, id")).map(token);
    },
    async countMadeBy(id, now) {
      const [row] = await session.all(
        "SELECT count(*) AS count FROM tokens WHERE created_by = ? AND (expires_at IS NULL OR expires_at > ?)",
        id,
        now,
      );
      return Number(row?.count ?? 0);
    },
    async certificate(serial) {
      const [row] = await session.all("SELECT * FROM host_certificates WHERE serial = ?", serial);
      return (
        row && {
          serial: text(row.serial),
          host: text(row.host),
          expires_at: text(row.expires_at),
          revoked: row.revoked === 1,
          used: row.used === 1,
        }
      );
    },
    async isSuperseded(serial) {
      const [row] = await session.all(
        `SELECT EXISTS (SELECT 1 FROM host_certificates AS later JOIN host_certificates AS this ON this.host = later.host
           WHERE this.serial = ? AND later.number > this.number AND later.used = 1 AND later.revoked = 0) AS found`,
        serial,
      );
      return row?.found === 1;
    },
  };
}

const REBASE_TOKENS = `UPDATE tokens SET created_at = ?1, expires_at =
    strftime('%Y-%m-%dT%H:%M:%fZ', julianday(?1) + julianday(expires_at) - julianday(created_at))
  WHERE expires_at IS NOT NULL AND julianday(created_at) > julianday(?1, '+1 hour') RETURNING id`;

export const accessWrites = (session: WriteSession): AccessWrites => ({
  ...accessReads(session),
  ...tokenWrites(session),
  ...joinTokenWrites(session),
  ...certificateWrites(session),
});

function tokenWrites(session: WriteSession): TokenWrites {
  return {
    async putToken(t, hash) {
      // By both clocks: a wrong one must end no token for good.
      await session.all("DELETE FROM tokens WHERE expires_at <= min(?, ?)", session.now(), session.counted());
      await session.all(
        `INSERT INTO tokens (id, hash, name, role, project, created_at, created_by, expires_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        t.id,
        hash,
        t.name,
        t.role,
        t.project,
        t.created_at,
        t.created_by,
        t.expires_at,
      );
      session.changed({ type: "tokens" });
    },
    async rebaseFutureTokens(now) {
      const moved = await session.all(REBASE_TOKENS, now);
      if (moved.length > 0) session.changed({ type: "tokens" });
    },
    async removeToken(id) {
      await session.all("DELETE FROM tokens WHERE id = ?", id);
      session.changed({ type: "tokens" });
    },
    async noteUses(uses) {
      for (const [id, at] of uses) {
        await session.all("UPDATE tokens SET last_used_at = ? WHERE id = ?", at, id);
      }
    },
    async renewToken(id, expires_at) {
      await session.all("UPDATE tokens SET expires_at = ? WHERE id = ?", expires_at, id);
      session.changed({ type: "tokens" });
    },
    async removeTokensOf(project) {
      await session.all("DELETE FROM tokens WHERE project = ?", project);
      session.changed({ type: "tokens" });
    },
  };
}

function joinTokenWrites(session: WriteSession): JoinTokenWrites {
  return {
    async putJoinToken(hash, join) {
      await session.all(
        "DELETE FROM join_tokens WHERE expires_at <= strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-1 day')",
        session.counted(),
      );
      await session.all(
        "INSERT OR REPLACE INTO join_tokens (hash, host, expires_at, replaces_machine, used_at) VALUES (?, ?, ?, ?, ?)",
        hash,
        join.host,
        join.expires_at,
        flag(join.replaces_machine),
        join.used_at,
      );
    },
    async joinToken(hash) {
      const [row] = await session.all("SELECT * FROM join_tokens WHERE hash = ?", hash);
      return (
        row && {
          host: text(row.host),
          expires_at: text(row.expires_at),
          replaces_machine: row.replaces_machine === 1,
          used_at: textOrNull(row.used_at),
        }
      );
    },
    async removeJoinTokensOf(host) {
      await session.all("DELETE FROM join_tokens WHERE host = ?", host);
    },
  };
}

function certificateWrites(session: WriteSession): CertificateWrites {
  return {
    async putCertificate(c) {
      await session.all(
        `INSERT INTO host_certificates (serial, host, expires_at, revoked, number)
           VALUES (?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM host_certificates))`,
        c.serial,
        c.host,
        c.expires_at,
        flag(c.revoked),
      );
    },
    async useCertificate(serial) {
      await session.all("UPDATE host_certificates SET used = 1 WHERE serial = ?", serial);
    },
    async revokeCertificates(host) {
      await session.all("UPDATE host_certificates SET revoked = 1 WHERE host = ?", host);
      session.changed({ type: "certificates", host });
    },
  };
}

export function secretReads(session: ReadSession): SecretReads {
  return {
    async seed(vm) {
      const [row] = await session.all("SELECT seed FROM seeds WHERE vm = ?", vm);
      return row && parsed<SeedSecret>(row.seed);
    },
    async seeds(vms) {
      const rows = await session.all(
        "SELECT vm, seed FROM seeds WHERE vm IN (SELECT value FROM json_each(?))",
        JSON.stringify(vms),
      );
      return new Map(rows.map((row) => [text(row.vm), parsed<SeedSecret>(row.seed)]));
    },
    async own(name) {
      const [row] = await session.all("SELECT value FROM own_secrets WHERE name = ?", name);
      return row && text(row.value);
    },
  };
}

export function secretWrites(session: WriteSession): SecretWrites {
  return {
    ...secretReads(session),
    async putSeed(vm, seed) {
      await session.all(
        "INSERT INTO seeds (vm, seed) VALUES (?, ?) ON CONFLICT (vm) DO UPDATE SET seed = excluded.seed",
        vm,
        JSON.stringify(seed),
      );
    },
    async putOwn(name, value) {
      await session.all("INSERT OR IGNORE INTO own_secrets (name, value) VALUES (?, ?)", name, value);
      return text((await session.all("SELECT value FROM own_secrets WHERE name = ?", name))[0]?.value);
    },
    async removeOwn(name) {
      await session.all("DELETE FROM own_secrets WHERE name = ?", name);
    },
  };
}
