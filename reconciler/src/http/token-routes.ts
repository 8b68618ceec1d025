// Bearer tokens. The text is in the answer of the create and nowhere else; the store has its hash.

import { CroftError } from "@croft/schemas/errors.ts";
import { makeId } from "@croft/schemas/ids.ts";
import { type RequestHandler, Router } from "express";
import type { Token } from "../store/store.ts";
import { hashOfToken, newTokenText, principalOf } from "./authentication.ts";
import { checkBody, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import type { ObjectContext } from "./objects/context.ts";
import { Query } from "./query.ts";

const shown = (token: Token) => ({ kind: "token", ...token });
const missing = (id: unknown): CroftError => new CroftError("not_found", `There is no token ${id}.`);

export function tokenRoutes(context: ObjectContext): Router {
  const { store } = context;
  const create: RequestHandler = async (request, response) => {
    new Query(request).done();
    const { name } = checkBody<{ name: string }>(request.body, {
      name: textField(63, /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
    });
    const text = newTokenText();
    const token: Token = {
      id: makeId("token", context.randomBytes(10)),
      name,
      created_at: context.now().toISOString(),
      created_by: principalOf(request).id,
    };
    await store.write(async (tx) => {
      await tx.access.putToken(token, hashOfToken(text));
      await tx.events.append(tokenEvent("created", token, principalOf(request).id));
    });
    response.status(201).json({ ...shown(token), token: text });
  };
  const list: RequestHandler = async (request, response) => {
    new Query(request).done();
    const tokens = await store.access.tokens();
    response.json({
      items: tokens.map(shown),
      next_cursor: null,
      revision: await store.documents.revision(),
    });
  };
  const read: RequestHandler = async (request, response) => {
    new Query(request).done();
    const token = await store.access.token(String(request.params.id));
    if (!token) throw missing(request.params.id);
    response.json(shown(token));
  };
  const remove: RequestHandler = async (request, response) => {
    new Query(request).done();
    await store.write(async (tx) => {
      const token = await tx.access.token(String(request.params.id));
      if (!token) throw missing(request.params.id);
      await tx.access.removeToken(token.id);
      await tx.events.append(tokenEvent("deleted", token, principalOf(request).id));
    });
    response.status(204).end();
  };
  const router = Router();
  router.route("/tokens").get(list).post(create).all(methodNotAllowed("GET, POST"));
  router.route("/tokens/:id").get(read).delete(remove).all(methodNotAllowed("GET, DELETE"));
  return router;
}

const tokenEvent = (happened: string, { id, name }: Token, actor: string) => ({
  type: `token.${happened}`,
  actor,
  kind: "token",
  object: id,
  project: null,
  name,
  data: {},
});
