// What a hostile or broken body costs and is answered with.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { secondsOf } from "../memory.fixture.ts";
import { type Reply, type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
let viewer: string;

beforeAll(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const body = { role: "viewer", project: "web", ttl_seconds: 600 };
  viewer = (await rest.call("POST", "/v1/tokens", { body })).body.token;
});

afterAll(() => rest.close());

const send = (body: string | Uint8Array, path = "projects"): Promise<Reply> =>
  rest.call("POST", `/v1/${path}`, { body });
/** Of the processor time that parsing the body takes here and now: it is a tenth, and was some ten times. */
const MOST_PROCESSOR_TIME = 2;
const nested = (levels: number): string => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
const refused = ({ status, body }: Reply) => [status, body.code, body.errors?.[0]?.pointer];

describe("a body is refused with 400", () => {
  const bodies: [what: string, body: string | Uint8Array, pointer: string | undefined][] = [
    ["nested 5,000 deep", `{"spec":${nested(5000)}}`, `/spec${"/0".repeat(31)}`],
    ["that is no UTF-8", Buffer.from('{"name":"a\xff"}', "latin1"), undefined],
    ["with half of a surrogate pair", '{"name":"a","spec":{"description":"\\ud800"}}', "/spec/description"],
    ["with NUL", '{"name":"a","tags":{"k":"a\\u0000b"}}', "/tags/k"],
    ["with NUL in a name", '{"name":"a","tags":{"a\\u0000b":"v"}}', "/tags/"],
    ["with a line feed in a name", '{"name":"a","tags":{"a\\nb":"v"}}', "/tags/"],
    ["with a name twice", '{"name":"a","spec":{"description":"x","description":"y"}}', "/spec/description"],
    ["with a name twice, once escaped", '{"name":"a","n\\u0061me":"b"}', "/name"],
    ["with one word twice in two spellings", '{"name":"a","tags":{"\u00e9":"1","e\u0301":"2"}}', "/tags"],
    ["that ends in the middle", '{"name":"a', undefined],
  ];
  test.each(bodies)("%s", async (_what, body, pointer) => {
    expect(refused(await send(body))).toEqual([400, "invalid_request", pointer]);
    expect(rest.logged).toEqual([]);
  });
});

test("tags are kept in one normal form", async () => {
  const { body } = await rest.call("POST", "/v1/projects", {
    body: { name: "nfc", tags: { "e\u0301": "e\u0301" } },
  });
  expect(body.tags).toEqual({ "\u00e9": "\u00e9" });
});

describe("unknown fields", () => {
  const fields = (count: number): string =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_one, i) => [`f${i}`, 1])));

  test("of four megabytes cost little and are answered shortly", async () => {
    for (const path of ["plan", "vms"]) {
      const body = `{"changes":[{"action":"create","kind":"vm","spec":${fields(300_000)}}]}`;
      const parsing = secondsOf(() => JSON.parse(body));
      const began = process.cpuUsage();
      const reply = await rest.call("POST", `/v1/${path}`, { body, token: viewer });
      expect(reply.status).toBe(400);
      expect(JSON.stringify(reply.body).length).toBeLessThan(20_000);
      const { user, system } = process.cpuUsage(began);
      expect((user + system) / 1e6).toBeLessThan(MOST_PROCESSOR_TIME * parsing);
    }
  });

  test("are named, a hundred at most", async () => {
    const { body } = await send(`{"name":"a","spec":${fields(200)}}`);
    expect(body.errors).toHaveLength(100);
  });
});

test("a body larger than its route expects is 413", async () => {
  expect((await send(`{"name":"${"a".repeat(70_000)}"}`)).status).toBe(413);
  expect((await send(`{"name":"${"a".repeat(70_000)}"}`, "vms")).status).toBe(400);
});

describe("a media type", () => {
  const post = (type: string) =>
    rest.call("POST", "/v1/projects", { body: '{"name":"web"}', headers: { "content-type": type } });

  test("that is not taken is 415 and names those that are", async () => {
    for (const type of ["text/plain", "application/json-patch+json", "application/x-www-form-urlencoded"]) {
      const reply = await post(type);
      expect([reply.status, reply.body.code]).toEqual([415, "unsupported_media_type"]);
      expect(reply.headers.get("accept-post")).toBe("application/json");
    }
    const id = "prj_00000000000000000";
    const headers = { "content-type": "application/json-patch+json" };
    const patched = await rest.call("PATCH", `/v1/projects/${id}`, { body: "[]", headers });
    expect([patched.status, patched.headers.get("accept-patch")]).toEqual([
      415,
      "application/merge-patch+json, application/json",
    ]);
  });

  test("is read without regard to case and parameters", async () => {
    expect((await post("Application/JSON; Charset=UTF-8")).status).toBe(200);
    expect((await post("application/json; charset=latin1")).status).toBe(415);
  });
});

test("an image without a spec, which could never be fetched, is refused", async () => {
  const reply = await rest.call("POST", "/v1/images", { body: { project: "web", name: "i" } });
  expect([reply.status, reply.body.code]).toEqual([400, "missing_field"]);
  expect(reply.body.errors[0].pointer).toBe("/spec");
});

test("an image's address with a password is refused by REST and by the dry run, and repeated by neither", async () => {
  const spec = { url: "https://someone:a-secret@example.org/disk.img" };
  const create = { project: "web", name: "i", spec };
  const changes = [{ ...create, action: "create", kind: "image" }];
  const replies = [
    await rest.call("POST", "/v1/images", { body: create }),
    await rest.call("POST", "/v1/plan", { body: { changes } }),
  ];
  for (const { body } of replies) {
    expect(JSON.stringify(body)).toMatch(/\/spec\/url.*user name or password/);
    expect(JSON.stringify(body)).not.toContain("a-secret");
  }
  expect(replies[0]?.status).toBe(400);
});
