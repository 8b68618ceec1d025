// Claims: these ids are in somebody's Terraform state, so an equal POST makes no claim to having made them.

import { type RequestHandler, Router } from "express";
import { principalOf } from "./authentication.ts";
import { checkBody, listField, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { Query } from "./query.ts";
import { type WriteContext, writeAs } from "./write-as.ts";

const MAX_CLAIMS = 1000;

export function claimRoutes(context: WriteContext): Router {
  const claim: RequestHandler = async (request, response) => {
    new Query(request).done();
    const { ids } = checkBody<{ ids: string[] }>(request.body, { ids: listField(MAX_CLAIMS, textField(64)) });
    const principal = principalOf(request);
    const claimed = await writeAs(context, principal, (tx) => tx.documents.claim(ids, principal.project));
    response.json({ claimed });
  };
  const router = Router();
  router.route("/claims").post(claim).all(methodNotAllowed("POST"));
  return router;
}
