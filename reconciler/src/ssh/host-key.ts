// A guest's host key is made by Croft before the guest exists, so that clients know it before the first login.

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { string, uint32 } from "./wire.ts";

export interface HostKey {
  /** OpenSSH's private key format, in PEM; a secret. */
  private_key: string;
  /** One line: `ssh-ed25519 AAAA…`. */
  public_key: string;
}

const ALGORITHM = "ssh-ed25519";
const BLOCK = 8;

/** Makes an ed25519 host key, without a comment. */
export function createHostKey(): HostKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    private_key: opensshPrivateKey(privateKey, "", randomBytes(4).readUInt32BE()),
    public_key: ed25519PublicLine(privateKey),
  };
}

/** The public line of an ed25519 private key. */
export function ed25519PublicLine(key: KeyObject, comment = ""): string {
  return `${ALGORITHM} ${ed25519Blob(key).toString("base64")}${comment === "" ? "" : ` ${comment}`}`;
}

/** The public half of an ed25519 private key in wire form. */
export const ed25519Blob = (key: KeyObject): Buffer =>
  Buffer.concat([string(ALGORITHM), string(publicBytes(key))]);

export const readPrivateKey = (pem: string): KeyObject => createPrivateKey(pem);

const publicBytes = (key: KeyObject): Buffer =>
  Buffer.from(createPublicKey(key).export({ format: "jwk" }).x as string, "base64url");

// PROTOCOL.key of OpenSSH: unencrypted, one key. sshd reads PKCS#8 for RSA only, so ed25519 needs this form.
function opensshPrivateKey(key: KeyObject, comment: string, check: number): string {
  const pub = publicBytes(key);
  const seed = Buffer.from(key.export({ format: "jwk" }).d as string, "base64url");
  const secret = [
    uint32(check),
    uint32(check),
    string(ALGORITHM),
    string(pub),
    string(Buffer.concat([seed, pub])),
    string(comment),
  ];
  const length = secret.reduce((sum, part) => sum + part.length, 0);
  const padding = Buffer.from(Array.from({ length: (BLOCK - (length % BLOCK)) % BLOCK }, (_, i) => i + 1));
  const whole = Buffer.concat([
    Buffer.from("openssh-key-v1\0", "latin1"),
    string("none"),
    string("none"),
    string(""),
    uint32(1),
    string(ed25519Blob(key)),
    string(Buffer.concat([...secret, padding])),
  ]);
  const lines = whole.toString("base64").match(/.{1,70}/g) ?? [];
  return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join(
    "\n",
  );
}
