// Uploads, SSH certificates and join tokens: what REST offers of the half that faces the hosts.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { NAME } from "@croft/schemas/names.ts";
import { type Request, Router } from "express";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import { checkBody, flagField, integerField, textField } from "./body.ts";
import { methodNotAllowed } from "./errors.ts";
import { Query } from "./query.ts";
import { checkMediaType } from "./request-body.ts";
import type { JoinTokens, SshAuthority, TunnelPassIssuer, UploadState, Uploads } from "./services.ts";
import { endOfToken } from "./token-lifetimes.ts";
import { type LongContext, untilEnded } from "./waiting.ts";

export interface ServiceContext extends LongContext {
  store: Store;
  uploads: Uploads;
  ssh: SshAuthority;
  passes: TunnelPassIssuer;
  joinTokens: JoinTokens;
  now(): Date;
}

export function serviceRoutes(context: ServiceContext): Router {
  const router = Router();
  uploadRoutes(router, context);
  router
    .route("/ssh_certificates")
    .post(async (request, response) => {
      new Query(request).done();
      const issued = await certificate(context, request.body, principalOf(request).id);
      response.status(201).json(issued);
    })
    .all(methodNotAllowed("POST"));
  router
    .route("/agent/join_tokens")
    .post(async (request, response) => {
      new Query(request).done();
      const { host, ...options } = checkBody<{
        host: string;
        ttl_seconds?: number;
        replaces_machine?: boolean;
      }>(request.body, {
        host: textField(63, NAME),
        "ttl_seconds?": integerField(60, 604_800),
        "replaces_machine?": flagField,
      });
      response.status(201).json(await context.joinTokens.create(host, options));
    })
    .all(methodNotAllowed("POST"));
  return router;
}

const DIGEST = /^[0-9a-f]{64}$/;
const OFFSET_STREAM = "application/offset+octet-stream";

function uploadRoutes(router: Router, context: ServiceContext): void {
  const { uploads } = context;
  router
    .route("/uploads")
    .post(async (request, response) => {
      new Query(request).done();
      const upload = checkBody<{ sha256: string; size_bytes: number }>(request.body, {
        sha256: textField(64, DIGEST),
        size_bytes: integerField(0, Number.MAX_SAFE_INTEGER),
      });
      const state = await uploads.begin(upload, principalOf(request));
      response.status(state.complete ? 200 : 201).json(state);
    })
    .all(methodNotAllowed("POST"));
  router
    .route("/uploads/:sha256")
    .get(async (request, response) => {
      new Query(request).done();
      const sha256 = canonicalDigest(request.params.sha256);
      response.json(found(sha256, await uploads.get(sha256, principalOf(request))));
    })
    .patch(async (request, response) => {
      new Query(request).done();
      checkMediaType(request, response, [OFFSET_STREAM]);
      const { offset, complete } = await uploads.append(
        canonicalDigest(request.params.sha256),
        offsetOf(request),
        bytesUntil(request, untilEnded(request, response, context)),
        principalOf(request),
      );
      response.json({ offset, complete });
    })
    .all(methodNotAllowed("GET, PATCH"));
}

/** The bytes of the body, until the token ends. */
async function* bytesUntil(request: Request, ended: AbortSignal): AsyncGenerator<Uint8Array> {
  // Not destroyed when it is left early: the answer still goes out on its connection.
  const bytes = request.iterator({ destroyOnReturn: false });
  const end = new Promise<never>((_resolve, reject) => {
    const fail = (): void => {
      const why = endOfToken(ended);
      if (why !== undefined) reject(why);
    };
    ended.addEventListener("abort", fail, { once: true });
    fail();
  });
  end.catch(() => undefined);
  for (;;) {
    const { done, value } = await Promise.race([bytes.next(), end]);
    if (done) return;
    yield value as Uint8Array;
  }
}

function offsetOf(request: Request): number {
  const offset = request.headers["upload-offset"];
  if (typeof offset === "string" && /^\d{1,15}$/.test(offset)) return Number(offset);
  const message = "Upload-Offset must be the byte that the body begins at";
  throw invalid("The bytes cannot be appended.", [{ code: "missing_field", pointer: "", message }]);
}

const found = (sha256: string, state: UploadState | undefined): UploadState => {
  if (state === undefined) throw notFound(`upload ${sha256}`);
  return state;
};

function canonicalDigest(text: string | undefined): string {
  if (text !== undefined && DIGEST.test(text)) return text;
  throw invalid("The upload is not named by its hash.", [
    { code: "invalid_value", pointer: "/sha256", message: "sha256 must be 64 lower-case hex digits" },
  ]);
}

const DEFAULT_TTL_SECONDS = 300;
const LONGEST_TTL_SECONDS = 86_400;

/** A certificate is good no longer than the token that it was asked for with. */
function boundedBy(expires_at: string | null, seconds: number, now: Date): number {
  if (expires_at === null) return seconds;
  const left = Math.floor((Date.parse(expires_at) - now.getTime()) / 1000);
  if (left >= 1) return Math.min(seconds, left);
  throw new CroftError("unauthorized", "The token ends within a second.", { detail: "Ask for a new one." });
}

/** A certificate for one VM, with what a client needs to log in there. */
async function certificate(
  { store, ssh, passes, now }: ServiceContext,
  body: unknown,
  principal: string,
): Promise<Record<string, unknown>> {
  const given = checkBody<{ vm: string; public_key: string; ttl_seconds?: number }>(body, {
    vm: textField(64),
    public_key: textField(16384),
    "ttl_seconds?": integerField(1, LONGEST_TTL_SECONDS),
  });
  const { public_key } = given;
  const token = await store.access.token(principal);
  const ttl_seconds = boundedBy(token?.expires_at ?? null, given.ttl_seconds ?? DEFAULT_TTL_SECONDS, now());
  const vm = await store.documents.get("vm", given.vm);
  if (vm === undefined || vm.deleting) throw notFound(`VM ${given.vm}`);
  const { ssh: login, ssh_port } = vm.status;
  if (!login || ssh_port == null) {
    throw new CroftError("unavailable", `VM ${vm.id} has no way in yet.`, {
      detail: "Wait until it is placed.",
    });
  }
  const signed = await ssh.signUserKey({ vm: vm.id, public_key, ttl_seconds, principal });
  return {
    certificate: signed,
    principal: vm.id,
    user: login.user,
    host_key: login.host_key,
    host_alias: login.host_alias,
    address: "127.0.0.1",
    port: ssh_port,
    tunnel_pass: passes.issue({ vm: vm.id, principal }, ttl_seconds),
  };
}

const invalid = (title: string, errors: readonly FieldError[]): CroftError =>
  new CroftError("invalid_request", title, {
    detail: errors.map(({ message }) => message).join("; "),
    errors,
  });
