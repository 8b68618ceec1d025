// What holds for every kind, shown with the two that lie on no host.

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHmXWlxHwCpvdnhZ0y4JH7rA4yWbDgFqPlO2CqlM0hAe me@example";

let rest: RestFixture;
beforeEach(async () => {
  rest = await startRest();
});
afterEach(() => rest.close());

const project = (name: string, more: object = {}) =>
  rest.call("POST", "/v1/projects", { body: { name, ...more } });
const key = (name: string, more: object = {}) =>
  rest.call("POST", "/v1/ssh_keys", { body: { project: "web", name, spec: { public_key: KEY }, ...more } });

describe("documents", () => {
  test("what is created is answered whole and read back the same", async () => {
    const made = await project("web", { tags: { a: "1" }, spec: { description: "shop" } });
    const read = await rest.call("GET", `/v1/projects/${made.body.id}`);

    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`/v1/projects/${made.body.id}`);
    expect(made.headers.get("etag")).toMatch(/^"1\.[0-9a-f]{16}"$/);
    expect(made.body).toMatchObject({
      kind: "project",
      name: "web",
      tags: { a: "1" },
      generation: 1,
      deleting: false,
    });
    expect(made.body).not.toHaveProperty("internal");
    expect(read.body).toEqual(made.body);
  });

  test("a merge patch changes what it names, removes what is null, and raises the generation", async () => {
    const { body } = await project("web", {
      tags: { a: "1", b: "2" },
      spec: { description: "x", quota: { vms: 1, cpus: 2 } },
    });

    const patched = await rest.call("PATCH", `/v1/projects/${body.id}`, {
      body: { tags: { a: null }, spec: { description: null, quota: { vms: 5 } } },
    });

    expect(patched.status).toBe(200);
    expect(patched.headers.get("etag")).toMatch(/^"2\./);
    expect(patched.body.tags).toEqual({ b: "2" });
    expect(patched.body.spec).toEqual({ quota: { vms: 5, cpus: 2 } });
    expect(patched.body.status.observed_generation).toBe(2);
  });

  test("If-Match refuses a write that is based on something older", async () => {
    const { body } = await project("web");
    const patch = (etag: string) =>
      rest.call("PATCH", `/v1/projects/${body.id}`, {
        body: { spec: { description: "x" } },
        headers: { "if-match": etag },
      });

    const { headers } = await rest.call("GET", `/v1/projects/${body.id}`);
    expect((await patch(String(headers.get("etag")))).status).toBe(200);
    for (const late of [await patch('"1"'), await patch(String(headers.get("etag")))]) {
      expect(late.status).toBe(412);
      expect(late.body.code).toBe("precondition_failed");
      expect(late.body.title).toMatch(/^project web was changed meanwhile by token test \(tok_\w+\)\.$/);
      expect(late.body.detail).toContain("in Terraform, plan again");
      expect(late.body.detail).not.toMatch(/If-Match|PATCH/);
    }
    expect((await patch('"2"')).status).toBe(200);
  });

  test("an ETag changes with the status, so that nobody waits for what has come", async () => {
    await rest.addHost("h1");
    const { headers } = await rest.call("GET", "/v1/hosts/h1");
    const read = () =>
      rest.call("GET", "/v1/hosts/h1", {
        headers: { "if-none-match": String(headers.get("etag")), "cache-control": "max-age=0" },
      });
    expect((await read()).status).toBe(304);
    await rest.store.write(async (tx) => {
      const host = await tx.documents.byName("host", null, "h1");
      if (host === undefined) throw new Error("no h1");
      await tx.documents.updateStatus("host", host.id, { status: { ...host.status, state: "silent" } });
    });
    expect((await read()).body.status.state).toBe("silent");
  });

  test("a deleted project is gone, and its name is free", async () => {
    const { body } = await project("web");
    const gone = await rest.call("DELETE", `/v1/projects/${body.id}`);
    expect(gone.status).toBe(202);
    expect((await rest.call("GET", `/v1/projects/${body.id}`)).status).toBe(404);
    expect((await project("web", { tags: { other: "1" } })).status).toBe(201);
  });

  test("a project that holds something is not deleted, and the error says what", async () => {
    const { body } = await project("web");
    await key("me");
    const refused = await rest.call("DELETE", `/v1/projects/${body.id}`);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: "not_empty", holds: { ssh_key: 1 } });
    expect(refused.body.title).toContain("1 ssh key");
  });

  test("who waits for a project to be empty is answered when it is", async () => {
    const { body } = await project("web");
    const held = await key("me");
    const late = await rest.call("DELETE", `/v1/projects/${body.id}?on_not_empty=wait&timeout_seconds=1`);
    expect([late.status, late.body.code, late.body.leaving]).toEqual([409, "not_empty", false]);
    const waits = rest.call("DELETE", `/v1/projects/${body.id}?on_not_empty=wait`);
    await rest.call("DELETE", `/v1/ssh_keys/${held.body.id}`);
    expect((await waits).status).toBe(202);
    expect((await rest.call("GET", `/v1/projects/${body.id}`)).status).toBe(404);
  });

  test("an SSH key has the fingerprint that OpenSSH shows, and never changes", async () => {
    await project("web");
    const made = await key("me");
    const patched = await rest.call("PATCH", `/v1/ssh_keys/${made.body.id}`, {
      body: { name: "you", spec: { public_key: KEY.replace("me@", "you@") } },
    });
    expect(made.body.status.fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
    expect(patched.status).toBe(400);
    expect(patched.body.code).toBe("immutable_field");
    expect(patched.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
      "/spec/public_key",
      "/name",
    ]);
  });
});

describe("problems", () => {
  test("name every field that is wrong, at once", async () => {
    const { status, headers, body } = await rest.call("POST", "/v1/projects", {
      body: { name: "Web!", nope: 1, spec: { quota: { vms: -1, cpus: "two" } } },
    });
    expect(status).toBe(400);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(
      Object.fromEntries(body.errors.map((e: { pointer: string; code: string }) => [e.pointer, e.code])),
    ).toEqual({
      "/name": "invalid_value",
      "/nope": "unknown_field",
      "/spec/quota/vms": "out_of_range",
      "/spec/quota/cpus": "wrong_type",
    });
  });

  test.each([
    ["no token", "GET", "/v1/projects", { headers: { authorization: "" } }, 401, "unauthorized"],
    ["an unknown token", "GET", "/v1/projects", { token: "croft_x" }, 401, "unauthorized"],
    ["no such path", "GET", "/v1/nothing", {}, 404, "not_found"],
    ["no such id", "GET", "/v1/projects/prj_0000000000000000", {}, 404, "not_found"],
    ["an id of another kind", "GET", "/v1/projects/vm_0000000000000000", {}, 404, "not_found"],
    ["a broken path", "GET", "/v1/projects/%E0%A4%A", {}, 400, "invalid_request"],
    ["another method", "PUT", "/v1/projects", {}, 405, "method_not_allowed"],
    ["an unknown parameter", "GET", "/v1/projects?nope=1", {}, 400, "invalid_request"],
    ["a limit too large", "GET", "/v1/projects?limit=1001", {}, 400, "invalid_request"],
    ["no JSON", "POST", "/v1/projects", { body: "{" }, 400, "invalid_request"],
    ["a JSON text", "POST", "/v1/projects", { body: '"x"' }, 400, "wrong_type"],
    ["no body", "POST", "/v1/projects", {}, 400, "missing_field"],
    [
      "a missing project",
      "POST",
      "/v1/ssh_keys",
      { body: { project: "no", name: "a", spec: { public_key: KEY } } },
      400,
      "reference_not_found",
    ],
    [
      "shared and a project",
      "POST",
      "/v1/ssh_keys",
      { body: { project: "a", shared: true, name: "a", spec: { public_key: KEY } } },
      400,
      "invalid_value",
    ],
    [
      "a body too large",
      "POST",
      "/v1/projects",
      { body: { name: "a".repeat(5 * 1024 * 1024) } },
      413,
      "too_large",
    ],
  ] as const)("%s", async (_, method, path, options, status, code) => {
    const reply = await rest.call(method, path, options);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.body.title).toBeTruthy();
  });

  test("an error of ours says nothing to the caller and everything to the log", async () => {
    await rest.store.close();
    const reply = await rest.call("GET", "/v1/projects");
    expect([reply.status, reply.body.code]).toEqual([500, "internal"]);
    expect(JSON.stringify(reply.body)).not.toContain("SQLITE");
    expect(rest.logged.join()).toContain("SQLITE");
    await rest.close().catch(() => undefined);
    rest = await startRest();
  });
});

describe("a create that may have been answered to nobody", () => {
  test("an equal POST of the same principal answers 200 with the same object, until it is claimed", async () => {
    const first = await project("web", { tags: { a: "1" } });
    const second = await project("web", { tags: { a: "1" } });
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);

    const claimed = await rest.call("POST", "/v1/claims", { body: { ids: [first.body.id, "prj_unknown"] } });
    expect(claimed.body).toEqual({ claimed: 1 });
    const third = await project("web", { tags: { a: "1" } });

    expect([third.status, third.body.code]).toEqual([409, "already_exists"]);
    // It is in a state: an import is no way out.
    expect(third.body.detail).not.toContain("import {");
  });

  test("anything else of that name is a conflict", async () => {
    await project("web");
    const conflict = await project("web", { spec: { description: "other" } });
    expect(conflict.status).toBe(409);
    expect(conflict.body.detail).toMatch(/import \{\n {2}to = croft_project\..*\n {2}id = "prj_\w{16}"\n\}/);
    const other = await rest.addToken();
    expect((await rest.call("POST", "/v1/projects", { body: { name: "web" }, token: other })).status).toBe(
      409,
    );
  });

  test("a day later it is a conflict", async () => {
    rest.now.value = new Date("2026-01-01T00:00:00Z");
    await project("web");
    rest.now.value = new Date("2026-01-02T00:00:01Z");
    expect((await project("web")).status).toBe(409);
  });

  test("twenty equal creates at once make one object", async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => project("web")));
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test("Idempotency-Key is answered with the first status and the object as it is, and refuses another body", async () => {
    const post = (name: string) =>
      rest.call("POST", "/v1/projects", { body: { name }, headers: { "idempotency-key": "k1" } });
    const first = await post("web");
    await rest.call("PATCH", `/v1/projects/${first.body.id}`, { body: { spec: { description: "later" } } });
    const again = await post("web");
    const other = await post("api");

    expect([again.status, again.body.id, again.body.generation]).toEqual([201, first.body.id, 2]);
    expect([other.status, other.body.code]).toEqual([422, "idempotency_mismatch"]);
    await rest.call("DELETE", `/v1/projects/${first.body.id}`);
    const late = await post("web");
    expect([late.status, late.body.code]).toEqual([404, "not_found"]);
  });
});

describe("lists", () => {
  test("pages hold every object once, in the order of creation", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) await project(name);
    const names: string[] = [];
    let cursor = "";
    do {
      const { body } = await rest.call("GET", `/v1/projects?limit=2${cursor && `&cursor=${cursor}`}`);
      names.push(...body.items.map(({ name }: { name: string }) => name));
      cursor = body.next_cursor;
    } while (cursor);
    expect(names).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("filters narrow by project, name, ids, state and tag", async () => {
    await project("web");
    await project("api", { default_tags: { team: "x" } });
    const mine = await key("me", { default_tags: { team: "x" }, tags: { tier: "1" } });
    await key("all", { project: undefined, shared: true });
    const names = async (query: string) =>
      (await rest.call("GET", `/v1/${query}`)).body.items.map(({ name }: { name: string }) => name);

    expect(await names("ssh_keys?project=web")).toEqual(["me"]);
    expect(await names("ssh_keys?tag.team=x&tag.tier=1")).toEqual(["me"]);
    expect(await names("ssh_keys?tag.team=y")).toEqual([]);
    expect(await names(`ssh_keys?ids=${mine.body.id},key_0000000000000000`)).toEqual(["me"]);
    expect(await names("projects?name=api&state=ready")).toEqual(["api"]);
  });
});

describe("waits", () => {
  test("wait=deleted ends as 404 the moment the object is gone", async () => {
    const { body } = await project("web");
    const waiting = rest.call("GET", `/v1/projects/${body.id}?wait=deleted&timeout_seconds=30`);
    await rest.call("DELETE", `/v1/projects/${body.id}`);
    expect((await waiting).status).toBe(404);
  });

  test("wait=ready answers at once for what is ready, and after the time for what is not deleted", async () => {
    const { body } = await project("web");
    expect((await rest.call("GET", `/v1/projects/${body.id}?wait=ready`)).status).toBe(200);
    expect((await rest.call("GET", `/v1/projects/${body.id}?wait=deleted&timeout_seconds=1`)).status).toBe(
      200,
    );
  });
});

describe("events", () => {
  test("the log has one event per write, in order, without contents", async () => {
    const { body } = await project("web", { spec: { description: "secret plans" } });
    await rest.call("PATCH", `/v1/projects/${body.id}`, { body: { spec: { description: "x" } } });
    await rest.call("DELETE", `/v1/projects/${body.id}`);

    const events = (await rest.call("GET", "/v1/events?after=0")).body;

    expect(events.items.map(({ type }: { type: string }) => type)).toEqual([
      "project.created",
      "project.updated",
      "project.deleted",
    ]);
    expect(JSON.stringify(events)).not.toContain("secret plans");
  });

  test("a stream resumes after Last-Event-ID and follows", async () => {
    await project("a");
    await project("b");
    const controller = new AbortController();
    const response = await fetch(`${rest.endpoint}/v1/events`, {
      headers: { authorization: `Bearer ${rest.token}`, accept: "text/event-stream", "last-event-id": "1" },
      signal: controller.signal,
    });
    const seen = readUntil(response, (text) => (text.match(/^id: /gm) ?? []).length === 2);
    await project("c");
    const text = await seen;
    controller.abort();
    expect([...text.matchAll(/^id: (\d+)/gm)].map(([, id]) => id)).toEqual(["2", "3"]);
  });

  test("a reader behind what is kept is told to relist", async () => {
    await project("a");
    await project("b");
    await project("c");
    await rest.store.write((tx) => tx.events.prune(0, 1));
    const controller = new AbortController();
    const response = await fetch(`${rest.endpoint}/v1/events`, {
      headers: { authorization: `Bearer ${rest.token}`, accept: "text/event-stream", "last-event-id": "1" },
      signal: controller.signal,
    });
    const text = await readUntil(response, (seen) => seen.includes("data:"));
    controller.abort();
    expect(text).toContain("event: relist\nid: 3");
    expect((await rest.call("GET", "/v1/events?after=1")).body.relist).toBe(true);
  });
});

async function readUntil(response: Response, done: (text: string) => boolean): Promise<string> {
  let text = "";
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if (done(text)) break;
  }
  return text;
}

describe("tokens and system", () => {
  test("a token is shown once, works, and ends when deleted", async () => {
    const made = await rest.call("POST", "/v1/tokens", {
      body: { name: "ci", role: "admin", ttl_seconds: 60 },
    });
    const { token, id } = made.body;
    expect((await rest.call("GET", "/v1/projects", { token })).status).toBe(200);
    expect((await rest.call("GET", `/v1/tokens/${id}`)).body).not.toHaveProperty("token");
    expect((await rest.call("DELETE", `/v1/tokens/${id}`)).status).toBe(204);
    expect((await rest.call("GET", "/v1/projects", { token })).status).toBe(401);
  });

  test("health is open to all, figures and contract are not", async () => {
    const open = { headers: { authorization: "" } };
    expect((await rest.call("GET", "/livez", open)).status).toBe(200);
    expect((await rest.call("GET", "/readyz", open)).status).toBe(200);
    expect((await rest.call("GET", "/metrics", open)).status).toBe(401);
    expect((await rest.call("GET", "/openapi.json")).body.openapi).toMatch(/^3\.1/);
    await project("web");
    expect((await rest.call("GET", "/metrics")).body).toContain(
      'croft_objects{kind="project",state="ready"} 1',
    );
  });
});
