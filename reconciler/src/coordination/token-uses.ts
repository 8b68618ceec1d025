// When each token was last used. A request only notes it in memory; what was noted is written together, once a minute at
// most, so that no request costs a write. A kill loses the uses of the last minute, a stop none.

export interface TokenUses {
  note(id: string): void;
  /** When a token was last used, given what is stored of it; null: never. */
  lastOf(token: { id: string; last_used_at: string | null }): string | null;
  /** Writes what was noted. What cannot be written is noted still, and written with the next. */
  write(): Promise<void>;
}
