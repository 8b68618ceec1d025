// What a request is answered with, and the replay of it for the same `Idempotency-Key`.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Request } from "express";
import { canonicalDigest } from "../commands/canonical.ts";
import type { Writes } from "../store/store.ts";
import { principalOf } from "./authentication.ts";
import { presentWhole } from "./present.ts";

export interface Answer<T = Document> {
  status: number;
  body: T;
}

/** Identifies a repeated request. */
export interface ReplayKey {
  principal: string;
  path: string;
  key: string;
  body_digest: string;
}

const MAX_KEY = 255;

/** Reads the `Idempotency-Key` of a request, if it has one. */
export function replayKeyOf(request: Request): ReplayKey | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key !== "string" || key.length === 0 || key.length > MAX_KEY) {
    throw new CroftError("invalid_request", `Idempotency-Key must have 1 to ${MAX_KEY} characters.`);
  }
  const path = request.originalUrl.split("?", 1)[0] ?? request.path;
  return { principal: principalOf(request).id, path, key, body_digest: canonicalDigest(request.body) };
}

/** How many keys of a principal are kept; the oldest makes place. */
const MOST_KEYS = 10_000;

/**
 * Answers a repeated request with its status and the object as it is now, in the transaction that would otherwise do it
 * again. The record is written with what it answers for, so a crash keeps both or neither. Refusals are not recorded: they
 * did nothing.
 */
export const answerOnce = (
  tx: Writes,
  replay: ReplayKey | undefined,
  make: () => Promise<Answer>,
): Promise<Answer> =>
  answerOnceWith(tx, replay, {
    make,
    async recall(id) {
      const document = await tx.documents.find(id);
      return document && presentWhole(tx, document);
    },
  });

/** The same for what is no document. */
export async function answerOnceWith<T extends { id: string }>(
  tx: Writes,
  replay: ReplayKey | undefined,
  { make, recall }: { make: () => Promise<Answer<T>>; recall: (id: string) => Promise<T | undefined> },
): Promise<Answer<T>> {
  if (!replay) return make();
  const known = await tx.idempotency.get(replay.principal, replay.path, replay.key);
  if (known && known.body_digest !== replay.body_digest) {
    throw new CroftError("idempotency_mismatch", "This Idempotency-Key was used with another body.", {
      detail: "Use a new key for a new request; a key is kept for 24 hours.",
    });
  }
  if (known) {
    const body = await recall(known.object);
    if (body !== undefined) return { status: known.status, body };
    throw new CroftError("not_found", `The object ${known.object} of this Idempotency-Key is gone.`, {
      detail:
        "It was made by the first request with this key and deleted since. Use a new key to make another.",
    });
  }
  const answer = await make();
  const { status, body } = answer;
  await tx.idempotency.put({ ...replay, status, object: body.id }, MOST_KEYS);
  return answer;
}
