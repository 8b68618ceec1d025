// The numbered log, as pages and as a stream that follows it.
//
//   stream: catch up from the log --> follow what commits --> (behind what is still kept: `relist`, from the end on)
//
// A stream is fed from the log alone; a commit only wakes it. So it misses nothing, and a slow reader costs no memory.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Event } from "@croft/schemas/generated/typescript/messages.ts";
import type { Response } from "express";
import { Shares } from "../coordination/memory/shares.ts";
import type { StreamPositions } from "../metrics/stream-positions.ts";
import type { Store } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import type { Handler, Handlers } from "./contract/serve.ts";
import { shareOf } from "./request-turns.ts";
import { type LongContext, untilEnded } from "./waiting.ts";

const PAGE = 500;
const KEEP_ALIVE_MS = 15_000;
/** When a client that lost its stream connects again. */
const RETRY_MS = 2000;

/** Event streams of one project, or of a token that belongs to none. */
const MOST_STREAMS = 512;

export const eventHandlers = (context: EventContext): Pick<Handlers, "list_events"> => ({
  list_events: events(context, new Shares(MOST_STREAMS, tooMany)),
});

const tooMany = (_share: string, count: number): CroftError =>
  new CroftError("too_many_requests", `${count} event streams of this project, or of this token, are open.`, {
    detail: "Close some of them, or read pages: GET /v1/events?after=… with Accept: application/json.",
  });

export interface EventContext extends LongContext {
  store: Store;
  streams?: StreamPositions | undefined;
}

function events(context: EventContext, open: Shares): Handler {
  const { store } = context;
  const pages = new EventPages(store);
  return async (request, response, query) => {
    const after = query.integer("after");
    const limit = query.integer("limit") ?? 100;
    const project = await projectOf(store, principalOf(request).project);
    if (request.accepts(["application/json", "text/event-stream"]) !== "text/event-stream") {
      const items = await store.events.after(after ?? 0, limit, project);
      const { first, last } = await store.events.bounds();
      const relist = !(await store.events.isContinued(after ?? 0));
      const next = items.at(-1)?.number ?? (relist ? last : (after ?? 0));
      return void response.json({ items, next_after: next, first, last, relist });
    }
    // Nothing of a stream follows, so it would never end.
    if (request.method === "HEAD") return void response.type("text/event-stream").end();
    const resume = request.headers["last-event-id"];
    response.once("close", open.take(shareOf(principalOf(request))));
    const reader = { response, ended: untilEnded(request, response, context), project };
    await follow({ ...context, pages }, reader, resume === undefined ? after : Number(resume));
  };
}

/** Events belong to the project, not to its name: one that is made anew reads nothing of the one before. */
async function projectOf({ documents }: Store, name: string | null): Promise<string | null> {
  if (name === null) return null;
  return (await documents.byName("project", null, name))?.id ?? "";
}

/** All streams of a project that are woken by one event read the same page once. */
class EventPages {
  readonly #store: Store;
  readonly #reads = new Map<string, Promise<Event[]>>();

  constructor(store: Store) {
    this.#store = store;
    // What was read before an event does not hold it.
    store.subscribe("events", () => this.#reads.clear());
  }

  after(at: number, project: string | null): Promise<Event[]> {
    const key = JSON.stringify([at, project]);
    const before = this.#reads.get(key);
    if (before !== undefined) return before;
    const read = this.#store.events.after(at, PAGE, project);
    this.#reads.set(key, read);
    const forget = (): void => {
      if (this.#reads.get(key) === read) this.#reads.delete(key);
    };
    read.then(forget, forget);
    return read;
  }
}

interface Reader {
  response: Response;
  ended: AbortSignal;
  /** Id of the only project whose events it reads, or null. */
  project: string | null;
}

async function follow(
  { store, streams, pages }: Pick<EventContext, "store" | "streams"> & { pages: EventPages },
  { response, ended, project }: Reader,
  after: number | undefined,
): Promise<void> {
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    // Proxies such as nginx hold a stream back otherwise.
    "X-Accel-Buffering": "no",
  });
  response.write(`retry: ${RETRY_MS}\n\n`);
  let wake: () => void = () => undefined;
  let woken = false;
  const nudge = (): void => {
    woken = true;
    wake();
  };
  let position: ReturnType<StreamPositions["open"]> | undefined;
  const stop = store.subscribe("events", nudge);
  const keepAlive = setInterval(() => response.write(": still here\n\n"), KEEP_ALIVE_MS);
  ended.addEventListener("abort", nudge);
  try {
    const { last } = await store.events.bounds();
    let at = after ?? last;
    position = streams?.open(at);
    // What was asked for is not kept any more, or was another database's: the reader lists anew and goes on from here.
    if (!(await store.events.isContinued(at))) {
      at = last;
      response.write(`event: relist\nid: ${last}\ndata: {}\n\n`);
    }
    while (!ended.aborted) {
      woken = false;
      const page = await pages.after(at, project);
      for (const event of page) await writeEvent(response, event, ended);
      at = page.at(-1)?.number ?? at;
      if (position !== undefined) position.at = at;
      if (page.length < PAGE && !woken && !ended.aborted) {
        if (position !== undefined) position.isThere = true;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (woken) resolve();
        });
        if (position !== undefined) position.isThere = false;
      }
    }
  } finally {
    stop();
    if (position !== undefined) streams?.close(position);
    clearInterval(keepAlive);
    response.end();
  }
}

async function writeEvent(response: Response, event: Event, ended: AbortSignal): Promise<void> {
  const whole = response.write(
    `event: ${event.type}\nid: ${event.number}\ndata: ${JSON.stringify(event)}\n\n`,
  );
  if (whole || ended.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off("drain", done);
      ended.removeEventListener("abort", done);
      resolve();
    };
    response.on("drain", done);
    ended.addEventListener("abort", done);
  });
}
