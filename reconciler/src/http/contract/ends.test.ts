// What will not be taken for ever says so, with its dates (RFC 9745 and RFC 8594), in the answers and in the document.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "../rest-fixture.ts";
import { endsOf } from "./serve.ts";

let rest: RestFixture;
beforeAll(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
});
afterAll(() => rest.close());

const made = async (role: string): Promise<(string | number | null)[]> => {
  const body = { role, project: "web", ttl_seconds: 60 };
  const { status, headers } = await rest.call("POST", "/v1/tokens", { body });
  return [status, headers.get("deprecation"), headers.get("sunset")];
};

test("a role by its former name is taken with the day on which that ends, and by its name without", async () => {
  expect(await made("member")).toEqual([201, "@1796083200", "Wed, 01 Dec 2027 00:00:00 GMT"]);
  expect(await made("operator")).toEqual([201, null, null]);
});

test("the document says so of each route that takes one", () => {
  for (const path of ["/v1/tokens", "/v1/federation/trusts"] as const) {
    const { post } = openapi.paths[path];
    expect(post.description).toContain("`role: member` is taken until 2027-12-01");
    expect(Object.keys(post.responses[201].headers)).toEqual(
      expect.arrayContaining(["Deprecation", "Sunset"]),
    );
  }
});

test("a route that goes says so of each request", () => {
  const deprecated = { since: "2026-01-01", sunset: "2027-01-01", instead: "GET /v1/others" };
  expect(endsOf({ deprecated, body: null }, undefined)).toEqual([deprecated]);
  expect(endsOf({ body: null }, { role: "member" })).toEqual([]);
});
