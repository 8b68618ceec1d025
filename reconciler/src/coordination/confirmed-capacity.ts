// Hosts whose next report counts with all the capacity that it names, because an admin says that it is there.

export interface ConfirmedCapacity {
  confirm(host: string): void;
  /** Whether it was confirmed; once. */
  take(host: string): boolean;
}
