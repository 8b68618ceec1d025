// The few REST calls that the commands need.
import { readFileSync } from "node:fs";
import path from "node:path";
import { CroftError, fullText } from "@croft/schemas/errors.ts";
import type { Document, Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { Refusal, Unreachable } from "./failure.ts";
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
export async function fetchBytes(
  api: Api,
  route: string,
  headers: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<Response> {
  const answer = await send(api, {
    method: "GET",
    route,
    headers,
    ...(signal === undefined ? {} : { signal }),
  });
  if (answer.ok) return answer;
  throw refusal(answer, parsed(await answer.text()), `GET ${route}`);
}

/** One call; a problem document becomes an error that reads as the reconciler wrote it. */
export async function call<T>(api: Api, method: string, route: string, body?: unknown): Promise<T> {
  const json =
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await send(api, { method, route, ...json });
  const value = parsed(await answer.text());
  if (!answer.ok) throw refusal(answer, value, `${method} ${route}`);
  return value as T;
}

/** A PATCH with bytes that are no JSON. */
export async function sendBytes<T>(
  api: Api,
  route: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<T> {
  const answer = await send(api, { method: "PATCH", route, headers, body });
  const value = parsed(await answer.text());
  if (!answer.ok) throw refusal(answer, value, `PATCH ${route}`);
  return value as T;
}

const send = (api: Api, request: Parameters<typeof sendCall>[1]): Promise<Response> =>
  sendCall(api, request).catch((cause: unknown) => {
    throw unreachable(api, cause);
  });

/** What is no JSON comes from something between here and the reconciler, and says nothing of use. */
function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refusal = (answer: Response, problem: unknown, what: string): Refusal =>
  new Refusal(
    answer.status,
    problem,
    `${what}: HTTP ${answer.status}`,
    answer.headers.get("croft-request-id") ?? undefined,
  );

/** A refusal to trust what is there says so itself; else nobody answers. */
function unreachable(api: Api, cause: unknown): Error {
  if (cause instanceof CroftError) return new Error(fullText(cause), { cause });
  return new Unreachable(api.endpoint, cause);
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
