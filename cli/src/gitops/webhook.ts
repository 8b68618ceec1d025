// Posts what became of a run to the webhook of its source, signed as Standard Webhooks says (standardwebhooks.com):
//
//   webhook-id: <run>.<state>     the same for each attempt, so a receiver knows what it has already
//   webhook-timestamp: <seconds>
//   webhook-signature: v1,<base64 of HMAC-SHA256 over "id.timestamp.body">
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import type { RunState } from "@croft/schemas/gitops-run.ts";
import type { Source } from "./config.ts";
import { type Delivery, type Run, reportedPart } from "./run-files.ts";
import { readSecret } from "./secrets.ts";

type Webhook = NonNullable<Source["webhook"]>;

const ANSWER_MS = 15_000;
const MOST_ATTEMPTS = 20;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** What is to be told of a run that came into a state; undefined: nothing. */
export function deliveryOf({ webhook }: Source, run: Run, now: number): Delivery | undefined {
  const states: readonly RunState[] = webhook?.states ?? [];
  if (!states.includes(run.state)) return undefined;
  const told = reportedPart(run);
  const body = JSON.stringify({
    type: "gitops_run.state",
    timestamp: new Date(now).toISOString(),
    data: { ...told, plan: told.plan && { ...told.plan, changes: told.plan.changes.slice(0, 100) } },
  });
  return { id: `${run.id}.${run.state}`, body, attempts: 0, next_at: now };
}

function signature(secret: string, id: string, seconds: number, body: string): string {
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice("whsec_".length), "base64") : secret;
  return `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}

/** Throws when it was not taken. */
export async function deliver(webhook: Webhook, { id, body }: Delivery, now: number): Promise<void> {
  const seconds = Math.floor(now / 1000);
  const url = new URL(webhook.url);
  const ca =
    webhook.ca_certificate_file === undefined ? {} : { ca: readFileSync(webhook.ca_certificate_file) };
  const request = (url.protocol === "https:" ? https : http).request(url, {
    ...ca,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "croft-gitops",
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signature(readSecret(webhook.secret_file), id, seconds, body),
    },
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  const status = await new Promise<number>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (answer) => {
      answer.resume();
      answer.once("error", reject);
      answer.once("end", () => resolve(answer.statusCode ?? 0));
    });
    request.end(body);
  });
  if (status < 200 || status > 299) throw new Error(`the webhook answered ${status}`);
}

/** The same once more, later; undefined: it was tried often enough. */
export function later(delivery: Delivery, now: number): Delivery | undefined {
  const attempts = delivery.attempts + 1;
  if (attempts >= MOST_ATTEMPTS) return undefined;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return { ...delivery, attempts, next_at: now + pause };
}
