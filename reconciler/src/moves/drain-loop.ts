// What wakes the draining of a host: its maintenance, its VMs, and a timer, because room elsewhere may come.

import { createKeyedLoop, type KeyedLoop } from "../loop/keyed-loop.ts";
import type { Change, Store } from "../store/store.ts";
import { drainHost } from "./drain.ts";

export interface DrainLoop extends Pick<KeyedLoop, "start" | "figures"> {
  stop(): Promise<void>;
}

export interface DrainLoopParts {
  store: Store;
  randomBytes(count: number): Uint8Array;
  failed(host: string, error: unknown): void;
  /** Milliseconds since any moment. */
  monotonic(): number;
}

const SWEEP_MS = 15_000;
/** Each try stops the guest, so one that failed is not tried again soon. */
const LEFT_ALONE_MS = 600_000;

export function createDrainLoop({ store, randomBytes, failed, monotonic }: DrainLoopParts): DrainLoop {
  const maintained = new Set<string>();
  /** Hosts that a user changed since their last run. */
  const respecified = new Set<string>();
  const failures = new Map<string, number>();
  const failedLately = (vm: string): boolean => {
    const at = failures.get(vm);
    if (at === undefined || monotonic() - at < LEFT_ALONE_MS) return at !== undefined;
    failures.delete(vm);
    return false;
  };
  const loop = createKeyedLoop({
    async run(host) {
      // Requested anew, all are tried anew.
      if (respecified.delete(host) && (await isMaintained(store, host))) failures.clear();
      if (await drainHost(host, { store, randomBytes, failedLately })) maintained.add(host);
      else maintained.delete(host);
    },
    keys: async () =>
      (await store.hosts.facts()).flatMap(({ name, spec }) => (spec.maintenance === true ? [name] : [])),
    failed,
    sweepMs: SWEEP_MS,
  });
  const look = (change: Change): void => {
    if (change.type !== "document") return;
    const { kind, id, name, now, before, hosts } = change;
    if (kind === "host" && name !== null) {
      const isRespecified = before?.generation !== now.generation;
      if (isRespecified) respecified.add(name);
      if (isRespecified || maintained.has(name)) loop.wake(name);
    }
    if (kind !== "vm") return;
    if (now.move === "failed" && before?.move !== "failed") failures.set(id, monotonic());
    for (const host of hosts) if (maintained.has(host)) loop.wake(host);
  };
  const unsubscribe = store.subscribe("documents", look);
  return {
    start: loop.start,
    figures: loop.figures,
    stop() {
      unsubscribe();
      return loop.stop();
    },
  };
}

const isMaintained = async (store: Store, name: string): Promise<boolean> =>
  (await store.documents.byName("host", null, name))?.spec.maintenance === true;
