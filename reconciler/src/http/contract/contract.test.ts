// From the document to the server: each bound, media type and method that it names is kept, and each example is a request
// that works. The other direction is `document-check.fixture.ts`, by which every test of REST passes.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { ROUTES } from "@croft/schemas/generated/typescript/routes.ts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "../rest-fixture.ts";
import { undocumented, undocumentedEvents } from "./document-check.fixture.ts";

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  items?: Schema;
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  examples?: unknown[];
}

interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
  example?: unknown;
}

interface Media {
  schema: Schema;
  examples?: { request?: { value: unknown } };
}

interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, Media> };
  responses: Record<string, unknown>;
}

const OPERATIONS = Object.entries(
  openapi.paths as unknown as Record<string, Record<string, Operation>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]): [string, string, string, Operation] => [
    operation.operationId,
    method.toUpperCase(),
    path,
    operation,
  ]),
);

const schemas = openapi.components.schemas as unknown as Record<string, Schema>;
const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split("/").at(-1) ?? ""] ?? schema);

let rest: RestFixture;
/** Ids that stand for those of the examples, by prefix. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("host-1");
});
afterAll(() => rest.close());

/** Texts of examples with ids of objects that are there. */
const real = (text: string): string =>
  text.replace(/\b([a-z]+)_0(00000000example|123456789abcdef)\b/g, (id, prefix: string) => ids[prefix] ?? id);

/** A path of examples. */
function pathOf(path: string, { parameters = [] }: Operation): string {
  const filled = parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((before, { name, schema }) => before.replace(`{${name}}`, String(schema.examples?.[0])), path);
  return real(filled);
}

test("the document and the server have the same routes", () => {
  const served = ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();
  expect(OPERATIONS.map(([, method, path]) => `${method} ${path}`).sort()).toEqual(served);
});

test("every operation says what it is, and what it refuses with", () => {
  const silent = OPERATIONS.filter(([, , , { summary, tags, responses }]) => {
    const refusals = Object.keys(responses).filter((status) => status >= "400");
    return !summary || tags?.length !== 1 || refusals.length < 2;
  });
  expect(silent.map(([name]) => name)).toEqual([]);
});

describe("a reply that the document does not have is noticed:", () => {
  const reply = { method: "GET", path: "/v1/vms", status: 200, headers: new Headers(), body: undefined };
  const json = { "content-type": "application/json" };
  test.each([
    ["a status", { ...reply, status: 418 }, "418"],
    ["a header", { ...reply, headers: new Headers({ "X-New": "1" }) }, "x-new"],
    ["a media type", { ...reply, headers: new Headers({ "content-type": "text/csv" }) }, "text/csv"],
    ["a member that is missing", { ...reply, headers: new Headers(json), body: {} }, "items"],
    ["a code", problem("new_code"), "allowed values"],
  ])("%s", (_what, given, said) => expect(undocumented(given).join("\n")).toContain(said));

  test("an event", () => {
    expect(undocumentedEvents([{ type: "vm.danced" }])).toEqual(["the document lacks the event vm.danced"]);
  });

  function problem(code: string) {
    const body = { type: "/problems/x", title: "t", status: 404, code, detail: "d" };
    const headers = new Headers({ "content-type": "application/problem+json" });
    return { ...reply, path: "/v1/vms/vm_0123456789abcdef", status: 404, headers, body };
  }
});

/** In the order in which one refers to the other. */
const FIRST = [
  "create_project",
  "create_ssh_key",
  "create_image",
  "create_disk",
  "create_partition",
  "create_vm",
];
const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

const EXAMPLES = OPERATIONS.flatMap(([name, method, path, operation]) => {
  const [type, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const value = media?.examples?.request?.value;
  return value === undefined || type === undefined ? [] : [{ name, method, path, operation, type, value }];
}).sort((a, b) => rank(a.name) - rank(b.name));

/** What no database of a test has: hosts that listen or are silent, a clock that leapt, a place for bytes, a plan to approve. */
const NEEDS_MORE = [
  "confirm_clock",
  "confirm_host_off",
  "give_up_host",
  "create_console_ticket",
  "create_ssh_certificate",
  "create_upload",
  "create_join_token",
  "approve_gitops_run",
  "adopt_unknown_object",
  "exchange_id_token",
];

test.each(EXAMPLES.filter(({ name }) => !NEEDS_MORE.includes(name)))(
  "the example of $name is a request that works",
  async ({ method, path, operation, type, value }) => {
    const body = real(JSON.stringify(value));
    const reply = await rest.call(method, pathOf(path, operation), {
      body,
      headers: { "content-type": type },
    });
    expect([reply.status, reply.body?.errors ?? reply.body?.detail]).toEqual([
      reply.status < 300 ? reply.status : 200,
      undefined,
    ]);
    const { id } = reply.body;
    if (typeof id === "string") ids[id.slice(0, id.indexOf("_"))] ??= id;
  },
);

test.each(EXAMPLES.filter(({ name }) => NEEDS_MORE.includes(name)))(
  "the example of $name is a request whose form is taken",
  async ({ method, path, operation, type, value }) => {
    const body = real(JSON.stringify(value));
    const reply = await rest.call(method, pathOf(path, operation), {
      body,
      headers: { "content-type": type },
    });
    expect(reply.status).not.toBe(400);
    expect(reply.body?.errors).toBeUndefined();
    expect(Object.keys(operation.responses)).toContain(String(reply.status));
  },
);

test("every body but those of bytes has an example", () => {
  const without = OPERATIONS.filter(([name, , , { requestBody }]) => {
    const media = Object.values(requestBody?.content ?? {})[0];
    return media !== undefined && !EXAMPLES.some((example) => example.name === name);
  });
  expect(without.map(([name]) => name)).toEqual(["append_upload"]);
});

/** Values of a parameter that the document does not allow. */
function wrongValues({
  type,
  enum: values,
  minimum,
  maximum,
  maxLength,
  minLength,
  maxItems,
  items,
  pattern,
}: Schema): string[] {
  const wrong: (string | undefined)[] = [];
  if (values !== undefined) wrong.push("none-of-them");
  if (type === "boolean") wrong.push("perhaps");
  if (type === "integer") wrong.push("1.5", "one");
  if (minimum !== undefined) wrong.push(String(minimum - 1));
  if (maximum !== undefined) wrong.push(String(maximum + 1));
  if (maxLength !== undefined) wrong.push("a".repeat(maxLength + 1));
  if (minLength === 1 && type === "string") wrong.push("");
  if (maxItems !== undefined) wrong.push(Array.from({ length: maxItems + 1 }, () => "a").join(","));
  if (items !== undefined) wrong.push(...wrongValues(items));
  if (pattern !== undefined && type === "string") wrong.push("\u007f");
  return wrong.filter((value) => value !== undefined);
}

describe.each(OPERATIONS.filter(([, , path]) => path.startsWith("/v1/")))(
  "%s",
  (name, method, path, operation) => {
    const { parameters = [], requestBody } = operation;
    const at = (): string => pathOf(path, operation);
    const send = (url: string, headers: Record<string, string> = {}) => rest.call(method, url, { headers });
    const isOpen = name === "exchange_id_token";

    test("takes no parameter that is not in the document", async () => {
      const { status, body } = await send(`${at()}?not_there=1`);
      expect([status, body.errors]).toEqual([
        400,
        [expect.objectContaining({ code: "unknown_field", parameter: "not_there", pointer: "" })],
      ]);
    });

    const ofQuery = parameters.filter(
      (parameter) => parameter.in === "query" && wrongValues(parameter.schema).length > 0,
    );
    if (ofQuery.length > 0) {
      test("keeps to the bounds of its parameters", async () => {
        for (const { name: one, schema } of ofQuery) {
          for (const value of wrongValues(schema)) {
            const { status, body } = await send(`${at()}?${one}=${encodeURIComponent(value)}`);
            expect([one, value, status, body.errors?.[0]?.parameter]).toEqual([one, value, 400, one]);
          }
        }
      });
    }

    const ofHeaders = parameters.filter(
      (parameter) => parameter.in === "header" && parameter.schema.maxLength !== undefined,
    );
    if (ofHeaders.length > 0) {
      test("keeps to the bounds of its headers", async () => {
        for (const { name: one, schema } of ofHeaders) {
          const { status, body } = await send(at(), { [one]: "a".repeat((schema.maxLength ?? 0) + 1) });
          expect([one, status, body.errors?.[0]?.parameter]).toEqual([one, 400, one]);
        }
      });
    }

    if (requestBody !== undefined) {
      test("takes the media types that are in the document, and no other", async () => {
        const reply = await rest.call(method, at(), {
          body: "x",
          headers: { "content-type": "text/csv", "upload-offset": "0" },
        });
        expect(reply.status).toBe(415);
        const named = reply.headers.get(method === "PATCH" ? "accept-patch" : "accept-post");
        expect(named?.split(", ").sort()).toEqual(Object.keys(requestBody.content).sort());
      });
    }

    const media = requestBody?.content["application/json"];
    const schema = media && resolved(media.schema);
    if (schema?.additionalProperties === false) {
      test("refuses a body with a member that is not in the document, and one without those that it requires", async () => {
        const { status, body } = await rest.call(method, at(), { body: { not_there: 1 } });
        const codes = (code: string): string[] =>
          (body.errors ?? [])
            .filter((one: { code: string }) => one.code === code)
            .map((one: { pointer: string }) => one.pointer);
        expect([status, codes("unknown_field")]).toEqual([400, ["/not_there"]]);
        const required = (schema.required ?? []).map((one) => `/${one}`);
        expect(codes("missing_field")).toEqual(expect.arrayContaining(required));
      });
    }

    if (!isOpen) {
      test("is 401 without a token", async () => {
        expect((await rest.call(method, at(), { token: "croft_unknown" })).status).toBe(401);
      });
    }
  },
);

test("a path with other methods says which it has", async () => {
  const byPath = new Map<string, string[]>();
  for (const [, method, path] of OPERATIONS) byPath.set(path, [...(byPath.get(path) ?? []), method]);
  for (const [path, allowed] of byPath) {
    const [, , , operation] = OPERATIONS.find((one) => one[2] === path) ?? [];
    if (operation === undefined) continue;
    const { status, headers } = await rest.call("PUT", pathOf(path, operation));
    const named = headers
      .get("allow")
      ?.split(", ")
      .filter((one) => !["HEAD", "LOCK", "UNLOCK"].includes(one));
    expect([path, status, named?.sort()]).toEqual([path, 405, allowed.sort()]);
  }
});

test("paths are compared byte for byte", async () => {
  for (const path of ["/V1/projects", "/v1/Projects", "/v1/projects/", "//v1/projects"]) {
    expect([path, (await rest.call("GET", path)).status]).toEqual([path, 404]);
  }
});

describe("a problem", () => {
  test("leads to a page about its code, for people and for terminals", async () => {
    const { body } = await rest.call("GET", "/v1/projects/prj_0000000000000000");
    expect(body.type).toBe("/problems/not_found");
    const page = await rest.call("GET", body.type, { token: "", headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(page.body).toContain("<h1><code>not_found</code></h1>");
    const plain = await rest.call("GET", body.type, { headers: { accept: "text/plain" } });
    expect(plain.body).toContain("not_found (HTTP 404)");
  });

  test("has a page for every code of the document", async () => {
    for (const code of openapi.components.schemas.ErrorCode.enum) {
      expect([code, (await rest.call("GET", `/problems/${code}`)).status]).toEqual([code, 200]);
    }
  });
});

test("readiness names its checks when asked", async () => {
  const { body } = await rest.call("GET", "/readyz?verbose=true");
  expect(body).toEqual({
    status: "ok",
    checks: [
      { name: "running", status: "ok", message: null },
      { name: "store", status: "ok", message: null },
    ],
  });
});
