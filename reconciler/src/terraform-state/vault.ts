// Seals contents of states: gzip, then AES-256-GCM with a key that lies beside the database, not in it. A copy of the
// database alone shows no secret of anybody's infrastructure.
//
//   sealed = format (1 byte) | nonce (12) | tag (16) | ciphertext
//
// Project and name of the state and the contents' hash are authenticated with it, so that no row can stand for another.

import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { CroftError } from "@croft/schemas/errors.ts";
import { digestOf } from "../json/pieces.ts";
import type { StateName } from "../store/store.ts";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

export const KEY_BYTES = 32;

/** The largest state that is taken, in bytes. */
export const LARGEST_STATE_BYTES = 64 * 1024 * 1024;

export interface Vault {
  seal(state: StateName, contents: Uint8Array): Promise<Uint8Array>;
  /** Throws `unavailable` when it was sealed with another key, or is damaged. */
  open(state: StateName, sha256: string, sealed: Uint8Array): Promise<Buffer>;
}

const boundTo = ({ project, name }: StateName, sha256: string): Buffer =>
  Buffer.from(JSON.stringify([project, name, sha256]));

/** `key`: 32 bytes. */
export function createVault(key: Uint8Array): Vault {
  return {
    async seal(state, contents) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(boundTo(state, await digestOf("sha256", contents, "hex")));
      const packed = await promisify(gzip)(contents);
      const text = Buffer.concat([cipher.update(packed), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), text]);
    },
    async open(state, sha256, sealed) {
      try {
        if (sealed[0] !== FORMAT) throw new Error(`unknown format ${sealed[0]}`);
        const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
        const decipher = createDecipheriv("aes-256-gcm", key, nonce);
        decipher.setAAD(boundTo(state, sha256));
        decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
        const packed = Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
        return await promisify(gunzip)(packed, { maxOutputLength: LARGEST_STATE_BYTES });
      } catch (cause) {
        throw new CroftError(
          "unavailable",
          `The state ${state.project}/${state.name} cannot be opened with the key of this reconciler.`,
          {
            detail:
              "Put back the file state-key of the state folder that belongs to this database, or restore a backup: a backup holds its key.",
            cause,
          },
        );
      }
    },
  };
}
