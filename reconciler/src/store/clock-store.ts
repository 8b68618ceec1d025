// What survives of the clock that counts time which really passed (see clock/counted-clock.ts).

export interface ClockRecord {
  /** What that clock said when it was stored, in milliseconds since 1970. */
  counted: number;
  /** By how much the machine's clock was ahead of it then; 0 unless it had leapt. */
  offset: number;
  /** When the leap was seen, by that clock; null unless it had leapt. */
  since: number | null;
}

export interface ClockReads {
  get(): Promise<ClockRecord | undefined>;
}

export interface ClockWrites extends ClockReads {
  put(record: ClockRecord): Promise<void>;
}
