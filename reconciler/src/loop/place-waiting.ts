// VMs that wait for room get it as soon as a host has some: it was heard, grew, or lost what took its room. A wake names
// that host, and costs nothing while nobody waits.
//
//   anything written of a host or of what lives on it --wake(host)--> who waits, by age: fits there? --> placed
//                                                                                `-- refused by something else: told

import { createWaitingPlacements } from "../coordination/memory/waiting-placements.ts";
import { refusalOn } from "../kinds/vm/capacity.ts";
import { demandOf } from "../kinds/vm/demand.ts";
import { longestWaiting, partitionsNamed } from "../kinds/vm/neighbors.ts";
import { networkDemands } from "../kinds/vm/network-demand.ts";
import { placeWaiting, waitsForRoom } from "../kinds/vm/placement.ts";
import { MOST_EXPLAINED } from "../scheduling/place-vm.ts";
import type { Change, Store, Writes } from "../store/store.ts";
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
  const waiting = createWaitingPlacements();
  const loop = createKeyedLoop({
    async run(host) {
      const foundNone = waiting.look();
      if (!(await passWaiting(store, host))) foundNone();
    },
    keys: async () => (waiting.mayBe ? (await store.hosts.facts()).map(({ name }) => name) : []),
    failed,
    apartMs,
    ...(timers && { timers }),
  });
  const look = (change: Change): void => {
    if (change.type !== "document") return;
    const { kind, name, hosts } = change;
    if (change.waits) waiting.came();
    if (!waiting.mayBe) return;
    for (const host of hosts) loop.wake(host);
    if (kind === "host" && name !== null) loop.wake(name);
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

/** So many are looked at in one turn of the writer. */
const LOOKED_AT = 50;

/** Returns whether anybody waited. */
async function passWaiting(store: Store, host: string): Promise<boolean> {
  const ids = (await store.documents.unplaced()).map(({ id }) => id);
  for (let from = 0; from < ids.length; ) {
    const some = ids.slice(from, from + LOOKED_AT);
    const placed = await store.write((tx) => placeFirst(tx, some, host));
    from += placed === undefined ? some.length : some.indexOf(placed) + 1;
  }
  return ids.length > 0;
}

/** Places the first of these VMs that may have room on the host by now, or notes why not; returns which that was. */
async function placeFirst(tx: Writes, ids: readonly string[], host: string): Promise<string | undefined> {
  const fleet = await tx.hosts.fleet();
  const room = fleet.get(host);
  if (room === undefined) return undefined;
  const waiting = await longestWaiting(tx, fleet);
  for (const id of ids) {
    const vm = await tx.documents.get("vm", id);
    if (vm === undefined || vm.deleting || !waitsForRoom(vm)) continue;
    const { project, spec, internal } = vm;
    const partitions = await partitionsNamed(tx, spec);
    const demand = demandOf(spec, partitions, await networkDemands(tx, { id, spec }));
    const refusal = await refusalOn(tx, fleet, room, { id, project, spec, demand, waiting });
    if (refusal !== undefined && isTold(internal.no_room ?? {}, host, refusal)) continue;
    await placeWaiting(tx, id);
    return id;
  }
  return undefined;
}

/** Whether this reason is what the VM was told, or one of the many that it is not told. */
function isTold(told: Readonly<Record<string, string>>, host: string, refusal: string): boolean {
  return told[host] === refusal || (told[host] === undefined && Object.keys(told).length >= MOST_EXPLAINED);
}
