// The authority that agents' certificates come from, and the reconciler's own certificate for them: P-256, made at the
// first start, kept among the reconciler's own secrets. An agent trusts nothing else, so no public authority is asked.
//
//   join token + CSR --sign--> certificate (CN = host id, 90 days) --renew (new CSR)--> another
//                                      \--revoke (the host joins anew)--> refused

import "reflect-metadata";
import { createHash, randomBytes, webcrypto } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import * as x509 from "@peculiar/x509";
import type { Store } from "../store/store.ts";

const SECRET = "agents_authority";
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY = 86_400_000;
const AUTHORITY_DAYS = 7300;
const SERVER_DAYS = 3650;
const AGENT_DAYS = 90;
// Clocks of hosts differ; a certificate that is "not yet valid" would lock a new host out.
const CLOCK_SKEW = 300_000;

interface IssuedCertificate {
  pem: string;
  /** Serial number in upper-case hex, as TLS shows it. */
  serial: string;
  /** RFC 3339. */
  expires_at: string;
}

export interface AgentsAuthority {
  /** PEM of the authority's certificate. */
  certificate: string;
  /** `sha256:` and 64 hex digits: SHA-256 of the authority's certificate (DER). */
  fingerprint: string;
  /** A new key and certificate for the listener of the agents, good for the names given. */
  serverIdentity(names: readonly string[]): Promise<{ key: string; certificate: string }>;
  /** What tells the key of a request from every other: SHA-256 of its public half. Throws `invalid_request`. */
  keyOf(csr: string): Promise<string>;
  /** Signs the key of a PKCS#10 request for a host. Whatever else the request asks for is ignored. */
  sign(csr: string, hostId: string): Promise<IssuedCertificate>;
}

/**
 * Opens the store's authority, and makes it when there is none. `now` is in milliseconds; certificates begin at the
 * `earliest` that it may be, because one made by a clock that was ahead would be refused until that time really comes.
 */
export async function openAgentsAuthority(
  store: Store,
  now: () => number,
  earliest: () => number = now,
): Promise<AgentsAuthority> {
  x509.cryptoProvider.set(webcrypto as never);
  let pems = await store.secrets.own(SECRET);
  if (pems === undefined) {
    const made = await createAuthority(now());
    pems = await store.write((tx) => tx.secrets.putOwn(SECRET, made));
  }
  return readAuthority(pems, now, earliest);
}

// Key and certificate in one text, so that there is never one without the other.
async function createAuthority(now: number): Promise<string> {
  const keys = await createKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: "CN=Croft agents",
    notBefore: new Date(now - CLOCK_SKEW),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return `${await privatePem(keys.privateKey)}\n${certificate.toString("pem")}\n`;
}

async function readAuthority(
  pems: string,
  now: () => number,
  earliest: () => number,
): Promise<AgentsAuthority> {
  const [keyPem = "", certificatePem = ""] = pems.split(/\n(?=-----BEGIN CERTIFICATE-----)/);
  const authority = new x509.X509Certificate(certificatePem);
  const signingKey = await webcrypto.subtle.importKey(
    "pkcs8",
    x509.PemConverter.decodeFirst(keyPem),
    ALGORITHM,
    false,
    ["sign"],
  );

  const issue = (
    subject: string,
    publicKey: x509.PublicKeyType,
    days: number,
    extensions: x509.Extension[],
  ) =>
    x509.X509CertificateGenerator.create({
      serialNumber: newSerial(),
      subject,
      issuer: authority.subject,
      notBefore: new Date(earliest() - CLOCK_SKEW),
      notAfter: new Date(now() + days * DAY),
      publicKey,
      signingKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        ...extensions,
      ],
    });

  return {
    certificate: authority.toString("pem"),
    fingerprint: `sha256:${createHash("sha256").update(Buffer.from(authority.rawData)).digest("hex")}`,
    async serverIdentity(names) {
      const keys = await createKeys();
      const certificate = await issue("CN=Croft reconciler", keys.publicKey, SERVER_DAYS, [
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(
          names.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? "ip" : "dns", value })),
        ),
      ]);
      return { key: await privatePem(keys.privateKey), certificate: certificate.toString("pem") };
    },
    async keyOf(csr) {
      const { publicKey } = await readRequest(csr);
      return createHash("sha256").update(Buffer.from(publicKey.rawData)).digest("hex");
    },
    async sign(csr, hostId) {
      const request = await readRequest(csr);
      const certificate = await issue(`CN=${hostId}`, request.publicKey, AGENT_DAYS, [
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth]),
      ]);
      return {
        pem: certificate.toString("pem"),
        serial: certificate.serialNumber.toUpperCase(),
        expires_at: certificate.notAfter.toISOString(),
      };
    },
  };
}

// The signature of the request proves that the agent holds the key.
async function readRequest(csr: string): Promise<x509.Pkcs10CertificateRequest> {
  let request: x509.Pkcs10CertificateRequest;
  let proven: boolean;
  try {
    request = new x509.Pkcs10CertificateRequest(csr);
    proven = await request.verify();
  } catch (cause) {
    throw refused("it is not a PKCS#10 request in PEM", cause);
  }
  const algorithm = request.publicKey.algorithm as { name: string; namedCurve?: string };
  if (algorithm.name !== "ECDSA" || algorithm.namedCurve !== "P-256")
    throw refused("its key is not on P-256");
  if (!proven) throw refused("its signature does not belong to its key");
  return request;
}

const refused = (why: string, cause?: unknown): CroftError =>
  new CroftError("invalid_request", `The certificate request is refused: ${why}.`, {
    detail: "Send a PKCS#10 request in PEM, signed with an EC key on P-256.",
    cause,
  });

const createKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<webcrypto.CryptoKeyPair>;

const privatePem = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY");

// 127 random bits: positive, and its first byte never zero, so that every side spells it alike.
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return bytes.toString("hex");
}
