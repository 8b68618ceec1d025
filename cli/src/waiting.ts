// Waits for an object to be ready or deleted, and says at intervals what for. Every wait has an end.

import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, readObject } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import type { Document, Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { waitReason } from "@croft/schemas/wait-reason.ts";
import type { Session } from "./command-line/command.ts";
import { EXIT } from "./command-line/exit-status.ts";
import { usageFault } from "./command-line/parse.ts";
import { Failure } from "./failure.ts";

/** Of one request; the reason is said anew after each. */
const STEP_SECONDS = 10;

/** Seconds of `10m`, `90s`, `1h` or a plain number. */
export function readDuration(text: string): number {
  const [, count, unit = "s"] = /^(\d+)(s|m|h|d)?$/.exec(text) ?? [];
  const seconds = Number(count) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit] ?? 1);
  if (Number.isSafeInteger(seconds) && seconds > 0) return seconds;
  throw usageFault(`${JSON.stringify(text)} is no duration.`, "Write 90s, 10m, 1h or 7d.");
}

interface Wait {
  until: "ready" | "deleted";
  seconds: number;
  session: Pick<Session, "say" | "now" | "interrupted">;
}

/** The object when it is there; undefined when it is deleted. Throws when it failed or the time is over. */
export async function waitFor<K extends Kind>(
  api: Api,
  start: Document<K>,
  { until, seconds, session }: Wait,
): Promise<Document<K> | undefined> {
  const { kind, id } = start;
  const end = session.now().getTime() + seconds * 1000;
  let said = "";
  for (;;) {
    const left = Math.ceil((end - session.now().getTime()) / 1000);
    const step = Math.max(1, Math.min(STEP_SECONDS, left));
    const found = await readObject(api, kind, `${id}?wait=${until}&timeout_seconds=${step}`).catch(
      (error: unknown) => {
        if (until === "deleted" && error instanceof ProblemError && error.status === 404) return undefined;
        throw error;
      },
    );
    if (found === undefined || isThere(found, until)) return found;
    const reason = waitReason(found, undefined, session.now()) ?? `${found.status.state}`;
    if (left <= 0 || session.interrupted.aborted) throw timeOver(found, reason, seconds);
    if (reason !== said) session.say(`${nameOf(found)}: waits for ${reason}`);
    said = reason;
  }
}

function isThere(document: Document, until: "ready" | "deleted"): boolean {
  const { status, generation } = document;
  if (until === "deleted" || status.observed_generation < generation) return false;
  if (status.state === "failed" || status.state === "error") {
    throw new Failure(
      EXIT.failed,
      status.state_code ?? "internal",
      `${nameOf(document)} is ${status.state}: ${status.state_reason ?? "no reason is known"}.`,
      `\`croft describe ${document.kind} ${nameOf(document)}\` shows more.`,
    );
  }
  return "ready" in status ? status.ready === true : status.state === "ready";
}

const timeOver = (document: Document, reason: string, seconds: number): Failure =>
  new Failure(
    EXIT.timeout,
    "wait_timeout",
    `${nameOf(document)} was not what was waited for within ${seconds} seconds: it waits for ${reason}.`,
    `It goes on without this command. \`croft describe ${document.kind} ${nameOf(document)}\` shows where it is.`,
  );
