// Brings one file of an image to where blobs lie, from an upload or from its URL, and checks its hash.

import { CroftError } from "@croft/schemas/errors.ts";
import type { FairSlots } from "../coordination/fair-slots.ts";
import type { KeyedLock } from "../coordination/keyed-lock.ts";
import { hasBytes } from "../kinds/image/possession.ts";
import type { Store, Stored } from "../store/store.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { type BlobFiles, fileSize, hashFile } from "./blob-files.ts";
import type { ChildSetup } from "./child-process.ts";
import { fetchFile } from "./fetch-file.ts";
import { type FetchLimits, fetchUrl, noteOf } from "./fetch-url.ts";
import type { UnpackLimits } from "./look-inside.ts";
import type { Room } from "./room.ts";
import { UPLOAD_LIFE_MS } from "./uploads.ts";

export interface ImageFile {
  part: "disk" | "kernel" | "initrd";
  url: string | undefined;
  upload: string | undefined;
  /** What the user says its hash is. */
  sha256: string | undefined;
  /** Whether the user says that it is raw, whatever it looks like. */
  insists?: boolean;
}

/** Whose a file is. */
export type ImageOwner = Pick<Stored<"image">, "id" | "project">;

export interface Blob {
  sha256: string;
  size_bytes: number;
}

/** How far a step is; `total` is null when nobody says. */
export type Progress = (done: { step: "fetch" | "unpack"; bytes: number; total: number | null }) => void;

/** Beginning of the names of what is being fetched for an image. */
export const incomingFetch = (image: string): string => `fetch-${image}-`;

export interface ImageParts {
  store: Store;
  files: BlobFiles;
  lock: KeyedLock;
  room: Room;
  policy: AddressPolicy;
  /** Folder below which `file:` URLs may lie. */
  imagesDir: string;
  limits: FetchLimits;
  unpackLimits: UnpackLimits;
  /** Where images wait for their turn. */
  slots: FairSlots;
  /** The process that looks into images. */
  child: ChildSetup;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Certificates to trust instead of the system's, PEM. */
  ca?: string;
}

export async function bringFile(
  image: ImageOwner,
  file: ImageFile,
  parts: ImageParts,
  progress: Progress,
  signal: AbortSignal,
): Promise<Blob> {
  if (file.upload !== undefined) return uploaded(file.upload, file, parts);
  const declared = file.sha256;
  const reuse = declared !== undefined && (await mayReuse(image, file, parts.store));
  const present = reuse ? await keep(declared, parts) : undefined;
  return present ?? fetched(image, file, parts, progress, signal);
}

/**
 * Whether the bytes that have the declared hash, if they are here, may become the image without being sent or fetched
 * again: what is shared is made by admins, an upload was checked by the create, and the same address gave them before.
 */
export async function mayReuse(
  { project }: ImageOwner,
  { upload, url, sha256 }: ImageFile,
  store: Store,
): Promise<boolean> {
  if (upload !== undefined || project === null) return true;
  if (sha256 === undefined) return false;
  if (await hasBytes(store, project, sha256)) return true;
  const { items } = await store.documents.list("image", { state: "ready" });
  return items.some(({ spec, status }) => spec.url === url && status.sha256 === sha256);
}

async function uploaded(sha256: string, file: ImageFile, parts: ImageParts): Promise<Blob> {
  if (file.sha256 !== undefined && file.sha256 !== sha256) {
    throw mismatch(`Upload ${sha256}`, file.sha256, sha256);
  }
  const blob = await keep(sha256, parts);
  if (blob !== undefined) return blob;
  throw new CroftError("not_found", `Upload ${sha256} is not here, or not whole.`, {
    detail: "Uploads expire after 24 hours. Upload the file again, then create the image again.",
  });
}

async function fetched(
  image: ImageOwner,
  file: ImageFile,
  parts: ImageParts,
  progress: Progress,
  signal: AbortSignal,
): Promise<Blob> {
  const { files, limits, room } = parts;
  const url = file.url ?? "";
  const path = files.incoming(incomingFetch(image.id) + file.part);
  if (url.startsWith("http:") && file.sha256 === undefined) {
    throw new CroftError("fetch_refused", `${url} is not fetched: over http a file may change on its way.`, {
      detail: "Give its sha256, or an https address.",
    });
  }
  const tell = (bytes: number, total: number | null): void => progress({ step: "fetch", bytes, total });
  if (url.startsWith("file:")) {
    const { imagesDir } = parts;
    await fetchFile({
      url,
      path,
      imagesDir,
      maxBytes: limits.maxBytes,
      exceeded: limits.exceeded,
      signal,
      room,
      progress: tell,
    });
  } else {
    await fetchUrl({
      url,
      path,
      policy: parts.policy,
      limits,
      signal,
      room,
      progress: tell,
      ...(parts.ca && { ca: parts.ca }),
    });
  }
  const sha256 = await hashFile(path, signal);
  if (file.sha256 !== undefined && sha256 !== file.sha256) {
    for (const name of [path, noteOf(path)]) await files.remove(name);
    throw mismatch(url, file.sha256, sha256);
  }
  const blob = { sha256, size_bytes: (await fileSize(path)) ?? 0 };
  await showPossession(image, blob, parts);
  await commitBlob(blob, path, parts);
  await files.remove(noteOf(path));
  return blob;
}

// A pass that is cut off after this finds what it fetched.
async function showPossession(
  { id, project }: ImageOwner,
  { sha256, size_bytes }: Blob,
  { store, now }: ImageParts,
): Promise<void> {
  if (project === null) return;
  const at = (later: number): string => new Date(now() + later).toISOString();
  await store.write((tx) =>
    tx.uploads.put({
      sha256,
      project,
      size_bytes,
      state: "claimed",
      created_by: id,
      created_at: at(0),
      expires_at: at(UPLOAD_LIFE_MS),
    }),
  );
}

/** Makes the file at `path`, which is synced, the blob, and keeps it from expiring. */
export const commitBlob = ({ sha256, size_bytes }: Blob, path: string, parts: ImageParts): Promise<void> =>
  parts.lock(sha256, async () => {
    await record(sha256, size_bytes, parts);
    await parts.files.commit(path, sha256);
  });

/** Keeps a blob that is here from expiring; undefined when it is not here. */
export const keep = (sha256: string, parts: ImageParts): Promise<Blob | undefined> =>
  parts.lock(sha256, async () => {
    const size = await parts.files.sizeOf(sha256);
    if (size === undefined) return undefined;
    await record(sha256, size, parts);
    return { sha256, size_bytes: size };
  });

async function record(sha256: string, size: number, { store, now }: ImageParts): Promise<void> {
  await store.write(async (tx) => {
    const before = await tx.blobs.get(sha256);
    await tx.blobs.put({
      sha256,
      size_bytes: size,
      created_by: before?.created_by ?? "croft",
      created_at: before?.created_at ?? new Date(now()).toISOString(),
      expires_at: null,
    });
  });
}

const mismatch = (what: string, wanted: string, found: string): CroftError =>
  new CroftError("checksum_mismatch", `${what} has another SHA-256 than was asked for.`, {
    detail: `Its SHA-256 is ${found}, and sha256 says ${wanted}. Nothing of it was kept.`,
  });
