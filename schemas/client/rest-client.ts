// Calls of the REST interface by programs that need no more than JSON: the commands, GitOps, tests. Terraform's provider goes
// over the same line with its own patience and exact numbers (`provider/src/client/transport.ts`).
import { type Document, KINDS, type Kind } from "../generated/typescript/kinds.ts";
import { exchange, type RestRequest, type RestResponse } from "./exchange.ts";
import { failedExchange, ProblemError } from "./failures.ts";
import { type Line, openLine, type Place } from "./line.ts";
import type { AllowedQuery, AnswerOf, CallArguments, Plural, RestMethod } from "./rest-calls.ts";

/** A reconciler, and the token to call it with. */
export interface Api extends Place {
  readonly token: string;
}

/** A server that takes no connection within this time is not there. */
const CONNECT_MS = 10_000;

const lines = new Map<string, Line>();

/** One line for all requests to a place. */
function lineTo(place: Place): Line {
  const key = `${place.endpoint}\n${place.caCertificate ?? ""}`;
  const line = lines.get(key) ?? openLine(place);
  lines.set(key, line);
  return line;
}

/** One request as it is given, for what is not JSON or of no route. Resolves for any status; ConnectionError without an answer. */
export async function send(api: Api, request: RestRequest): Promise<RestResponse> {
  try {
    return await exchange(lineTo(api), api.token, { connectMs: CONNECT_MS, ...request });
  } catch (cause) {
    throw failedExchange(api.endpoint, cause).error;
  }
}

/** The same, and ProblemError for what is refused. */
export async function fetchAnswer(api: Api, request: RestRequest): Promise<RestResponse> {
  const answer = await send(api, request);
  if (answer.ok) return answer;
  const problem = parsed(await answer.text());
  throw new ProblemError(answer.status, problem, `${request.method} ${request.route}: HTTP ${answer.status}`);
}

/** One call of a documented route. ProblemError for what is refused, ConnectionError without an answer. */
export async function call<Method extends RestMethod, Route extends string>(
  api: Api,
  method: Method,
  route: Route,
  ...[body]: CallArguments<Method, Route>
): Promise<AnswerOf<Method, Route>> {
  const request: RestRequest =
    body === undefined
      ? { method, route }
      : { method, route, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetchAnswer(api, request);
  return parsed(await answer.text()) as AnswerOf<Method, Route>;
}

/** What is no JSON comes from something between here and the reconciler, and says nothing of use. */
function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An object of a kind that is known at run time only. `at`: its id, and what is asked of it. */
export async function readObject<K extends Kind>(api: Api, kind: K, at: string): Promise<Document<K>> {
  const route: `/v1/vms/${string}` = `/v1/${KINDS[kind].plural as "vms"}/${at}`;
  const found: unknown = await call(api, "GET", route);
  return found as Document<K>;
}

/** All objects of such a kind that a query selects. */
export async function listObjects<K extends Kind>(
  api: Api,
  kind: K,
  query: QueryOf<Plural> = {},
): Promise<Document<K>[]> {
  const found: unknown = await list(api, KINDS[kind].plural as Plural, query);
  return found as Document<K>[];
}

type Item<Many> = Many extends { items: readonly (infer One)[] } ? One : never;

/** An object of the kind with that plural. */
export type ObjectOf<Of extends Plural> = Item<AnswerOf<"GET", `/v1/${Of}`>>;

/** What its list can be asked for. */
export type QueryOf<Of extends Plural> = Partial<Record<AllowedQuery<"GET", `/v1/${Of}`>, string>>;

/** All objects of a kind that a query selects, page by page. */
export async function list<Of extends Plural>(
  api: Api,
  plural: Of,
  query: QueryOf<Of> = {},
): Promise<ObjectOf<Of>[]> {
  const items: ObjectOf<Of>[] = [];
  let cursor: string | null = null;
  do {
    const parameters = new URLSearchParams({ ...query, limit: "1000" });
    if (cursor !== null) parameters.set("cursor", cursor);
    const route: `/v1/vms?${string}` = `/v1/${plural as "vms"}?${parameters}`;
    const page = await call(api, "GET", route);
    items.push(...(page.items as unknown[] as ObjectOf<Of>[]));
    cursor = page.next_cursor;
  } while (cursor !== null);
  return items;
}
