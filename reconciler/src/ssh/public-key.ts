// Public keys as one line of OpenSSH's format: algorithm, base 64 of the key's wire form, comment.

import { createHash } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import { readString } from "./wire.ts";

export interface PublicKey {
  /** Algorithm as the line and the wire form both name it. */
  algorithm: string;
  /** The whole wire form, algorithm included. */
  blob: Buffer;
  /** What follows the algorithm in the wire form: the key itself. */
  fields: Buffer;
}

// How many wire strings each algorithm's key has, so that a cut or padded key is noticed here and not by sshd.
const FIELD_COUNTS = new Map([
  ["ssh-ed25519", 1],
  ["ssh-rsa", 2],
  ["ecdsa-sha2-nistp256", 2],
  ["ecdsa-sha2-nistp384", 2],
  ["ecdsa-sha2-nistp521", 2],
  ["sk-ssh-ed25519@openssh.com", 2],
  ["sk-ecdsa-sha2-nistp256@openssh.com", 3],
]);

/** Reads a line of OpenSSH's format; anything else is `invalid_value`. */
export function parsePublicKey(line: string): PublicKey {
  const [algorithm = "", encoded = ""] = line.trim().split(/[ \t]+/);
  const count = FIELD_COUNTS.get(algorithm);
  if (count === undefined) {
    throw refused(`the key's type is not one of ${[...FIELD_COUNTS.keys()].join(", ")}`);
  }
  const blob = Buffer.from(encoded, "base64");
  const name = readString(blob, 0);
  if (name === undefined || name.value.toString("latin1") !== algorithm) {
    throw refused(`its base 64 part is not a key of type ${algorithm}`);
  }
  let offset = name.next;
  for (let i = 0; i < count; i++) {
    const field = readString(blob, offset);
    if (field === undefined || field.value.length === 0) throw refused("its base 64 part ends too early");
    offset = field.next;
  }
  if (offset !== blob.length) throw refused("its base 64 part has bytes after the key");
  return { algorithm, blob, fields: blob.subarray(name.next) };
}

const refused = (why: string): CroftError =>
  new CroftError("invalid_value", `The public key cannot be read: ${why}.`, {
    detail: "Give one line as `ssh-keygen` writes it into a .pub file.",
  });

/** `SHA256:` and the hash in base 64 without padding, as `ssh-keygen -l` shows it. */
export const fingerprint = (key: PublicKey): string =>
  `SHA256:${createHash("sha256").update(key.blob).digest("base64").replace(/=+$/, "")}`;
