// Tokens for pipelines without a stored secret: a CI's ID token is exchanged for a short-lived token, by the trusts that an
// administrator made.
//
//   POST   /v1/federation/token            open to all: the ID token is the proof
//   GET, POST      /v1/federation/trusts   for admins
//   GET, DELETE    /v1/federation/trusts/{id}; deleting one ends the tokens that came of it

import { createId } from "@croft/schemas/ids.ts";
import { NAME } from "@croft/schemas/names.ts";
import { PROJECT_ROLES, ROLES, roleNamed } from "@croft/schemas/roles.ts";
import express, { type RequestHandler, Router } from "express";
import { checkProject } from "../commands/admit-create.ts";
import type { CommandContext } from "../commands/context.ts";
import type { IssuerKeys } from "../federation/issuer-keys.ts";
import { type Verified, verify } from "../federation/verify.ts";
import { refuseFaults } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Token, Trust, Writes } from "../store/store.ts";
import { hashOfToken, newTokenText, principalOf } from "./authentication.ts";
import { checkBody, type FieldCheck, integerField, oneOfField, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { readJson } from "./json-text.ts";
import { Query } from "./query.ts";
import { checkMediaType } from "./request-body.ts";
import { writeAs } from "./write-as.ts";

export interface FederationContext extends CommandContext {
  issuerKeys: IssuerKeys;
}

const LONGEST_TTL_SECONDS = 24 * 60 * 60;
const DEFAULT_TTL_SECONDS = 3600;
const MOST_ID_TOKEN = 16_384;
const BODY_BYTES = 32 * 1024;

const readBytes = express.raw({ limit: BODY_BYTES, type: () => true });

/** Goes before authentication. */
export function exchangeRoute(context: FederationContext): Router {
  const exchange: RequestHandler = async (request, response) => {
    new Query(request).done();
    checkMediaType(request, response, ["application/json"]);
    const { id_token } = checkBody<{ id_token: string }>(readJson(request.body as Buffer), {
      id_token: textField(MOST_ID_TOKEN),
    });
    const verified = await verify(context.store.federation, context.issuerKeys, id_token, context.now());
    const text = newTokenText();
    const token = await context.store.write((tx) => exchangeIn(context, tx, verified, hashOfToken(text)));
    response.status(201).json({ kind: "token", ...token, token: text });
  };
  const router = Router();
  router.route("/v1/federation/token").post(readBytes, exchange).all(methodNotAllowed("POST"));
  return router;
}

async function exchangeIn(
  { now, randomBytes }: CommandContext,
  tx: Writes,
  { trust, subject }: Verified,
  hash: string,
): Promise<Token> {
  // It may have been deleted while the issuer was asked.
  const present = await tx.federation.trust(trust.id);
  if (present === undefined) throw notFound(`trust ${trust.id}`);
  const id = createId("token", randomBytes(10));
  const created = now();
  const token: Token = {
    id,
    name: id.replace("tok_", ""),
    role: present.role,
    project: present.project,
    created_at: created.toISOString(),
    created_by: present.id,
    expires_at: new Date(created.getTime() + present.ttl_seconds * 1000).toISOString(),
  };
  await tx.access.putToken(token, hash);
  await tx.events.append({
    type: "token.exchanged",
    actor: present.id,
    kind: "token",
    object: id,
    project: null,
    name: token.name,
    data: {
      trust: present.name,
      subject: subject.slice(0, 300),
      role: token.role,
      expires_at: token.expires_at,
    },
  });
  return token;
}

interface TrustBody {
  name: string;
  issuer: string;
  audience: string;
  claims: Record<string, string>;
  role: string;
  project?: string;
  ttl_seconds?: number;
  ca_certificate?: string;
}

const HTTPS_URL = /^https:\/\/[^\s?#]+$/;
const PEM = /^\s*-----BEGIN CERTIFICATE-----[\s\S]*-----END CERTIFICATE-----\s*$/;
const MOST_CLAIMS = 20;

const claimsField: FieldCheck = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { code: "wrong_type", message: "must be an object of claims" };
  }
  const entries = Object.entries(value);
  // Else every repository of a public issuer could exchange its tokens.
  if (entries.length === 0 || entries.length > MOST_CLAIMS) {
    return { code: "out_of_range", message: `must name 1 to ${MOST_CLAIMS} claims, such as "sub"` };
  }
  const wrong = entries.find(([, pattern]) => typeof pattern !== "string" || /^\**$/.test(pattern));
  return wrong && { code: "invalid_value", message: `${wrong[0]} must be a text other than "*"` };
};

const TRUST_FIELDS = {
  name: textField(63, NAME),
  issuer: textField(500, HTTPS_URL),
  audience: textField(500),
  claims: claimsField,
  role: oneOfField(ROLES),
  "project?": textField(63, NAME),
  "ttl_seconds?": integerField(1, LONGEST_TTL_SECONDS),
  "ca_certificate?": textField(65_536, PEM),
};

function newTrust({ randomBytes, now }: CommandContext, body: TrustBody, principal: string): Trust {
  const role = roleNamed(body.role) ?? "viewer";
  const project = body.project ?? null;
  if (PROJECT_ROLES.includes(role) !== (project !== null)) {
    const message =
      project === null
        ? `the role ${role} is for one project: name it`
        : `the role ${role} is for all projects`;
    refuseFaults("The trust cannot be created as given.", [
      { code: project === null ? "missing_field" : "invalid_value", pointer: "/project", message },
    ]);
  }
  return {
    id: createId("trust", randomBytes(10)),
    name: body.name,
    issuer: body.issuer,
    audience: body.audience,
    claims: body.claims,
    role,
    project,
    ttl_seconds: body.ttl_seconds ?? DEFAULT_TTL_SECONDS,
    ca_certificate: body.ca_certificate ?? null,
    created_at: now().toISOString(),
    created_by: principal,
  };
}

/** For admins, as every path below `/v1` that `authorization.ts` does not name. */
export function trustRoutes(context: CommandContext): Router {
  const { store } = context;
  const create: RequestHandler = async (request, response) => {
    new Query(request).done();
    const principal = principalOf(request);
    const trust = newTrust(context, checkBody<TrustBody>(request.body, TRUST_FIELDS), principal.id);
    await writeAs(context, principal, async (tx) => {
      await checkProject(tx, { noun: "trust", project: trust.project });
      await tx.federation.putTrust(trust);
      await tx.events.append(trustEvent("created", trust, principal.id));
    });
    response.status(201).json(shown(trust));
  };
  const list: RequestHandler = async (request, response) => {
    new Query(request).done();
    response.json({ items: (await store.federation.trusts()).map(shown) });
  };
  const read: RequestHandler = async (request, response) => {
    new Query(request).done();
    const trust = await store.federation.trust(String(request.params.id));
    if (trust === undefined) throw notFound(`trust ${request.params.id}`);
    response.json(shown(trust));
  };
  const remove: RequestHandler = async (request, response) => {
    new Query(request).done();
    const principal = principalOf(request);
    await writeAs(context, principal, async (tx) => {
      const trust = await tx.federation.trust(String(request.params.id));
      if (trust === undefined) throw notFound(`trust ${request.params.id}`);
      await tx.federation.removeTrust(trust.id);
      await tx.events.append(trustEvent("deleted", trust, principal.id));
    });
    response.status(204).end();
  };
  const router = Router();
  router.route("/federation/trusts").get(list).post(create).all(methodNotAllowed("GET, POST"));
  router.route("/federation/trusts/:id").get(read).delete(remove).all(methodNotAllowed("GET, DELETE"));
  return router;
}

const shown = (trust: Trust) => ({ kind: "trust", ...trust });

const trustEvent = (happened: string, { id, name, issuer, role, project }: Trust, actor: string) => ({
  type: `trust.${happened}`,
  actor,
  kind: "trust",
  object: id,
  project: null,
  name,
  data: { issuer, role, project },
});
