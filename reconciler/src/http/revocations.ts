// A stream lives for hours, a request for a moment: whoever holds one open is told when the token behind it is deleted.
// A token that merely came to its end cuts nothing, as a certificate that ends cuts no login.
import type { Store } from "../store/store.ts";

export interface Revocations {
  /** Calls back once when the token was deleted; what it returns ends the watch. */
  watch(token: string, revoked: () => void): () => void;
}

interface Watched {
  /** RFC 3339; null when it does not end by itself. */
  expires: Promise<string | null>;
  listeners: Set<() => void>;
}

export function revocations(store: Pick<Store, "access" | "subscribe">, now: () => Date): Revocations {
  const watched = new Map<string, Watched>();
  const look = async (): Promise<void> => {
    for (const [token, { expires, listeners }] of [...watched]) {
      if ((await store.access.token(token)) !== undefined) continue;
      const end = await expires;
      if (watched.get(token)?.listeners !== listeners) continue;
      // Those that came to their end are swept some time later.
      if (end !== null && end <= now().toISOString()) continue;
      watched.delete(token);
      for (const revoked of listeners) revoked();
    }
  };
  // What cannot be read now is looked at again with the next change.
  store.subscribe("tokens", () => void look().catch(() => {}));
  const begin = (token: string): Watched => {
    const found = store.access.token(token);
    const mine: Watched = {
      expires: found.then(
        (one) => one?.expires_at ?? null,
        () => null,
      ),
      listeners: new Set(),
    };
    watched.set(token, mine);
    // It may have been deleted while the stream was being opened, which nobody tells again.
    const lookOnce = (one: unknown) => {
      if (one !== undefined || watched.get(token) !== mine) return;
      watched.delete(token);
      for (const revoked of mine.listeners) revoked();
    };
    found.then(lookOnce, () => {});
    return mine;
  };
  return {
    watch(token, revoked) {
      const mine = watched.get(token) ?? begin(token);
      mine.listeners.add(revoked);
      return () => {
        mine.listeners.delete(revoked);
        if (mine.listeners.size === 0 && watched.get(token) === mine) watched.delete(token);
      };
    },
  };
}
