// What HTTP asks of a server beside what is in its answers: media types, upgrades, queries, what to do next.

import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
let vm: string;
beforeAll(async () => {
  rest = await startRest({ bodyMs: 500 });
  await rest.addHost("alpha");
  const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
  await post("projects", { name: "web" });
  const file = { url: "https://example.com/a", sha256: "a".repeat(64) };
  const image = (await post("images", { project: "web", name: "i", spec: file })).id;
  const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
  vm = (await post("vms", { project: "web", name: "v", spec })).id;
});
afterAll(() => rest.close());

describe.each(["tunnel", "console"])("a %s", (kind) => {
  test("without an upgrade is 426, and says to what", async () => {
    // fetch() hides what belongs to a connection.
    const sent = request(`${rest.endpoint}/v1/vms/${vm}/${kind}`, {
      headers: { authorization: `Bearer ${rest.token}` },
    }).end();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(426);
    expect(response.headers).toMatchObject({ upgrade: "websocket", connection: "Upgrade" });
  });

  test("of a VM that is not there is 404, and with another method 405", async () => {
    expect((await rest.call("GET", `/v1/vms/vm_0000000000000000/${kind}`)).status).toBe(404);
    const posted = await rest.call("POST", `/v1/vms/${vm}/${kind}`, { body: {} });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

describe("Accept", () => {
  const get = async (path: string, accept: string) =>
    (await rest.call("GET", path, { headers: { accept } })).status;

  test("that cannot be met is 406, with what can be", async () => {
    const { status, body } = await rest.call("GET", "/v1/projects", { headers: { accept: "text/html" } });
    expect([status, body.code, body.detail]).toEqual([
      406,
      "not_acceptable",
      "Send Accept: application/json, or none.",
    ]);
    expect(await get("/v1/events", "image/png")).toBe(406);
    expect(await get(`/v1/vms/${vm}/screenshot`, "text/html")).toBe(406);
  });

  test.each(["*/*", "application/*", "text/html, application/json;q=0.1", "application/problem+json"])(
    "%s is met",
    async (accept) => expect(await get("/v1/projects", accept)).toBe(200),
  );
});

describe("bytes of an upload", () => {
  const SHA = "b".repeat(64);
  const patch = (type: string) =>
    rest.call("PATCH", `/v1/uploads/${SHA}`, {
      body: "some",
      headers: { "content-type": type, "upload-offset": "0" },
    });

  test("have their media type in any case, with any parameter", async () => {
    rest.uploads.append = async (_sha256, _offset, bytes) => {
      let offset = 0;
      for await (const piece of bytes) offset += piece.length;
      return { id: SHA, size_bytes: 4, offset, complete: true };
    };
    for (const type of ["application/offset+octet-stream", "Application/Offset+Octet-Stream; x=1"]) {
      const { status, body } = await patch(type);
      expect([status, body]).toMatchObject([200, { offset: 4, complete: true }]);
    }
  });

  test("of another are 415, and a parameter that is not known is refused", async () => {
    const { status, headers } = await patch("application/octet-stream");
    expect([status, headers.get("accept-patch")]).toEqual([415, "application/offset+octet-stream"]);
    expect((await rest.call("GET", `/v1/uploads/${SHA}?part=1`)).body.errors).toMatchObject([
      { code: "unknown_field" },
    ]);
  });
});

test("what takes no body refuses one, and does nothing", async () => {
  for (const path of [
    `vms/${vm}/restart`,
    "partitions/part_0000000000000000/purge",
    "unknown_objects/x/remove",
  ]) {
    const reply = await rest.call("POST", `/v1/${path}`, { body: { force: true } });
    expect([reply.status, reply.body.errors]).toMatchObject([
      400,
      [{ code: "unknown_field", pointer: "/force" }],
    ]);
  }
});

describe("a query", () => {
  test.each(["%", "%zz", "name=%ff", "name=%ed%a0%80", "%e4=1"])(
    "that is no percent-encoding of UTF-8 is refused: %s",
    async (query) => {
      const { status, body } = await rest.call("GET", `/v1/projects?${query}`);
      expect([status, body.code]).toEqual([400, "invalid_request"]);
    },
  );

  test("finds a tag in each of Unicode's spellings", async () => {
    await rest.call("POST", "/v1/projects", { body: { name: "nfc", tags: { "\u00e9 e": "\u00e9" } } });
    const { body } = await rest.call("GET", "/v1/projects?tag.e%CC%81+e=e%CC%81");
    expect(body.items).toMatchObject([{ name: "nfc" }]);
  });
});

test("descriptions are kept in one normal form, and a dry run of the other one plans nothing", async () => {
  const [composed, apart] = ["caf\u00e9", "cafe\u0301"];
  const body = { name: "described", spec: { description: apart } };
  const project = (await rest.call("POST", "/v1/projects", { body })).body;
  expect(project.spec.description).toBe(composed);
  const change = { action: "update", kind: "project", id: project.id, spec: project.spec };
  const effects = async (description: string) => {
    const changes = [{ ...change, spec: { ...project.spec, description } }];
    return (await rest.call("POST", "/v1/plan", { body: { changes } })).body.changes[0].effects;
  };
  expect(await effects(apart)).toEqual([]);
  expect(await effects("tea")).not.toEqual([]);
});

test("a stream of events that is only looked at ends, and one that is followed says when to come back", async () => {
  const headers = { accept: "text/event-stream" };
  const head = await rest.call("HEAD", "/v1/events", { headers });
  expect([head.status, head.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching(/event-stream/),
  ]);
  const authorization = `Bearer ${rest.token}`;
  const followed = await fetch(`${rest.endpoint}/v1/events`, { headers: { ...headers, authorization } });
  expect(followed.headers.get("x-accel-buffering")).toBe("no");
  const reader = followed.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toMatch(/^retry: \d+\n\n/);
  await reader?.cancel();
});

describe("a client that waits to be told that its body is wanted", () => {
  /** What is said before and after the body would be sent. */
  async function ask(
    headers: Record<string, string | number>,
  ): Promise<{ wanted: boolean; status: number | undefined }> {
    const sent = request(`${rest.endpoint}/v1/projects`, {
      method: "POST",
      headers: { "content-type": "application/json", expect: "100-continue", ...headers },
    });
    let wanted = false;
    sent.on("continue", () => {
      wanted = true;
      sent.end('{"name":"asked"}');
    });
    sent.flushHeaders();
    const [response] = (await once(sent, "response")) as [IncomingMessage];
    response.resume();
    sent.destroy();
    return { wanted, status: response.statusCode };
  }

  test("goes on when it may, and is refused at once without a token or with too much", async () => {
    const authorization = `Bearer ${rest.token}`;
    expect(await ask({ authorization, "content-length": 16 })).toEqual({ wanted: true, status: 201 });
    expect(await ask({ authorization: "Bearer croft_no", "content-length": 16 })).toEqual({
      wanted: false,
      status: 401,
    });
    expect(await ask({ authorization, "content-length": 10_000_000 })).toEqual({
      wanted: false,
      status: 413,
    });
  });
});

test("a body that does not come is 408, and holds nothing", async () => {
  const sent = request(`${rest.endpoint}/v1/projects`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${rest.token}`,
      "content-type": "application/json",
      "content-length": 100,
    },
  });
  sent.write('{"name":');
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(408);
  sent.destroy();
});
