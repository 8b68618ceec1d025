// Leases as this process gave them.

import { type HostLeases, LEASE_SECONDS, SLACK_MS } from "../host-leases.ts";

/** `monotonic`: milliseconds, never set. */
export function createHostLeases(monotonic: () => number, seconds = LEASE_SECONDS): HostLeases {
  const first = monotonic() + LEASE_SECONDS * 1000;
  const ends = new Map<string, number>();
  const closed = new Set<string>();
  const left = (host: string): number => Math.max(0, (ends.get(host) ?? first) + SLACK_MS - monotonic());
  return {
    seconds,
    left,
    renew(host) {
      if (closed.has(host)) return false;
      // An agent keeps the later end, which may be one of before this start.
      ends.set(host, Math.max(monotonic() + seconds * 1000, ends.get(host) ?? first));
      return true;
    },
    close(host) {
      if (left(host) > 0) return false;
      closed.add(host);
      return true;
    },
    open: (host) => void closed.delete(host),
  };
}
