// Who calls. Tokens are stored as SHA-256 of their text: they are 256 random bits, so a slow hash would add nothing.

import { createHash, randomBytes } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Role } from "@croft/schemas/roles.ts";
import type { Request, RequestHandler } from "express";
import type { TokenCache } from "../coordination/token-cache.ts";
import type { TokenUses } from "../coordination/token-uses.ts";
import type { Token } from "../store/store.ts";

/** Whoever a request is made by. */
export interface Principal {
  /** Id of its token: what `created_by` and events say. */
  id: string;
  role: Role;
  /** Name of the one project that it may see; null: all. */
  project: string | null;
  /** When its right ends by itself, RFC 3339; null: never. */
  expires_at: string | null;
  /** Whose requests its own are counted with; absent: nobody's. */
  account?: string;
}

/** What the ids of trusts begin with: tokens that one exchange after the other gives share what one may ask. */
const TRUST = "tru_";

const PREFIX = "croft_";

/** A new bearer token: shown once, never stored. */
export const newTokenText = (): string => PREFIX + randomBytes(32).toString("base64url");

export const hashOfToken = (text: string): string => createHash("sha256").update(text).digest("hex");

const principals = new WeakMap<Request, Principal>();

/** The caller of a request, when it has shown who it is. */
export const knownPrincipal = (request: Request): Principal | undefined => principals.get(request);

/** The caller of an authenticated request. */
export function principalOf(request: Request): Principal {
  const principal = principals.get(request);
  if (!principal) throw new Error(`${request.path} is served without authentication`);
  return principal;
}

/** Lets only known tokens pass, as long as they are good, and notes their use. */
export function authenticate(
  tokenByHash: TokenCache["byHash"],
  now: () => Date,
  uses?: Pick<TokenUses, "note">,
): RequestHandler {
  return async (request, _response, next) => {
    const { authorization } = request.headers;
    const header = STATE_PATH.test(request.path) ? bearerOfBasic(authorization) : authorization;
    const principal = await principalOfHeader(tokenByHash, now, header);
    uses?.note(principal.id);
    principals.set(request, principal);
    next();
  };
}

/** Where Terraform's `http` backend calls, which knows Basic authentication only. */
const STATE_PATH = /^\/v1\/state\//;

/** Takes the password of Basic authentication (RFC 7617) for the token; the name does not matter. */
function bearerOfBasic(authorization: string | undefined): string | undefined {
  const [scheme, text = "", ...rest] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic" || rest.length > 0) return authorization;
  const login = Buffer.from(text, "base64").toString("utf8");
  return `Bearer ${login.slice(login.indexOf(":") + 1).trim()}`;
}

/** The principal of an `Authorization` header. Throws `unauthorized`. */
export async function principalOfHeader(
  tokenByHash: TokenCache["byHash"],
  now: () => Date,
  authorization: string | undefined,
): Promise<Principal> {
  const [scheme, text, ...rest] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !text || rest.length > 0) {
    throw new CroftError("unauthorized", "The request carries no token.", {
      detail: "Send `Authorization: Bearer <token>`. For the provider, set CROFT_TOKEN or `token`.",
    });
  }
  const token = await tokenByHash(hashOfToken(text));
  if (!token) {
    throw new CroftError("unauthorized", "The token is not known here.", {
      detail:
        "It was deleted, or belongs to another Croft. For the provider, check CROFT_TOKEN and CROFT_ENDPOINT.",
    });
  }
  return principalOfToken(token, now);
}

/** Throws `unauthorized` when the token is no longer good. */
export function principalOfToken(token: Token, now: () => Date): Principal {
  const { id, role, project, expires_at, created_by } = token;
  if (expires_at !== null && expires_at <= now().toISOString()) throw tokenExpired(expires_at);
  const shared = created_by?.startsWith(TRUST) ? { account: created_by } : {};
  return { id, role, project, expires_at, ...shared };
}

export const tokenExpired = (at: string): CroftError =>
  new CroftError("unauthorized", "The token has expired.", {
    detail: `It was good until ${at}. Ask for a new one.`,
  });

export const tokenDeleted = (): CroftError =>
  new CroftError("unauthorized", "The token was deleted.", { detail: "Use another token." });
