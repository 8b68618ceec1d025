// Uploads, SSH certificates and join tokens: what REST offers of the half that faces the hosts.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { Request, Response } from "express";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { wantBody } from "./request-body.ts";
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

type ServiceHandlers = Pick<
  Handlers,
  | "create_upload"
  | "get_upload"
  | "append_upload"
  | "delete_upload"
  | "create_ssh_certificate"
  | "create_join_token"
>;

export const serviceHandlers = (context: ServiceContext): ServiceHandlers => ({
  ...uploadHandlers(context),
  async create_ssh_certificate(request, response) {
    const issued = await certificate(context, request.body as CertificateBody, principalOf(request).id);
    response.set("Cache-Control", "no-store").status(201).json(issued);
  },
  async create_join_token(request, response) {
    const { host, ...options } = request.body as JoinTokenBody;
    const issued = await context.joinTokens.create(host, options);
    response.set("Cache-Control", "no-store").status(201).json(issued);
  },
});

const DIGEST = /^[0-9a-f]{64}$/;

const uploadHandlers = (
  context: ServiceContext,
): Pick<Handlers, "create_upload" | "get_upload" | "append_upload" | "delete_upload"> => ({
  async create_upload(request, response) {
    const upload = request.body as { sha256: string; size_bytes: number };
    const state = await context.uploads.begin(upload, principalOf(request));
    response.setHeader("Location", `/v1/uploads/${upload.sha256}`);
    response.status(state.complete ? 200 : 201).json(state);
  },
  async get_upload(request, response) {
    const sha256 = canonicalDigest(request.params.id);
    response.json(found(sha256, await context.uploads.get(sha256, principalOf(request))));
  },
  async append_upload(request, response) {
    const state = await context.uploads.append(
      canonicalDigest(request.params.id),
      Number(request.headers["upload-offset"]),
      bytesUntil(request, response, untilEnded(request, response, context)),
      principalOf(request),
    );
    response.json(state);
  },
  async delete_upload(request, response) {
    const sha256 = canonicalDigest(request.params.id);
    if (!(await context.uploads.remove(sha256, principalOf(request)))) throw notFound(`upload ${sha256}`);
    response.status(204).end();
  },
});

/** The bytes of the body, until the token ends. */
async function* bytesUntil(
  request: Request,
  response: Response,
  ended: AbortSignal,
): AsyncGenerator<Uint8Array> {
  wantBody(request, response);
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

const found = (sha256: string, state: UploadState | undefined): UploadState => {
  if (state === undefined) throw notFound(`upload ${sha256}`);
  return state;
};

function canonicalDigest(given: string | string[] | undefined): string {
  const text = String(given);
  if (DIGEST.test(text)) return text;
  throw invalid("The upload is not named by its hash.", [
    {
      code: "invalid_value",
      pointer: "",
      parameter: "id",
      message: "the id must be 64 lower-case hex digits",
    },
  ]);
}

const DEFAULT_TTL_SECONDS = 300;

interface JoinTokenBody {
  host: string;
  ttl_seconds?: number;
  replaces_machine?: boolean;
}

interface CertificateBody {
  vm: string;
  public_key: string;
  ttl_seconds?: number;
}

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
  given: CertificateBody,
  principal: string,
): Promise<Record<string, unknown>> {
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
