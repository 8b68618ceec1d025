// The keys that an issuer signs with, from its own pages (OpenID Connect Discovery 1.0): kept for a while, fetched anew when
// a token names one that is not among them. The issuer is an administrator's word, so any address is reached, but over TLS
// only, without following redirects, and no more is read than keys may take.

import { get, type RequestOptions } from "node:https";
import { CroftError } from "@croft/schemas/errors.ts";
import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import type { Trust } from "../store/store.ts";

const KEPT_MS = 10 * 60 * 1000;
/** How often an unknown key may make us ask again. */
const RENEWED_MS = 30 * 1000;
/** So long a failure counts, so that strangers cannot make us ask again and again. */
const FAILED_MS = 5000;
const LIMIT_BYTES = 256 * 1024;
const LIMIT_MS = 10_000;

type Issuer = Pick<Trust, "issuer" | "ca_certificate">;

interface Kept {
  keys: JSONWebKeySet;
  at: number;
}

export type IssuerKeys = (issuer: Issuer) => JWTVerifyGetKey;

/** `now`: milliseconds that are never set back. Getting a key throws `fetch_failed`, and what jose throws of unknown keys. */
export function createIssuerKeys(now: () => number): IssuerKeys {
  const kept = new Map<string, Kept>();
  const pending = new Map<string, Promise<Kept>>();
  const failures = new Map<string, { error: unknown; at: number }>();

  const fetched = async (issuer: Issuer): Promise<Kept> => {
    try {
      const entry = { keys: await fetchKeys(issuer), at: now() };
      kept.set(issuer.issuer, entry);
      return entry;
    } catch (error) {
      failures.set(issuer.issuer, { error, at: now() });
      throw error;
    } finally {
      pending.delete(issuer.issuer);
    }
  };
  const notOlder = async (issuer: Issuer, ageMs: number): Promise<Kept> => {
    const known = kept.get(issuer.issuer);
    if (known !== undefined && now() - known.at < ageMs) return known;
    const failure = failures.get(issuer.issuer);
    if (failure !== undefined && now() - failure.at < FAILED_MS) throw failure.error;
    const asking = pending.get(issuer.issuer) ?? fetched(issuer);
    pending.set(issuer.issuer, asking);
    return asking;
  };
  const has = ({ keys }: Kept, kid: string | undefined): boolean =>
    kid === undefined || keys.keys.some((key) => key.kid === kid);

  return (issuer) => async (header, token) => {
    let known = await notOlder(issuer, KEPT_MS);
    if (!has(known, header.kid)) known = await notOlder(issuer, RENEWED_MS);
    return createLocalJWKSet(known.keys)(header, token);
  };
}

async function fetchKeys(issuer: Issuer): Promise<JSONWebKeySet> {
  const base = issuer.issuer.replace(/\/$/, "");
  const pages = await fetchJson(issuer, `${base}/.well-known/openid-configuration`);
  if (pages.issuer !== issuer.issuer || typeof pages.jwks_uri !== "string") {
    throw failed(issuer, `its configuration names the issuer ${String(pages.issuer).slice(0, 200)}`);
  }
  const keys = await fetchJson(issuer, pages.jwks_uri);
  if (!Array.isArray(keys.keys)) throw failed(issuer, "its keys are no key set");
  return keys as unknown as JSONWebKeySet;
}

async function fetchJson(issuer: Issuer, url: string): Promise<Record<string, unknown>> {
  if (!url.startsWith("https://")) throw failed(issuer, `${url.slice(0, 200)} is not https`);
  const text = await fetchText(issuer, url);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw failed(issuer, `${url} is no JSON`, cause);
  }
  throw failed(issuer, `${url} is no JSON object`);
}

function fetchText(issuer: Issuer, url: string): Promise<string> {
  const { ca_certificate } = issuer;
  const options: RequestOptions = {
    signal: AbortSignal.timeout(LIMIT_MS),
    headers: { accept: "application/json" },
    ...(ca_certificate !== null && { ca: ca_certificate }),
  };
  return new Promise((resolve, reject) => {
    const fail = (why: string, cause?: unknown): void => reject(failed(issuer, why, cause));
    const request = get(url, options, (response) => {
      if (response.statusCode !== 200) {
        response.resume();
        return fail(`${url} answered ${response.statusCode}`);
      }
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        if (text.length > LIMIT_BYTES) request.destroy(new Error("it is too long"));
      });
      response.on("end", () => resolve(text));
      response.on("error", (error) => fail(`${url}: ${error.message}`, error));
    });
    request.on("error", (error) => fail(`${url}: ${error.message}`, error));
  });
}

const failed = ({ issuer }: Issuer, why: string, cause?: unknown): CroftError =>
  new CroftError("fetch_failed", `The keys of ${issuer} cannot be read.`, {
    detail: `${why}. The reconciler must reach the issuer over https; for a certificate of your own authority give the trust its \`ca_certificate\`.`,
    cause,
  });
