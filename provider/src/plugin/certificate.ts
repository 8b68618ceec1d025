/**
 * The certificate of one run of the plugin. Node can sign but not issue X.509, so the certificate is written here.
 * P-256, because its key is made in a millisecond where RSA takes 150; SAN `localhost`, because Terraform refuses
 * a certificate without it.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import * as der from "./der.ts";

export interface Certificate {
  /** The certificate itself, DER. */
  readonly der: Buffer;
  /** Its private key, PKCS #8 PEM. */
  readonly privateKey: string;
}

const ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
const COMMON_NAME = "2.5.4.3";
const SUBJECT_ALT_NAME = "2.5.29.17";
const KEY_USAGE = "2.5.29.15";
const EXTENDED_KEY_USAGE = "2.5.29.37";
const BASIC_CONSTRAINTS = "2.5.29.19";
const SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

const HOST = "localhost";
/** Clocks of two processes of one machine agree, but not to the second. */
const BACKDATED_MS = 60_000;
const LIFETIME_MS = 365 * 24 * 3600 * 1000;

/** A new key and its self-signed certificate, valid for a year from `now` (milliseconds). */
export function createCertificate(now: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der.sequence(der.objectIdentifier(ECDSA_WITH_SHA256));
  const name = der.sequence(der.set(der.sequence(der.objectIdentifier(COMMON_NAME), der.utf8String(HOST))));
  const toBeSigned = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(randomBytes(16)),
    algorithm,
    name,
    der.sequence(der.time(new Date(now - BACKDATED_MS)), der.time(new Date(now + LIFETIME_MS))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions())),
  );
  const signature = sign("sha256", toBeSigned, privateKey);
  return {
    der: der.sequence(toBeSigned, algorithm, der.bitString(signature)),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
  };
}

/** PEM text of a DER certificate. */
export function certificatePem(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function extensions(): Buffer[] {
  const dnsName = der.element(0x82, Buffer.from(HOST));
  const digitalSignatureAndCertSign = Buffer.from([0b1000_0100]);
  return [
    critical(BASIC_CONSTRAINTS, der.sequence(der.BOOLEAN_TRUE)),
    critical(KEY_USAGE, der.bitString(digitalSignatureAndCertSign, 2)),
    extension(EXTENDED_KEY_USAGE, der.sequence(der.objectIdentifier(SERVER_AUTH))),
    extension(SUBJECT_ALT_NAME, der.sequence(dnsName)),
  ];
}

function extension(id: string, value: Uint8Array): Buffer {
  return der.sequence(der.objectIdentifier(id), der.octetString(value));
}

function critical(id: string, value: Uint8Array): Buffer {
  return der.sequence(der.objectIdentifier(id), der.BOOLEAN_TRUE, der.octetString(value));
}
