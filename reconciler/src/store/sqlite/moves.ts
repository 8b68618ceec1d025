// Moves of VMs. What one holds on the host that it goes to is counted by triggers (see the migrations).

import type { Move, MoveReads, MoveWrites } from "../store.ts";
import type { Row } from "./connection.ts";
import { parsed, type ReadSession, text, type WriteSession } from "./session.ts";

type Body = Pick<Move, "partitions" | "root_disk_gib" | "reason" | "actor">;

const move = (row: Row): Move => ({
  id: text(row.id),
  vm: text(row.vm),
  from: text(row.from_host),
  to: text(row.to_host),
  phase: text(row.phase) as Move["phase"],
  generation: Number(row.generation),
  incarnation: Number(row.incarnation),
  ...parsed<Body>(row.body),
});

export function moveReads(session: ReadSession): MoveReads {
  const one = async (sql: string, value: string): Promise<Move | undefined> => {
    const [row] = await session.all(sql, value);
    return row && move(row);
  };
  return {
    get: (id) => one("SELECT * FROM moves WHERE id = ?", id),
    ofVm: (vm) => one("SELECT * FROM moves WHERE vm = ?", vm),
    async onHost(host) {
      const rows = await session.all(
        "SELECT * FROM moves WHERE from_host = ?1 UNION SELECT * FROM moves WHERE to_host = ?1 ORDER BY id",
        host,
      );
      return rows.map(move);
    },
    async ids() {
      return (await session.all("SELECT id FROM moves ORDER BY id")).map(({ id }) => text(id));
    },
  };
}

const HOLDS = new Set(["preparing", "copying"]);

export function moveWrites(session: WriteSession): MoveWrites {
  const reads = moveReads(session);
  return {
    ...reads,
    async add(added, hold) {
      const { partitions, root_disk_gib, reason, actor } = added;
      session.cache.reserved(added.to);
      await session.all(
        `INSERT INTO moves (id, vm, from_host, to_host, phase, generation, incarnation, body, vms, cpus, memory_mib, root_gib)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        added.id,
        added.vm,
        added.from,
        added.to,
        added.phase,
        added.generation,
        added.incarnation,
        JSON.stringify({ partitions, root_disk_gib, reason, actor }),
        hold.vms,
        hold.cpus,
        hold.memory_mib,
        hold.root_gib,
      );
    },
    async enter(id, phase) {
      const before = await reads.get(id);
      session.cache.reserved(before?.to);
      const holds = HOLDS.has(phase) ? "" : ", vms = 0, cpus = 0, memory_mib = 0, root_gib = 0";
      await session.all(
        `UPDATE moves SET phase = ?2, generation = generation + 1${holds} WHERE id = ?1`,
        id,
        phase,
      );
    },
    async remove(id) {
      const before = await reads.get(id);
      session.cache.reserved(before?.to);
      await session.all("DELETE FROM moves WHERE id = ?", id);
    },
  };
}
