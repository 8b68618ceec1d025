// VMs that wait for room get it as soon as a host has some: it was heard, grew, or lost what took its room. A wake names
// that host, and costs nothing while nobody waits.
//
//   anything written of a host or of what lives on it --wake(host)--> who waits, by age: fits there? --> placed
//                                                                                `-- refused by something else: told

import { refusalOn, roomOf } from "../kinds/vm/capacity.ts";
import { demandOf } from "../kinds/vm/demand.ts";
import { partitionsNamed } from "../kinds/vm/neighbors.ts";
import { networkDemands } from "../kinds/vm/network-demand.ts";
import { placeWaiting, waitsForRoom } from "../kinds/vm/placement.ts";
import type { Change, Store } from "../store/store.ts";
import { createKeyedLoop, type KeyedLoop, type Timers } from "./keyed-loop.ts";

export interface WaitingLoop extends Pick<KeyedLoop, "start" | "idle" | "figures"> {
  stop(): Promise<void>;
}

export interface WaitingLoopParts {
  store: Store;
  failed(host: string, error: unknown): void;
  apartMs?: number;
  timers?: Timers;
}

export function waitingLoop({ store, failed, apartMs = 0, timers }: WaitingLoopParts): WaitingLoop {
  // Whether anybody may be waiting: not known after a start.
  let some = true;
  let came = 0;
  const loop = createKeyedLoop({
    async run(host) {
      const before = came;
      if (!(await passWaiting(store, host)) && came === before) some = false;
    },
    keys: async () => (some ? (await store.hosts.facts()).map(({ name }) => name) : []),
    failed,
    apartMs,
    ...(timers && { timers }),
  });
  const look = (change: Change): void => {
    if (change.type !== "document") return;
    const { document, removed, hosts } = change;
    if (document.kind === "vm" && waitsForRoom(document) && !removed) {
      some = true;
      came += 1;
    }
    if (!some) return;
    for (const host of hosts) loop.wake(host);
    if (document.kind === "host" && document.name !== null) loop.wake(document.name);
  };
  const unsubscribe = store.subscribe("documents", look);
  return {
    start: loop.start,
    idle: loop.idle,
    figures: loop.figures,
    stop() {
      unsubscribe();
      return loop.stop();
    },
  };
}

/** Returns whether anybody waited. */
async function passWaiting(store: Store, host: string): Promise<boolean> {
  const waiting = await store.documents.unplaced();
  let room = waiting.length === 0 ? undefined : await roomOf(store, host);
  for (const { id, project, spec, internal } of waiting) {
    if (room === undefined) break;
    const partitions = await partitionsNamed(store, spec);
    const demand = demandOf(spec, partitions, await networkDemands(store, { id, spec }));
    const refusal = await refusalOn(store, room, { id, project, spec, demand });
    // Looked at in a transaction only when that may change something.
    if (refusal !== undefined && refusal === internal.no_room?.[host]) continue;
    await store.write((tx) => placeWaiting(tx, id));
    room = await roomOf(store, host);
  }
  return waiting.length > 0;
}
