// Seals contents of states: gzip, then AES-256-GCM with a key that lies beside the database, not in it. A copy of the
// database alone shows no secret of anybody's infrastructure.
//
//   sealed = format (1 byte) | nonce (12) | tag (16) | ciphertext
//
// Project and name of the state and the contents' hash are authenticated with it, so that no row can stand for another.
// Contents are large at times, so they are sealed, opened and unpacked a piece at a time.

import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes } from "node:crypto";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { CroftError } from "@croft/schemas/errors.ts";
import { createTurns } from "../coordination/turns.ts";
import type { StateName } from "../store/store.ts";
import { LARGEST_STATE_BYTES } from "./contents.ts";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const PIECE = 256 * 1024;

export const KEY_BYTES = 32;

/** Contents that were proved to be what was sealed; each call begins anew. */
export type OpenedContents = () => AsyncIterable<Uint8Array>;

export interface Vault {
  /** Takes contents with this digest, packed by gzip. What was sealed of `packed` is taken out of it: it may be large. */
  seal(state: StateName, sha256: string, packed: Uint8Array[]): Promise<Uint8Array>;
  /** Throws `unavailable` when it was sealed with another key, or is damaged. */
  open(state: StateName, sha256: string, sealed: Uint8Array): Promise<OpenedContents>;
}

const boundTo = ({ project, name }: StateName, sha256: string): Buffer =>
  Buffer.from(JSON.stringify([project, name, sha256]));

/** `key`: 32 bytes. */
export function createVault(key: Uint8Array): Vault {
  return {
    async seal(state, sha256, packed) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      cipher.setAAD(boundTo(state, sha256));
      const length = packed.reduce((sum, piece) => sum + piece.length, HEAD_BYTES);
      const sealed = Buffer.allocUnsafe(length);
      sealed[0] = FORMAT;
      nonce.copy(sealed, 1);
      const turns = createTurns();
      let at = HEAD_BYTES;
      for (let piece = packed.shift(); piece !== undefined; piece = packed.shift()) {
        at += cipher.update(piece).copy(sealed, at);
        await turns();
      }
      cipher.final().copy(sealed, at);
      cipher.getAuthTag().copy(sealed, 1 + NONCE_BYTES);
      return sealed;
    },
    async open(state, sha256, sealed) {
      const decipher = (): DecipherGCM => {
        const made = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + NONCE_BYTES));
        made.setAAD(boundTo(state, sha256));
        made.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
        return made;
      };
      try {
        if (sealed[0] !== FORMAT) throw new Error(`unknown format ${sealed[0]}`);
        for await (const _piece of opened(decipher(), sealed));
      } catch (cause) {
        throw notOpened(state, cause);
      }
      return () => unpacked(state, opened(decipher(), sealed));
    },
  };
}

/** Not to be trusted before its end. */
async function* opened(decipher: DecipherGCM, sealed: Uint8Array): AsyncGenerator<Uint8Array> {
  const turns = createTurns();
  for (let from = HEAD_BYTES; from < sealed.length; from += PIECE) {
    yield decipher.update(sealed.subarray(from, from + PIECE));
    await turns();
  }
  decipher.final();
}

async function* unpacked(state: StateName, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: PIECE });
  // Its failure is the gunzip's.
  pipeline(Readable.from(packed), gunzip, () => undefined);
  let length = 0;
  try {
    for await (const piece of gunzip) {
      length += piece.length;
      if (length > LARGEST_STATE_BYTES) throw new Error("it is larger than a state may be");
      yield piece;
    }
  } catch (cause) {
    throw notOpened(state, cause);
  }
}

const notOpened = (state: StateName, cause: unknown): CroftError =>
  new CroftError(
    "unavailable",
    `The state ${state.project}/${state.name} cannot be opened with the key of this reconciler.`,
    {
      detail:
        "Put back the file state-key of the state folder that belongs to this database, or restore a backup: a backup holds its key.",
      cause,
    },
  );
