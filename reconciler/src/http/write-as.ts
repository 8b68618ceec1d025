// A write of a request: its token is looked at once more inside the transaction. So nothing is written for a token that was
// revoked or ran out meanwhile, nor into a project that was made anew under the name of the token's: tokens go with their
// project, in the same transaction.

import type { Store, Writes } from "../store/store.ts";
import { type Principal, principalOfToken, tokenDeleted } from "./authentication.ts";

export interface WriteContext {
  store: Pick<Store, "write">;
  now(): Date;
  /** The later of two clocks, where there are two: what has ended by one of them has ended. */
  latest?: () => Date;
}

/** For a write that is a part of a transaction which others take part in. */
export const within = (context: WriteContext, tx: Writes): WriteContext => ({
  ...context,
  store: { write: (fn) => fn(tx) },
});

/** Throws `unauthorized`, and what `fn` throws. */
export const writeAs = <T>(
  { store, now, latest = now }: WriteContext,
  principal: Pick<Principal, "id">,
  fn: (tx: Writes) => Promise<T>,
): Promise<T> =>
  store.write(async (tx) => {
    const token = await tx.access.token(principal.id);
    if (token === undefined) throw tokenDeleted();
    principalOfToken(token, latest);
    return fn(tx);
  });
