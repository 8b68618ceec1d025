// What wakes a move: a report of one of its hosts, a write of its VM, and a timer for what does not come.

import { createKeyedLoop, type KeyedLoop } from "../loop/keyed-loop.ts";
import type { Change, Move, Store } from "../store/store.ts";
import { passMove } from "./move-pass.ts";

export interface MoveLoop extends Pick<KeyedLoop, "start" | "idle" | "figures"> {
  /** Ids of objects of which a host said something. */
  heard(ids: readonly string[]): void;
  stop(): Promise<void>;
}

export interface MoveLoopParts {
  store: Store;
  /** Looks at objects of a host again: its documents are others when a move is in another phase. */
  wakeHost(host: string, ids: readonly string[]): void;
  failed(move: string, error: unknown): void;
  /** Milliseconds since any moment. */
  monotonic(): number;
  stuckMs?: number;
}

const STUCK_MS = 600_000;
const SWEEP_MS = 15_000;
const MOVE_ID = /^mov_/;

export function createMoveLoop({
  store,
  wakeHost,
  failed,
  monotonic,
  stuckMs = STUCK_MS,
}: MoveLoopParts): MoveLoop {
  // Since when each is as far as it is, by this process's clock: a start gives everybody his time anew.
  const leaving = new Set<string>();
  const progress = new Map<string, { at: number; what: string }>();
  const isStuck = (move: Move, copiedBytes: number): boolean => {
    const what = `${move.phase} ${copiedBytes}`;
    const before = progress.get(move.id);
    if (before?.what === what) return monotonic() - before.at > stuckMs;
    progress.set(move.id, { at: monotonic(), what });
    return false;
  };
  const loop = createKeyedLoop({
    run: (id) => passAndWake(id),
    keys: () => store.moves.ids(),
    failed,
    sweepMs: SWEEP_MS,
  });
  const passAndWake = async (id: string): Promise<void> => {
    const before = await store.moves.get(id);
    await passMove(id, { store, isStuck, ended: (over) => progress.delete(over) });
    const after = await store.moves.get(id);
    if (after?.phase === "leaving") leaving.add(id);
    else leaving.delete(id);
    if (before === undefined || before.generation === after?.generation) return;
    const ids = [id, before.vm, ...before.partitions.flatMap(({ partition, disk }) => [partition, disk])];
    for (const host of [before.from, before.to]) wakeHost(host, ids);
    if (after !== undefined) loop.wake(id);
  };
  const look = (change: Change): void => {
    if (change.type !== "document") return;
    const { kind, id, now, before } = change;
    if (kind !== "vm" && kind !== "partition") return;
    if (now.move === null && before !== null) return;
    store.moves.ofVm(id).then(
      (move) => {
        if (move === undefined) return;
        loop.wake(move.id);
        // A move that just began has documents for its hosts.
        for (const host of [move.from, move.to]) wakeHost(host, [move.id, id]);
      },
      (error) => failed(id, error),
    );
  };
  // What a host removed is an event, and nothing else of it is written.
  const removed = store.subscribe("events", () => {
    for (const id of leaving) loop.wake(id);
  });
  const unsubscribe = store.subscribe("documents", look);
  return {
    start: loop.start,
    idle: loop.idle,
    figures: loop.figures,
    heard(ids) {
      for (const id of ids) if (MOVE_ID.test(id)) loop.wake(id);
    },
    stop() {
      unsubscribe();
      removed();
      return loop.stop();
    },
  };
}
