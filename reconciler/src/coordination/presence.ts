// When each agent was last heard. After a restart every host counts as just heard, because silence has to be seen before it
// is believed.
//
//   heard --15 s without a report--> silent --report--> heard

export interface Presence {
  /** Starts to watch a host; one that is watched already keeps its time. */
  watch(host: string): void;
  /** A report came. Returns whether the host had been silent. */
  heard(host: string): boolean;
  isSilent(host: string): boolean;
  /** Whole seconds since a report of one that is not silent; undefined when none came since the start. */
  secondsSince(host: string): number | undefined;
  /** Milliseconds since 1970; undefined when nothing was heard since the start. */
  lastHeard(host: string): number | undefined;
  /** Hosts that fell silent since the last call. */
  fallenSilent(): string[];
}
