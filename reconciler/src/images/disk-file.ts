// An image's disk: the file as given and, when that is compressed, what is inside of it, each a blob with its own hash.
// `sha256` of an image is that of the file as given, which is checked before anything reads it; hosts get the disk.
//
//   file here, hash right --no magic of a compression--> it is the disk
//                         \--gzip, xz, zstd--> unpacked aside, synced --> a blob of its own; the file is kept by nobody
//
// What the disk is, its header says. All of this is looked at by a process without rights.
//
// A restart in the middle unpacks anew. What another image unpacked of the same file is used again.

import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { Compression } from "./compression.ts";
import type { ImageHeader } from "./header.ts";
import {
  type Blob,
  bringFile,
  commitBlob,
  type ImageFile,
  type ImageOwner,
  type ImageParts,
  incomingFetch,
  keep,
  mayReuse,
  type Progress,
} from "./image-file.ts";
import { lookAt, lookAtDisk, unpack } from "./look-inside.ts";

/** What is unpacked must not take what the database needs. */
const LOOK_FOR_ROOM_MS = 100;

export interface Disk {
  /** As it was fetched or uploaded. */
  given: Blob;
  compression: Compression | null;
  /** What hosts get; equal to `given` when that is not compressed. */
  disk: Blob;
  header: ImageHeader;
  /** Of bytes of the file that are no part of the disk. */
  conditions: Condition[];
}

const TRAILING_BYTES = "trailing_bytes";

const trailingBytes = (count: number, compression: Compression): Condition => ({
  type: TRAILING_BYTES,
  status: "true",
  reason: "ignored",
  message: `${count} bytes follow the end of what is compressed with ${compression}, and are no part of the disk: a signature, or other data.`,
});

/** Brings the disk of an image and looks at it. Throws what fetching, looking and unpacking throw. */
export async function bringDisk(
  image: ImageOwner,
  file: ImageFile,
  parts: ImageParts,
  progress: Progress,
  signal: AbortSignal,
): Promise<Disk> {
  const declared = file.sha256 ?? file.upload;
  const reuse = declared !== undefined && (await mayReuse(image, file, parts.store));
  const before = reuse ? await unpackedBefore(declared, parts) : undefined;
  const insists = file.insists === true;
  if (before !== undefined) return looked(before, insists, parts, signal);
  const given = await bringFile(image, file, parts, progress, signal);
  const from = parts.files.path(given.sha256);
  const found = await lookAt({ path: from, insists }, parts.child, signal);
  if ("header" in found) {
    return { given, compression: null, disk: given, header: found.header, conditions: [] };
  }
  const { compression } = found;
  const to = parts.files.incoming(`${incomingFetch(image.id)}unpacked`);
  const order = { compression, from, to, limits: parts.unpackLimits };
  const tell = (bytes: number): void => progress({ step: "unpack", bytes, total: given.size_bytes });
  const full = new AbortController();
  const watch = setInterval(() => {
    parts.room.demand("The unpacked image", 1).catch((error) => full.abort(error));
  }, LOOK_FOR_ROOM_MS);
  try {
    const { ignored_bytes, ...disk } = await unpack(
      order,
      parts.child,
      tell,
      AbortSignal.any([signal, full.signal]),
    );
    await commitBlob(disk, to, parts);
    const conditions = ignored_bytes > 0 ? [trailingBytes(ignored_bytes, compression)] : [];
    return looked({ given, compression, disk, conditions }, insists, parts, signal);
  } finally {
    clearInterval(watch);
    await parts.files.remove(to);
  }
}

async function looked(
  disk: Omit<Disk, "header">,
  insists: boolean,
  { files, child }: ImageParts,
  signal: AbortSignal,
): Promise<Disk> {
  return {
    ...disk,
    header: await lookAtDisk({ path: files.path(disk.disk.sha256), insists }, child, signal),
  };
}

async function unpackedBefore(sha256: string, parts: ImageParts): Promise<Omit<Disk, "header"> | undefined> {
  const { items } = await parts.store.documents.list("image");
  for (const { status } of items) {
    const { compression, disk_sha256, size_bytes } = status;
    if (status.state !== "ready" || status.sha256 !== sha256) continue;
    if (!compression || !disk_sha256 || size_bytes == null) continue;
    const disk = await keep(disk_sha256, parts);
    const conditions = status.conditions.filter(({ type }) => type === TRAILING_BYTES);
    if (disk !== undefined) return { given: { sha256, size_bytes }, compression, disk, conditions };
  }
  return undefined;
}
