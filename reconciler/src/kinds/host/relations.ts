import type { Relations } from "../relations.ts";

export const hostRelations: Relations<"host"> = {
  /** The generation of its config stays: an agent that joins again with its old ledger takes only a higher one. */
  async removed(tx, { name }) {
    const host = name ?? "";
    await tx.access.revokeCertificates(host);
    await tx.access.removeJoinTokensOf(host);
    await tx.hosts.remove(host);
    // What it still has of objects that were given up stays on record: whoever joins under the name removes that first.
  },
};
