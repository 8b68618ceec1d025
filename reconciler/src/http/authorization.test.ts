// Roles: what a project's token is told of, what it changes, and what is for admins.

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Reply, type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

let rest: RestFixture;
let member: string;
let viewer: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  const make = async (key: string, path: string, body: unknown): Promise<void> => {
    const reply = await rest.call("POST", path, { body });
    expect([200, 201, 202]).toContain(reply.status);
    ids[key] = reply.body.id;
  };
  await make("web", "/v1/projects", { name: "web" });
  await make("other", "/v1/projects", { name: "other" });
  await make("mine", "/v1/ssh_keys", { project: "web", name: "mine", spec: { public_key: KEY } });
  await make("theirs", "/v1/ssh_keys", { project: "other", name: "theirs", spec: { public_key: KEY } });
  await make("shared", "/v1/ssh_keys", { shared: true, name: "shared", spec: { public_key: KEY } });
  const token = async (body: object): Promise<string> =>
    (await rest.call("POST", "/v1/tokens", { body })).body.token;
  member = await token({ role: "member", project: "web" });
  viewer = await token({ role: "viewer", project: "web", name: "dashboard" });
});

afterAll(() => rest.close());

const as = (token: string, method: string, path: string, body?: unknown): Promise<Reply> =>
  rest.call(method, path, { token, ...(body === undefined ? {} : { body }) });
const names = ({ body }: Reply): string[] => body.items.map((one: { name: string }) => one.name).sort();

describe("a project's token sees", () => {
  test("what is in its project and what is shared, and nothing else exists", async () => {
    expect(names(await as(viewer, "GET", "/v1/ssh_keys"))).toEqual(["mine", "shared"]);
    expect(names(await as(viewer, "GET", "/v1/ssh_keys?project=web"))).toEqual(["mine"]);
    expect(names(await as(viewer, "GET", "/v1/ssh_keys?project=other"))).toEqual([]);
    expect(names(await as(viewer, "GET", `/v1/ssh_keys?ids=${ids.theirs},${ids.mine}`))).toEqual(["mine"]);
    expect(names(await as(viewer, "GET", "/v1/projects"))).toEqual(["web"]);
    expect(names(await as(viewer, "GET", "/v1/hosts"))).toEqual([]);
    expect((await as(viewer, "GET", `/v1/ssh_keys/${ids.mine}`)).status).toBe(200);
    for (const path of [
      `ssh_keys/${ids.theirs}`,
      `projects/${ids.other}`,
      "hosts/alpha",
      "hosts/alpha/disks",
    ]) {
      expect([path, (await as(viewer, "GET", `/v1/${path}`)).status]).toEqual([path, 404]);
    }
  });

  test("the events of its project only", async () => {
    const { body } = await as(viewer, "GET", "/v1/events");
    expect(new Set(body.items.map((one: { project: string }) => one.project))).toEqual(new Set(["web"]));
  });

  test("no more in a dry run", async () => {
    const changes = [
      { action: "delete", kind: "ssh_key", id: ids.theirs },
      { action: "create", kind: "ssh_key", project: "other", name: "x", spec: { public_key: KEY } },
      { action: "delete", kind: "ssh_key", id: ids.mine },
      // What a disk of a host holds is nothing for those who may adopt none.
      { action: "create", kind: "disk", spec: { host: "alpha", device: "/dev/sda" } },
      { action: "create", kind: "image", project: "web", name: "i", spec: { url: "file:///etc/passwd" } },
    ];
    const { body } = await as(viewer, "POST", "/v1/plan", { changes });
    const codes = body.changes.map((one: { errors: { code: string }[] }) =>
      one.errors.map(({ code }) => code),
    );
    expect(codes).toEqual([["not_found"], ["not_found"], [], ["forbidden"], ["forbidden"]]);
  });
});

describe("a member changes", () => {
  test("what is in its project", async () => {
    const body = { project: "web", name: "new", spec: { public_key: KEY } };
    const made = await as(member, "POST", "/v1/ssh_keys", body);
    expect(made.status).toBe(201);
    expect((await as(member, "PATCH", `/v1/ssh_keys/${made.body.id}`, { tags: { a: "1" } })).status).toBe(
      200,
    );
    expect((await as(member, "DELETE", `/v1/ssh_keys/${made.body.id}`)).status).toBe(202);
  });

  const refused: [what: string, method: string, path: () => string, body: unknown, status: number][] = [
    ["an object of another project", "DELETE", () => `ssh_keys/${ids.theirs}`, undefined, 404],
    ["something shared", "DELETE", () => `ssh_keys/${ids.shared}`, undefined, 403],
    [
      "a new shared object",
      "POST",
      () => "ssh_keys",
      { shared: true, name: "s", spec: { public_key: KEY } },
      403,
    ],
    [
      "an object in another project",
      "POST",
      () => "ssh_keys",
      { project: "other", name: "s", spec: {} },
      400,
    ],
    ["its project", "PATCH", () => `projects/${ids.web}`, { spec: { quota: { vms: 9 } } }, 403],
    ["projects", "POST", () => "projects", { name: "more" }, 403],
    ["disks", "POST", () => "disks", { spec: { host: "alpha", file: { name: "f", size_gib: 1 } } }, 403],
    [
      "the reconciler's files",
      "POST",
      () => "images",
      { project: "web", name: "i", spec: { url: "file:///etc/passwd" } },
      403,
    ],
    ["tokens", "POST", () => "tokens", { role: "admin" }, 403],
    ["hosts", "POST", () => "agent/join_tokens", { host: "beta" }, 403],
  ];
  test.each(refused)("but not %s", async (_what, method, path, body, status) => {
    expect((await as(member, method, `/v1/${path()}`, body)).status).toBe(status);
  });

  test("an image of its own upload, and not of another project's, whose hash it knows", async () => {
    const [ours, theirs] = ["a".repeat(64), "b".repeat(64)];
    const at = "2026-01-01T00:00:00.000Z";
    await rest.store.write(async (tx) => {
      for (const [project, sha256] of [
        ["web", ours],
        ["other", theirs],
      ] as const) {
        const record = { sha256, size_bytes: 1, created_by: "t", created_at: at, expires_at: at };
        await tx.blobs.put(record);
        await tx.uploads.put({ ...record, project, state: "whole" });
      }
    });
    const image = (spec: object) => as(member, "POST", "/v1/images", { project: "web", name: "i", spec });
    for (const spec of [{ upload: theirs }, { upload: ours, kernel: { upload: theirs } }]) {
      expect(await image(spec)).toMatchObject({ status: 400, body: { code: "reference_not_found" } });
    }
    expect((await image({ upload: ours })).status).toBe(202);
  });

  test("and a viewer changes nothing", async () => {
    const body = { project: "web", name: "new", spec: { public_key: KEY } };
    expect((await as(viewer, "POST", "/v1/ssh_keys", body)).status).toBe(403);
    expect((await as(viewer, "DELETE", `/v1/ssh_keys/${ids.mine}`)).status).toBe(403);
    expect((await as(viewer, "POST", "/v1/uploads", { sha256: "0".repeat(64), size_bytes: 1 })).status).toBe(
      403,
    );
  });
});

describe("a token", () => {
  test("is refused without what its role needs", async () => {
    for (const body of [{ role: "member" }, { role: "admin", project: "web" }, { project: "nowhere" }]) {
      const reply = await rest.call("POST", "/v1/tokens", { body });
      expect([body, reply.status]).toEqual([body, 400]);
      expect(reply.body.errors[0].pointer).toBe("/project");
    }
    expect((await rest.call("POST", "/v1/tokens", { body: { role: "king" } })).body.errors[0].pointer).toBe(
      "/role",
    );
  });

  test("ends when its time is over", async () => {
    const { body } = await rest.call("POST", "/v1/tokens", { body: { name: "short", ttl_seconds: 60 } });
    expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(60_000);
    expect((await as(body.token, "GET", "/v1/projects")).status).toBe(200);
    rest.now.value = new Date(Date.now() + 61_000);
    const late = await as(body.token, "GET", "/v1/projects");
    expect([late.status, late.body.title]).toEqual([401, "The token has expired."]);
    rest.now.value = undefined;
  });

  test("ends with its project", async () => {
    await rest.call("POST", "/v1/projects", { body: { name: "brief" } });
    const made = await rest.call("POST", "/v1/tokens", { body: { project: "brief" } });
    expect(made.body).toMatchObject({ role: "member", project: "brief", expires_at: null });
    const [project] = (await as(made.body.token, "GET", "/v1/projects")).body.items;
    await rest.call("DELETE", `/v1/projects/${project.id}`);
    expect((await as(made.body.token, "GET", "/v1/projects")).status).toBe(401);
  });
});
