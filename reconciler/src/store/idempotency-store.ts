// Requests that may be sent again.

/** A request that is answered again for the same `Idempotency-Key`. What the object holds is read anew then. */
interface IdempotencyRecord {
  principal: string;
  path: string;
  key: string;
  body_digest: string;
  status: number;
  /** Id of the object that it was about. */
  object: string;
  created_at: string;
}

export interface IdempotencyReads {
  get(principal: string, path: string, key: string): Promise<IdempotencyRecord | undefined>;
}

export interface IdempotencyWrites extends IdempotencyReads {
  /** Keeps the newest `keep` of its principal. `created_at` is the store's to say, by the clock that counts. */
  put(record: Omit<IdempotencyRecord, "created_at">, keep: number): Promise<void>;
  /** `before`: RFC 3339. */
  prune(before: string): Promise<void>;
}
