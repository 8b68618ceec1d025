// Tokens that this process read.

import type { Store, Token } from "../../store/store.ts";
import type { TokenCache } from "../token-cache.ts";

export function createTokenCache(store: Pick<Store, "access" | "subscribe">): TokenCache {
  const known = new Map<string, Token>();
  let changes = 0;
  store.subscribe("tokens", () => {
    changes += 1;
    known.clear();
  });
  return {
    async byHash(hash) {
      const remembered = known.get(hash);
      if (remembered) return remembered;
      const before = changes;
      const found = await store.access.tokenByHash(hash);
      // A token that was removed while it was being read is not kept.
      if (found && changes === before) known.set(hash, found);
      return found;
    },
  };
}
