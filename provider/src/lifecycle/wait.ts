/**
 * Waiting for an object by long polls, for as long as the user's timeout allows.
 *
 *   waiting --+--> ready | failed      the reconciler says so
 *             +--> gone                404
 *             +--> late                the timeout is over
 *             `--> interrupted         Ctrl-C
 */
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import { isStuck, type Readiness, readinessOf, waitsForUsers } from "../kit/readiness.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";

/** Its cause is told as often: to the log, and as progress of an action. */
const LONGEST_POLL_SECONDS = 10;
/** Whoever interrupts waits a second at most, the grace of a create included. */
const LAST_LOOK_MS = 250;
/** A deletion's poll is held until the end, so it is looked after now and then. */
const DELETION_POLL_SECONDS = 5;

type Waitable = Pick<ResourceModel, "plural">;

export type Waited =
  | { readonly end: Exclude<Readiness, "waiting"> | "late" | "interrupted"; readonly document: RestDocument }
  | { readonly end: "gone" };

/** Errors of the calls are thrown; `latest` is told each document, so that it is known when one is. */
export async function waitUntilReady(
  client: ReconcilerClient,
  model: Waitable,
  document: RestDocument,
  timeoutMs: number,
  signal: AbortSignal,
  latest: (document: RestDocument) => void,
): Promise<Waited> {
  const until = performance.now() + timeoutMs;
  let now = document;
  for (;;) {
    if (now.deleting) return { end: "gone" };
    const readiness = readinessOf(now);
    if (readiness !== "waiting") return { end: readiness, document: now };
    const left = until - performance.now();
    if (left <= 0) return { end: "late", document: now };
    try {
      const found = await client.waitFor(model.plural, now.id, "ready", pollSeconds(left), signal);
      if (found === undefined) return { end: "gone" };
      now = found.document;
      latest(now);
    } catch (error) {
      if (!signal.aborted) throw error;
      const seen = await lastLook(client, model, now);
      latest(seen);
      return { end: "interrupted", document: seen };
    }
  }
}

/** What is told of an interrupted wait is how far it is now, not when the poll began; who interrupts does not wait long. */
async function lastLook(
  client: ReconcilerClient,
  { plural }: Waitable,
  before: RestDocument,
): Promise<RestDocument> {
  const limit = AbortSignal.timeout(LAST_LOOK_MS);
  const found = await client.get(plural, before.id, limit).catch(() => undefined);
  return found?.document ?? before;
}

export type Deletion =
  | { readonly end: "gone" }
  | { readonly end: "late" | "interrupted" | "stuck"; readonly document?: RestDocument };

/** Until it is gone, or only its users are waited for, or its host gave up. */
export async function waitUntilDeleted(
  client: ReconcilerClient,
  model: Waitable,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Deletion> {
  const until = performance.now() + timeoutMs;
  let document: RestDocument | undefined;
  for (;;) {
    const left = until - performance.now();
    if (left <= 0) return { end: "late", ...(document ? { document } : {}) };
    try {
      document = (
        await client.waitFor(
          model.plural,
          id,
          "deleted",
          Math.min(DELETION_POLL_SECONDS, pollSeconds(left)),
          signal,
        )
      )?.document;
    } catch (error) {
      if (signal.aborted) return { end: "interrupted", ...(document ? { document } : {}) };
      throw error;
    }
    if (document === undefined || waitsForUsers(document)) return { end: "gone" };
    if (isStuck(document)) return { end: "stuck", document };
  }
}

const pollSeconds = (leftMs: number): number =>
  Math.min(LONGEST_POLL_SECONDS, Math.max(1, Math.ceil(leftMs / 1000)));
