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
  member = await token({ role: "operator", project: "web", ttl_seconds: 60 });
  viewer = await token({ role: "viewer", project: "web", name: "dashboard", ttl_seconds: 60 });
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
    expect(names(await as(viewer, "GET", "/v1/projects?name=other"))).toEqual([]);
    expect(names(await as(viewer, "GET", "/v1/projects?name=web"))).toEqual(["web"]);
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
    expect((await as(viewer, "POST", "/v1/claims", { ids: [ids.mine] })).status).toBe(403);
    expect((await as(viewer, "POST", "/v1/uploads", { sha256: "0".repeat(64), size_bytes: 1 })).status).toBe(
      403,
    );
  });
});

test("a project made anew under an old name reads nothing of the old one", async () => {
  const made = async () => (await rest.call("POST", "/v1/projects", { body: { name: "phoenix" } })).body.id;
  const reader = async (): Promise<string> => {
    const body = { role: "viewer", project: "phoenix", ttl_seconds: 60 };
    return (await rest.call("POST", "/v1/tokens", { body })).body.token;
  };
  const key = async (name: string) =>
    (
      await rest.call("POST", "/v1/ssh_keys", {
        body: { project: "phoenix", name, spec: { public_key: KEY } },
      })
    ).body.id;
  const eventsOf = async (token: string) =>
    (await as(token, "GET", "/v1/events?limit=1000")).body.items.map(
      ({ object, type }: { object: string; type: string }) => `${type} ${object}`,
    );
  const [old, before] = [await made(), await key("before")];
  expect(await eventsOf(await reader())).toEqual([`ssh_key.created ${before}`]);
  await rest.call("DELETE", `/v1/ssh_keys/${before}`);
  await rest.call("DELETE", `/v1/projects/${old}`);
  await made();
  const after = await key("after");
  expect(await eventsOf(await reader())).toEqual([`ssh_key.created ${after}`]);
});

test("whether another project's VM exists shows in no answer", async () => {
  const theirs = await vmOf("other");
  const nowhere = "vm_0000000000000000";
  const asked: [path: string, body: (vm: string) => object][] = [
    ["ssh_certificates", (vm) => ({ vm, public_key: KEY })],
    ["console_tickets", (vm) => ({ vm, type: "serial" })],
    ["partition_attachments", (vm) => ({ spec: { vm, partition: "prt_0000000000000000" } })],
  ];
  for (const [path, body] of asked) {
    const [there, not] = await Promise.all(
      [theirs, nowhere].map(async (vm) => {
        const reply = await as(member, "POST", `/v1/${path}`, body(vm));
        const { request_id: _, ...problem } = reply.body;
        return [reply.status, JSON.stringify(problem).replaceAll(vm, "VM")];
      }),
    );
    expect(there).toEqual(not);
  }
});

async function vmOf(project: string): Promise<string> {
  const upload = "c".repeat(64);
  const blob = { sha256: upload, size_bytes: 1, created_by: "t", created_at: "", expires_at: null };
  await rest.store.write((tx) => tx.blobs.put(blob));
  const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
  const image = (await post("images", { project, name: "disk", spec: { upload } })).id;
  const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
  return (await post("vms", { project, name: "theirs", spec })).id;
}

describe("a token", () => {
  test("is refused without what its role needs", async () => {
    const make = (body: object) => rest.call("POST", "/v1/tokens", { body: { ttl_seconds: 60, ...body } });
    for (const body of [
      { role: "operator" },
      { role: "admin", project: "web" },
      { role: "monitor", project: "web" },
      { role: "operator", project: "nowhere" },
    ]) {
      const reply = await make(body);
      expect([body, reply.status]).toEqual([body, 400]);
      expect(reply.body.errors[0].pointer).toBe("/project");
    }
    expect((await make({ role: "king" })).body.errors[0].pointer).toBe("/role");
    const nothing = await rest.call("POST", "/v1/tokens", { body: {} });
    expect(nothing.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/role",
      "/ttl_seconds",
    ]);
  });

  test("is made once for one Idempotency-Key, and its text is shown once", async () => {
    const make = () =>
      rest.call("POST", "/v1/tokens", {
        body: { role: "admin", ttl_seconds: 60 },
        headers: { "idempotency-key": "t" },
      });
    const [first, second] = [await make(), await make()];
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect(first.body.token).toMatch(/^croft_/);
    expect(second.body).not.toHaveProperty("token");
  });

  test("with the role monitor reads figures and nothing else", async () => {
    const body = { role: "monitor", ttl_seconds: 60 };
    const { token } = (await rest.call("POST", "/v1/tokens", { body })).body;
    expect((await as(token, "GET", "/metrics")).status).toBe(200);
    for (const path of ["/v1/vms", "/v1/events", "/v1/projects", "/v1/tokens"]) {
      expect([path, (await as(token, "GET", path)).status]).toEqual([path, 403]);
    }
    expect((await as(viewer, "GET", "/metrics")).status).toBe(403);
  });

  test("ends when its time is over", async () => {
    const { body } = await rest.call("POST", "/v1/tokens", {
      body: { name: "short", role: "admin", ttl_seconds: 60 },
    });
    expect(Date.parse(body.expires_at) - Date.parse(body.created_at)).toBe(60_000);
    expect((await as(body.token, "GET", "/v1/projects")).status).toBe(200);
    rest.now.value = new Date(Date.now() + 61_000);
    const late = await as(body.token, "GET", "/v1/projects");
    expect([late.status, late.body.title]).toEqual([401, "The token has expired."]);
    rest.now.value = undefined;
  });

  test("ends with its project", async () => {
    await rest.call("POST", "/v1/projects", { body: { name: "brief" } });
    const made = await rest.call("POST", "/v1/tokens", {
      body: { role: "operator", project: "brief", ttl_seconds: 60 },
    });
    expect(made.body).toMatchObject({ role: "operator", project: "brief" });
    const [project] = (await as(made.body.token, "GET", "/v1/projects")).body.items;
    await rest.call("DELETE", `/v1/projects/${project.id}`);
    expect((await as(made.body.token, "GET", "/v1/projects")).status).toBe(401);
  });
});

test("the former name of a role is still taken, and its present one is shown", async () => {
  const body = { role: "member", project: "web", ttl_seconds: 60 };
  expect((await rest.call("POST", "/v1/tokens", { body })).body).toMatchObject({ role: "operator" });
});
