// Public keys with the bytes that certificates and fingerprints are made of.

import { createHash } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import { parseSshPublicKey } from "@croft/schemas/ssh-public-key.ts";

export interface PublicKey {
  /** Algorithm as the line and the wire form both name it. */
  algorithm: string;
  /** The whole wire form, algorithm included. */
  blob: Buffer;
  /** What follows the algorithm in the wire form: the key itself. */
  fields: Buffer;
}

/** Reads a line of OpenSSH's format; anything else is `invalid_value`, in words that hold nothing of it. */
export function parsePublicKey(line: string): PublicKey {
  const result = parseSshPublicKey(line);
  if ("fault" in result) throw new CroftError("invalid_value", `The public key ${result.fault}.`);
  const { algorithm, encoded } = result.key;
  const blob = Buffer.from(encoded, "base64");
  return { algorithm, blob, fields: blob.subarray(4 + algorithm.length) };
}

/** `SHA256:` and the hash in base 64 without padding, as `ssh-keygen -l` shows it. */
export const fingerprint = (key: PublicKey): string =>
  `SHA256:${createHash("sha256").update(key.blob).digest("base64").replace(/=+$/, "")}`;
