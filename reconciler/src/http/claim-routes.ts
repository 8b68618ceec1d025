// Claims: these ids are in somebody's Terraform state, so an equal POST makes no claim to having made them.

import { type RequestHandler, Router } from "express";
import type { Store } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import { checkBody, listField, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { Query } from "./query.ts";

const MAX_CLAIMS = 1000;

export function claimRoutes(store: Store): Router {
  const claim: RequestHandler = async (request, response) => {
    new Query(request).done();
    const { ids } = checkBody<{ ids: string[] }>(request.body, { ids: listField(MAX_CLAIMS, textField(64)) });
    const { project } = principalOf(request);
    const claimed = await store.write((tx) => tx.documents.claim(ids, project));
    response.json({ claimed });
  };
  const router = Router();
  router.route("/claims").post(claim).all(methodNotAllowed("POST"));
  return router;
}
