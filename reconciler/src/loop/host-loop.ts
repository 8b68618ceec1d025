// The loop over hosts: wakes by host, remembering which of its objects to look at.

import { createDirtySets } from "../coordination/memory/dirty-sets.ts";
import { type HostPassParts, passHost } from "./host-pass.ts";
import { createKeyedLoop, type KeyedLoop, type Timers } from "./keyed-loop.ts";

export interface HostLoop extends Omit<KeyedLoop, "wake"> {
  /** `ids`: objects of the host that have to be looked at, gone ones among them. */
  wake(host: string, ids?: readonly string[]): void;
}

export interface HostLoopParts extends HostPassParts {
  failed(host: string, error: unknown): void;
  /** Least time between two passes over a host: what comes in meanwhile shares the next one. */
  apartMs?: number;
  timers?: Timers;
}

export function hostLoop({ failed, apartMs = 0, timers, ...parts }: HostLoopParts): HostLoop {
  const dirty = createDirtySets(parts.now);
  const { wake, ...loop } = createKeyedLoop({
    async run(host) {
      const silent = parts.presence.isSilent(host);
      const scope = dirty.take(host, silent);
      try {
        await passHost(host, parts, { scope, silent });
      } catch (error) {
        dirty.forget(host);
        throw error;
      }
    },
    keys: async () => (await parts.store.documents.list("host")).items.map(({ name }) => name ?? ""),
    failed,
    apartMs,
    ...(timers && { timers }),
  });
  return {
    ...loop,
    wake(host, ids = []) {
      dirty.add(host, ids);
      wake(host);
    },
  };
}
