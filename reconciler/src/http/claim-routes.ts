// Claims: these ids are in somebody's Terraform state, so an equal POST makes no claim to having made them.

import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { type WriteContext, writeAs } from "./write-as.ts";

export const claimHandlers = (context: WriteContext): Pick<Handlers, "claim_objects"> => ({
  async claim_objects(request, response) {
    const { ids } = request.body as { ids: string[] };
    const principal = principalOf(request);
    const claimed = await writeAs(context, principal, (tx) => tx.documents.claim(ids, principal.project));
    response.json({ claimed });
  },
});
