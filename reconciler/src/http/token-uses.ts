// When each token was last used. A request only notes it in memory; what was noted is written together, once a minute at
// most, so that no request costs a write. A kill loses the uses of the last minute, a stop none.

import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";

const WRITE_AFTER_MS = 60_000;

export class TokenUses {
  readonly #parts: { store: Pick<Store, "write">; now: () => Date; log: Log; writeAfterMs?: number };
  /** Times that are not written yet (RFC 3339), by the token's id. */
  readonly #noted = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: { store: Pick<Store, "write">; now: () => Date; log: Log; writeAfterMs?: number }) {
    this.#parts = parts;
  }

  note(id: string): void {
    this.#noted.set(id, this.#parts.now().toISOString());
    this.#timer ??= setTimeout(() => void this.write(), this.#parts.writeAfterMs ?? WRITE_AFTER_MS).unref();
  }

  /** When a token was last used, given what is stored of it; null: never. */
  lastOf({ id, last_used_at }: { id: string; last_used_at: string | null }): string | null {
    return this.#noted.get(id) ?? last_used_at;
  }

  /** Writes what was noted. What cannot be written is noted still, and written with the next. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uses = new Map(this.#noted);
    if (uses.size === 0) return;
    try {
      await this.#parts.store.write((tx) => tx.access.noteUses(uses));
    } catch (error) {
      this.#parts.log.warn("the last uses of tokens could not be written", { error });
      return;
    }
    for (const [id, at] of uses) if (this.#noted.get(id) === at) this.#noted.delete(id);
  }
}
