// What objects take of hosts, disks and quotas. The sums are kept by triggers (see the migrations).

import { CroftError } from "@croft/schemas/errors.ts";
import type {
  Amounts,
  PortLease,
  PortReads,
  PortWrites,
  Reservation,
  ReservationReads,
  ReservationWrites,
} from "../store.ts";
import { isConstraintViolation, type Row } from "./connection.ts";
import { flag, type ReadSession, text, textOrNull, type WriteSession } from "./session.ts";

export const amountsOf = (row: Row | undefined): Amounts => ({
  vms: Number(row?.vms ?? 0),
  cpus: Number(row?.cpus ?? 0),
  memory_mib: Number(row?.memory_mib ?? 0),
  root_gib: Number(row?.root_gib ?? 0),
  partition_gib: Number(row?.partition_gib ?? 0),
});

const reservation = (row: Row): Reservation => ({
  object: text(row.object),
  project: text(row.project),
  host: text(row.host),
  disk: textOrNull(row.disk),
  ...amountsOf(row),
});

export function reservationReads(session: ReadSession): ReservationReads {
  const usage = async (scope: string, key: string): Promise<Amounts> =>
    amountsOf((await session.all("SELECT * FROM usage WHERE scope = ? AND key = ?", scope, key))[0]);
  return {
    async of(object) {
      const [row] = await session.all("SELECT * FROM reservations WHERE object = ?", object);
      return row && reservation(row);
    },
    usedByHost: (host) => usage("host", host),
    usedByProject: (project) => usage("project", project),
    async usedByHosts() {
      const rows = await session.all("SELECT * FROM usage WHERE scope = 'host'");
      return new Map(rows.map((row) => [text(row.key), amountsOf(row)]));
    },
    async onDisk(disk) {
      return (await session.all("SELECT * FROM reservations WHERE disk = ?", disk)).map(reservation);
    },
  };
}

const PUT = `INSERT INTO reservations
    (object, project, host, disk, vms, cpus, memory_mib, root_gib, partition_gib) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (object) DO UPDATE SET disk = excluded.disk, vms = excluded.vms, cpus = excluded.cpus,
    memory_mib = excluded.memory_mib, root_gib = excluded.root_gib, partition_gib = excluded.partition_gib
    WHERE host = excluded.host AND project = excluded.project
  RETURNING object`;

export function reservationWrites(session: WriteSession): ReservationWrites {
  const reads = reservationReads(session);
  const release = async (object: string): Promise<void> => {
    session.cache.reserved(undefined);
    await session.all("DELETE FROM reservations WHERE object = ?", object);
  };
  const put = async ({ object, project, host, disk, ...r }: Reservation): Promise<boolean> => {
    const taken = [r.vms, r.cpus, r.memory_mib, r.root_gib, r.partition_gib];
    session.cache.reserved(host);
    return (await session.all(PUT, object, project, host, disk, ...taken)).length > 0;
  };
  const usedBySome = async (hosts: readonly string[]): Promise<Map<string, Amounts>> => {
    const rows = await session.all(
      "SELECT * FROM usage WHERE scope = 'host' AND key IN (SELECT value FROM json_each(?))",
      JSON.stringify(hosts),
    );
    return new Map(rows.map((row) => [text(row.key), amountsOf(row)]));
  };
  return {
    ...reads,
    usedByHosts: () => session.cache.used(reads.usedByHosts, usedBySome),
    release,
    async put(reservation) {
      if (await put(reservation)) return;
      // It was another host's.
      await release(reservation.object);
      await put(reservation);
    },
  };
}

const lease = (row: Row): PortLease => ({
  host: text(row.host),
  protocol: row.protocol === "udp" ? "udp" : "tcp",
  port: Number(row.port),
  vm: text(row.vm),
  guest_port: Number(row.guest_port),
  host_address: text(row.host_address),
  purpose: row.purpose === "ssh" ? "ssh" : "forward",
  allocated: row.allocated === 1,
});

/** The first free port from ?3 to ?4: it looks at ports one after the other, so it costs what is taken there, no more. */
const taken = (port: string): string =>
  `(EXISTS (SELECT 1 FROM port_leases l WHERE l.host = ?1 AND l.protocol = ?2 AND l.port = ${port})
    OR ${port} IN (SELECT value FROM json_each(?5)))`;
const FREE_PORT = `
WITH RECURSIVE candidate (port, taken) AS (
  SELECT ?3, ${taken("?3")} WHERE ?3 <= ?4
  UNION ALL SELECT c.port + 1, ${taken("(c.port + 1)")} FROM candidate c WHERE c.taken AND c.port < ?4
)
SELECT port FROM candidate WHERE NOT taken`;

export function portReads(session: ReadSession): PortReads {
  return {
    async of(vm) {
      return (await session.all("SELECT * FROM port_leases WHERE vm = ? ORDER BY protocol, port", vm)).map(
        lease,
      );
    },
    async onHost(host, vms) {
      const rows = vms
        ? await session.all(
            `SELECT * FROM port_leases WHERE vm IN (SELECT value FROM json_each(?)) AND +host = ?
               ORDER BY protocol, port`,
            JSON.stringify(vms),
            host,
          )
        : await session.all("SELECT * FROM port_leases WHERE host = ? ORDER BY protocol, port", host);
      return rows.map(lease);
    },
    async holder(host, protocol, port) {
      const [row] = await session.all(
        "SELECT * FROM port_leases WHERE host = ? AND protocol = ? AND port = ?",
        host,
        protocol,
        port,
      );
      return row && lease(row);
    },
    async holders(protocol, port) {
      const rows = await session.all(
        "SELECT host, vm FROM port_leases WHERE port = ? AND protocol = ?",
        port,
        protocol,
      );
      return rows.map((row) => ({ host: text(row.host), vm: text(row.vm) }));
    },
    async free(host, protocol, { first, last, from = first, busy = [] }) {
      const excluded = JSON.stringify(busy);
      for (const [low, high] of [
        [from, last],
        [first, from - 1],
      ] as const) {
        const [row] = await session.all(FREE_PORT, host, protocol, low, high, excluded);
        if (row?.port != null) return Number(row.port);
      }
      return undefined;
    },
  };
}

export function portWrites(session: WriteSession): PortWrites {
  const reads = portReads(session);
  const { holder } = reads;
  return {
    ...reads,
    async lease(l) {
      try {
        await session.all(
          "INSERT INTO port_leases (host, protocol, port, vm, guest_port, host_address, purpose, allocated) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          l.host,
          l.protocol,
          l.port,
          l.vm,
          l.guest_port,
          l.host_address,
          l.purpose,
          flag(l.allocated),
        );
      } catch (error) {
        const held = isConstraintViolation(error) && (await holder(l.host, l.protocol, l.port)) !== undefined;
        if (!held) throw error;
        throw new CroftError(
          "port_in_use",
          `Port ${l.port}/${l.protocol} of host ${l.host} belongs to another VM.`,
          {
            cause: error,
          },
        );
      }
    },
    async release(vm, keys) {
      for (const { protocol, port } of keys) {
        await session.all(
          "DELETE FROM port_leases WHERE vm = ? AND protocol = ? AND port = ?",
          vm,
          protocol,
          port,
        );
      }
    },
    async releaseAll(vm) {
      await session.all("DELETE FROM port_leases WHERE vm = ?", vm);
    },
  };
}
