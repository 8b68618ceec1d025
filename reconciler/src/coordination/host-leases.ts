// Leases of hosts: until when guests that may be made anew elsewhere run on a host that is not heard. An agent counts its
// lease from when it asked, so the end here, counted from the answer, is the later one.
//
//   runs --renewed--> runs on
//     `-- not renewed for its length and SLACK_MS --> over --close--> closed (no renewal) --open--> over, or renewed
//
// After a start every lease counts as the longest one, given just then: what was answered before, and when, is not known.

/**
 * What an agent is given unless a setting says that it is less. A restart of the reconciler must fit into it several times,
 * and a guest is to run elsewhere 90 s after its host was lost.
 */
export const LEASE_SECONDS = 40;

/** What a guest may run on after its lease: a tick of its keeper, the time between SIGTERM and SIGKILL, and a margin. */
export const SLACK_MS = 5_000;

export interface HostLeases {
  /** What an agent is given. */
  readonly seconds: number;
  /** The host asks for more time. False while its lease is closed: it gets none then. */
  renew(host: string): boolean;
  /** Milliseconds until what is bound to its lease has ended for sure; 0 when it has. */
  left(host: string): number;
  /** Closes a lease that is over. False when it runs. */
  close(host: string): boolean;
  open(host: string): void;
}
