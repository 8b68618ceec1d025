// Which objects of each host have to be inspected by its next reconcile. May be dropped at any moment: of a host of which
// nothing is known everything has to be inspected.
//
//   unknown --take: all--> known --add ids--> known, with ids --take: these ids--> known
//      ^                     |
//      +--- a run failed ----+--- it fell silent or was heard again, or was not inspected for long: take: all

/** Objects of a host that are to be inspected. */
export type Scope = "all" | ReadonlySet<string>;

export interface DirtySets {
  add(host: string, ids: Iterable<string>): void;
  /** What the run that starts now has to inspect; it is no longer dirty then. */
  take(host: string, silent: boolean): Scope;
  /** What was taken was not inspected. */
  forget(host: string): void;
}
