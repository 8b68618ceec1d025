// Passes for one VM's tunnel, for clients whose way to the reconciler proves nothing (Terraform's `connection` block,
// whose proxies are plain HTTP). Who reads one may open a connection to this VM's SSH port until the pass ends, where a
// login still needs a key; no token is in it.
//
//   croft_pass_<vm, token's id, end in seconds, as base64url of JSON>.<HMAC-SHA256 of that>
//
// The key is among the reconciler's own secrets, so a pass outlives a restart. A deleted token ends its passes.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Store } from "../store/store.ts";

const SECRET = "tunnel_passes";
const PREFIX = "croft_pass_";

interface PassGrant {
  vm: string;
  /** Id of the token that the pass was issued to. */
  principal: string;
}

export interface TunnelPasses {
  issue(grant: PassGrant, ttlSeconds: number): string;
  /** Who may open the tunnel of this VM by this pass. Throws `unauthorized`. */
  redeem(pass: string, vm: string): PassGrant;
}

export const isPass = (text: string): boolean => text.startsWith(PREFIX);

/** Opens the store's key, and makes it when there is none. `now` is in milliseconds. */
export async function openTunnelPasses(store: Store, now: () => number): Promise<TunnelPasses> {
  const text =
    (await store.secrets.own(SECRET)) ??
    (await store.write((tx) => tx.secrets.putOwn(SECRET, randomBytes(32).toString("base64"))));
  return tunnelPasses(Buffer.from(text, "base64"), now);
}

export function tunnelPasses(key: Buffer, now: () => number): TunnelPasses {
  const sign = (body: string): Buffer => createHmac("sha256", key).update(body).digest();
  const seconds = (): number => Math.floor(now() / 1000);
  return {
    issue({ vm, principal }, ttlSeconds) {
      const body = Buffer.from(JSON.stringify([vm, principal, seconds() + ttlSeconds])).toString("base64url");
      return `${PREFIX}${body}.${sign(body).toString("base64url")}`;
    },
    redeem(pass, vm) {
      const [body = "", mark = ""] = pass.slice(PREFIX.length).split(".");
      const given = Buffer.from(mark, "base64url");
      const right = sign(body);
      if (given.length !== right.length || !timingSafeEqual(given, right)) throw refused("is not known here");
      const [of, principal, until] = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
      if (until <= seconds()) throw refused("has ended");
      if (of !== vm) throw refused("is for another VM");
      return { vm: of, principal };
    },
  };
}

const refused = (why: string): CroftError =>
  new CroftError("unauthorized", `The pass ${why}.`, {
    detail: "Ask for another: `tunnel_pass` of croft_ssh_certificate, or POST /v1/ssh_certificates.",
  });
