// One pass over one image: gets its files, looks at what they are, and records it.
//
//   pending --> fetching --all files here, header read--> ready
//                  |  ^                                     | a new address of the same contents: noted
//                  |  +--- restart: goes on                 v
//                  |                                      ready
//                  +--404, refused, wrong hash, no image--> failed --a changed spec--> fetching
//                  +--disk full, a fault of ours----------> error  --after a pause---> fetching
//
// A pass reads the image and may be repeated at any time; a file that is here already is not fetched again.

import { gibUp, MIB } from "@croft/schemas/bytes.ts";
import { CroftError, fullText } from "@croft/schemas/errors.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { label } from "../kinds/kind-rules.ts";
import { checkImageQuota, imageQuotaExceeded, leftForImage } from "../kinds/project/quota.ts";
import type { Store, Stored, Writes } from "../store/store.ts";
import { bringDisk } from "./disk-file.ts";
import {
  type Blob,
  bringFile,
  type ImageFile,
  type ImageParts,
  incomingFetch,
  type Progress,
} from "./image-file.ts";
import { UPLOAD_LIFE_MS } from "./uploads.ts";

/** Each is a write into the store. */
const TELL_EVERY_MS = 3000;
// Faults of the host that the reconciler runs on: not the image's, and worth trying again.
const OURS = new Set(["storage_full", "internal"]);

/** Brings one image to `ready` or `failed`. Throws what may pass by itself, after having told it in the status. */
export async function passImage(id: string, parts: ImageParts, stopping: AbortSignal): Promise<void> {
  const image = await parts.store.documents.get("image", id);
  if (image === undefined || image.deleting) return dropIncoming(id, parts);
  if (image.status.state === "ready") return noteGeneration(image, parts.store);
  if (image.status.state === "failed" && image.status.observed_generation >= image.generation) return;

  const gone = whenGone(parts.store, image);
  const signal = AbortSignal.any([stopping, gone.signal]);
  const owner = image.project ?? "";
  try {
    if (parts.slots.isFull(owner)) await write(parts.store, image, { state_reason: WAITS_FOR_ITS_TURN });
    await parts.slots.run(owner, signal, () => bring(image, parts, signal));
  } catch (error) {
    if (stopping.aborted) return;
    if (gone.signal.aborted) return dropIncoming(id, parts);
    await tellFailure(image, await parts.room.fault(label(image), error), parts);
  } finally {
    gone.end();
  }
}

const WAITS_FOR_ITS_TURN = "Waits for its turn: other images are being fetched.";

async function bring(image: Stored<"image">, parts: ImageParts, signal: AbortSignal): Promise<void> {
  await write(parts.store, image, { state: "fetching", state_reason: null, state_code: null });
  const found = await bringAll(image, await withinQuota(image, parts), signal);
  const expires_at = new Date(parts.now() + UPLOAD_LIFE_MS).toISOString();
  await write(parts.store, image, { ...found, ...settled(image, "ready", null) }, async (tx) => {
    for (const sha256 of uploadsOf(image)) await tx.uploads.claim(sha256, image.project, expires_at);
    await checkImageQuota(tx, image, bytesOfImage(found));
  });
}

/** Limits that end what would be more than the project's quota before it lies here. */
async function withinQuota(image: Stored<"image">, parts: ImageParts): Promise<ImageParts> {
  const left = await leftForImage(parts.store, image, uploadsOf(image));
  if (left === undefined) return parts;
  const exceeded = () => imageQuotaExceeded(image);
  const within = <L extends { maxBytes: number }>(limits: L): L =>
    left >= limits.maxBytes ? limits : { ...limits, maxBytes: left, exceeded };
  return { ...parts, limits: within(parts.limits), unpackLimits: within(parts.unpackLimits) };
}

const uploadsOf = ({ spec }: Stored<"image">): string[] =>
  [spec.upload, spec.kernel?.upload, spec.kernel?.initrd_upload].filter((sha256) => sha256 !== undefined);

const bytesOfImage = ({ disk_size_bytes, kernel }: Found): number =>
  (disk_size_bytes ?? 0) + (kernel?.size_bytes ?? 0) + (kernel?.initrd_size_bytes ?? 0);

type Found = Omit<StatusOf<"image">, "observed_generation" | "state" | "state_reason" | "state_code">;

async function bringAll(image: Stored<"image">, parts: ImageParts, signal: AbortSignal): Promise<Found> {
  let finished = 0;
  let told = parts.now();
  // Not awaited: a status that is behind by one is of no harm, and the next or the last one follows.
  const progress =
    (part: ImageFile["part"]): Progress =>
    (done) => {
      if (parts.now() - told < TELL_EVERY_MS) return;
      told = parts.now();
      const change = { state: "fetching" as const, state_reason: reasonOf(part, done) };
      write(parts.store, image, { ...change, ...countsOf(done, finished) }).catch(() => undefined);
    };
  const bring = async (file: ImageFile): Promise<Blob> => {
    const blob = await bringFile(image, file, parts, progress(file.part), signal);
    finished += blob.size_bytes;
    return blob;
  };
  const files = filesOf(image);
  // The disk is looked at before anything else is fetched.
  const brought = await bringDisk(image, files.disk, parts, progress("disk"), signal);
  const { given, compression, disk, header, conditions } = brought;
  finished += given.size_bytes;
  const kernel = files.kernel && (await bring(files.kernel));
  const initrd = files.initrd && (await bring(files.initrd));
  return {
    conditions,
    sha256: given.sha256,
    compression,
    disk_sha256: disk.sha256,
    disk_size_bytes: disk.size_bytes,
    format: header.format,
    size_bytes: given.size_bytes,
    virtual_size_bytes: header.virtual_size_bytes,
    virtual_size_gib: gibUp(header.virtual_size_bytes),
    kernel:
      kernel === undefined
        ? null
        : { ...kernel, initrd_sha256: initrd?.sha256 ?? null, initrd_size_bytes: initrd?.size_bytes ?? null },
    fetched_bytes: finished,
    total_bytes: finished,
  };
}

type Done = Parameters<Progress>[0];

/** In words, for `state_reason`, which whoever waits is shown. */
function reasonOf(part: ImageFile["part"], { step, bytes, total }: Done): string {
  const percent = total === null || total === 0 ? null : Math.floor((100 * bytes) / total);
  if (step === "unpack") return `The ${part} is being unpacked: ${percent ?? 0} % of it is read.`;
  const mib = (count: number): string => (count / MIB).toFixed(1);
  if (total === null)
    return `${mib(bytes)} MiB of the ${part} are here; its server does not say of how many.`;
  return `${mib(bytes)} of ${mib(total)} MiB of the ${part} are here (${percent} %).`;
}

/** `finished` are the bytes of the files before this one. */
function countsOf({ step, bytes, total }: Done, finished: number): Partial<StatusOf<"image">> {
  if (step === "unpack") return {};
  return { fetched_bytes: finished + bytes, total_bytes: total === null ? null : finished + total };
}

function filesOf({ spec }: Stored<"image">): { disk: ImageFile; kernel?: ImageFile; initrd?: ImageFile } {
  const disk: ImageFile = {
    part: "disk",
    url: spec.url,
    upload: spec.upload,
    sha256: spec.sha256,
    insists: spec.format === "raw",
  };
  const { kernel } = spec;
  if (kernel === undefined) return { disk };
  const { url, upload, sha256, initrd_url, initrd_upload, initrd_sha256 } = kernel;
  const given = (file: ImageFile): boolean => file.url !== undefined || file.upload !== undefined;
  const main: ImageFile = { part: "kernel", url, upload, sha256 };
  const initrd: ImageFile = { part: "initrd", url: initrd_url, upload: initrd_upload, sha256: initrd_sha256 };
  return { disk, ...(given(main) && { kernel: main }), ...(given(initrd) && { initrd }) };
}

async function tellFailure(image: Stored<"image">, error: unknown, parts: ImageParts): Promise<void> {
  const known = (error as Error | null)?.name === "CroftError" ? (error as CroftError) : undefined;
  // It would keep the file system full, for other images and for the status.
  if (known?.code === "storage_full") await dropIncoming(image.id, parts);
  const ours = known === undefined || OURS.has(known.code);
  const told =
    known ?? new CroftError("internal", "The image could not be taken in for a reason of Croft's own.");
  await write(parts.store, image, {
    ...settled(image, ours ? "error" : "failed", told.code),
    state_reason: fullText(told),
  });
  if (ours) throw error;
  await dropIncoming(image.id, parts);
}

const settled = (image: Stored<"image">, state: "ready" | "failed" | "error", state_code: string | null) => ({
  observed_generation: image.generation,
  state,
  state_code,
  state_reason: null as string | null,
});

// A field that is live (a new address with the same hash) needs nothing done but to be seen.
async function noteGeneration(image: Stored<"image">, store: Store): Promise<void> {
  if (image.status.observed_generation >= image.generation) return;
  await write(store, image, { observed_generation: image.generation });
}

/** Writes into the status as it is now; an image that is gone or being deleted is left alone. */
async function write(
  store: Store,
  { id }: Stored<"image">,
  change: Partial<StatusOf<"image">>,
  beside: (tx: Writes) => Promise<void> = async () => undefined,
): Promise<void> {
  await store.write(async (tx) => {
    const current = await tx.documents.get("image", id);
    if (current === undefined || current.deleting) return;
    await beside(tx);
    const status = { ...current.status, ...change };
    await tx.documents.updateStatus("image", id, { status });
    if (status.state === current.status.state) return;
    await tx.events.append({
      type: "image.state",
      actor: "croft",
      kind: "image",
      object: id,
      project: current.project,
      name: current.name,
      data: { from: current.status.state, to: status.state, code: status.state_code },
    });
  });
}

function whenGone(store: Store, image: Stored<"image">): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const end = store.subscribe(`object:${image.id}`, (change) => {
    if (change.type === "document" && (change.removed || change.deleting)) controller.abort();
  });
  return { signal: controller.signal, end };
}

async function dropIncoming(id: string, { files }: ImageParts): Promise<void> {
  for (const name of await files.allIncoming()) {
    if (name.startsWith(incomingFetch(id))) await files.remove(files.incoming(name));
  }
}
