// What admins confirmed to this process: after a restart it is confirmed again.

import type { ConfirmedCapacity } from "../confirmed-capacity.ts";

export function createConfirmedCapacity(): ConfirmedCapacity {
  const hosts = new Set<string>();
  return {
    confirm: (host) => void hosts.add(host),
    take: (host) => hosts.delete(host),
  };
}
