// Bearer tokens. The text is in the answer of the create and nowhere else; the store has its hash.

import { CroftError } from "@croft/schemas/errors.ts";
import { createId } from "@croft/schemas/ids.ts";
import { PROJECT_ROLES, roleNamed } from "@croft/schemas/roles.ts";
import { checkProject } from "../commands/admit-create.ts";
import type { CommandContext } from "../commands/context.ts";
import type { TokenUses } from "../coordination/token-uses.ts";
import { refuseFaults } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import type { StoredToken, Token, Writes } from "../store/store.ts";
import { type Answer, answerOnceWith, replayKeyOf } from "./answer.ts";
import { hashOfToken, newTokenText, type Principal, principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { writeAs } from "./write-as.ts";

interface TokenBody {
  /** Its id's random part when absent. */
  name?: string;
  role: string;
  project?: string;
  ttl_seconds: number;
}

function newToken(
  { randomBytes, now }: CommandContext,
  body: TokenBody,
  { id: principal, expires_at: parentEnds }: Pick<Token, "id" | "expires_at">,
): Token {
  const id = createId("token", randomBytes(10));
  const { project = null, name, ttl_seconds } = body;
  // A former name is taken too, and is no longer shown.
  const role = roleNamed(body.role) ?? "viewer";
  const needsProject = PROJECT_ROLES.includes(role);
  if (needsProject !== (project !== null)) {
    const message = needsProject
      ? `the role ${role} is for one project: name it`
      : `the role ${role} is for all projects: leave the project out, or choose ${PROJECT_ROLES.join(" or ")}`;
    const code = needsProject ? "missing_field" : "invalid_value";
    refuseFaults("The token cannot be created as given.", [{ code, pointer: "/project", message }]);
  }
  const created = now();
  return {
    id,
    name: name ?? id.replace("tok_", ""),
    role,
    project,
    created_at: created.toISOString(),
    created_by: principal,
    expires_at: endOf(created, ttl_seconds, parentEnds),
  };
}

/** Never later than the end of the token that asks. */
function endOf(at: Date, ttlSeconds: number, parentEnds: string | null): string {
  const asked = at.getTime() + ttlSeconds * 1000;
  return new Date(parentEnds === null ? asked : Math.min(asked, Date.parse(parentEnds))).toISOString();
}

async function createToken(
  context: CommandContext,
  tx: Writes,
  body: TokenBody,
  principal: Principal,
): Promise<Answer<StoredToken & { token?: string }>> {
  const text = newTokenText();
  // As it is stored now: it may have been renewed since it was read.
  const parent = (await tx.access.token(principal.id)) ?? principal;
  const token = newToken(context, body, parent);
  await checkProject(tx, { noun: "token", project: token.project });
  await tx.access.putToken(token, hashOfToken(text));
  await tx.events.append(tokenEvent("created", token, principal.id));
  return { status: 201, body: { ...token, last_used_at: null, token: text } };
}

/**
 * Lets a token live longer, counted from now. It never outlives the token that asks: so nothing that is made for the time of a run
 * renews itself, and what a revoked or ended token made ends too. Its role and project stay.
 */
async function renewToken(
  { now }: CommandContext,
  tx: Writes,
  { id, ttl_seconds, principal }: { id: string; ttl_seconds: number; principal: Principal },
): Promise<StoredToken> {
  const token = await tx.access.token(id);
  if (!token) throw missing(id);
  const at = now();
  if (token.expires_at === null) return token;
  if (token.expires_at <= at.toISOString()) throw alreadyExpired(token.expires_at);
  const parent = (await tx.access.token(principal.id))?.expires_at ?? null;
  const bounded = endOf(at, ttl_seconds, parent);
  if (bounded <= token.expires_at) return token;
  const renewed: StoredToken = { ...token, expires_at: bounded };
  await tx.access.renewToken(id, bounded);
  await tx.events.append(tokenEvent("renewed", renewed, principal.id));
  return renewed;
}

const alreadyExpired = (at: string): CroftError =>
  new CroftError("not_found", "The token cannot be renewed: it has expired.", {
    detail: `It was good until ${at}. Create a new one.`,
  });

const shown = (token: StoredToken) => ({ kind: "token", ...token });
const missing = (id: unknown): CroftError => notFound(`token ${id}`);

type TokenHandlers = Pick<
  Handlers,
  "list_tokens" | "create_token" | "get_token" | "delete_token" | "renew_token"
>;

export function tokenHandlers(context: CommandContext, uses: TokenUses): TokenHandlers {
  const { store } = context;
  const used = (token: StoredToken): StoredToken => ({ ...token, last_used_at: uses.lastOf(token) });
  return {
    async create_token(request, response) {
      const body = request.body as TokenBody;
      const principal = principalOf(request);
      const replay = replayKeyOf(request);
      const answer = await writeAs(context, principal, (tx) =>
        answerOnceWith(tx, replay, {
          make: () => createToken(context, tx, body, principal),
          // Its text is nowhere any more.
          recall: async (id) => (await tx.access.token(id)) as StoredToken & { token?: string },
        }),
      );
      response.setHeader("Location", `/v1/tokens/${answer.body.id}`);
      response.setHeader("Cache-Control", "no-store");
      response.status(answer.status).json(shown(answer.body));
    },
    async list_tokens(_request, response) {
      const tokens = await store.access.tokens();
      response.json({
        items: tokens.map((token) => shown(used(token))),
        next_cursor: null,
        revision: await store.documents.revision(),
      });
    },
    async get_token(request, response) {
      const token = await store.access.token(String(request.params.id));
      if (!token) throw missing(request.params.id);
      response.json(shown(used(token)));
    },
    async delete_token(request, response) {
      await writeAs(context, principalOf(request), async (tx) => {
        const token = await tx.access.token(String(request.params.id));
        if (!token) throw missing(request.params.id);
        await tx.access.removeToken(token.id);
        await tx.events.append(tokenEvent("deleted", token, principalOf(request).id));
      });
      response.status(204).end();
    },
    async renew_token(request, response) {
      const { ttl_seconds } = request.body as { ttl_seconds: number };
      const principal = principalOf(request);
      const id = String(request.params.id);
      const renewed = await writeAs(context, principal, (tx) =>
        renewToken(context, tx, { id, ttl_seconds, principal }),
      );
      response.json(shown(used(renewed)));
    },
  };
}

const tokenEvent = (
  happened: "created" | "deleted" | "renewed",
  { id, name, role, project, expires_at }: Token,
  actor: string,
) => ({
  type: `token.${happened}` as const,
  actor,
  kind: "token",
  object: id,
  // Who may do what is nothing that a project's own tokens are told.
  project: null,
  name,
  data: { role, project, expires_at },
});
