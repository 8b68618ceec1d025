// What caches by the book (RFC 9111) do with answers, shared ones and a client's own, as `http-cache-semantics` judges it.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import CachePolicy from "http-cache-semantics";
import { type Reply, type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
beforeEach(async () => {
  rest = await startRest();
  await rest.addHost("host-1");
});
afterEach(() => rest.close());

type Request = CachePolicy.Request & { url: string; headers: Record<string, string> };

const requestOf = (url: string, token = rest.token, more: Record<string, string> = {}): Request => ({
  method: "GET",
  url,
  headers: { host: "croft", authorization: `Bearer ${token}`, ...more },
});

const policyOf = (request: Request, { status, headers }: Reply, shared: boolean): CachePolicy =>
  new CachePolicy(request, { status, headers: Object.fromEntries(headers) }, { shared });

/** A client that caches, and what it was answered by the server itself. */
class CachingClient {
  readonly statuses: number[] = [];
  readonly #kept = new Map<string, { policy: CachePolicy; body: Reply["body"] }>();
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  async get(url: string): Promise<Reply["body"]> {
    const request = requestOf(url, this.#token);
    const kept = this.#kept.get(url);
    if (kept?.policy.satisfiesWithoutRevalidation(request)) return kept.body;
    const asked = kept?.policy.revalidationHeaders(request) as Record<string, string> | undefined;
    const { "if-none-match": etag } = asked ?? {};
    const reply = await rest.call("GET", url, {
      token: this.#token,
      headers: etag === undefined ? {} : { "if-none-match": etag },
    });
    this.statuses.push(reply.status);
    if (reply.status === 304) return kept?.body;
    const policy = policyOf(request, reply, false);
    if (policy.storable()) this.#kept.set(url, { policy, body: reply.body });
    return reply.body;
  }
}

interface Operation {
  parameters?: { name: string; in: string; schema: { examples?: unknown[] } }[];
}

const READS = Object.entries(openapi.paths as unknown as Record<string, Record<string, Operation>>).flatMap(
  ([path, { get }]) =>
    get === undefined
      ? []
      : [
          (get.parameters ?? [])
            .filter((parameter) => parameter.in === "path")
            .reduce((url, { name, schema }) => url.replace(`{${name}}`, String(schema.examples?.[0])), path),
        ],
);

test("nothing but explanations of errors is kept for others, or used again unasked", async () => {
  for (const url of READS) {
    const request = requestOf(url);
    const reply = await rest.call("GET", url);
    const forAll = url.startsWith("/problems/");
    const shared = policyOf(request, reply, true);
    expect([url, shared.storable() && shared.satisfiesWithoutRevalidation(request)]).toEqual([url, forAll]);
    const own = policyOf(request, reply, false);
    expect([url, own.storable() && own.satisfiesWithoutRevalidation(request)]).toEqual([url, forAll]);
  }
});

test("a client that caches sees each change, and is spared the body of what is the same", async () => {
  const { body: made } = await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const url = `/v1/projects/${made.id}`;
  const client = new CachingClient(rest.token);
  expect(await client.get(url)).toEqual(made);
  expect(await client.get(url)).toEqual(made);
  await rest.call("PATCH", url, { body: { spec: { description: "Ours." } } });
  expect(await client.get(url)).toMatchObject({ generation: 2, spec: { description: "Ours." } });
  await rest.call("DELETE", url);
  expect(await client.get(url)).toMatchObject({ code: "not_found" });
  await rest.call("POST", "/v1/projects", { body: { name: "shop" } });
  expect(client.statuses).toEqual([200, 304, 200, 404]);
});

test("a list that is read again is the list as it is now", async () => {
  const client = new CachingClient(rest.token);
  const names = async () =>
    (await client.get("/v1/projects")).items.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual([]);
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  expect(await names()).toEqual(["web"]);
});

test("what one token reads is used for no other, nor one media type for another", async () => {
  const { body: made } = await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const url = `/v1/projects/${made.id}`;
  const request = requestOf(url);
  const policy = policyOf(request, await rest.call("GET", url), false);
  for (const other of [requestOf(url, "croft_other"), requestOf(url, rest.token, { accept: "text/html" })]) {
    expect(policy.revalidationHeaders(other)["if-none-match"]).toBeUndefined();
  }
  expect(policy.revalidationHeaders(request)["if-none-match"]).toBeDefined();
});

test("the document has a tag that spares its body", async () => {
  const client = new CachingClient(rest.token);
  expect(await client.get("/openapi.json")).toEqual(openapi);
  expect(await client.get("/openapi.json")).toEqual(openapi);
  expect(client.statuses).toEqual([200, 304]);
});
