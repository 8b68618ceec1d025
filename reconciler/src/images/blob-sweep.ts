// Throws away bytes that nobody uses: blobs an hour after their last image, uploads a day after their last byte, and
// what was arriving for images and uploads that are no more.

import type { KeyedLock } from "../coordination/keyed-lock.ts";
import type { Reads, Store, UploadRecord } from "../store/store.ts";
import type { BlobFiles } from "./blob-files.ts";
import { incomingFetch } from "./image-file.ts";
import { incomingUpload, uploadLock } from "./uploads.ts";

export interface BlobSweepParts {
  store: Store;
  files: BlobFiles;
  lock: KeyedLock;
  /** Milliseconds since 1970. */
  now: () => number;
}

const UNUSED_LIFE_MS = 3_600_000;

/** One sweep; may be repeated and broken off at any time. */
export async function sweepBlobs(parts: BlobSweepParts): Promise<void> {
  const used = await usedDigests(parts.store);
  for (const sha256 of await parts.files.all()) {
    await parts.lock(sha256, () => sweepBlob(sha256, used.has(sha256), parts));
  }
  for (const record of await parts.store.uploads.expired(new Date(parts.now()).toISOString())) {
    const drop = (): Promise<void> => dropUpload(record, parts);
    await parts.lock(uploadLock(record), () => parts.lock(record.sha256, drop));
  }
  await sweepIncoming(parts);
}

async function sweepBlob(
  sha256: string,
  used: boolean,
  { store, files, now }: BlobSweepParts,
): Promise<void> {
  const size_bytes = (await files.sizeOf(sha256)) ?? 0;
  const dropped = await store.write(async (tx) => {
    const record = (await tx.blobs.get(sha256)) ?? {
      sha256,
      size_bytes,
      created_by: "croft",
      created_at: new Date(now()).toISOString(),
      expires_at: null,
    };
    if (used) {
      if (record.expires_at !== null) await tx.blobs.put({ ...record, expires_at: null });
      return false;
    }
    if (record.expires_at === null) {
      await tx.blobs.put({ ...record, expires_at: new Date(now() + UNUSED_LIFE_MS).toISOString() });
      return false;
    }
    // Asked again in here, because an image may have been written since.
    if (Date.parse(record.expires_at) > now() || (await usedDigests(tx)).has(sha256)) return false;
    await tx.blobs.remove(sha256);
    return true;
  });
  if (dropped) await files.remove(files.path(sha256));
}

// Forgets an upload that has expired, with what arrived of it; what is whole is looked at as a blob.
async function dropUpload(
  { sha256, project }: UploadRecord,
  { store, files, now }: BlobSweepParts,
): Promise<void> {
  const here = (await files.sizeOf(sha256)) !== undefined;
  const dropped = await store.write(async (tx) => {
    // Asked again, because it may have gone on meanwhile.
    const record = await tx.uploads.get(sha256, project);
    if (record === undefined || Date.parse(record.expires_at) > now()) return false;
    await tx.uploads.remove(sha256, project);
    // Written before a rename that never came.
    if (!here) await tx.blobs.remove(sha256);
    return true;
  });
  if (dropped) await files.remove(files.incoming(incomingUpload({ sha256, project })));
}

async function sweepIncoming({ store, files }: BlobSweepParts): Promise<void> {
  for (const name of await files.allIncoming()) {
    const [, upload, project] = /^upload-([0-9a-f]{64})-(.*)$/.exec(name) ?? [];
    const image = /^fetch-(img_[0-9a-z]{16})-/.exec(name)?.[1];
    if (upload !== undefined && (await isArriving(upload, project || null, store, files))) continue;
    if (image !== undefined && name.startsWith(incomingFetch(image))) {
      const document = await store.documents.get("image", image);
      if (document !== undefined && !document.deleting && document.status.state !== "failed") continue;
    }
    await files.remove(files.incoming(name));
  }
}

// Also when it only has to be made the blob: a crash may have come before that.
async function isArriving(
  sha256: string,
  project: string | null,
  store: Store,
  files: BlobFiles,
): Promise<boolean> {
  const record = await store.uploads.get(sha256, project);
  return record !== undefined && (record.state === "arriving" || (await files.sizeOf(sha256)) === undefined);
}

/** Every hash that an image names or was found to have. */
async function usedDigests(store: Reads): Promise<Set<string>> {
  const used = new Set<string>();
  const { items } = await store.documents.list("image");
  for (const { spec, status } of items) {
    const { kernel } = spec;
    // Of what was compressed nobody needs the file once it is unpacked.
    const unpacked = status.state === "ready" && !!status.compression;
    const file = unpacked ? [] : [spec.upload, spec.sha256, status.sha256];
    const named = [...file, kernel?.upload, kernel?.sha256, kernel?.initrd_upload, kernel?.initrd_sha256];
    for (const sha256 of [
      ...named,
      status.disk_sha256,
      status.kernel?.sha256,
      status.kernel?.initrd_sha256,
    ]) {
      if (sha256) used.add(sha256);
    }
  }
  return used;
}
