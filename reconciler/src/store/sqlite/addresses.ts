// Addresses of networks that are leased. The primary key is what makes them unique; what was freed stays for a while, so
// that it is not the next one that is chosen.

import { CroftError } from "@croft/schemas/errors.ts";
import type {
  AddressKey,
  AddressLease,
  AddressReads,
  AddressType,
  AddressWrites,
  CardHolder,
} from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

/** Longer than anybody asks about what was freed. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000;

const typeOf = (row: Row): AddressType =>
  row.type === "mac" ? "mac" : row.type === "ipv6" ? "ipv6" : "ipv4";

const lease = (row: Row): AddressLease => ({
  network: text(row.network),
  type: typeOf(row),
  address: text(row.address),
  vm: text(row.vm),
  mac: text(row.mac),
});

// From the references to the documents, of which little is read: user data may be large.
const CARD_HOLDERS = `SELECT d.id, d.project, d.name, d.created_at, d.host, d.spec ->> '$.hostname' AS wanted,
    d.status ->> '$.hostname' AS hostname, d.status -> '$.nics' AS nics
  FROM document_references r CROSS JOIN documents d ON d.id = r.source
  WHERE r.target = ? AND +d.kind = 'vm' AND d.host <> ? ORDER BY d.number`;

const cardHolder = (row: Row): CardHolder => ({
  id: text(row.id),
  project: textOrNull(row.project),
  created_at: text(row.created_at),
  host: text(row.host),
  hostname: text(row.hostname ?? row.wanted ?? row.name ?? row.id),
  nics: row.nics === null ? [] : parsed(row.nics),
});

export function addressReads(session: ReadSession): AddressReads {
  return {
    async numbers(networks) {
      const rows = await session.all(
        "SELECT network, number FROM network_numbers WHERE network IN (SELECT value FROM json_each(?))",
        JSON.stringify(networks),
      );
      return new Map(rows.map((row) => [text(row.network), Number(row.number)]));
    },
    cardHolders: async (network, butHost) =>
      (await session.all(CARD_HOLDERS, network, butHost)).map(cardHolder),
    async taken(network, type, since) {
      const rows = await session.all(
        `SELECT address, vm, mac, freed_at FROM address_leases
           WHERE network = ? AND type = ? AND (vm IS NOT NULL OR freed_at > ?)`,
        network,
        type,
        since,
      );
      return rows.map((row) => ({
        address: text(row.address),
        vm: textOrNull(row.vm),
        mac: text(row.mac),
        freed_at: row.freed_at === null ? null : Number(row.freed_at),
      }));
    },
    async holder({ network, type, address }) {
      const [row] = await session.all(
        "SELECT * FROM address_leases WHERE network = ? AND type = ? AND address = ? AND vm IS NOT NULL",
        network,
        type,
        address,
      );
      return row && lease(row);
    },
    async of(vm) {
      return (
        await session.all("SELECT * FROM address_leases WHERE vm = ? ORDER BY network, type, address", vm)
      ).map(lease);
    },
  };
}

// What is leased already stays as it is, and is missing among the rows that come back.
const LEASE = `INSERT INTO address_leases (network, type, address, vm, mac)
  SELECT value ->> 'network', value ->> 'type', value ->> 'address', value ->> 'vm', value ->> 'mac'
    FROM json_each(?) WHERE true
  ON CONFLICT (network, type, address) DO UPDATE SET vm = excluded.vm, mac = excluded.mac, freed_at = NULL
    WHERE address_leases.vm IS NULL
  RETURNING address`;

const RELEASE = `UPDATE address_leases SET vm = NULL, freed_at = ?2 WHERE vm = ?1 AND (network, type, address) IN
  (SELECT value ->> 'network', value ->> 'type', value ->> 'address' FROM json_each(?3))`;

export function addressWrites(session: WriteSession): AddressWrites {
  const reads = addressReads(session);
  const now = (): number => Date.parse(session.counted());
  return {
    ...reads,
    async lease(leases) {
      if (leases.length === 0) return;
      const made = await session.all(LEASE, JSON.stringify(leases));
      if (made.length === leases.length) return;
      throw await inUse(reads, leases);
    },
    async release(vm, keys) {
      if (keys.length > 0) await session.all(RELEASE, vm, now(), JSON.stringify(keys));
    },
    async releaseAll(vm) {
      await session.all("DELETE FROM address_leases WHERE freed_at < ?", now() - FORGOTTEN_AFTER_MS);
      await session.all("UPDATE address_leases SET vm = NULL, freed_at = ? WHERE vm = ?", now(), vm);
    },
  };
}

async function inUse(reads: AddressReads, leases: readonly AddressLease[]): Promise<CroftError> {
  const held: AddressKey[] = [];
  for (const one of leases) {
    const holder = await reads.holder(one);
    if (holder !== undefined && holder.vm !== one.vm) held.push(one);
  }
  const named = held.map(({ address }) => address).join(", ");
  return new CroftError("address_in_use", `Of the addresses that the VM wants, another VM has ${named}.`);
}
