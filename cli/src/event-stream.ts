// The reconciler's numbered log, followed as server-sent events. A stream that breaks is opened again where it ended, so that
// nothing is missed; when the reconciler does not keep that place any more, `relist` comes instead of what was lost.

import type { RestResponse } from "@croft/schemas/client/exchange.ts";
import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call, fetchAnswer } from "@croft/schemas/client/rest-client.ts";
import type { Event } from "@croft/schemas/generated/typescript/messages.ts";

export type Followed = { type: "event"; event: Event } | { type: "relist" };

const PAGE = 1000;
const RETRY_MS = 1000;
/** Beyond any log: the answer names its end. */
const BEYOND = 999_999_999_999_999;

/** The last `count` numbers of the log, or those of one object among them. */
export async function recentEvents(api: Api, count: number): Promise<Event[]> {
  const last = await lastEvent(api);
  const events: Event[] = [];
  let after = Math.max(0, last - count);
  for (;;) {
    const page = await call(api, "GET", `/v1/events?after=${after}&limit=${PAGE}`);
    // Those of later versions are shown as well.
    events.push(...(page.items as unknown[] as Event[]));
    if (page.items.length < PAGE) return events;
    after = page.next_after;
  }
}

/** Number of the newest event. */
export async function lastEvent(api: Api): Promise<number> {
  return (await call(api, "GET", `/v1/events?after=${BEYOND}&limit=1`)).last;
}

/** Ends with the signal. Throws only what a second try would not mend. */
export async function* followEvents(
  api: Api,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<Followed, void> {
  let after = from;
  while (!signal.aborted) {
    try {
      const headers = { accept: "text/event-stream", "last-event-id": String(after) };
      const answer = await fetchAnswer(api, { method: "GET", route: "/v1/events", headers, signal });
      for await (const followed of readStream(answer)) {
        if (followed.type === "event") after = followed.event.number;
        else after = followed.last;
        yield followed.type === "event" ? followed : { type: "relist" };
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ProblemError && error.status < 500) throw error;
    }
    await pause(RETRY_MS, signal);
  }
}

type Read = { type: "event"; event: Event } | { type: "relist"; last: number };

async function* readStream(answer: RestResponse): AsyncGenerator<Read> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const bytes of answer.stream) {
    text += decoder.decode(bytes as Uint8Array, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1];
      const data = field("data");
      if (data === undefined) continue;
      if (field("event") === "relist") yield { type: "relist", last: Number(field("id") ?? 0) };
      else yield { type: "event", event: JSON.parse(data) as Event };
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
