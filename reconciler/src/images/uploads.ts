// Resumable uploads, known by the SHA-256 of the whole:
//
//   nothing --begin--> arriving (offset < size) --last byte, hash right--> complete --24 h unused--> gone
//                        |   ^                  \--hash wrong--> nothing
//                        +---+ append at the offset            arriving --24 h--> gone
//
// The offset is the size of the file, which is synced before it is told, so what was answered is there after a crash.

import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { CroftError } from "@croft/schemas/errors.ts";
import type { BlobRecord, Store } from "../store/store.ts";
import { type BlobFiles, fileSize, hashFile, writeAll } from "./blob-files.ts";
import type { KeyedLock } from "./keyed-lock.ts";

export interface UploadState {
  /** SHA-256 of the whole; its id. */
  id: string;
  /** Bytes that are here. */
  offset: number;
  size_bytes: number;
  complete: boolean;
}

export interface Uploads {
  /** Starts one, or finds it as far as it came. */
  begin(upload: { sha256: string; size_bytes: number }, principal: string): Promise<UploadState>;
  /** Appends at `offset`. Errors: `not_found`, `offset_mismatch`, `too_large`, `checksum_mismatch`. */
  append(sha256: string, offset: number, bytes: Readable): Promise<UploadState>;
  get(sha256: string): Promise<UploadState | undefined>;
}

export interface UploadsParts {
  store: Store;
  files: BlobFiles;
  /** Shared with whatever removes blobs. */
  lock: KeyedLock;
  /** Milliseconds since 1970. */
  now: () => number;
}

export const UPLOAD_LIFE_MS = 24 * 3_600_000;
/** The largest upload: 1 TiB. */
export const MAX_UPLOAD_BYTES = 1024 ** 4;

export const incomingUpload = (sha256: string): string => `upload-${sha256}`;

export function uploads({ store, files, lock, now }: UploadsParts): Uploads {
  const expiry = (): string => new Date(now() + UPLOAD_LIFE_MS).toISOString();
  const put = (record: BlobRecord): Promise<void> => store.write((tx) => tx.blobs.put(record));

  // What the disk says decides: a crash between rename and record leaves a whole file with a record that lags.
  const stateOf = async (record: BlobRecord): Promise<UploadState> => {
    const { sha256, size_bytes } = record;
    const whole = await files.sizeOf(sha256);
    if (whole !== undefined) return { id: sha256, offset: whole, size_bytes: whole, complete: true };
    const offset = (await fileSize(files.incoming(incomingUpload(sha256)))) ?? 0;
    return { id: sha256, offset, size_bytes, complete: false };
  };

  const begin: Uploads["begin"] = async ({ sha256, size_bytes }, principal) => {
    if (size_bytes > MAX_UPLOAD_BYTES) throw tooLarge(sha256, MAX_UPLOAD_BYTES);
    const before = await store.blobs.get(sha256);
    const whole = await files.sizeOf(sha256);
    // Somebody who declared another size was wrong, or this one is: only the hash can tell, so begin anew.
    const path = files.incoming(incomingUpload(sha256));
    if (whole === undefined && before !== undefined && before.size_bytes !== size_bytes)
      await files.remove(path);
    if (whole === undefined && size_bytes === 0) await (await open(path, "a", 0o600)).close();
    const record: BlobRecord = {
      sha256,
      size_bytes: whole ?? size_bytes,
      complete: whole !== undefined,
      created_by: before?.created_by ?? principal,
      created_at: before?.created_at ?? new Date(now()).toISOString(),
      // What an image uses does not expire.
      expires_at: before !== undefined && before.expires_at === null && whole !== undefined ? null : expiry(),
    };
    await put(record);
    const state = await stateOf(record);
    return !state.complete && state.offset === state.size_bytes ? commit(record) : state;
  };

  const commit = async (record: BlobRecord): Promise<UploadState> => {
    const { sha256 } = record;
    const path = files.incoming(incomingUpload(sha256));
    const found = await hashFile(path);
    if (found !== sha256) {
      await files.remove(path);
      await store.write((tx) => tx.blobs.remove(sha256));
      throw new CroftError(
        "checksum_mismatch",
        `Upload ${sha256} is thrown away: its bytes have another SHA-256.`,
        {
          detail: `The bytes that arrived have SHA-256 ${found}. Begin the upload again with the hash of the file as it is.`,
        },
      );
    }
    await files.commit(path, sha256);
    const whole = { ...record, complete: true, expires_at: expiry() };
    await put(whole);
    return stateOf(whole);
  };

  const append: Uploads["append"] = async (sha256, offset, bytes) => {
    const record = await store.blobs.get(sha256);
    if (record === undefined) throw unknownUpload(sha256);
    const state = await stateOf(record);
    if (state.complete || state.offset !== offset) throw wrongOffset(sha256, offset, state.offset);
    const path = files.incoming(incomingUpload(sha256));
    const arrived = await writeAt(path, offset, record.size_bytes, bytes);
    if (arrived > record.size_bytes) throw tooLarge(sha256, record.size_bytes);
    if (arrived === record.size_bytes) return commit(record);
    // A client that goes on is not one that forgot.
    await put({ ...record, expires_at: expiry() });
    return { id: sha256, offset: arrived, size_bytes: record.size_bytes, complete: false };
  };

  return {
    begin: (upload, principal) => lock(upload.sha256, () => begin(upload, principal)),
    append: (sha256, offset, bytes) => lock(sha256, () => append(sha256, offset, bytes)),
    async get(sha256) {
      const record = await store.blobs.get(sha256);
      return record && stateOf(record);
    },
  };
}

/**
 * Writes what arrives from `offset` on and syncs it; what arrived before a connection broke stays. Returns the new end,
 * which is past `size` when too much arrived.
 */
async function writeAt(path: string, offset: number, size: number, bytes: Readable): Promise<number> {
  const handle = await open(path, offset === 0 ? "w" : "r+", 0o600);
  let end = offset;
  try {
    // Not destroyed when it is left early: the answer still has to go out on its connection.
    for await (const chunk of bytes.iterator({ destroyOnReturn: false })) {
      const { length } = chunk as Buffer;
      if (end + length > size) return end + length;
      await writeAll(handle, chunk as Buffer, end);
      end += length;
    }
  } catch (cause) {
    throw interrupted(cause);
  } finally {
    await handle.sync();
    await handle.close();
  }
  return end;
}

function interrupted(cause: unknown): CroftError {
  const full = (cause as NodeJS.ErrnoException).code === "ENOSPC";
  return new CroftError(full ? "storage_full" : "invalid_request", "The upload was interrupted.", {
    detail: full
      ? "The reconciler's file system is full; make room and go on from the offset that GET tells."
      : "Its connection broke; go on from the offset that GET tells.",
    cause,
  });
}

const unknownUpload = (sha256: string): CroftError =>
  new CroftError("not_found", `There is no upload ${sha256}.`, {
    detail: "It was never begun, has expired, or was thrown away. Begin it with POST /v1/uploads.",
  });

const wrongOffset = (sha256: string, given: number, offset: number): CroftError =>
  new CroftError("offset_mismatch", `Upload ${sha256} does not go on at byte ${given}.`, {
    detail: `It has ${offset} bytes; go on from there.`,
    facts: { offset },
  });

const tooLarge = (sha256: string, size: number): CroftError =>
  new CroftError("too_large", `Upload ${sha256} is larger than the ${size} bytes that are allowed.`, {
    detail: "Begin it again with its real size.",
  });
