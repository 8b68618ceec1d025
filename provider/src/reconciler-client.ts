/**
 * The reconciler's REST, as far as the provider uses it.
 *
 * Every call either answers, or throws: ProblemError for what the reconciler refuses, ConnectionError when it is not
 * there, the signal's reason once that is aborted. Lost answers are asked for again; a POST carries a key, so that
 * asking again makes nothing twice.
 */

import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import type { PlanRemark, PlanResult, Upload } from "@croft/schemas/generated/typescript/rest.ts";
import { batched } from "./client/batch.ts";
import { jsonText } from "./client/json-text.ts";
import { type DocumentPage, refresher } from "./client/refresh.ts";
import { createStateClient, type StateClient } from "./client/states.ts";
import { createTransport, type Response, type Send, type TransportSettings } from "./client/transport.ts";
import { readinessOf, waitedFor } from "./kit/readiness.ts";
import type { RestDocument } from "./kit/rest-document.ts";
import type { Log } from "./rpc/provider-definition.ts";
import { isObject, type TfObject, type TfValue } from "./tfplugin/value.ts";

export interface Found {
  readonly document: RestDocument;
  /** For `If-Match`. */
  readonly etag: string | undefined;
}

/** One change of a dry run. */
export interface PlanChange {
  readonly action: "create" | "update" | "delete";
  readonly kind: string;
  readonly id?: string;
  readonly project?: string;
  readonly name?: string;
  readonly shared?: boolean;
  readonly spec?: TfObject;
}

export type PlanAnswer = Pick<PlanResult, "warnings" | "errors">;
type UploadState = Omit<Upload, "id">;

export interface ReconcilerClient {
  readonly endpoint: string;
  /** Undefined when there is none (any more). */
  get(plural: string, id: string, signal: AbortSignal): Promise<Found | undefined>;
  /** Long poll of at most `seconds` (1 to 60): the document when it is ready, or has failed, or the time is over. */
  waitFor(
    plural: string,
    id: string,
    what: "ready" | "deleted",
    seconds: number,
    signal: AbortSignal,
  ): Promise<Found | undefined>;
  /** One page of at most `limit`, and of no more than REST gives at once; `cursor` is null for the first. */
  page(
    plural: string,
    query: Readonly<Record<string, string>>,
    cursor: string | null,
    limit: number,
    signal: AbortSignal,
  ): Promise<DocumentPage>;
  /** All pages of it. */
  list(plural: string, query: Readonly<Record<string, string>>, signal: AbortSignal): Promise<RestDocument[]>;
  /**
   * `taken`: it was there already, made by an equal request whose answer nobody claimed. With `seconds` (1 to 60), a refusal
   * for what another object has is held back for so long, as that may give it up meanwhile; so with `patch`.
   */
  create(
    plural: string,
    body: TfObject,
    signal: AbortSignal,
    seconds?: number,
  ): Promise<{ readonly document: RestDocument; readonly taken: boolean }>;
  patch(
    plural: string,
    id: string,
    body: TfObject,
    etag: string | undefined,
    signal: AbortSignal,
    seconds?: number,
  ): Promise<RestDocument>;
  /** `POST /v1/{plural}/{id}/{verb}`: a verb that is no state. Answers with the object. */
  order(plural: string, id: string, verb: string, signal: AbortSignal): Promise<RestDocument>;
  /**
   * Starts a deletion. True when there was nothing to delete (any more). With `seconds` (1 to 60), the refusal `not_empty` is
   * held back for so long, as what it holds may go meanwhile; for kinds that hold others.
   */
  remove(plural: string, id: string, signal: AbortSignal, seconds?: number): Promise<boolean>;
  /** As `get`; calls that come together go together. `project`: where it is, as far as that is known. */
  refresh(plural: string, id: string, project: string | null): Promise<RestDocument | undefined>;
  /** Says that this id is in somebody's state. Calls that come together go together. */
  claim(id: string): Promise<void>;
  /** Dry run; undefined when the reconciler does not answer soon. Calls that come together go together. */
  plan(change: PlanChange): Promise<PlanAnswer | undefined>;
  /** Asks for something that is no document, and answers with what was made. */
  make(path: string, body: TfObject, signal: AbortSignal): Promise<TfObject>;
  /** Inventory of one host (name or id) as its agent last reported it. */
  hostDisks(host: string, signal: AbortSignal): Promise<TfObject[]>;
  beginUpload(sha256: string, sizeBytes: number, signal: AbortSignal): Promise<UploadState>;
  /** Bytes from `offset` on. A wrong offset is the problem `offset_mismatch`. */
  appendUpload(sha256: string, offset: number, bytes: Readable, signal: AbortSignal): Promise<UploadState>;
  readonly states: StateClient;
}

/** For calls that many wait for together. */
const never = new AbortController().signal;

const LARGEST_PAGE = 1000;

/** A plan must not hang on a reconciler that is away; the apply will. */
const PLAN_PATIENCE_MS = 2000;
/** Once it was silent, the other resources of the same plan do not try. */
const SILENCE_MS = 10_000;

export function createReconcilerClient(settings: TransportSettings): ReconcilerClient {
  const send = createTransport(settings);
  const patienceMs = Math.min(PLAN_PATIENCE_MS, settings.requestTimeoutMs);
  const unlessSilent = silence(settings.endpoint);
  const reads = refresher({
    one: async (plural, id) => (await getDocument(send, pathOf(plural, id), 0, never))?.document,
    some: (plural, ids) => listAll(send, plural, { ids: ids.join(",") }, never),
    page: (plural, project, cursor) =>
      pageOf(
        send,
        plural,
        { ...(project === null ? {} : { project }), ...(cursor === null ? {} : { cursor }) },
        never,
      ),
  });
  return {
    endpoint: settings.endpoint,
    states: createStateClient(send),
    get: (plural, id, signal) => getDocument(send, `${pathOf(plural, id)}`, 0, signal),
    waitFor: async (plural, id, what, seconds, signal) => {
      const query = `?wait=${what}&timeout_seconds=${seconds}`;
      const found = await getDocument(send, pathOf(plural, id) + query, seconds * 1000, signal);
      if (found !== undefined) tellWait(settings.log, found.document, what);
      return found;
    },
    page: (plural, query, cursor, limit, signal) =>
      pageOf(send, plural, { ...query, ...(cursor === null ? {} : { cursor }) }, signal, limit),
    list: (plural, query, signal) => listAll(send, plural, query, signal),
    create: async (plural, body, signal, seconds = 0) => {
      reads.written();
      const response = await send({
        method: "POST",
        path: `/v1/${plural}${onConflict(seconds)}`,
        body: jsonText(body),
        headers: { "idempotency-key": randomUUID() },
        serverWaitMs: seconds * 1000,
        signal,
      });
      return { document: documentOf(response), taken: response.status === 200 };
    },
    patch: async (plural, id, body, etag, signal, seconds = 0) => {
      reads.written();
      const headers = {
        "content-type": "application/merge-patch+json",
        ...(etag ? { "if-match": etag } : {}),
      };
      const path = pathOf(plural, id) + onConflict(seconds);
      const serverWaitMs = seconds * 1000;
      return documentOf(
        await send({ method: "PATCH", path, body: jsonText(body), headers, serverWaitMs, signal }),
      );
    },
    order: async (plural, id, verb, signal) => {
      reads.written();
      const headers = { "idempotency-key": randomUUID() };
      return documentOf(
        await send({ method: "POST", path: `${pathOf(plural, id)}/${verb}`, headers, signal }),
      );
    },
    remove: async (plural, id, signal, seconds = 0) => {
      reads.written();
      const query = seconds === 0 ? "" : `?on_not_empty=wait&timeout_seconds=${seconds}`;
      const path = pathOf(plural, id) + query;
      const answer = send({ method: "DELETE", path, serverWaitMs: seconds * 1000, signal });
      return (await orMissing(answer)) === undefined;
    },
    refresh: reads.read,
    claim: batched(1000, async (ids) => {
      await unlessSilent(() =>
        send({ method: "POST", path: "/v1/claims", body: jsonText({ ids }), patienceMs }),
      );
      return ids.map(() => undefined);
    }),
    plan: planner((body) => unlessSilent(() => send({ method: "POST", path: "/v1/plan", body, patienceMs }))),
    make: async (path, body, signal) => {
      const made = await send({ method: "POST", path: `/v1/${path}`, body: jsonText(body), signal });
      return isObject(made.body) ? made.body : {};
    },
    hostDisks: async (host, signal) => {
      const { body } = await send({ method: "GET", path: `${pathOf("hosts", host)}/disks`, signal });
      return isObject(body) && Array.isArray(body.items) ? body.items.filter(isObject) : [];
    },
    beginUpload: async (sha256, sizeBytes, signal) => {
      const body = jsonText({ sha256, size_bytes: sizeBytes });
      return uploadOf(await send({ method: "POST", path: "/v1/uploads", body, signal }));
    },
    appendUpload: async (sha256, offset, bytes, signal) => {
      const headers = { "content-type": "application/offset+octet-stream", "upload-offset": offset };
      const path = pathOf("uploads", sha256);
      // As long as bytes flow there is no limit but the resource's own.
      return uploadOf(
        await send({ method: "PATCH", path, body: bytes, headers, signal, serverWaitMs: 86_400_000 }),
      );
    },
  };
}

/** Why something is waited for, each time that it is asked: no field of a spec, which may be sensitive. */
function tellWait(log: Log = () => undefined, document: RestDocument, what: "ready" | "deleted"): void {
  if (what === "ready" && readinessOf(document) !== "waiting") return;
  const { kind, id, name } = document;
  log("info", what === "ready" ? "waits until it is ready" : "waits until it is gone", {
    kind,
    id,
    name: typeof name === "string" ? name : null,
    cause: waitedFor(document),
  });
}

const pathOf = (plural: string, id: string): string => `/v1/${plural}/${encodeURIComponent(id)}`;

const onConflict = (seconds: number): string =>
  seconds === 0 ? "" : `?on_conflict=wait&timeout_seconds=${seconds}`;

async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return undefined;
    throw error;
  }
}

async function getDocument(
  send: Send,
  path: string,
  serverWaitMs: number,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const response = await orMissing(send({ method: "GET", path, serverWaitMs, signal }));
  if (response === undefined) return undefined;
  return { document: documentOf(response), etag: response.headers.etag };
}

async function listAll(
  send: Send,
  plural: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<RestDocument[]> {
  const found: RestDocument[] = [];
  for (let cursor: string | null = null; ; ) {
    const page = await pageOf(send, plural, cursor === null ? query : { ...query, cursor }, signal);
    found.push(...page.documents);
    cursor = page.next;
    if (cursor === null) return found;
  }
}

async function pageOf(
  send: Send,
  plural: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
  limit = LARGEST_PAGE,
): Promise<DocumentPage> {
  const parameters = new URLSearchParams({ ...query, limit: String(Math.min(limit, LARGEST_PAGE)) });
  const { body } = await send({ method: "GET", path: `/v1/${plural}?${parameters}`, signal });
  const page = isObject(body) ? body : {};
  return {
    documents: Array.isArray(page.items) ? (page.items as unknown as RestDocument[]) : [],
    next: typeof page.next_cursor === "string" ? page.next_cursor : null,
  };
}

/** For what a plan can do without: once nobody answered, nobody is asked for a while. */
function silence(endpoint: string): (ask: () => Promise<Response>) => Promise<Response> {
  let until = 0;
  return async (ask) => {
    if (performance.now() < until) throw new ConnectionError(endpoint, "it did not answer a moment ago");
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ConnectionError) until = performance.now() + SILENCE_MS;
      throw error;
    }
  };
}

function planner(ask: (body: string) => Promise<Response>): ReconcilerClient["plan"] {
  // The reconciler judges what it is asked under one name together.
  const plan = randomUUID();
  return batched<PlanChange, PlanAnswer | undefined>(500, async (changes) => {
    try {
      const response = await ask(jsonText({ plan, changes: changes as unknown as TfValue }));
      const answers =
        isObject(response.body) && Array.isArray(response.body.changes) ? response.body.changes : [];
      return changes.map((_, index) => planAnswer(answers[index]));
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      return changes.map(() => undefined);
    }
  });
}

function planAnswer(value: TfValue | undefined): PlanAnswer {
  const members = isObject(value) ? value : {};
  const remarks = (list: TfValue | undefined): PlanRemark[] =>
    Array.isArray(list) ? (list.filter(isObject) as unknown as PlanRemark[]) : [];
  return { warnings: remarks(members.warnings), errors: remarks(members.errors) };
}

function documentOf(response: Response): RestDocument {
  const { body } = response;
  if (!isObject(body) || typeof body.id !== "string" || !isObject(body.spec) || !isObject(body.status)) {
    throw new ProblemError(response.status, {
      title: "The answer is no document of Croft",
      detail: "Is the endpoint that of a Croft reconciler, and of a version that fits this provider?",
      code: "internal",
    });
  }
  return body as unknown as RestDocument;
}

function uploadOf(response: Response): UploadState {
  const { body } = response;
  const members = isObject(body) ? body : {};
  return {
    offset: Number(members.offset ?? 0),
    size_bytes: Number(members.size_bytes ?? 0),
    complete: members.complete === true,
  };
}
