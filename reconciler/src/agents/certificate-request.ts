// A key and a request for a certificate of it, as an agent makes them; for tests.

import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

export interface Csr {
  /** PKCS#10, PEM. */
  pem: string;
  /** PKCS#8, PEM. */
  key: string;
}

export async function certificateRequest(namedCurve = "P-256"): Promise<Csr> {
  x509.cryptoProvider.set(webcrypto as never);
  const algorithm = { name: "ECDSA", namedCurve, hash: "SHA-256" };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, [
    "sign",
    "verify",
  ])) as webcrypto.CryptoKeyPair;
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: "CN=agent",
    keys,
    signingAlgorithm: algorithm,
  });
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { pem: request.toString("pem"), key: x509.PemConverter.encode(key, "PRIVATE KEY") };
}
