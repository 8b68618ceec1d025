// Presence as this process saw it.

import type { Presence } from "../presence.ts";

export const SILENT_AFTER_MS = 15_000;

/** `now` is in milliseconds since 1970, and is shown only; silence is measured by `monotonic`. */
export function createPresence(now: () => number, monotonic: () => number = now): Presence {
  const hosts = new Map<string, { since: number; heard: number | undefined; told: boolean }>();
  const isSilent = (host: string): boolean => {
    const known = hosts.get(host);
    return known !== undefined && monotonic() - known.since > SILENT_AFTER_MS;
  };
  return {
    isSilent,
    watch(host) {
      if (!hosts.has(host)) hosts.set(host, { since: monotonic(), heard: undefined, told: false });
    },
    heard(host) {
      const wasSilent = isSilent(host);
      hosts.set(host, { since: monotonic(), heard: now(), told: false });
      return wasSilent;
    },
    secondsSince(host) {
      const known = hosts.get(host);
      if (known?.heard === undefined || isSilent(host)) return undefined;
      return Math.floor((monotonic() - known.since) / 1000);
    },
    lastHeard: (host) => hosts.get(host)?.heard,
    fallenSilent() {
      const fallen = [...hosts].filter(([host, known]) => !known.told && isSilent(host));
      for (const [, known] of fallen) known.told = true;
      return fallen.map(([host]) => host);
    },
  };
}
