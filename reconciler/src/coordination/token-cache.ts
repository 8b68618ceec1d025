// Tokens by the hash of their text, remembered until any token changes: nearly every request brings one that the one before
// brought too. May be forgotten at any moment.

import type { Token } from "../store/store.ts";

export interface TokenCache {
  byHash(hash: string): Promise<Token | undefined>;
}
