// What a running VM used since its start: asked of QEMU and of /proc, for nothing but to be shown. A question that QEMU
// does not answer within a second leaves its part empty, so that one that hangs takes nothing from the figures of the others; only a VM
// without a connection has no counters at all.
import { setTimeout as pause } from "node:timers/promises";
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { cpuSecondsOf, residentBytesOf, threadsOf } from "../../host/proc.ts";
import type { GuestSide } from "../guest/guest-side.ts";
import { BALLOON } from "./argv.ts";
import type { Session } from "./process.ts";
import type { Qmp } from "./qmp.ts";

export type VmCounters = HostCounters["vms"][number];

const BALLOON_PATH = `/machine/peripheral/${BALLOON}`;
/** How often the guest's kernel is asked for its memory, once somebody looks. */
const BALLOON_SECONDS = 10;
/** Longer than any QEMU takes that does not hang. */
const LONGEST_MS = 1000;
const MOST_CPUS = 1024;
const MOST_DISKS = 64;

export async function readCounters(
  id: string,
  { mark, qmp }: Session,
  startedAt: string,
  side: Pick<GuestSide, "cards" | "filesystems"> | null,
  now: Date,
): Promise<VmCounters> {
  const [vcpu_seconds, guest_memory, drives] = await Promise.all([
    vcpuSeconds(qmp, mark.pid),
    guestMemory(qmp),
    disks(qmp),
  ]);
  return {
    id,
    observed_at: now.toISOString(),
    started_at: startedAt,
    cpu_seconds: (await cpuSecondsOf(mark.pid)) ?? 0,
    vcpu_seconds,
    memory_resident_bytes: (await residentBytesOf(mark.pid)) ?? 0,
    guest_memory,
    disks: drives,
    network_cards: [...(side?.cards ?? [])],
    filesystems: [...(side?.filesystems ?? [])],
  };
}

async function vcpuSeconds(qmp: Qmp, pid: number): Promise<number[]> {
  const cpus = await answer<{ "thread-id": number }[]>(qmp, "query-cpus-fast", []);
  // QEMU tells the numbers of its own PID namespace.
  const threads = await threadsOf(pid);
  const seconds = async (thread: number | undefined) =>
    thread === undefined ? 0 : ((await cpuSecondsOf(pid, thread)) ?? 0);
  return Promise.all(cpus.slice(0, MOST_CPUS).map((cpu) => seconds(threads.get(cpu["thread-id"]))));
}

async function disks(qmp: Qmp): Promise<VmCounters["disks"]> {
  const all = await answer<{ "node-name"?: string; stats: Record<string, number> }[]>(
    qmp,
    "query-blockstats",
    [],
  );
  return all.slice(0, MOST_DISKS).flatMap(({ "node-name": node, stats }) => {
    // The seed is Croft's, and not the user's to count.
    if (node === undefined || node === "seed") return [];
    return [
      {
        // Of a medium, the drive that it is in; a partition that was moved is the same one.
        name: /^(cd\d)-/.exec(node)?.[1] ?? node.replace(/^moved-/, "node-"),
        read_bytes: stats.rd_bytes ?? 0,
        written_bytes: stats.wr_bytes ?? 0,
        read_operations: stats.rd_operations ?? 0,
        write_operations: stats.wr_operations ?? 0,
        flush_operations: stats.flush_operations ?? 0,
      },
    ];
  });
}

async function guestMemory(qmp: Qmp): Promise<VmCounters["guest_memory"]> {
  const told = await answer<{ "last-update": number; stats: Record<string, number> } | null>(
    qmp,
    "qom-get",
    null,
    { path: BALLOON_PATH, property: "guest-stats" },
  );
  if (told === null) return null;
  if (told["last-update"] === 0) {
    // Nobody has asked the guest's kernel yet.
    const property = "guest-stats-polling-interval";
    await answer(qmp, "qom-set", null, { path: BALLOON_PATH, property, value: BALLOON_SECONDS });
    return null;
  }
  const bytes = (name: string): number | null => {
    const value = told.stats[name];
    // What the guest's kernel does not tell comes as the largest number.
    return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : null;
  };
  return {
    total_bytes: bytes("stat-total-memory"),
    available_bytes: bytes("stat-available-memory"),
    free_bytes: bytes("stat-free-memory"),
  };
}

const answer = async <T>(
  qmp: Qmp,
  command: string,
  otherwise: T,
  args?: Record<string, unknown>,
): Promise<T> => {
  const asked = qmp.execute(command, args).catch(() => otherwise);
  const timer = new AbortController();
  const late = pause(LONGEST_MS, otherwise, { signal: timer.signal }).catch(() => otherwise);
  const answered = await Promise.race([asked, late]);
  timer.abort();
  return (answered as T) ?? otherwise;
};
