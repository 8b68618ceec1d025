// `?wait=ready|deleted`: holds an answer back until the document says what was waited for, the time is over, the client
// has gone, or the reconciler stops. Woken by the store, by id: no polling, one read per waiter and change.
// `?on_not_empty=wait`: the same for a deletion that is refused for what is held; `on_conflict` is in hand-over.ts.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Request, Response } from "express";
import { createWakeUp } from "../coordination/wake-up.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import { isSettled, waitsForUsers } from "../kinds/readiness.ts";
import type { AnyStored, DocumentChange, Store } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import { endTurn } from "./request-turns.ts";
import { endOfToken, type TokenLifetimes } from "./token-lifetimes.ts";

export type WaitFor = "ready" | "deleted";

export const isWaitFor = (text: string | undefined): text is WaitFor =>
  text === "ready" || text === "deleted";

export interface LongContext {
  /** Aborted when the reconciler stops. */
  stopping: AbortSignal;
  lifetimes: TokenLifetimes;
}

/**
 * For a request that waits, or streams, from now on: its turn is over. Aborted when the client has gone, the reconciler stops, or
 * the caller's token ends (then with that as its reason).
 */
export function untilEnded(
  request: Request,
  response: Response,
  { stopping, lifetimes }: LongContext,
): AbortSignal {
  endTurn(request);
  const controller = new AbortController();
  const end = (): void => controller.abort();
  stopping.addEventListener("abort", end);
  const release = lifetimes.watch(principalOf(request), (why) => controller.abort(why));
  response.once("close", () => {
    stopping.removeEventListener("abort", end);
    release();
    end();
  });
  if (stopping.aborted) end();
  return controller.signal;
}

const isOver = (document: AnyStored, what: WaitFor): boolean =>
  what === "ready" ? isSettled(document) || document.deleting : waitsForUsers(document);

type Waitable = Pick<Store, "subscribe"> & { documents: Pick<Store["documents"], "find"> };

/**
 * The document when the wait is over, or undefined when it is deleted. A wait that is over before the document was read
 * still reads it: only a read that found nothing says that there is nothing. Never throws for time; throws what reading
 * throws, and for the end of the caller's token.
 */
export async function waitForDocument(
  store: Waitable,
  id: string,
  what: WaitFor,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<AnyStored | undefined> {
  const wakeUp = createWakeUp();
  // Subscribed before the first read, so that nothing slips through in between.
  const unsubscribe = store.subscribe(`object:${id}`, wakeUp.wake);
  const timer = setTimeout(wakeUp.end, timeoutMs);
  signal.addEventListener("abort", wakeUp.end);
  if (signal.aborted) wakeUp.end();
  try {
    for (;;) {
      const woken = wakeUp.next();
      const document = await store.documents.find(id);
      const ended = endOfToken(signal);
      if (ended !== undefined) throw ended;
      // In quarantine it is deleted for everybody but who looks for it there.
      if (document === undefined || isQuarantined(document)) return undefined;
      if (isOver(document, what) || wakeUp.ended) return document;
      await woken;
    }
  } finally {
    unsubscribe();
    clearTimeout(timer);
    signal.removeEventListener("abort", wakeUp.end);
  }
}

/** What a write waits for that is refused for now. */
interface Awaited {
  /** Whether this refusal may pass. */
  mayPass(error: CroftError): boolean;
  /** Whether this change may be what it waits for, after this refusal. */
  isWorthATry(change: DocumentChange, refusal: CroftError): boolean;
  /** For how long it is worthwhile to wait after the first refusal; absent: to the end. */
  patienceMs?(error: CroftError): Promise<number>;
}

const EMPTY: Awaited = {
  mayPass: ({ code }) => code === "not_empty",
  isWorthATry: ({ removed, deleting }) => removed || deleting,
};

/** `whenAllowed` for a deletion that is refused for what the object holds. */
export const whenEmpty = <T>(
  store: Pick<Store, "subscribe">,
  attempt: () => Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T> => whenAllowed(store, EMPTY, attempt, timeoutMs, signal);

/**
 * Tries again when anything else changes that matters; throws what refused it last when the time is over, and `unavailable`
 * when the signal ends it: that is no refusal, and whoever is still there asks again.
 */
export async function whenAllowed<T>(
  store: Pick<Store, "subscribe">,
  { mayPass, isWorthATry, patienceMs }: Awaited,
  attempt: () => Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T> {
  const wakeUp = createWakeUp();
  const timer = setTimeout(wakeUp.end, timeoutMs);
  let patience: NodeJS.Timeout | undefined;
  signal.addEventListener("abort", wakeUp.end);
  if (signal.aborted) wakeUp.end();
  let refusal: CroftError | undefined;
  /** Of the time in which an attempt runs, when nothing is known of what it will be refused for. */
  let missed: DocumentChange[] = [];
  const unsubscribe = store.subscribe("documents", (change) => {
    if (change.type !== "document") return;
    if (refusal === undefined) missed.push(change);
    else if (isWorthATry(change, refusal)) wakeUp.wake();
  });
  try {
    for (;;) {
      missed = [];
      refusal = undefined;
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof CroftError && mayPass(error))) throw error;
        const woken = wakeUp.next();
        refusal = error;
        if (missed.some((change) => isWorthATry(change, error))) wakeUp.wake();
        if (patienceMs !== undefined) patience ??= setTimeout(wakeUp.end, await patienceMs(error));
        if (!wakeUp.ended) await woken;
        else if (!signal.aborted) throw error;
        // Nothing is written for a caller who does not wait for it any more.
        if (signal.aborted) throw endOfToken(signal) ?? stopped();
      }
    }
  } finally {
    clearTimeout(timer);
    clearTimeout(patience);
    signal.removeEventListener("abort", wakeUp.end);
    unsubscribe();
  }
}

const stopped = (): CroftError =>
  new CroftError("unavailable", "The reconciler stops, or the client has gone.", {
    detail: "Nothing was changed. Ask again when the reconciler is back.",
  });
