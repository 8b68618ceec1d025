// Whether an ID token (OpenID Connect Core 1.0, section 2) is one that a trust speaks of.

import { cleanLine } from "@croft/schemas/clean-text.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import type { FederationReads, Trust } from "../store/store.ts";
import type { IssuerKeys } from "./issuer-keys.ts";

/** Signatures by a key pair only: a shared secret would let the issuer's readers sign. */
const ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
const CLOCK_TOLERANCE_S = 30;

export interface Verified {
  trust: Trust;
  /** Who the issuer says that it is. */
  subject: string;
}

/**
 * The trust that the token fits. Unknown issuers are refused before anything is fetched. Throws `unauthorized`, which says
 * what did not fit, and `fetch_failed`.
 */
export async function verify(
  trusts: Pick<FederationReads, "trustsOf">,
  keysOf: IssuerKeys,
  idToken: string,
  at: Date,
): Promise<Verified> {
  const claimed = readClaims(idToken);
  const candidates = await trusts.trustsOf(textOf(claimed.iss));
  const [first] = candidates;
  if (first === undefined) throw refused("no trust names its issuer");
  const payload = await verified(first, candidates, keysOf, idToken, at);
  const forUs = candidates.filter(({ audience }) => audiencesOf(payload).includes(audience));
  const trust = forUs.find(({ claims }) => misfits(claims, payload).length === 0);
  if (trust) return { trust, subject: textOf(payload.sub) };
  const names = new Set(forUs.flatMap(({ claims }) => misfits(claims, payload)));
  throw refused([...names].map((name) => `no trust takes ${name} ${shownClaim(payload, name)}`).join("\n"));
}

async function verified(
  issuer: Trust,
  candidates: readonly Trust[],
  keysOf: IssuerKeys,
  idToken: string,
  at: Date,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(idToken, keysOf(issuer), {
      issuer: issuer.issuer,
      audience: candidates.map(({ audience }) => audience),
      algorithms: ALGORITHMS,
      requiredClaims: ["exp", "sub"],
      clockTolerance: CLOCK_TOLERANCE_S,
      currentDate: at,
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refused(error.message, error);
    throw error;
  }
}

function readClaims(idToken: string): JWTPayload {
  try {
    return decodeJwt(idToken);
  } catch (cause) {
    throw refused("it is no JSON web token", cause);
  }
}

const audiencesOf = ({ aud }: JWTPayload): readonly string[] =>
  aud === undefined ? [] : typeof aud === "string" ? [aud] : aud;

/** What an issuer or a stranger put into a claim, as a text: an object there has none that is its own. */
const textOf = (value: unknown): string =>
  typeof value === "object" || typeof value === "undefined" ? "" : String(value);

/** Names of the claims that are not as a trust wants them. What it wants is told to nobody who does not fit. */
function misfits(wanted: Trust["claims"], payload: JWTPayload): string[] {
  return Object.entries(wanted).flatMap(([name, pattern]) => {
    const given = payload[name];
    const values = (Array.isArray(given) ? given : [given]).filter((one) => one !== undefined).map(textOf);
    return values.some((value) => fits(pattern, value)) ? [] : [name];
  });
}

/** A claim as the caller sent it. */
const shownClaim = (payload: JWTPayload, name: string): string =>
  payload[name] === undefined ? "that is missing" : cleanLine(JSON.stringify(payload[name]), 200);

/** `*` stands for any text, also none; everything else for itself. Linear in both texts. */
function fits(pattern: string, value: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  const tail = rest.pop();
  if (tail === undefined) return pattern === value;
  if (!value.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return value.length - at >= tail.length && value.endsWith(tail);
}

const refused = (why: string, cause?: unknown): CroftError =>
  new CroftError("unauthorized", "The ID token is not exchanged.", {
    detail: `${why}\nAn administrator sees the trusts by \`GET /v1/federation/trusts\`.`,
    cause,
  });
