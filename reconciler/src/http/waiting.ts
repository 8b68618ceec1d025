// `?wait=ready|deleted`: holds an answer back until the document says what was waited for, the time is over, the client
// has gone, or the reconciler stops. Woken by the store with the document in hand: no polling, no query per waiter.
// `?on_not_empty=wait`: the same for a deletion that is refused for what is held.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Response } from "express";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import { isSettled, waitsForUsers } from "../kinds/readiness.ts";
import type { AnyStored, Store } from "../store/store.ts";

export type WaitFor = "ready" | "deleted";

/** Aborted when the client has gone or the reconciler stops. */
export function untilEnded(response: Response, stopping: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  stopping.addEventListener("abort", end);
  response.once("close", () => {
    stopping.removeEventListener("abort", end);
    end();
  });
  if (stopping.aborted) end();
  return controller.signal;
}

const isOver = (document: AnyStored, what: WaitFor): boolean =>
  what === "ready" ? isSettled(document) || document.deleting : waitsForUsers(document);

/** The document when the wait is over, or undefined when it is gone. Never throws for time. */
export function waitForDocument(
  store: Store,
  id: string,
  what: WaitFor,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<AnyStored | undefined> {
  return new Promise((resolve, reject) => {
    let latest: AnyStored | undefined;
    const finish = (document: AnyStored | undefined): void => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener("abort", onEnd);
      resolve(document);
    };
    const onEnd = (): void => finish(latest);
    const look = (document: AnyStored): void => {
      latest = document;
      // To all but whoever looks for it in quarantine it is gone.
      if (isQuarantined(document)) finish(undefined);
      else if (isOver(document, what)) finish(document);
    };
    const timer = setTimeout(onEnd, timeoutMs);
    // Subscribed before the first look, so that nothing slips through in between.
    const stop = store.subscribe(`object:${id}`, (change) => {
      if (change.type !== "document") return;
      if (change.removed) finish(undefined);
      else look(change.document);
    });
    signal.addEventListener("abort", onEnd);
    store.documents.find(id).then(
      (document) => {
        if (!document) finish(undefined);
        else if (!latest) look(document);
        if (signal.aborted) onEnd();
      },
      (error) => {
        finish(undefined);
        reject(error);
      },
    );
  });
}

/**
 * Tries again when anything else goes; throws what refused it last (`not_empty`) when the time is over, and `unavailable` when
 * the signal ends it: that is no refusal, and whoever is still there asks again.
 */
export async function whenEmpty<T>(
  store: Pick<Store, "subscribe">,
  attempt: () => Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T> {
  let isOver = signal.aborted;
  let wake: () => void = () => undefined;
  const end = (): void => {
    isOver = true;
    wake();
  };
  const timer = setTimeout(end, timeoutMs);
  signal.addEventListener("abort", end);
  const stop = store.subscribe("documents", (change) => {
    if (change.type === "document" && (change.removed || change.document.deleting)) wake();
  });
  try {
    for (;;) {
      // From before the attempt, so that nothing slips through in between.
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof CroftError && error.code === "not_empty")) throw error;
        if (!isOver) await woken;
        else if (!signal.aborted) throw error;
        // Nothing is deleted for somebody who does not wait for it any more.
        if (signal.aborted) throw stopped();
      }
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
    stop();
  }
}

const stopped = (): CroftError =>
  new CroftError("unavailable", "The reconciler stops, or the client has gone.", {
    detail: "Nothing was deleted. Ask again when the reconciler is back.",
  });
