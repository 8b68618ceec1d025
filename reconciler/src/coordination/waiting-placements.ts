// Whether any VM may wait for room: as long as none does, no host is looked at for it. Not known after a start; forgetting it
// costs a look at each host.
//
//   may be --a look that found none, and none came meanwhile--> none --one waits--> may be

export interface WaitingPlacements {
  readonly mayBe: boolean;
  /** A VM waits. */
  came(): void;
  /** A look begins; what it returns is called when it found none. */
  look(): () => void;
}
