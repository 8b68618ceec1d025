// What is long ends with the token that it was asked for with: one that is deleted, and one that expires.

import { once } from "node:events";
import { request } from "node:http";
import { expect, test } from "@jest/globals";
import type { Store, Token } from "../store/store.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";

/** As much of the store as is read. */
function tokens(known: Set<string>) {
  let changed = () => {};
  const store = {
    access: { token: async (id: string) => (known.has(id) ? ({ id } as Token) : undefined) },
    subscribe: (_topic: string, listener: () => void) => {
      changed = listener;
      return () => {};
    },
  } as unknown as Pick<Store, "access" | "subscribe">;
  const remove = async (id: string) => {
    known.delete(id);
    changed();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, remove };
}

const unexpected = (error: unknown): void => {
  throw error;
};

const now = () => new Date("2026-01-01T00:00:00.000Z");
const token = (id: string, expires_at: string | null = null) => ({ id, expires_at });

test("a deleted token ends what watches it, once", async () => {
  const { store, remove } = tokens(new Set(["a", "b"]));
  const lifetimes = tokenLifetimes(store, now, unexpected);
  const ended: string[] = [];
  lifetimes.watch(token("a"), ({ message }) => ended.push(message));
  lifetimes.watch(token("b"), () => ended.push("b"));
  const release = lifetimes.watch(token("a"), () => ended.push("released"));
  release();
  await remove("a");
  await remove("a");
  expect(ended).toEqual(["The token was deleted."]);
});

test("a token that was deleted before the watch began ends it at once", async () => {
  const { store, remove } = tokens(new Set(["a"]));
  const lifetimes = tokenLifetimes(store, now, unexpected);
  await remove("a");
  await new Promise<void>((resolve) => lifetimes.watch(token("a"), () => resolve()));
});

test("an expired token ends what watches it", () => {
  const lifetimes = tokenLifetimes(tokens(new Set(["a"])).store, now, unexpected);
  const ended: string[] = [];
  lifetimes.watch(token("a", "2025-12-31T23:59:59.000Z"), ({ message }) => ended.push(message));
  expect(ended).toEqual(["The token has expired."]);
});

test("a token that cannot be read at first ends what watches it nonetheless, without another change", async () => {
  const { store } = tokens(new Set());
  let reads = 0;
  const read = store.access.token;
  store.access.token = async (id) => {
    reads += 1;
    if (reads === 1) throw new Error("the database is busy");
    return read(id);
  };
  const lifetimes = tokenLifetimes(store, now, unexpected);
  // The pause alone would not keep the process.
  const held = setInterval(() => undefined, 60_000);
  await new Promise<void>((resolve) => lifetimes.watch(token("a"), () => resolve()));
  clearInterval(held);
  expect(reads).toBe(2);
});

test("a renewed token holds what watches it until its new end, and ends with the token that renewed it at the latest", async () => {
  const rest = await startRest();
  try {
    const make = async (ttl_seconds: number, by = rest.token) =>
      (await rest.call("POST", "/v1/tokens", { body: { role: "admin", ttl_seconds }, token: by })).body;
    const renew = (id: string, ttl_seconds: number, by = rest.token) =>
      rest.call("POST", `/v1/tokens/${id}/renew`, { body: { ttl_seconds }, token: by });
    const parent = await make(600);
    const child = await make(1, parent.token);
    const ended: string[] = [];
    const lifetimes = tokenLifetimes(rest.store, () => new Date(), unexpected);
    const over = new Promise<void>((resolve) => {
      lifetimes.watch(child, ({ message }) => {
        ended.push(message);
        resolve();
      });
    });
    const first = await renew(child.id, 2, parent.token);
    expect(first.status).toBe(200);
    expect(first.body.expires_at > child.expires_at).toBe(true);
    // Never earlier than before, and by nothing that it has of its own.
    expect((await renew(child.id, 1)).body.expires_at).toBe(first.body.expires_at);
    expect((await renew(child.id, 500, child.token)).body.expires_at).toBe(first.body.expires_at);
    const held = setInterval(() => undefined, 60_000);
    await over;
    clearInterval(held);
    expect(new Date().toISOString() >= first.body.expires_at).toBe(true);
    expect(ended).toEqual(["The token has expired."]);
    const late = await renew(child.id, 60);
    expect([late.status, late.body.title]).toEqual([404, "The token cannot be renewed: it has expired."]);

    const other = await make(60, parent.token);
    expect((await renew(other.id, 86_400, parent.token)).body.expires_at).toBe(parent.expires_at);
    await rest.call("DELETE", `/v1/tokens/${parent.id}`);
    expect((await renew(other.id, 86_400, parent.token)).status).toBe(401);
    expect((await renew("tok_0000000000000000", 60)).status).toBe(404);
  } finally {
    await rest.close();
  }
});

test("a callback that throws keeps none of the others from being called", async () => {
  const { store, remove } = tokens(new Set(["a"]));
  const faults: unknown[] = [];
  const lifetimes = tokenLifetimes(store, now, (error) => faults.push(error));
  const fault = new Error("the socket is gone");
  const ended: string[] = [];
  lifetimes.watch(token("a"), () => {
    throw fault;
  });
  lifetimes.watch(token("a"), () => ended.push("second"));
  await remove("a");
  expect({ ended, faults }).toEqual({ ended: ["second"], faults: [fault] });
  lifetimes.watch(token("b", "2025-12-31T23:59:59.000Z"), () => {
    throw fault;
  });
  expect(faults).toEqual([fault, fault]);
});

const SHA = "d".repeat(64);

/** Ways to be long, each begun with a token; resolves with the status that it ends with, or `closed`. */
const LONG: Record<string, (rest: RestFixture, token: string, held: string) => Promise<number | "closed">> = {
  async "an event stream"(rest, token) {
    const headers = { authorization: `Bearer ${token}`, accept: "text/event-stream" };
    const response = await fetch(`${rest.endpoint}/v1/events`, { headers });
    for await (const _piece of response.body ?? []);
    return "closed";
  },
  async "a wait"(rest, token, held) {
    return (await rest.call("GET", `/v1/vms/${held}?wait=ready&timeout_seconds=60`, { token })).status;
  },
  async "a deletion that waits"(rest, token, held) {
    const { project } = (await rest.call("GET", `/v1/vms/${held}`)).body;
    const { items } = (await rest.call("GET", `/v1/projects?name=${project}`)).body;
    const path = `/v1/projects/${items[0].id}?on_not_empty=wait&timeout_seconds=60`;
    return (await rest.call("DELETE", path, { token })).status;
  },
  async "an upload"(rest, token) {
    const upload = request(`${rest.endpoint}/v1/uploads/${SHA}`, {
      method: "PATCH",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/offset+octet-stream",
        "upload-offset": "0",
        "content-length": "1000",
      },
    });
    upload.write("some");
    const [response] = await once(upload, "response");
    upload.on("error", () => undefined);
    response.resume();
    return response.statusCode;
  },
};

test.each(Object.keys(LONG))("%s ends when its token is deleted, and when it expires", async (name) => {
  const rest = await startRest();
  const reading = new Promise<void>((resolve) => {
    rest.uploads.append = async (_sha256, _offset, bytes) => {
      resolve();
      for await (const _piece of bytes);
      throw new Error("the upload was carried out");
    };
  });
  try {
    await rest.addHost("h1");
    const post = async (path: string, body: object) =>
      (await rest.call("POST", `/v1/${path}`, { body })).body;
    await post("projects", { name: "web" });
    const url = { url: "https://example.com/a", sha256: SHA };
    const image = (await post("images", { project: "web", name: "i", spec: url })).id;
    const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
    const vm = (await post("vms", { project: "web", name: "app", spec })).id;
    const begin = LONG[name]!;

    const deleted = await post("tokens", { role: "admin", ttl_seconds: 60 });
    const first = begin(rest, deleted.token, vm);
    await (name === "an upload" ? reading : rest.watched(deleted.id));
    await rest.call("DELETE", `/v1/tokens/${deleted.id}`);
    expect(await first).toBe(name === "an event stream" ? "closed" : 401);

    const expiring = await post("tokens", { role: "admin", ttl_seconds: 1 });
    expect(await begin(rest, expiring.token, vm)).toBe(name === "an event stream" ? "closed" : 401);
  } finally {
    await rest.close();
  }
  expect(rest.logged).toEqual([]);
});
