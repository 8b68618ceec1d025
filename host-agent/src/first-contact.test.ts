// The first contact: what a reconciler shows is checked against a fingerprint before anything is sent.
import "reflect-metadata";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import * as x509 from "@peculiar/x509";
import { fetchAuthority, fingerprintOf, parseFingerprint } from "./first-contact.ts";
import { differenceOf } from "./host/state-mark.ts";

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const DAY = 86_400_000;
let server: Server;
let authority: x509.X509Certificate;
let fingerprint: string;
let requests = 0;

const pemOf = async (key: Parameters<typeof crypto.subtle.exportKey>[1]): Promise<string> =>
  x509.PemConverter.encode(await crypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");
const newKeys = () => crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);

beforeAll(async () => {
  x509.cryptoProvider.set(crypto as never);
  const [own, keys] = [await newKeys(), await newKeys()];
  const dates = { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + DAY) };
  authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: "CN=Croft agents",
    keys: own as never,
    signingAlgorithm: algorithm,
    ...dates,
  });
  const leaf = await x509.X509CertificateGenerator.create({
    subject: "CN=Croft reconciler",
    issuer: authority.subject,
    publicKey: keys.publicKey as never,
    signingKey: own.privateKey as never,
    signingAlgorithm: algorithm,
    ...dates,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: "ip", value: "127.0.0.1" }])],
  });
  fingerprint = fingerprintOf(new X509Certificate(authority.toString("pem")));
  server = createServer(
    { key: await pemOf(keys.privateKey), cert: `${leaf.toString("pem")}\n${authority.toString("pem")}\n` },
    () => {
      requests += 1;
    },
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.close();
});

const at = (name = "127.0.0.1"): URL => new URL(`https://${name}:${(server.address() as AddressInfo).port}`);

test("the authority of the fingerprint is taken, and nothing was sent", async () => {
  const pem = await fetchAuthority(at(), fingerprint, new Date());
  expect(new X509Certificate(pem).raw.equals(new X509Certificate(authority.toString("pem")).raw)).toBe(true);
  expect(requests).toBe(0);
});

test("another fingerprint, another name, another clock and nobody are told apart", async () => {
  const other = `sha256:${"0".repeat(64)}`;
  await expect(fetchAuthority(at(), other, new Date())).rejects.toMatchObject({
    code: "unauthorized",
    detail: expect.stringMatching(`Expected ${other}, found ${fingerprint}. Nothing was sent.`),
  });
  await expect(fetchAuthority(at("localhost"), fingerprint, new Date())).rejects.toThrow(
    "its certificate is not for localhost",
  );
  const late = new Date(Date.now() + 2 * DAY);
  await expect(fetchAuthority(at(), fingerprint, late)).rejects.toMatchObject({
    code: "precondition_failed",
    detail: expect.stringContaining("clocks of the two machines differ"),
  });
  const nobody = new URL("https://127.0.0.1:1");
  await expect(fetchAuthority(nobody, fingerprint, new Date())).rejects.toMatchObject({
    code: "unavailable",
  });
  expect(requests).toBe(0);
});

test("a fingerprint is read as openssl prints it too, and anything else is refused", () => {
  const hex = "0123456789abcdef".repeat(4);
  const colons = hex.toUpperCase().match(/../g)?.join(":");
  expect(parseFingerprint(`sha256:${hex}`)).toBe(`sha256:${hex}`);
  expect(parseFingerprint(`SHA256 Fingerprint=${colons}`.replace(" Fingerprint", ""))).toBe(`sha256:${hex}`);
  expect(() => parseFingerprint("sha256:abc")).toThrow("not one of SHA-256");
});

test("a state folder is a copy on another machine, or where its number is another; what is not known says nothing", () => {
  const made = { machine: "a", board: null, folder: "1" };
  expect(differenceOf(made, { machine: "a", board: "x", folder: "1" })).toBeUndefined();
  expect(differenceOf(made, { machine: "b", board: null, folder: "1" })).toContain("another machine");
  expect(differenceOf(made, { machine: null, board: null, folder: "2" })).toContain("copied");
});
