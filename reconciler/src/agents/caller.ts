// Which host calls: told by the client certificate alone. Having one of ours is not enough; it must be on record and
// not revoked, and its host must still be there.

import type { TLSSocket } from "node:tls";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Request, RequestHandler } from "express";
import type { Store } from "../store/store.ts";

export interface CallingHost {
  id: string;
  name: string;
  /** Serial number of the certificate that it shows. */
  serial: string;
}

const callers = new WeakMap<Request, CallingHost>();

/** The host of a request that passed `requireHost`. */
export function callerOf(request: Request): CallingHost {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error(`${request.path} is served without a certificate`);
  return caller;
}

/** Lets hosts of ours pass, and nobody else. */
export function requireHost(store: Store): RequestHandler {
  return async (request, _response, next) => {
    callers.set(request, await hostBehind(store, request.socket as TLSSocket));
    next();
  };
}

/** The host whose certificate a connection carries. Throws `unauthorized`. */
export async function hostBehind(store: Store, socket: TLSSocket): Promise<CallingHost> {
  const shown = socket.getPeerCertificate();
  if (!socket.authorized || !shown?.serialNumber) {
    throw refused("The request carries no certificate of this Croft.");
  }
  const serial = shown.serialNumber.toUpperCase();
  const known = await store.access.certificate(serial);
  if (known === undefined || known.revoked) throw refused("The host's certificate was revoked.");
  const host = await store.hosts.get(known.host);
  if (host === undefined || host.id !== shown.subject?.CN)
    throw refused(`Host ${known.host} is not known any more.`);
  if (!known.used) await store.write((tx) => tx.access.useCertificate(serial));
  return { id: host.id, name: host.name, serial };
}

const refused = (why: string): CroftError =>
  new CroftError("unauthorized", why, {
    detail: "Join the host anew: make a join token (`croft host add NAME`) and give it to the agent.",
  });
