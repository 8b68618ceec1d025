// The handlers of the kinds' routes: all alike.

import { CroftError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { Request, Response } from "express";
import { checkCreate } from "../commands/admit-create.ts";
import type { CommandContext } from "../commands/context.ts";
import { createObject } from "../commands/create.ts";
import { removeObject } from "../commands/remove.ts";
import { setAside } from "../commands/set-aside.ts";
import { checkPatch, updateObject } from "../commands/update.ts";
import { Shares } from "../coordination/memory/shares.ts";
import type { PlannedChanges } from "../coordination/planned-changes.ts";
import { isWritable, type WritableKind } from "../kinds/host-kind.ts";
import { notFound } from "../kinds/not-found.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import { isComplete } from "../kinds/readiness.ts";
import type { ListFilter, Writes } from "../store/store.ts";
import { type Answer, answerOnce, replayKeyOf } from "./answer.ts";
import { principalOf } from "./authentication.ts";
import type { QueryValues } from "./contract/route-parameters.ts";
import type { Handler, KindHandlers } from "./contract/serve.ts";
import { type FreeWait, HandOver } from "./hand-over.ts";
import { presentWhole, sendDocument, sendPage } from "./present.ts";
import { shareOf } from "./request-turns.ts";
import { isWaitFor, type LongContext, untilEnded, waitForDocument, whenEmpty } from "./waiting.ts";
import { within, writeAs } from "./write-as.ts";

const DEFAULT_LIMIT = 100;
const DEFAULT_WAIT_SECONDS = 30;

export interface ObjectRouteContext extends CommandContext, LongContext {
  plannedChanges: PlannedChanges;
}

export function objectHandlers(context: ObjectRouteContext): KindHandlers {
  const handOver = new HandOver(context.store);
  const waits = new Shares(MOST_WAITS, tooManyWaits);
  return (kind, verb) => {
    if (verb === "list") return list(context, kind);
    if (verb === "get") return read(context, kind, waits);
    if (!isWritable(kind)) throw new Error(`a ${kind} is not written by users`);
    if (verb === "create") return create(context, kind, handOver);
    return verb === "update" ? update(context, kind, handOver) : remove(context, kind);
  };
}

const missing = (kind: Kind, id: string): CroftError => notFound(`${KINDS[kind].noun} ${id}`);

/** The id of the path. Hosts go by their name as well. */
async function idOf(context: CommandContext, kind: Kind, request: Request): Promise<string> {
  const given = String(request.params.id);
  if (kindOfId(given) === kind) return given;
  const named = kind === "host" ? await context.store.documents.byName("host", null, given) : undefined;
  if (!named) throw missing(kind, given);
  return named.id;
}

function list(context: CommandContext, kind: Kind): Handler {
  return async (request, response, query) => {
    const limit = query.integer("limit") ?? DEFAULT_LIMIT;
    const [project, name, state] = [query.text("project"), query.text("name"), query.text("state")];
    const ids = query.list("ids");
    const placing = kind === "host" ? placingFilter(query) : {};
    const tags = query.map("tag");
    const cursor = query.text("cursor");
    const after = cursor === undefined ? undefined : Number(cursor);
    const { documents } = context.store;
    // Read first: what changes after it is newer than the revision and found by whoever goes on from there.
    const revision = await documents.revision();
    const page = await documents.list(kind, {
      limit,
      tags,
      ...(project === undefined ? {} : { project }),
      ...(name === undefined ? {} : { name }),
      ...(state === undefined ? {} : { state }),
      ...(ids === undefined ? {} : { ids }),
      ...(after === undefined ? {} : { after }),
      ...placing,
      ...narrowed(kind, principalOf(request).project, { project, name }),
      // Only whoever asks for them sees them: to all others they are gone.
      ...(state === undefined && ids === undefined ? { includeQuarantined: false } : {}),
    });
    const shown = await Promise.all(page.items.map((item) => presentWhole(context.store, item)));
    const next_cursor = page.next === null ? null : String(page.next);
    sendPage(request, response, { items: shown, next_cursor, revision });
  };
}

/** Where hosts are and what they are like. */
function placingFilter(query: QueryValues): Pick<ListFilter, "region" | "zone" | "labels"> {
  const [region, zone, labels] = [query.text("region"), query.text("zone"), query.map("label")];
  return { ...(region === undefined ? {} : { region }), ...(zone === undefined ? {} : { zone }), labels };
}

/** What whoever is of one project is shown: what is in it and what is shared. */
function narrowed(
  kind: Kind,
  own: string | null,
  asked: { project: string | undefined; name: string | undefined },
): ListFilter {
  if (own === null) return {};
  const { project = own, name = own } = asked;
  if (kind === "project") return asked.project === undefined && name === own ? { name: own } : { ids: [] };
  if (KINDS[kind].scope === "global" || project !== own) return { ids: [] };
  return asked.project === undefined ? { project: own, includeShared: true } : {};
}

/** Waits of one project, or of a token that belongs to none, for one object: each change of it is read for each of them. */
const MOST_WAITS = 512;

const tooManyWaits = (_owner: string, count: number): CroftError =>
  new CroftError(
    "too_many_requests",
    `${count} requests of this project, or of this token, wait for this object.`,
    {
      detail: "Wait for it once, or follow GET /v1/events.",
    },
  );

function read(context: ObjectRouteContext, kind: Kind, waits: Shares): Handler {
  return async (request, response, query) => {
    const wait = query.text("wait");
    const seconds = query.integer("timeout_seconds") ?? DEFAULT_WAIT_SECONDS;
    const id = await idOf(context, kind, request);
    if (isWaitFor(wait)) response.once("close", waits.take(`${shareOf(principalOf(request))} ${id}`));
    const document = isWaitFor(wait)
      ? await waitForDocument(context.store, id, wait, seconds * 1000, untilEnded(request, response, context))
      : await context.store.documents.find(id);
    if (!document || document.kind !== kind || isQuarantined(document)) throw missing(kind, id);
    sendDocument(request, response, { status: 200, body: await presentWhole(context.store, document) });
  };
}

/** How long a write waits for what others have; undefined when it does not. */
function conflictWait(query: QueryValues): number | undefined {
  const waits = query.text("on_conflict") === "wait";
  const seconds = query.integer("timeout_seconds") ?? DEFAULT_WAIT_SECONDS;
  return waits ? seconds * 1000 : undefined;
}

const freeWait = (
  context: ObjectRouteContext,
  [request, response]: [Request, Response],
  timeoutMs: number,
): FreeWait => {
  const principal = principalOf(request);
  return {
    timeoutMs,
    signal: untilEnded(request, response, context),
    share: shareOf(principal),
    mayChange: (id) => context.plannedChanges.mayChange(principal.id, id),
  };
};

function create(context: ObjectRouteContext, kind: WritableKind, handOver: HandOver): Handler {
  return async (request, response, query) => {
    const waits = KINDS[kind].waitsForCapacity && query.text("on_no_capacity") === "wait";
    const waitMs = conflictWait(query);
    const principal = principalOf(request);
    const replay = replayKeyOf(request);
    const checked = checkCreate(kind, request.body);
    const attempt = (): Promise<Answer> =>
      writeAs(context, principal, (tx) =>
        answerOnce(tx, replay, async () => {
          const { document, found } = await createObject(context, tx, checked, principal.id, { waits });
          return {
            status: found ? 200 : isComplete(document) ? 201 : 202,
            body: await presentWhole(tx, document),
          };
        }),
      );
    const answer = await (waitMs === undefined
      ? attempt()
      : handOver.create(attempt, freeWait(context, [request, response], waitMs)));
    response.setHeader("Location", `/v1/${KINDS[kind].plural}/${answer.body.id}`);
    sendDocument(request, response, answer);
  };
}

function update(context: ObjectRouteContext, kind: WritableKind, handOver: HandOver): Handler {
  return async (request, response, query) => {
    const waitMs = conflictWait(query);
    const id = await idOf(context, kind, request);
    const patch = checkPatch(kind, request.body);
    const ifMatch = request.headers["if-match"];
    const principal = principalOf(request);
    const write = (tx: Writes): Promise<Answer> =>
      writeAs(within(context, tx), principal, async () => {
        const document = await updateObject(context, tx, { kind, id, patch, ifMatch }, principal.id);
        return { status: 200, body: await presentWhole(tx, document) };
      });
    const exchangeable = {
      id,
      generation: async (tx: Writes) => (await tx.documents.find(id))?.generation,
      setAside: (tx: Writes) => setAside(context, tx, { kind, id, patch }),
      write,
    };
    const answer = await (waitMs === undefined
      ? context.store.write(write)
      : handOver.update(exchangeable, freeWait(context, [request, response], waitMs)));
    sendDocument(request, response, answer);
  };
}

const forceIsForAdmins = (): CroftError =>
  new CroftError("forbidden", "Deleting with force is for admins.", {
    detail:
      "It gives up what a silent host may still be running, or what is on a lost disk. Delete without force, or use a token with the role admin.",
  });

function remove(context: ObjectRouteContext, kind: WritableKind): Handler {
  return async (request, response, query) => {
    const force = KINDS[kind].onHost && query.flag("force");
    const waits = KINDS[kind].holdsOthers && query.text("on_not_empty") === "wait";
    const seconds = (waits && query.integer("timeout_seconds")) || DEFAULT_WAIT_SECONDS;
    if (force && principalOf(request).role !== "admin") throw forceIsForAdmins();
    const id = await idOf(context, kind, request);
    const ifMatch = request.headers["if-match"];
    const principal = principalOf(request);
    const attempt = (): Promise<Answer> =>
      writeAs(context, principal, async (tx) => {
        const document = await removeObject(context, tx, { kind, id, ifMatch, force }, principal.id);
        return { status: 202, body: await presentWhole(tx, document) };
      });
    const whenAllowed = (): Promise<Answer> =>
      whenEmpty(context.store, attempt, seconds * 1000, untilEnded(request, response, context));
    sendDocument(request, response, await (waits ? whenAllowed() : attempt()));
  };
}
