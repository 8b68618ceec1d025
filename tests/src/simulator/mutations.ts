// Faults that are planted into the parts that are put together here, to see that the simulator finds them. None is in what
// users run. The number is that of a seed which meets the fault.

export const MUTATIONS = {
  /** The keeper of a guest sleeps: nothing ends with the lease. */
  keeper_sleeps: 12,
  /** The agent takes its lease for longer than it is. */
  lease_too_long: 12,
  /** The agent starts what is fenced by a config that is older than its lease. */
  starts_by_old_config: 12,
  /** The agent starts what is fenced without a lease. */
  starts_without_lease: 23,
  /** The reconciler takes a silent host for a lost one. */
  fences_at_silence: 2,
  /** The agent removes nothing. */
  removes_nothing: 0,
  /** The agent forgets at its start what it had started. */
  adopts_nothing: 7,
} as const;

export type Mutation = keyof typeof MUTATIONS;
