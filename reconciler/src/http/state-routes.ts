// `/v1/state/{project}/{name}`: Terraform's `http` backend, which OpenTofu has too, and what a person does with states.
//
//   GET, POST, DELETE   the contents: read, written with `?ID=` of the lock, removed
//   …/lock              POST takes the lock, DELETE gives it back (without a body: breaks it), GET shows who holds it
//   LOCK, UNLOCK        the same two, as the backend's defaults
//   …/versions          what was written before; …/versions/{number} its contents, …/restore makes it the newest
//
// Contents are the client's bytes, so bodies are read here and not by `readBody`. The backend's login is Basic, with a token
// as the password (`authentication.ts`). The protocol: developer.hashicorp.com/terraform/language/backend/http.

import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { NAME } from "@croft/schemas/names.ts";
import express, { type Request, type RequestHandler, type Response } from "express";
import type { KeyedLock } from "../coordination/keyed-lock.ts";
import { notFound } from "../kinds/not-found.ts";
import type { StateName, StateSummary, StateVersion } from "../store/store.ts";
import {
  LARGEST_STATE_BYTES,
  type TakenContents,
  takeContents,
  tooLarge,
} from "../terraform-state/contents.ts";
import { type Actor, holderOf, type States } from "../terraform-state/states.ts";
import type { OpenedContents } from "../terraform-state/vault.ts";
import { principalOf } from "./authentication.ts";
import type { Handlers } from "./contract/serve.ts";
import { readJson } from "./json-text.ts";
import { wantBody } from "./request-body.ts";
import { endOfToken } from "./token-lifetimes.ts";
import { type LongContext, untilEnded } from "./waiting.ts";
import { type WriteContext, writeAs } from "./write-as.ts";

export interface StateRouteContext extends WriteContext, LongContext {
  states: States;
  /** One large body of a project at a time, and few contents at once in all. */
  oneAtATime: KeyedLock;
}

const LOCK_BYTES = 64 * 1024;
/** A body, or a reader, that is slower makes nobody else wait. */
const SLOWEST_MS = 60_000;
const lockBody = express.raw({ limit: LOCK_BYTES, type: () => true });

/** The body's bytes; empty when there is none. */
const bytesOf = async (read: RequestHandler, request: Request, response: Response): Promise<Buffer> => {
  wantBody(request, response, LOCK_BYTES);
  await noSlower(
    request,
    () =>
      new Promise<void>((resolve, reject) =>
        read(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error))),
      ),
  );
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
};

async function noSlower<T>(request: Request, read: () => Promise<T>): Promise<T> {
  const tooSlow = setTimeout(() => request.destroy(), SLOWEST_MS);
  try {
    return await read();
  } finally {
    clearTimeout(tooSlow);
  }
}

/** The contents in the body, looked at and packed while they come. */
async function contentsOf(request: Request, response: Response): Promise<TakenContents> {
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_STATE_BYTES) throw tooLarge();
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding.toLowerCase() !== "identity") throw encoded(encoding);
  wantBody(request, response, LARGEST_STATE_BYTES);
  // Not destroyed when it is left early: the answer still goes out on its connection.
  const pieces = request.iterator({ destroyOnReturn: false });
  return noSlower(request, () =>
    takeContents(pieces).catch((error) => {
      throw request.destroyed && !(error instanceof CroftError) ? left(error) : error;
    }),
  );
}

const encoded = (encoding: string): CroftError =>
  new CroftError("unsupported_media_type", `A state is not taken in the encoding ${encoding}.`, {
    detail: "Send it as it is, without Content-Encoding.",
  });

const left = (cause: unknown): CroftError =>
  new CroftError("unavailable", "The client has gone, or was too slow.", {
    detail: "Nothing was stored.",
    cause,
  });

/** The state that the path names, if the caller may use it. */
function stateOf(request: Request): StateName {
  const { project, name } = request.params as Record<"project" | "name", string>;
  const own = principalOf(request).project;
  if (!NAME.test(project) || (own !== null && own !== project)) throw notFound(`state ${project}/${name}`);
  if (NAME.test(name)) return { project, name };
  throw new CroftError("invalid_request", "The name of the state is not valid.", {
    detail: `A name has lower-case letters, digits and hyphens, at most 63: ${NAME.source}.`,
    errors: [{ code: "invalid_value", pointer: "", parameter: "name", message: `must match ${NAME.source}` }],
  });
}

type StateHandlers = Pick<
  Handlers,
  | "list_states"
  | "read_state"
  | "write_state"
  | "delete_state"
  | "read_state_lock"
  | "lock_state"
  | "unlock_state"
  | "list_state_versions"
  | "read_state_version"
  | "restore_state_version"
>;

export const stateHandlers = (context: StateRouteContext): StateHandlers => ({
  async list_states(request, response, query) {
    const wanted = query.text("project");
    const own = principalOf(request).project;
    const found = await context.states.list(own ?? wanted ?? null);
    const items = found.filter(({ project }) => wanted === undefined || project === wanted);
    response.json({ items: items.map(shown) });
  },
  ...contentsHandlers(context),
  ...lockHandlers(context),
  ...versionHandlers(context),
});

const actorOf = (context: WriteContext, request: Request): Actor => {
  const principal = principalOf(request);
  return { id: principal.id, writeAs: (fn) => writeAs(context, principal, fn) };
};

function contentsHandlers(
  context: StateRouteContext,
): Pick<Handlers, "read_state" | "write_state" | "delete_state"> {
  const { states, oneAtATime } = context;
  return {
    async read_state(request, response) {
      const state = stateOf(request);
      await sendVersion(context, state, [request, response], () => states.read(state));
    },
    async write_state(request, response, query) {
      const id = query.text("ID");
      const state = stateOf(request);
      const version = await oneAtATime(state.project, async () => {
        const contents = await contentsOf(request, response);
        checkMd5(request, contents);
        // Sealing and storing take memory, whoever they are for.
        return oneAtATime(CONTENTS, () => states.write(state, contents, id, actorOf(context, request)));
      });
      response.json(shownVersion(version));
    },
    async delete_state(request, response, query) {
      await states.remove(stateOf(request), query.flag("force"), actorOf(context, request));
      // The backend takes 200 only.
      response.json({});
    },
  };
}

const lockHandlers = (
  context: StateRouteContext,
): Pick<Handlers, "read_state_lock" | "lock_state" | "unlock_state"> => ({
  async read_state_lock(request, response) {
    const { lock } = await context.states.get(stateOf(request));
    response.json({ lock: lock && shownLock(lock) });
  },
  async lock_state(request, response) {
    const state = stateOf(request);
    const body = await bytesOf(lockBody, request, response);
    const id = lockIdOf(body);
    if (id === undefined) throw noLock();
    // Without the byte order mark that the parser bore.
    const info = new TextDecoder().decode(body);
    const lock = await context.states.lock(state, { id, info }, actorOf(context, request));
    response.json(shownLock(lock));
  },
  async unlock_state(request, response) {
    const state = stateOf(request);
    const body = await bytesOf(lockBody, request, response);
    await context.states.unlock(state, lockIdOf(body), actorOf(context, request));
    response.json({});
  },
});

const versionHandlers = (
  context: StateRouteContext,
): Pick<Handlers, "list_state_versions" | "read_state_version" | "restore_state_version"> => ({
  async list_state_versions(request, response) {
    response.json({ items: (await context.states.versions(stateOf(request))).map(shownVersion) });
  },
  async read_state_version(request, response) {
    const [state, number] = [stateOf(request), numberOf(request)];
    await sendVersion(context, state, [request, response], () => context.states.read(state, number));
  },
  async restore_state_version(request, response) {
    const { states, oneAtATime } = context;
    const [state, number] = [stateOf(request), numberOf(request)];
    const restored = await oneAtATime(CONTENTS, () =>
      states.restore(state, number, actorOf(context, request)),
    );
    response.json(shownVersion(restored));
  },
});

function numberOf(request: Request): number {
  const text = String(request.params.number);
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new CroftError("invalid_request", "The version is not named by its number.", {
    errors: [{ code: "wrong_type", pointer: "", parameter: "number", message: "must be a number from 1" }],
  });
}

/** Not the name of a project, which has no space. */
const CONTENTS = "all contents";

/**
 * Contents may be large and readers slow: one at a time is unpacked, and a project has one reader at a time, who is held no longer
 * than a while, and no longer than the right to it. Nobody waits for another project's reader.
 */
async function sendVersion(
  context: StateRouteContext,
  { project }: StateName,
  [request, response]: [Request, Response],
  read: () => Promise<{ version: StateVersion; contents: OpenedContents }>,
): Promise<void> {
  const { oneAtATime } = context;
  const ended = untilEnded(request, response, context);
  const goOn = (): boolean => {
    const why = endOfToken(ended);
    if (why !== undefined) throw why;
    return !response.destroyed;
  };
  await oneAtATime(`contents that ${project} reads`, async () => {
    if (!goOn()) return;
    const { version, contents, md5 } = await oneAtATime("contents that are unpacked", async () => {
      const { version, contents } = await read();
      const md5 = createHash("md5");
      for await (const piece of contents()) md5.update(piece);
      return { version, contents, md5: md5.digest("base64") };
    });
    if (!goOn()) return;
    const cut = (): void => void response.destroy();
    const tooSlow = setTimeout(cut, SLOWEST_MS);
    ended.addEventListener("abort", cut);
    const sent = new Promise<void>((resolve) => response.once("close", resolve));
    await sendContents([request, response], version, contents, md5);
    await sent;
    clearTimeout(tooSlow);
  });
}

async function sendContents(
  [request, response]: [Request, Response],
  { number, sha256, size_bytes }: StateVersion,
  contents: OpenedContents,
  md5: string,
): Promise<void> {
  response
    .set("Content-MD5", md5)
    .set("ETag", `"${number}.${sha256.slice(0, 16)}"`)
    .set("Cache-Control", "no-store")
    .set("Content-Length", String(size_bytes))
    .type("application/json");
  if (request.fresh) {
    response.removeHeader("Content-Length");
    return void response.status(304).end();
  }
  if (request.method === "HEAD") return void response.end();
  // Whoever leaves in the middle gets no more; nobody is there to be told of it.
  await pipeline(Readable.from(contents()), response).catch(() => response.destroy());
}

/** The backend sends the digest, so what was changed on its way is not stored (RFC 1864). */
function checkMd5(request: Request, { md5 }: TakenContents): void {
  const given = request.headers["content-md5"];
  if (given === undefined || given === md5) return;
  throw new CroftError("checksum_mismatch", "The state is not what its Content-MD5 says.", {
    detail: "It was changed on its way. Nothing was stored; send it again.",
  });
}

const LOCK_ID = /^[ -~]{1,200}$/;

/** The `ID` of a lock's information; undefined without a body. */
function lockIdOf(body: Buffer): string | undefined {
  if (body.length === 0) return undefined;
  const given = readJson(body) as Record<"ID" | "Operation" | "Who", unknown> | null;
  const id = given?.ID;
  if (typeof id !== "string" || !LOCK_ID.test(id)) throw noLock();
  for (const member of ["Operation", "Who"] as const) {
    if (!["string", "undefined"].includes(typeof given?.[member])) throw wrongMember(member);
  }
  return id;
}

const noLock = (
  error: FieldError = { code: "missing_field", pointer: "/ID", message: "ID is required" },
): CroftError =>
  new CroftError("invalid_request", "The request's body is no lock.", {
    detail:
      "Send the lock's information as Terraform does: a JSON object with ID, Operation, Who, Version and Created.",
    errors: [error],
  });

const wrongMember = (name: string): CroftError =>
  noLock({ code: "wrong_type", pointer: `/${name}`, message: "must be string" });

const shownLock = (lock: NonNullable<StateSummary["lock"]>) => ({
  id: lock.id,
  taken_at: lock.taken_at,
  principal: lock.principal,
  operation: holderOf(lock).Operation,
  who: holderOf(lock).Who,
});

const shownVersion = (version: StateVersion) => ({ ...version });

const shown = ({ project, name, lock, current }: StateSummary) => ({
  project,
  name,
  lock: lock && shownLock(lock),
  current: current && shownVersion(current),
});
