// Which objects a principal's plans change or destroy: whether it is worthwhile to wait for what one of them has. May be
// forgotten at any moment: while nothing is known of a principal's plans, anything may be about to change.

export interface PlannedChanges {
  /** Notes a plan that changes or destroys these. */
  note(principal: string, ids: readonly string[]): void;
  /** Whether a plan may change the object. */
  mayChange(principal: string, id: string): boolean;
}
