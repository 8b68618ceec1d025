// Figures of the reconciler itself.
import { STATES } from "@croft/schemas/generated/typescript/states.ts";
import type { LoopFigures } from "../loop/keyed-loop.ts";
import type { ConditionBook } from "../status/condition-book.ts";
import type { Store } from "../store/store.ts";
import { type Exposition, labelsOf } from "./exposition.ts";
import type { StreamPositions } from "./stream-positions.ts";

export interface Certificate {
  name: string;
  /** Seconds since 1970. */
  endsAt: number;
}

export interface ReconcilerParts {
  store: Store;
  conditions: Pick<ConditionBook, "list" | "over">;
  now(): Date;
  startedAt: Date;
  storage(): Promise<{ free_bytes: number; database_bytes: number; database_log_bytes: number }>;
  streams?: StreamPositions | undefined;
  loops?: (() => Readonly<Record<string, LoopFigures>>) | undefined;
  certificates?: (() => readonly Certificate[]) | undefined;
  /** Seconds since 1970; 0 for never. */
  lastBackup?: (() => Promise<number>) | undefined;
}

export async function addReconciler(out: Exposition, parts: ReconcilerParts): Promise<void> {
  const { store, conditions, now, startedAt } = parts;
  await addObjects(out, store);
  const condition = out.figure("croft_condition", "gauge", "1 for what is wrong with this reconciler now.");
  for (const { type, reason } of conditions.list()) condition.add(labelsOf({ type, reason }), 1);
  for (const { type, reason } of conditions.over()) condition.add(labelsOf({ type, reason }), 0);
  const { last } = await store.events.bounds();
  out.figure("croft_last_event_number", "gauge", "Number of the newest event.").add("", last);
  parts.streams?.addTo(out, last);
  await addStates(out, store);
  const uptime = (now().getTime() - startedAt.getTime()) / 1000;
  out
    .figure("croft_uptime_seconds", "gauge", "Seconds since the reconciler started.")
    .add("", Math.round(uptime));
  await addStorage(out, parts);
  addProcess(out);
  addLoops(out, parts.loops?.() ?? {});
  if (parts.lastBackup !== undefined) {
    out
      .figure(
        "croft_backup_timestamp_seconds",
        "gauge",
        "When the last backup of the database was made; 0 for never.",
      )
      .add("", await parts.lastBackup());
  }
  const ends = out.figure("croft_certificate_expiry_timestamp_seconds", "gauge", "When a certificate ends.");
  for (const { name, endsAt } of parts.certificates?.() ?? [])
    ends.add(labelsOf({ certificate: name }), endsAt);
}

/** Every kind with every of its states, so that one in which there is nothing is 0. */
async function addObjects(out: Exposition, { documents }: Store): Promise<void> {
  const objects = out.figure("croft_objects", "gauge", "Objects by kind and state.");
  const counts = new Map<string, number>();
  for (const { kind, state, count } of await documents.countByState())
    counts.set(labelsOf({ kind, state }), count);
  for (const [kind, states] of Object.entries(STATES)) {
    for (const state of states) {
      const labels = labelsOf({ kind, state });
      objects.add(labels, counts.get(labels) ?? 0);
    }
  }
}

/** States of Terraform that are kept here. */
async function addStates(out: Exposition, { states }: Store): Promise<void> {
  const count = out.figure("croft_terraform_states", "gauge", "States of a project.");
  const bytes = out.figure(
    "croft_terraform_state_bytes",
    "gauge",
    "What they take, all their versions together.",
  );
  const locked = out.figure("croft_terraform_states_locked", "gauge", "Of these, those that are locked now.");
  for (const of of await states.byProject()) {
    const labels = labelsOf({ project: of.project });
    count.add(labels, of.states);
    bytes.add(labels, of.stored_bytes);
    locked.add(labels, of.locked);
  }
}

async function addStorage(out: Exposition, { storage }: ReconcilerParts): Promise<void> {
  const { free_bytes, database_bytes, database_log_bytes } = await storage();
  const gauge = (name: string, help: string, value: number): void =>
    out.figure(name, "gauge", help).add("", value);
  gauge("croft_storage_free_bytes", "Free bytes of the state folder's file system.", free_bytes);
  gauge("croft_database_bytes", "Size of the database.", database_bytes);
  gauge("croft_database_log_bytes", "Size of its write-ahead log.", database_log_bytes);
}

function addProcess(out: Exposition): void {
  const { user, system } = process.cpuUsage();
  out
    .figure("process_cpu_seconds", "counter", "Processor time of the reconciler.")
    .add("", (user + system) / 1_000_000);
  out.figure("process_resident_memory_bytes", "gauge", "Resident memory.").add("", process.memoryUsage.rss());
}

function addLoops(out: Exposition, loops: Readonly<Record<string, LoopFigures>>): void {
  const queued = out.figure("croft_queue_depth", "gauge", "What waits for its turn in a loop.");
  const running = out.figure("croft_loop_running", "gauge", "What a loop works on now.");
  const failing = out.figure("croft_loop_failing", "gauge", "What a loop failed at and tries again.");
  const runs = out.figure("croft_loop_runs", "counter", "Runs of a loop.");
  const failures = out.figure("croft_loop_failures", "counter", "Runs of a loop that failed.");
  for (const [loop, figures] of Object.entries(loops)) {
    const labels = labelsOf({ loop });
    queued.add(labels, figures.queued);
    running.add(labels, figures.running);
    failing.add(labels, figures.failing);
    runs.add(labels, figures.runs);
    failures.add(labels, figures.failures);
  }
}
