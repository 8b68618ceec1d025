// A pipeline's ID token is exchanged for a token: against an issuer that the test runs, over TLS.

import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { openAgentsAuthority } from "../agents/authority.ts";
import { principalOfToken } from "./authentication.ts";
import { type Reply, type RestFixture, startRest } from "./rest-fixture.ts";

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

let rest: RestFixture;
let server: Server;
let issuer: string;
let ca: string;
/** Keys that the issuer shows, by their id. */
const keys = new Map<string, KeyPair>();
let asked: string[] = [];
let count = 0;

beforeAll(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const authority = await openAgentsAuthority(rest.store, Date.now);
  const { key, certificate } = await authority.serverIdentity(["127.0.0.1"]);
  ca = authority.certificate;
  server = createServer({ key, cert: certificate }, async (request, response) => {
    asked.push(String(request.url));
    const [, below = "", page] = /^(\/fresh)?(\/.*)$/.exec(String(request.url)) ?? [];
    const pages: Record<string, unknown> = {
      "/.well-known/openid-configuration": {
        issuer: `${issuer}${below}`,
        jwks_uri: `${issuer}${below}/keys`,
      },
      "/keys": { keys: await Promise.all([...keys].map(([kid, pair]) => publicKey(kid, pair))) },
    };
    const shown = pages[page ?? ""];
    response.writeHead(shown === undefined ? 404 : 200).end(JSON.stringify(shown ?? {}));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  keys.set("one", await generateKeyPair("RS256"));
});

afterAll(async () => {
  await rest.close();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

beforeEach(() => {
  asked = [];
  count += 1;
});

const publicKey = async (kid: string, { publicKey }: KeyPair) => ({
  ...(await exportJWK(publicKey)),
  kid,
  alg: "RS256",
  use: "sig",
});

const CLAIMS = {
  repository: "acme/infra",
  ref: "refs/heads/main",
  sub: "repo:acme/infra:ref:refs/heads/main",
};

const trust = (more: object = {}): Promise<Reply> =>
  rest.call("POST", "/v1/federation/trusts", {
    body: {
      name: `ci-${count}`,
      issuer,
      audience: `croft-${count}`,
      claims: { sub: "repo:acme/infra:*" },
      role: "operator",
      project: "web",
      ttl_seconds: 900,
      ca_certificate: ca,
      ...more,
    },
  });

async function idToken(payload: JWTPayload = {}, kid = "one", expires = "5m"): Promise<string> {
  return new SignJWT({ ...CLAIMS, aud: `croft-${count}`, iss: issuer, ...payload })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign((keys.get(kid) as KeyPair).privateKey);
}

const exchange = (token: string): Promise<Reply> =>
  rest.call("POST", "/v1/federation/token", { body: { id_token: token }, headers: { authorization: "" } });

test("a job of the named repository gets a token of the trust's role, project and time", async () => {
  const { id } = (await trust()).body;
  const { status, body } = await exchange(await idToken());
  expect(status).toBe(201);
  expect(body).toMatchObject({ role: "operator", project: "web", created_by: id });
  const seconds = (Date.parse(body.expires_at) - Date.parse(body.created_at)) / 1000;
  expect(seconds).toBe(900);
  expect((await rest.call("GET", "/v1/vms", { token: body.token })).status).toBe(200);
  expect((await rest.call("GET", "/v1/tokens", { token: body.token })).status).toBe(403);
});

test("deleting the trust ends what came of it", async () => {
  const { id } = (await trust()).body;
  const { token } = (await exchange(await idToken())).body;
  expect((await rest.call("DELETE", `/v1/federation/trusts/${id}`)).status).toBe(204);
  expect((await rest.call("GET", "/v1/vms", { token })).status).toBe(401);
  expect((await exchange(await idToken())).status).toBe(401);
});

test("what an exchanged token of an admin made lives no longer than it, and ends with the trust", async () => {
  const { id } = (await trust({ role: "admin", project: undefined })).body;
  const admin = (await exchange(await idToken())).body;
  const body = { name: `kept-${count}`, role: "admin", ttl_seconds: 86_400 };
  const made = (await rest.call("POST", "/v1/tokens", { token: admin.token, body })).body;
  expect(made.expires_at).toBe(admin.expires_at);
  const next = { ...body, name: `next-${count}` };
  const { token } = (await rest.call("POST", "/v1/tokens", { token: made.token, body: next })).body;
  expect((await rest.call("GET", "/v1/vms", { token })).status).toBe(200);
  expect((await rest.call("DELETE", `/v1/federation/trusts/${id}`)).status).toBe(204);
  for (const ended of [admin.token, made.token, token]) {
    expect((await rest.call("GET", "/v1/vms", { token: ended })).status).toBe(401);
  }
});

test("one ID token is not exchanged without end, and its tokens share what one token may ask", async () => {
  const { id } = (await trust()).body;
  const token = await idToken();
  const first = (await exchange(token)).body;
  const stored = await rest.store.access.token(first.id);
  if (stored === undefined) throw new Error("the token is not stored");
  const [one, two] = [stored, { ...stored, id: "tok_2" }].map((each) =>
    principalOfToken(each, () => new Date()),
  );
  expect([one?.account, two?.account]).toEqual([id, id]);
  await rest.store.write(async (tx) => {
    for (let i = 0; i < 999; i++) {
      await tx.access.putToken({ ...stored, id: `tok_${i}`, name: `n${i}` }, `hash${i}`);
    }
  });
  expect((await exchange(token)).body).toMatchObject({ code: "too_many_requests" });
});

test("who a token is of is told without characters that a terminal acts on", async () => {
  await trust({ claims: { repository: "acme/*" } });
  await exchange(await idToken({ sub: "a\u001b[2J\u202eb" }));
  const events = await rest.store.events.after(0, 1000, null);
  expect(events.findLast(({ type }) => type === "token.exchanged")?.data.subject).toBe("a [2J b");
});

test("claims that are objects are no reason to fail, whoever sends them", async () => {
  await trust();
  const [head] = (await idToken()).split(".");
  for (const iss of [{ toString: 1 }, ["https://x"], 5, null]) {
    const payload = Buffer.from(JSON.stringify({ iss })).toString("base64url");
    expect((await exchange(`${head}.${payload}.AA`)).status).toBe(401);
  }
  expect((await exchange(await idToken({ sub: { toString: 1 } as never }))).status).toBe(401);
  expect(rest.logged).toEqual([]);
});

test("a trust has no characters that nobody sees", async () => {
  for (const [more, pointer] of [
    [{ issuer: `${issuer}/\u001b[2J` }, "/issuer"],
    [{ audience: "croft\u202e" }, "/audience"],
    [{ claims: { "a\u200b": "b" } }, "/claims"],
  ] as const) {
    expect((await trust(more)).body.errors).toMatchObject([{ pointer }]);
  }
});

test("all who wait for an issuer's keys ask it one question", async () => {
  await trust();
  // Another issuer for the reconciler, of which it has no keys yet.
  await trust({ name: `fresh-${count}`, issuer: `${issuer}/fresh` });
  asked = [];
  const tokens = await Promise.all(Array.from({ length: 20 }, () => idToken({ iss: `${issuer}/fresh` })));
  const replies = await Promise.all(tokens.map(exchange));
  expect(replies.map(({ status }) => status)).toEqual(tokens.map(() => 201));
  expect(asked).toEqual(["/fresh/.well-known/openid-configuration", "/fresh/keys"]);
});

test("what does not fit is refused, and said which claim", async () => {
  await trust();
  const refused: [JWTPayload, RegExp][] = [
    [{ sub: "repo:evil/infra:ref:refs/heads/main" }, /no trust takes sub "repo:evil\/infra/],
    [{ sub: "x-repo:acme/infra:ref" }, /no trust takes sub "x-repo/],
    [{ aud: "another" }, /"aud"/],
  ];
  for (const [payload, why] of refused) {
    const { status, body } = await exchange(await idToken(payload));
    expect(status).toBe(401);
    expect(body.detail).toMatch(why);
  }
});

test("an expired token, a foreign signature, an unsigned one, and an unknown issuer are refused", async () => {
  await trust();
  expect((await exchange(await idToken({}, "one", "-2m"))).status).toBe(401);
  const [head, payload, signature = ""] = (await idToken()).split(".");
  const turned = signature.startsWith("A") ? "B" : "A";
  expect((await exchange(`${head}.${payload}.${turned}${signature.slice(1)}`)).status).toBe(401);
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  expect((await exchange(`${none}.${payload}.`)).status).toBe(401);
  asked = [];
  expect((await exchange(await idToken({ iss: "https://evil.example" }))).status).toBe(401);
  // Nothing is fetched for a stranger.
  expect(asked).toEqual([]);
});

test("keys are fetched once, and anew when the issuer signs with another", async () => {
  rest.now.value = new Date();
  await trust();
  await exchange(await idToken());
  asked = [];
  await exchange(await idToken());
  expect(asked).toEqual([]);
  keys.set("two", await generateKeyPair("RS256"));
  rest.now.value = new Date(Date.now() + 60_000);
  expect((await exchange(await idToken({}, "two"))).status).toBe(201);
  rest.now.value = undefined;
});

test("a trust that every repository of a public issuer would fit is refused", async () => {
  for (const claims of [{}, { sub: "*" }, { sub: "" }]) {
    expect((await trust({ claims })).body.errors).toMatchObject([
      { pointer: expect.stringMatching(/^\/claims/) },
    ]);
  }
  expect((await trust({ issuer: "http://127.0.0.1" })).body.errors).toMatchObject([{ pointer: "/issuer" }]);
});

test("an issuer whose certificate is not trusted is said to be that", async () => {
  await rest.call("POST", "/v1/federation/trusts", {
    body: {
      name: "other",
      issuer: `${issuer}/`,
      audience: "x",
      claims: { sub: "a" },
      role: "viewer",
      project: "web",
    },
  });
  const { status, body } = await exchange(await idToken({ iss: `${issuer}/`, aud: "x" }));
  expect(status).toBe(422);
  expect(body.detail).toContain("certificate");
});
