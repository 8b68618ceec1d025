// Tokens for pipelines without a stored secret: a CI's ID token is exchanged for a short-lived token, by the trusts that an
// administrator made.
//
//   POST   /v1/federation/token            open to all: the ID token is the proof
//   GET, POST      /v1/federation/trusts   for admins
//   GET, DELETE    /v1/federation/trusts/{id}; deleting one ends the tokens that came of it

import { cleanLine } from "@croft/schemas/clean-text.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { createId } from "@croft/schemas/ids.ts";
import { PROJECT_ROLES, roleNamed } from "@croft/schemas/roles.ts";
import { checkProject } from "../commands/admit-create.ts";
import type { CommandContext } from "../commands/context.ts";
import type { IssuerKeys } from "../federation/issuer-keys.ts";
import { type Verified, verify } from "../federation/verify.ts";
import { refuseFaults } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import type { Token, Trust, Writes } from "../store/store.ts";
import { hashOfToken, newTokenText, principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { writeAs } from "./write-as.ts";

export interface FederationContext extends CommandContext {
  issuerKeys: IssuerKeys;
}

const DEFAULT_TTL_SECONDS = 3600;
/** Tokens of one trust that are good at once: an ID token can be exchanged again as long as it is good. */
const MOST_OF_A_TRUST = 1000;
const LONGEST_SUBJECT = 300;

async function exchangeIn(
  { now, randomBytes }: CommandContext,
  tx: Writes,
  { trust, subject }: Verified,
  hash: string,
): Promise<Token> {
  // It may have been deleted while the issuer was asked.
  const present = await tx.federation.trust(trust.id);
  if (present === undefined) throw notFound(`trust ${trust.id}`);
  if ((await tx.access.countMadeBy(trust.id, now().toISOString())) >= MOST_OF_A_TRUST) throw tooMany(present);
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
      subject: cleanLine(subject, LONGEST_SUBJECT),
      role: token.role,
      expires_at: token.expires_at,
    },
  });
  return token;
}

const tooMany = ({ name, ttl_seconds }: Trust): CroftError =>
  new CroftError("too_many_requests", `Trust ${name} has ${MOST_OF_A_TRUST} tokens that are still good.`, {
    detail: `Exchange one for each job and use it again; each ends after ${ttl_seconds} seconds.`,
  });

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
  refuseUnprintable(body);
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

/** They are compared with what an issuer says, so they are not cleaned; and nobody would see that one is another. */
function refuseUnprintable({ issuer, audience, claims }: TrustBody): void {
  const texts: [string, string][] = [
    ["/issuer", issuer],
    ["/audience", audience],
    ...Object.entries(claims).map(([name, value]): [string, string] => ["/claims", name + value]),
  ];
  const faults = texts.filter(([, text]) => cleanLine(text) !== text);
  if (faults.length === 0) return;
  refuseFaults(
    "The trust cannot be created as given.",
    faults.map(([pointer]) => ({
      code: "invalid_value",
      pointer,
      message: "has characters that cannot be seen",
    })),
  );
}

type FederationHandlers = Pick<
  Handlers,
  "exchange_id_token" | "list_trusts" | "create_trust" | "get_trust" | "delete_trust"
>;

export function federationHandlers(context: FederationContext): FederationHandlers {
  const { store } = context;
  return {
    async exchange_id_token(request, response) {
      const { id_token } = request.body as { id_token: string };
      const verified = await verify(store.federation, context.issuerKeys, id_token, context.now());
      const text = newTokenText();
      const token = await store.write((tx) => exchangeIn(context, tx, verified, hashOfToken(text)));
      response
        .set("Cache-Control", "no-store")
        .status(201)
        .json({ kind: "token", ...token, last_used_at: null, token: text });
    },
    async create_trust(request, response) {
      const principal = principalOf(request);
      const trust = newTrust(context, request.body as TrustBody, principal.id);
      await writeAs(context, principal, async (tx) => {
        await checkProject(tx, { noun: "trust", project: trust.project });
        await tx.federation.putTrust(trust);
        await tx.events.append(trustEvent("created", trust, principal.id));
      });
      response.set("Location", `/v1/federation/trusts/${trust.id}`).status(201).json(shown(trust));
    },
    async list_trusts(_request, response) {
      response.json({ items: (await store.federation.trusts()).map(shown) });
    },
    async get_trust(request, response) {
      const trust = await store.federation.trust(String(request.params.id));
      if (trust === undefined) throw notFound(`trust ${request.params.id}`);
      response.json(shown(trust));
    },
    async delete_trust(request, response) {
      const principal = principalOf(request);
      await writeAs(context, principal, async (tx) => {
        const trust = await tx.federation.trust(String(request.params.id));
        if (trust === undefined) throw notFound(`trust ${request.params.id}`);
        await tx.federation.removeTrust(trust.id);
        await tx.events.append(trustEvent("deleted", trust, principal.id));
      });
      response.status(204).end();
    },
  };
}

const shown = (trust: Trust) => ({ kind: "trust", ...trust });

const trustEvent = (
  happened: "created" | "deleted",
  { id, name, issuer, role, project }: Trust,
  actor: string,
) => ({
  type: `trust.${happened}` as const,
  actor,
  kind: "trust",
  object: id,
  project: null,
  name,
  data: { issuer, role, project },
});
