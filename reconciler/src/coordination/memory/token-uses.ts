// Uses that this process noted.

import type { Log } from "../../log.ts";
import type { Store } from "../../store/store.ts";
import type { TokenUses } from "../token-uses.ts";

const WRITE_AFTER_MS = 60_000;

interface TokenUsesParts {
  store: Pick<Store, "write">;
  now: () => Date;
  log: Log;
  writeAfterMs?: number;
}

export const createTokenUses = (parts: TokenUsesParts): TokenUses => new MemoryTokenUses(parts);

class MemoryTokenUses implements TokenUses {
  readonly #parts: TokenUsesParts;
  /** Times that are not written yet (RFC 3339), by the token's id. */
  readonly #noted = new Map<string, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: TokenUsesParts) {
    this.#parts = parts;
  }

  note(id: string): void {
    this.#noted.set(id, this.#parts.now().toISOString());
    this.#timer ??= setTimeout(() => void this.write(), this.#parts.writeAfterMs ?? WRITE_AFTER_MS).unref();
  }

  lastOf({ id, last_used_at }: { id: string; last_used_at: string | null }): string | null {
    return this.#noted.get(id) ?? last_used_at;
  }

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
