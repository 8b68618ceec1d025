// Attacks that REST withstood when they were first tried, so that it goes on withstanding them: forged logins, requests hidden in
// requests, a quota that many creates race for, names of JavaScript's own, and crowds of clients that wait.

import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(300_000);

let rest: RestFixture;

beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  for (const name of ["web", "api"]) await rest.call("POST", "/v1/projects", { body: { name } });
});
afterAll(() => rest.close());

const tokenOf = async (project: string): Promise<string> =>
  (await rest.call("POST", "/v1/tokens", { body: { role: "operator", project, ttl_seconds: 600 } })).body
    .token;

/** Everything that comes back for these bytes until the server closes. */
async function exchange(sent: string): Promise<string> {
  const socket = connect(Number(new URL(rest.endpoint).port), "127.0.0.1");
  await once(socket, "connect");
  let text = "";
  socket.on("data", (data) => {
    text += data;
  });
  socket.on("error", () => undefined);
  socket.write(sent);
  await once(socket, "close");
  return text;
}

const statuses = (text: string): string[] =>
  [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status = ""]) => status);

describe("a login", () => {
  const forms: [string, (token: string) => string][] = [
    ["without a scheme", (token) => token],
    ["with another scheme", (token) => `Token ${token}`],
    ["with two schemes", (token) => `Bearer Bearer ${token}`],
    ["cut short", (token) => `Bearer ${token.slice(0, -1)}`],
    ["one character longer", (token) => `Bearer ${token}x`],
    ["in capitals", (token) => `Bearer ${token.toUpperCase()}`],
    ["in quotes", (token) => `Bearer "${token}"`],
    ["twice in one header", (token) => `Bearer ${token}, Bearer ${token}`],
    ["with a wildcard", () => "Bearer croft_%"],
    ["with SQL", (token) => `Bearer ${token}' OR '1'='1`],
    ["without a token", () => "Bearer"],
    ["with an empty one", () => "Bearer "],
    ["null", () => "Bearer null"],
    ["of a very long token", () => `Bearer ${"a".repeat(8000)}`],
    ["by its hash", () => `Bearer ${"0".repeat(64)}`],
    ["as Basic without a token", () => `Basic ${Buffer.from("croft:").toString("base64")}`],
    ["as Basic that is none", () => "Basic %%%"],
    [
      "as Basic with the token as the name",
      (token) => `Basic ${Buffer.from(`${token}:`).toString("base64")}`,
    ],
  ];
  test.each(forms)("%s lets nobody in", async (_how, form) => {
    const header = form(rest.token);
    const text = await exchange(
      `GET /v1/tokens HTTP/1.1\r\nHost: x\r\nAuthorization: ${header}\r\nConnection: close\r\n\r\n`,
    );
    expect(statuses(text)).toEqual(["401"]);
  });
});

/** Ends a connection that is still open. */
const LAST = "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

describe("a request that is hidden in another", () => {
  const hidden = (): string =>
    `POST /v1/ssh_keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${rest.token}\r\nContent-Type: application/json\r\n`;
  const inner = (name: string): string => {
    const body = JSON.stringify({ project: "web", name, spec: { public_key: KEY } });
    return `${hidden()}Content-Length: ${body.length}\r\n\r\n${body}`;
  };
  const heads: [string, (length: number) => string][] = [
    ["length and chunks", (length) => `Content-Length: ${length}\r\nTransfer-Encoding: chunked`],
    ["two lengths", (length) => `Content-Length: 2\r\nContent-Length: ${length}`],
    ["a length with a sign", (length) => `Content-Length: +${length}`],
    ["a coding with a space before the colon", () => "Transfer-Encoding : chunked"],
    ["a coding that is not known", () => "Transfer-Encoding: xchunked"],
    ["a coding twice", () => "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"],
    ["a folded header", () => "X: y\r\n Transfer-Encoding: chunked"],
    ["a header with a bare line feed", () => "X: y\nContent-Length: 2"],
  ];
  test.each(heads)("by %s is not carried out", async (what, head) => {
    const name = what.replaceAll(" ", "-");
    const whole = inner(name);
    const text = await exchange(`${hidden()}${head(whole.length + 5)}\r\n\r\n0\r\n\r\n${whole}${LAST}`);
    expect(statuses(text)).toEqual(["400"]);
    expect((await rest.call("GET", `/v1/ssh_keys?project=web&name=${name}`)).body.items).toEqual([]);
  });
});

test("of sixteen creates at once no more come about than the quota has room for", async () => {
  await rest.call("POST", "/v1/projects", { body: { name: "small", spec: { quota: { vms: 3 } } } });
  const file = { url: "https://example.com/a", sha256: "a".repeat(64) };
  const image = (await rest.call("POST", "/v1/images", { body: { project: "small", name: "i", spec: file } }))
    .body.id;
  const token = await tokenOf("small");
  const create = async (_one: unknown, i: number): Promise<number> => {
    const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
    return (await rest.call("POST", "/v1/vms", { token, body: { project: "small", name: `v${i}`, spec } }))
      .status;
  };
  const answers = await Promise.all(Array.from({ length: 16 }, create));
  expect(answers.filter((status) => status < 300)).toHaveLength(3);
  expect((await rest.call("GET", "/v1/vms?project=small")).body.items).toHaveLength(3);
});

test.each(["__proto__", "constructor", "prototype", "toString"])(
  "a member named %s gives nothing",
  async (name) => {
    const body = `{"project":"web","name":"p","${name}":{"role":"admin"},"spec":{"public_key":"${KEY}","${name}":{"admin":true}}}`;
    expect((await rest.call("POST", "/v1/ssh_keys", { body })).status).toBe(400);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(({} as Record<string, unknown>).role).toBeUndefined();
  },
);

test("four hundred event streams and three hundred waits of one project keep no other from its requests", async () => {
  const token = await tokenOf("web");
  const made = await rest.call("POST", "/v1/ssh_keys", {
    body: { project: "web", name: "waits", spec: { public_key: KEY } },
  });
  const left = new AbortController();
  const authorization = `Bearer ${token}`;
  const headers = { authorization, accept: "text/event-stream" };
  const open = async (): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
    const response = await fetch(`${rest.endpoint}/v1/events`, { headers, signal: left.signal });
    return (response.body as ReadableStream<Uint8Array>).getReader();
  };
  const streams = await Promise.all(Array.from({ length: 400 }, open));
  const waits = Array.from({ length: 300 }, () =>
    fetch(`${rest.endpoint}/v1/ssh_keys/${made.body.id}?wait=deleted&timeout_seconds=60`, {
      headers: { authorization },
    }),
  );
  const other = await tokenOf("api");
  expect((await rest.call("GET", "/v1/vms", { token: other })).status).toBe(200);
  expect((await rest.call("DELETE", `/v1/ssh_keys/${made.body.id}`, { token })).status).toBeLessThan(300);
  // Each of them hears of it.
  const decoder = new TextDecoder();
  for (const stream of streams) {
    for (let text = ""; !text.includes("ssh_key.delet"); )
      text += decoder.decode((await stream.read()).value);
  }
  for (const answer of await Promise.all(waits)) expect(answer.status).toBeLessThan(500);
  left.abort();
});
