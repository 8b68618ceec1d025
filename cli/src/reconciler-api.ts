// The few REST calls that the commands need.
import { readFileSync } from "node:fs";
import path from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Document, Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Api, sendCall } from "./reconciler-line.ts";

export type { Api };

/** How to reach the reconciler of a state folder; undefined before its first start. */
export function readApi(reconcilerFolder: string): Api | undefined {
  try {
    const { endpoint } = JSON.parse(readFileSync(path.join(reconcilerFolder, "endpoint.json"), "utf8"));
    return { endpoint, token: readFileSync(path.join(reconcilerFolder, "admin-token"), "utf8").trim() };
  } catch {
    return undefined;
  }
}

/** The body of an answer that is no JSON; a problem document becomes an error as with `call`. */
export async function fetchBytes(api: Api, route: string): Promise<Response> {
  const answer = await sendCall(api, { method: "GET", route });
  if (answer.ok) return answer;
  throw refusal(await answer.json().catch(() => undefined), `GET ${route}: HTTP ${answer.status}`);
}

/** One call; a problem document becomes an error that reads as the reconciler wrote it. */
export async function call<T>(api: Api, method: string, route: string, body?: unknown): Promise<T> {
  const json =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await sendCall(api, { method, route, ...json }).catch((cause: unknown) => {
    throw unreachable(api, cause);
  });
  const text = await answer.text();
  const parsed = text === "" ? undefined : JSON.parse(text);
  if (!answer.ok) throw refusal(parsed, `${method} ${route}: HTTP ${answer.status}`);
  return parsed as T;
}

/** A problem document as text: what was refused, and what to do about it. */
function refusal(problem: unknown, otherwise: string): Error {
  const { title, detail } = (problem ?? {}) as { title?: unknown; detail?: unknown };
  const sentences = [title, detail].filter((text) => typeof text === "string" && text !== "");
  return new Error(sentences.length === 0 ? otherwise : sentences.join(" "));
}

/** A refusal to trust what is there says so itself; else nobody answers. */
function unreachable(api: Api, cause: unknown): Error {
  if (cause instanceof CroftError) return new Error(`${cause.message} ${cause.detail}`, { cause });
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`the reconciler at ${api.endpoint} does not answer (${reason}); \`npm start\` starts it`, {
    cause,
  });
}

interface Page<K extends Kind> {
  items: Document<K>[];
  next_cursor: string | null;
}

/** All objects of a kind that a query selects. */
export async function list<K extends Kind>(
  api: Api,
  plural: string,
  query: Record<string, string> = {},
): Promise<Document<K>[]> {
  const items: Document<K>[] = [];
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams({
      ...query,
      limit: "1000",
      ...(cursor === null ? {} : { cursor }),
    });
    const page: Page<K> = await call(api, "GET", `/v1/${plural}?${parameters}`);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}
