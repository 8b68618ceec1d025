// Against a real TLS server with a certificate of its own authority.

import { type webcrypto, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "reflect-metadata";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as x509 from "@peculiar/x509";
import { createKeyAndRequest, joinReconciler, needsRenewal, readMembership } from "./join.ts";
import { createReconcilerClient, type ReconcilerClient } from "./reconciler-client.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
let ca: { certificate: x509.X509Certificate; keys: webcrypto.CryptoKeyPair };
let server: Server;
let client: ReconcilerClient;
let endpoint: string;
let folder: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;

async function issue(publicKey: webcrypto.CryptoKey, name: string, days = 30): Promise<string> {
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: ca?.certificate.subject ?? "CN=ca",
    publicKey,
    signingAlgorithm: algorithm,
    signingKey: ca.keys.privateKey,
    notBefore: new Date(Date.now() - 1000),
    notAfter: new Date(Date.now() + days * 86_400_000),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: "ip", value: "127.0.0.1" }])],
  });
  return certificate.toString("pem");
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-client-"));
  x509.cryptoProvider.set(crypto as never);
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=ca",
    keys,
    signingAlgorithm: algorithm,
    extensions: [new x509.BasicConstraintsExtension(true)],
  });
  ca = { certificate, keys };
  const { key, csr } = await createKeyAndRequest("server");
  const request = new x509.Pkcs10CertificateRequest(csr);
  const cert = await issue(await request.publicKey.export(), "server");
  server = createServer(
    { key, cert, ca: ca.certificate.toString("pem"), requestCert: true, rejectUnauthorized: false },
    async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      answer(request, response, body);
    },
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createReconcilerClient({
    endpoint,
    caCertificate: ca.certificate.toString("pem"),
    identity: null,
  });
});
afterAll(async () => {
  client?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

const problem = (response: ServerResponse, status: number, code: string) =>
  response
    .writeHead(status)
    .end(JSON.stringify({ code, title: "No.", detail: "Do this.", status, type: "about:blank" }));
const joinFile = async () => {
  const file = join(folder, "join.json");
  const ca_certificate = ca.certificate.toString("pem");
  await writeFile(file, JSON.stringify({ endpoint, token: "secret", host: "alpha", ca_certificate }));
  return file;
};

test("a config is an object, or null when there is none newer", async () => {
  answer = (request, response) => {
    if (request.url === "/v1/agent/config?after=3&timeout_seconds=1") response.end('{"generation":4}');
    else response.writeHead(204).end();
  };
  const { signal } = new AbortController();
  expect(await client.config(3, 1, signal)).toEqual({ generation: 4 });
  expect(await client.config(4, 1, signal)).toBeNull();
});

test("an answer that says no carries its code, and one that cannot be had is `unavailable`", async () => {
  answer = (_, response) => void problem(response, 404, "not_found");
  await expect(client.document("a".repeat(64))).rejects.toMatchObject({
    code: "not_found",
    detail: "Do this.",
  });
  answer = (_, response) => void response.writeHead(502).end("<html>");
  await expect(client.document("a".repeat(64))).rejects.toMatchObject({ code: "unavailable" });
  answer = (request) => void request.socket.destroy();
  await expect(client.document("a".repeat(64))).rejects.toMatchObject({ code: "unavailable" });
});

test("a blob is read from an offset, also from a server that sends all of it", async () => {
  const all = async (offset: number) => {
    let text = "";
    for await (const part of await client.blob("a".repeat(64), offset, new AbortController().signal))
      text += Buffer.from(part).toString();
    return text;
  };
  answer = (request, response) => {
    const from = /bytes=(\d+)-/.exec(request.headers.range ?? "")?.[1];
    response.writeHead(from === undefined ? 200 : 206).end("0123456789".slice(Number(from ?? 0)));
  };
  expect(await all(0)).toBe("0123456789");
  expect(await all(4)).toBe("456789");
  answer = (_, response) => void response.end("0123456789");
  expect(await all(4)).toBe("456789");
});

test("a long poll ends when the agent does", async () => {
  answer = () => {};
  const ending = new AbortController();
  const poll = client.config(1, 30, ending.signal);
  setImmediate(() => ending.abort());
  await expect(poll).rejects.toMatchObject({ code: "unavailable" });
});

test("a server with a certificate of another authority is not spoken to", async () => {
  const { caCertificate } = { caCertificate: (await otherAuthority()).toString("pem") };
  let asked = false;
  answer = (_, response) => {
    asked = true;
    response.end("{}");
  };
  const stranger = createReconcilerClient({ endpoint, caCertificate, identity: null });
  await expect(stranger.document("a".repeat(64))).rejects.toMatchObject({ code: "unavailable" });
  expect(asked).toBe(false);
  stranger.close();
});

test("joining keeps key and certificate for the agent alone; a refusal keeps nothing", async () => {
  const kept = join(folder, "certificate");
  answer = (_, response) => void problem(response, 401, "unauthorized");
  await expect(joinReconciler(kept, await joinFile())).rejects.toMatchObject({ code: "unauthorized" });
  expect(await readdir(folder)).not.toContain("certificate");

  answer = async (_, response, body) => {
    const { token, csr } = JSON.parse(body);
    expect(token).toBe("secret");
    const request = new x509.Pkcs10CertificateRequest(csr);
    expect(await request.verify()).toBe(true);
    const certificate = await issue(await request.publicKey.export(), "hst_1");
    response.end(JSON.stringify({ host_id: "hst_1", host: "alpha", certificate, ca_certificate: "ca" }));
  };
  const joined = await joinReconciler(kept, await joinFile());
  expect(joined).toMatchObject({ host: "alpha", hostId: "hst_1", endpoint });
  expect(await readMembership(kept)).toEqual(joined);
  expect((await stat(join(kept, "membership.json"))).mode & 0o777).toBe(0o600);
  expect(new X509Certificate(joined.certificate).subject).toBe("CN=hst_1");
  expect(needsRenewal(joined, new Date())).toBe(false);
  expect(needsRenewal(joined, new Date(Date.now() + 21 * 86_400_000))).toBe(true);
});

test("without certificate and join file the agent says what to do", async () => {
  await expect(joinReconciler(join(folder, "none"), null)).rejects.toMatchObject({
    code: "unauthorized",
    detail: expect.stringContaining("join_file"),
  });
});

async function otherAuthority() {
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  return x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=other",
    keys,
    signingAlgorithm: algorithm,
  });
}
