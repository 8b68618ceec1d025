// One GET over http or https that reaches allowed addresses only: names are resolved here, and what they resolve to is
// checked before and after connecting, at every redirect. From https it never goes to http.

import { lookup } from "node:dns";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";
import type { AddressPolicy } from "./address-policy.ts";

export interface GuardedRequest {
  url: URL;
  headers: Record<string, string>;
  policy: AddressPolicy;
  /** How long nothing may arrive, in milliseconds. */
  idleMs: number;
  signal: AbortSignal;
  /** Certificates to trust instead of the system's, PEM. */
  ca?: string;
}

const MOST_REDIRECTS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What may pass by itself: worth another try. */
export class Transient extends Error {}

/** Follows redirects and returns the first other response, its body unread. Throws `fetch_refused` or `Transient`. */
export async function guardedGet(request: GuardedRequest): Promise<IncomingMessage> {
  let { url } = request;
  for (let i = 0; i <= MOST_REDIRECTS; i++) {
    const response = await send({ ...request, url });
    if (!REDIRECTS.has(response.statusCode ?? 0)) return response;
    response.destroy();
    url = redirected(url, response.headers.location);
  }
  throw refused(request.url, `it redirects more than ${MOST_REDIRECTS} times`);
}

function redirected(from: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, from.href))
    throw refused(from, "it redirects to nowhere");
  const to = new URL(location, from.href);
  if (to.protocol !== "https:" && !(to.protocol === "http:" && from.protocol === "http:")) {
    throw refused(from, `it redirects to ${to.protocol} (${shown(to)})`);
  }
  return to;
}

function send({ url, headers, policy, idleMs, signal, ca }: GuardedRequest): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // Names are looked up below; an address in the URL is never looked up.
  if (isIP(host) !== 0 && !policy(host)) throw outOfReach(url, host);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      if (signal.aborted) reject(signal.reason);
      else
        reject(
          error.name === "CroftError"
            ? error
            : new Transient(`${shown(url)}: ${error.message}`, { cause: error }),
        );
    };
    const sent = request(
      url,
      {
        agent: false,
        headers,
        signal,
        timeout: idleMs,
        lookup: guardedLookup(url, policy),
        ...(ca && { ca }),
      },
      resolve,
    );
    sent.on("error", fail);
    sent.on("timeout", () => sent.destroy(new Error(`nothing arrived for ${idleMs / 1000} s`)));
    sent.on("socket", (socket) =>
      socket.once("connect", () => {
        const address = socket.remoteAddress ?? "";
        if (!policy(address))
          sent.destroy(isIP(host) === 0 ? noPublicAddress(url) : outOfReach(url, address));
      }),
    );
    sent.end();
  });
}

function guardedLookup(url: URL, policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      // A name that is not there and one that leads inside are the same to those who ask.
      if (error?.code === "ENOTFOUND") return callback(noPublicAddress(url), "", 0);
      if (error) return callback(error, "", 0);
      const allowed = found.filter(({ address }) => policy(address));
      const [first] = allowed;
      if (first === undefined) {
        return callback(noPublicAddress(url), "", 0);
      }
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}

/** Says nothing of what the name resolves to here. */
const noPublicAddress = (url: URL): CroftError =>
  refused(url, `${url.hostname} has no address that images may be fetched from`);

const outOfReach = (url: URL, address: string): CroftError =>
  refused(
    url,
    `its address ${address} is private or reserved; an operator may allow it with CROFT_FETCH_ALLOW`,
  );

const refused = (url: URL, why: string): CroftError =>
  new CroftError("fetch_refused", `${shown(url)} is not fetched: ${why}.`);

/** A URL for messages: without what may be secret in it. */
export const shown = (url: URL): string => `${url.protocol}//${url.host}${url.pathname}`;
