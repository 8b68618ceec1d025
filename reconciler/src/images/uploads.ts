// Resumable uploads, known by the SHA-256 of the whole and by whose they are: a project's, or no project's (an admin's).
//
//   nothing --begin--> arriving (offset < size) --last byte, hash right--> whole --an image uses it--> claimed
//                        |   ^   |              \--hash wrong--> nothing     |                            |
//                        +---+   +--24 h, file system full--> nothing <------+--24 h----------------------+
//                        append at the offset
//
// Each arrives in a file of its own, whoever else sends the same bytes: what others send proves nothing, and cannot spoil
// it. Whole bytes lie once, in the blob that both get. Only who has them by its own upload or image is told that they are
// here already; all others send them. Until they are claimed they count in the project's quota (`storage_gib`).
//
// The offset is the size of the file, which is synced before it is told, so what was answered is there after a crash.

import { open } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { KeyedLock } from "../coordination/keyed-lock.ts";
import { hasBytes } from "../kinds/image/possession.ts";
import { checkUploadQuota } from "../kinds/project/quota.ts";
import type { Store, UploadRecord, Writes } from "../store/store.ts";
import { type BlobFiles, fileSize, hashFile, writeAll } from "./blob-files.ts";
import type { Room } from "./room.ts";

interface UploadState {
  /** SHA-256 of the whole; its id. */
  id: string;
  /** Bytes that are here. */
  offset: number;
  size_bytes: number;
  complete: boolean;
}

/** Who uploads: a token, of one project or of none. */
export interface Uploader {
  id: string;
  /** Null for an admin, who has whatever is here. */
  project: string | null;
}

export interface Uploads {
  /** Starts one, or finds it as far as it came. Errors: `too_large`, `quota_exceeded`, `storage_full`. */
  begin(upload: { sha256: string; size_bytes: number }, by: Uploader): Promise<UploadState>;
  /** Appends at `offset`. Errors: `not_found`, `offset_mismatch`, `too_large`, `checksum_mismatch`, `storage_full`. */
  append(
    sha256: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    by: Uploader,
  ): Promise<UploadState>;
  get(sha256: string, by: Uploader): Promise<UploadState | undefined>;
  /** Throws one away; false when there is none. What images use stays. */
  remove(sha256: string, by: Uploader): Promise<boolean>;
}

export interface UploadsParts {
  store: Store;
  files: BlobFiles;
  /** Shared with whatever removes blobs. */
  lock: KeyedLock;
  room: Room;
  /** Milliseconds since 1970. */
  now: () => number;
}

export const UPLOAD_LIFE_MS = 24 * 3_600_000;
/** The largest upload, and all that one token may have under way or unused: 1 TiB. */
const MAX_UPLOAD_BYTES = 1024 ** 4;
/** How many one token may have under way or unused. */
export const MAX_UPLOADS = 64;

type Key = Pick<UploadRecord, "sha256" | "project">;

/** Name of the file in which it arrives. */
export const incomingUpload = ({ sha256, project }: Key): string => `upload-${sha256}-${project ?? ""}`;
/** Key of the lock that is held while one of them is worked at. */
export const uploadLock = (key: Key): string => incomingUpload(key);

export const createUploads = (parts: UploadsParts): Uploads => new StoredUploads(parts);

class StoredUploads implements Uploads {
  readonly #parts: UploadsParts;

  constructor(parts: UploadsParts) {
    this.#parts = parts;
  }

  begin(upload: { sha256: string; size_bytes: number }, by: Uploader): Promise<UploadState> {
    return this.#parts.lock(uploadLock({ ...upload, ...by }), () => this.#begin(upload, by));
  }

  append(
    sha256: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    by: Uploader,
  ): Promise<UploadState> {
    return this.#parts.lock(uploadLock({ sha256, ...by }), () => this.#append(sha256, offset, bytes, by));
  }

  async get(sha256: string, { project }: Uploader): Promise<UploadState | undefined> {
    const record = await this.#parts.store.uploads.get(sha256, project);
    return record && this.#stateOf(record);
  }

  remove(sha256: string, by: Uploader): Promise<boolean> {
    return this.#parts.lock(uploadLock({ sha256, ...by }), () => this.#remove(sha256, by));
  }

  async #stateOf(record: UploadRecord): Promise<UploadState> {
    const { files } = this.#parts;
    const { sha256, size_bytes, state } = record;
    // What the disk says decides: a crash may have come between the record and the rename.
    const complete = state !== "arriving" && (await files.sizeOf(sha256)) !== undefined;
    const arrived = (await fileSize(files.incoming(incomingUpload(record)))) ?? 0;
    return { id: sha256, offset: complete ? size_bytes : arrived, size_bytes, complete };
  }

  async #begin(
    { sha256, size_bytes }: { sha256: string; size_bytes: number },
    by: Uploader,
  ): Promise<UploadState> {
    const { store, files, lock, room, now } = this.#parts;
    if (size_bytes > MAX_UPLOAD_BYTES) throw tooLarge(sha256, MAX_UPLOAD_BYTES);
    const present = await lock(sha256, async () => {
      const here = (await files.sizeOf(sha256)) !== undefined;
      return here ? store.write((tx) => findPresent(tx, sha256, by, now())) : undefined;
    });
    if (present !== undefined) return present;
    const { project } = by;
    const path = files.incoming(incomingUpload({ sha256, project }));
    const before = await store.uploads.get(sha256, project);
    // Who declared another size was wrong, then or now: only the hash can tell, so begin anew.
    if (before?.size_bytes !== size_bytes) await files.remove(path);
    await room.demand(`Upload ${sha256}`, size_bytes - ((await fileSize(path)) ?? 0));
    const record = await store.write((tx) => start(tx, { sha256, size_bytes }, by, now()));
    if (size_bytes === 0) await (await open(path, "a", 0o600)).close();
    const state = await this.#stateOf(record);
    return state.offset === size_bytes ? this.#commit(record, by) : state;
  }

  async #commit(record: UploadRecord, by: Uploader): Promise<UploadState> {
    const { store, files, lock, now } = this.#parts;
    const { sha256, size_bytes } = record;
    const path = files.incoming(incomingUpload(record));
    const found = await hashFile(path);
    if (found !== sha256) {
      await drop(record, this.#parts);
      throw otherHash(sha256, found);
    }
    await lock(sha256, async () => {
      const here = (await files.sizeOf(sha256)) !== undefined;
      await store.write(async (tx) => {
        await mustBeGood(tx, by, now());
        await finish(tx, record, here, now());
      });
      if (here) await files.remove(path);
      else await files.commit(path, sha256);
    });
    return { id: sha256, offset: size_bytes, size_bytes, complete: true };
  }

  async #append(
    sha256: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    by: Uploader,
  ): Promise<UploadState> {
    const { store, now } = this.#parts;
    const { project } = by;
    const record = await store.uploads.get(sha256, project);
    if (record === undefined) throw unknownUpload(sha256);
    const state = await this.#stateOf(record);
    if (state.complete || state.offset !== offset) throw wrongOffset(sha256, offset, state.offset);
    try {
      const arrived = await writeAt(record, offset, bytes, this.#parts);
      if (arrived > record.size_bytes) throw tooLarge(sha256, record.size_bytes);
      if (arrived === record.size_bytes) return await this.#commit(record, by);
      // A client that goes on is not one that forgot.
      await store.write(async (tx) => {
        await mustBeGood(tx, by, now());
        await tx.uploads.put({ ...record, expires_at: expiry(now()) });
      });
      return { id: sha256, offset: arrived, size_bytes: record.size_bytes, complete: false };
    } catch (error) {
      // What is here would keep the file system full for a day.
      if ((error as Partial<CroftError>).code === "storage_full") await drop(record, this.#parts);
      throw error;
    }
  }

  async #remove(sha256: string, by: Uploader): Promise<boolean> {
    const { store, files, now } = this.#parts;
    const record = await store.uploads.get(sha256, by.project);
    if (record === undefined) return false;
    await store.write(async (tx) => {
      await mustBeGood(tx, by, now());
      await tx.uploads.remove(sha256, by.project);
    });
    await files.remove(files.incoming(incomingUpload(record)));
    return true;
  }
}

const expiry = (now: number): string => new Date(now + UPLOAD_LIFE_MS).toISOString();

/**
 * Tokens go with their project, in the same transaction. So bytes that a token of a deleted project sends never become those
 * of a project that was made anew under its name.
 */
async function mustBeGood(tx: Writes, { id }: Pick<Uploader, "id">, now: number): Promise<void> {
  const token = await tx.access.token(id);
  if (token !== undefined && (token.expires_at === null || Date.parse(token.expires_at) > now)) return;
  throw new CroftError("unauthorized", "The token of the upload has ended.", {
    detail: "It was deleted or has expired. Use another one and go on from the offset that GET tells.",
  });
}

/** The bytes, which are here, when whoever asks has them; then they are kept for another day. */
async function findPresent(
  tx: Writes,
  sha256: string,
  { project }: Uploader,
  now: number,
): Promise<UploadState | undefined> {
  if (project !== null && !(await hasBytes(tx, project, sha256))) return undefined;
  const [blob, upload] = [await tx.blobs.get(sha256), await tx.uploads.get(sha256, project)];
  if (blob === undefined) return undefined;
  // What an image uses does not expire.
  if (blob.expires_at !== null) await tx.blobs.put({ ...blob, expires_at: expiry(now) });
  if (upload !== undefined && upload.state !== "arriving")
    await tx.uploads.put({ ...upload, expires_at: expiry(now) });
  return { id: sha256, offset: blob.size_bytes, size_bytes: blob.size_bytes, complete: true };
}

async function start(
  tx: Writes,
  { sha256, size_bytes }: { sha256: string; size_bytes: number },
  { id, project }: Uploader,
  now: number,
): Promise<UploadRecord> {
  await mustBeGood(tx, { id }, now);
  const before = await tx.uploads.get(sha256, project);
  const counts = before !== undefined && before.state !== "claimed";
  const counted = counts ? before.size_bytes : 0;
  if (project !== null) await checkUploadQuota(tx, project, sha256, size_bytes - counted);
  const used = await tx.uploads.unclaimedBy(id);
  const again = counts && before.created_by === id;
  const [count, bytes] = again ? [used.count - 1, used.bytes - counted] : [used.count, used.bytes];
  if (count >= MAX_UPLOADS || bytes + size_bytes > MAX_UPLOAD_BYTES) throw tooMany(sha256, count, bytes);
  const record: UploadRecord = {
    sha256,
    project,
    size_bytes,
    state: "arriving",
    created_by: before?.created_by ?? id,
    created_at: before?.created_at ?? new Date(now).toISOString(),
    expires_at: expiry(now),
  };
  await tx.uploads.put(record);
  return record;
}

/** Its bytes are whole and right. Written before the rename: a crash in between ends in a begin that finds the file. */
async function finish(tx: Writes, record: UploadRecord, here: boolean, now: number): Promise<void> {
  const { sha256, project, size_bytes, created_by } = record;
  // Its project may have gone meanwhile.
  if ((await tx.uploads.get(sha256, project)) === undefined) throw unknownUpload(sha256);
  await tx.uploads.put({ ...record, state: "whole", expires_at: expiry(now) });
  const blob = await tx.blobs.get(sha256);
  await tx.blobs.put({
    sha256,
    size_bytes,
    created_by: blob?.created_by ?? created_by,
    created_at: blob?.created_at ?? new Date(now).toISOString(),
    expires_at: here && blob?.expires_at === null ? null : expiry(now),
  });
}

async function drop(record: UploadRecord, { store, files }: UploadsParts): Promise<void> {
  await files.remove(files.incoming(incomingUpload(record)));
  await store.write((tx) => tx.uploads.remove(record.sha256, record.project));
}

/**
 * Writes what arrives from `offset` on and syncs it; what arrived before a connection broke stays. Returns the new end,
 * which is past the declared size when too much arrived.
 */
async function writeAt(
  record: UploadRecord,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
  { files, room }: UploadsParts,
): Promise<number> {
  const what = `Upload ${record.sha256}`;
  const path = files.incoming(incomingUpload(record));
  const meter = room.meter(what);
  const handle = await open(path, offset === 0 ? "w" : "r+", 0o600);
  let end = offset;
  try {
    for await (const chunk of bytes) {
      const { length } = chunk;
      if (end + length > record.size_bytes) return end + length;
      await meter(end, record.size_bytes);
      await writeAll(handle, chunk, end);
      end += length;
    }
    await handle.sync();
  } catch (cause) {
    const error = await room.fault(what, cause);
    if ((error as Error).name === "CroftError") throw error;
    await handle.sync();
    throw interrupted(cause);
  } finally {
    await handle.close();
  }
  return end;
}

const interrupted = (cause: unknown): CroftError =>
  new CroftError("invalid_request", "The upload was interrupted.", {
    detail: "Its connection broke; go on from the offset that GET tells.",
    cause,
  });

const otherHash = (sha256: string, found: string): CroftError =>
  new CroftError("checksum_mismatch", `Upload ${sha256} is thrown away: its bytes have another SHA-256.`, {
    detail: `The bytes that arrived have SHA-256 ${found}. Begin the upload again with the hash of the file as it is.`,
  });

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

const tooMany = (sha256: string, count: number, bytes: number): CroftError =>
  new CroftError("quota_exceeded", `Upload ${sha256} would be more than one token may have.`, {
    detail: `The token has ${count} uploads of ${bytes} bytes that no image uses yet; ${MAX_UPLOADS} of ${MAX_UPLOAD_BYTES} bytes together are allowed. Make images of them, or wait until they expire, a day after their last byte.`,
  });
