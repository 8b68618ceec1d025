// When each agent was last heard. Kept in memory only: after a restart every host counts as just heard, because silence
// has to be seen before it is believed.
//
//   heard --45 s without a report--> silent --report--> heard

export interface Presence {
  /** Starts to watch a host; one that is watched already keeps its time. */
  watch(host: string): void;
  /** A report came. Returns whether the host had been silent. */
  heard(host: string): boolean;
  isSilent(host: string): boolean;
  /** Milliseconds since 1970; undefined when nothing was heard since the start. */
  lastHeard(host: string): number | undefined;
  /** Hosts that fell silent since the last call. */
  fallenSilent(): string[];
}

export const SILENT_AFTER_MS = 45_000;

/** `now` is in milliseconds since 1970, and is shown only; silence is measured by `monotonic`. */
export function presence(now: () => number, monotonic: () => number = now): Presence {
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
    lastHeard: (host) => hosts.get(host)?.heard,
    fallenSilent() {
      const fallen = [...hosts].filter(([host, known]) => !known.told && isSilent(host));
      for (const [, known] of fallen) known.told = true;
      return fallen.map(([host]) => host);
    },
  };
}
