// What each host was last told to be, kept by object, so that a change of one writes one.

import type { HostConfig } from "@croft/schemas/generated/typescript/messages.ts";
import type {
  EntryReads,
  GivenUp,
  GiveUpReads,
  HostConfigReads,
  HostConfigWrites,
  ManifestEntry,
  ManifestReads,
} from "../host-config-store.ts";
import { parsed, type ReadSession, text, type WriteSession } from "./session.ts";

export const hostConfigReads = (session: ReadSession): HostConfigReads => ({
  ...manifestReads(session),
  ...entryReads(session),
  ...giveUpReads(session),
});

function giveUpReads(session: ReadSession): GiveUpReads {
  return {
    async givenUp(host) {
      const rows = await session.all("SELECT document FROM given_up WHERE host = ? ORDER BY number", host);
      return rows.map(({ document }) => parsed<GivenUp>(document));
    },
    async hostsRemoving(id) {
      const rows = await session.all("SELECT host FROM given_up WHERE id = ?", id);
      return rows.map(({ host }) => text(host));
    },
  };
}

function manifestReads(session: ReadSession): ManifestReads {
  const currentText: HostConfigReads["currentText"] = async (host) => {
    const [row] = await session.all(
      `SELECT c.generation, c.contract_version, (SELECT group_concat(entry, ',') FROM
           (SELECT entry FROM host_entries WHERE host = c.host ORDER BY number)) AS entries
         FROM host_configs c WHERE c.host = ?`,
      host,
    );
    if (!row) return undefined;
    const { contract_version, generation } = row;
    const head = JSON.stringify({ contract_version, host, generation });
    const json = `${head.slice(0, -1)},"documents":[${row.entries ?? ""}]}`;
    return { generation: Number(generation), json };
  };
  return {
    async generation(host) {
      const [row] = await session.all("SELECT generation FROM host_configs WHERE host = ?", host);
      return Number(row?.generation ?? 0);
    },
    async offered(host) {
      const [row] = await session.all(
        "SELECT generation FROM host_configs WHERE host = ? AND met >= fence",
        host,
      );
      return Number(row?.generation ?? 0);
    },
    async isUnmet(host, observed) {
      const [row] = await session.all("SELECT generation, fence, met FROM host_configs WHERE host = ?", host);
      return observed > Number(row?.generation ?? 0) || Number(row?.met ?? 0) < Number(row?.fence ?? 0);
    },
    currentText,
    async current(host) {
      const found = await currentText(host);
      return found && (JSON.parse(found.json) as HostConfig);
    },
  };
}

function entryReads(session: ReadSession): EntryReads {
  return {
    async hostsWith(id) {
      return (await session.all("SELECT host FROM host_entries WHERE id = ?", id)).map(({ host }) =>
        text(host),
      );
    },
    async entries(host, ids) {
      const rows = ids
        ? await session.all(
            "SELECT id, since, entry FROM host_entries WHERE host = ? AND id IN (SELECT value FROM json_each(?))",
            host,
            JSON.stringify(ids),
          )
        : await session.all("SELECT id, since, entry FROM host_entries WHERE host = ?", host);
      return new Map(
        rows.map(({ id, since, entry }) => [
          text(id),
          { since: Number(since), entry: parsed<ManifestEntry>(entry) },
        ]),
      );
    },
    async changedBetween(host, after, upTo) {
      const rows = await session.all(
        "SELECT id FROM host_entries WHERE host = ? AND since > ? AND since <= ?",
        host,
        after,
        upTo,
      );
      return rows.map(({ id }) => text(id));
    },
    async document(host, digest) {
      const [row] = await session.all(
        "SELECT bytes FROM host_documents WHERE host = ? AND digest = ?",
        host,
        digest,
      );
      return row?.bytes instanceof Uint8Array ? row.bytes : undefined;
    },
  };
}

// A document names its object, so no two entries of a host share one: what an entry no longer names, nobody does.
const FORGET = `DELETE FROM host_documents WHERE host = ?1 AND digest IN (
  SELECT digest FROM host_entries WHERE host = ?1 AND id IN (SELECT value FROM json_each(?2))
  UNION ALL SELECT secret_digest FROM host_entries WHERE host = ?1 AND id IN (SELECT value FROM json_each(?2)))
  AND digest NOT IN (SELECT value FROM json_each(?3))`;
// One statement for many, because each costs a hop to a thread. `WHERE true` tells the parser that ON is no join.
const PUT_ENTRIES = `INSERT INTO host_entries (host, id, since, digest, secret_digest, entry)
  SELECT ?1, value ->> 'id', ?2, value ->> 'digest', value ->> 'secret_digest', value FROM json_each(?3) WHERE true
  ON CONFLICT (host, id) DO UPDATE SET since = excluded.since, digest = excluded.digest,
    secret_digest = excluded.secret_digest, entry = excluded.entry`;
const PUT_DOCUMENTS = `INSERT OR IGNORE INTO host_documents (host, digest, bytes)
  SELECT ?1, value ->> 'digest', CAST(value ->> 'text' AS BLOB) FROM json_each(?2)`;

const MET = `INSERT INTO host_configs (host, generation, contract_version, fence, met)
    VALUES (?1, ?2 + 1, 1, ?2 + 1, ?2 + 1)
  ON CONFLICT (host) DO UPDATE SET generation = max(generation, ?2) + 1, fence = max(generation, ?2) + 1,
    met = max(generation, ?2) + 1 RETURNING generation`;

export function hostConfigWrites(session: WriteSession): HostConfigWrites {
  return {
    ...hostConfigReads(session),
    async giveUp(host, order) {
      await session.all(
        "INSERT INTO given_up (host, id, document) VALUES (?, ?, ?)",
        host,
        order.id,
        JSON.stringify(order),
      );
    },
    async forgetGivenUp(host, ids) {
      await session.all(
        "DELETE FROM given_up WHERE host = ? AND id IN (SELECT value FROM json_each(?))",
        host,
        JSON.stringify(ids),
      );
    },
    async met(host, observed) {
      const [row] = await session.all(MET, host, observed);
      const generation = Number(row?.generation);
      await session.all("UPDATE host_entries SET since = ? WHERE host = ?", generation, host);
      session.changed({ type: "host_config", host, generation });
      return generation;
    },
    async change({ host, contract_version, generation, put, drop, blobs }) {
      const [row] = await session.all(
        `INSERT INTO host_configs (host, generation, contract_version) VALUES (?1, ?2, ?3)
           ON CONFLICT (host) DO UPDATE SET generation = ?2, contract_version = ?3 WHERE generation = ?2 - 1
         RETURNING generation`,
        host,
        generation,
        contract_version,
      );
      if (!row) throw new Error(`host config ${generation} of ${host} does not follow the stored one`);
      const named = put.flatMap(({ digest, secret_digest }) => [digest, secret_digest ?? digest]);
      const ids = JSON.stringify([...put.map(({ id }) => id), ...drop]);
      await session.all(FORGET, host, ids, JSON.stringify(named));
      if (drop.length > 0) {
        await session.all(
          "DELETE FROM host_entries WHERE host = ? AND id IN (SELECT value FROM json_each(?))",
          host,
          JSON.stringify(drop),
        );
      }
      if (put.length > 0) await session.all(PUT_ENTRIES, host, generation, JSON.stringify(put));
      if (blobs.length > 0) {
        await session.all(
          PUT_DOCUMENTS,
          host,
          JSON.stringify(
            blobs.map(({ digest, bytes }) => ({ digest, text: Buffer.from(bytes).toString("utf8") })),
          ),
        );
      }
      session.changed({ type: "host_config", host, generation });
    },
  };
}
