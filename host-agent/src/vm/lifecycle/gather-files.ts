// All that one start needs on disk: blobs from the reconciler, the root disk, the seed, firmware and TPM.
import type { SeedDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { blobsOf, type ImageCache } from "../../images/cache.ts";
import { mediaOf } from "../devices/cd-drives.ts";
import { ensureFirmware } from "../devices/firmware.ts";
import { ensureTpm } from "../devices/tpm.ts";
import { ownFiles, type Prepared } from "../qemu/handover.ts";
import type { MachineContext } from "./machine-context.ts";
import { ensureRootDisk, prepareRuntimeDir, refuseOtherImage, seedHash, writeSeed } from "./prepare.ts";
import { type VmRecord, writeRecord } from "./record.ts";

/** Fetches and makes what the VM needs on disk. May take as long as its image takes to come, until the signal. */
export async function gatherFiles(
  context: MachineContext,
  record: VmRecord,
  document: VmDocument,
  seed: SeedDocument,
  signal: AbortSignal,
): Promise<Prepared> {
  const { images, run } = context;
  const folder = context.paths.vm(document.id);
  await refuseOtherImage(folder, document);
  record.images = blobsOf(document);
  await writeRecord(folder, record);
  const blobs = await fetchBlobs(images, document, signal);
  const mark = context.paths.rootDiskMark(document.id);
  const root = await ensureRootDisk({ folder, mark }, document, blobs.image, run);
  if (record.seed !== seedHash(seed)) {
    await writeSeed(folder, seed, record.owner, run);
    record.seed = seedHash(seed);
    await writeRecord(folder, record);
  }
  const firmware = await ensureFirmware(folder, document);
  const tpm = await ensureTpm(folder, document, record.owner);
  await prepareRuntimeDir(context.paths.vmRuntime(document.id), record.owner);
  return { ...blobs, root, ...ownFiles(folder, seed), firmware, tpm };
}

/** The paths of all that comes from the reconciler. */
async function fetchBlobs(
  images: ImageCache,
  document: VmDocument,
  signal: AbortSignal,
): Promise<Pick<Prepared, "image" | "kernel" | "initrd" | "media">> {
  const path = (blob: { sha256: string; size_bytes: number } | null): Promise<string | null> =>
    blob === null
      ? Promise.resolve(null)
      : images.ensure({ sha256: blob.sha256, sizeBytes: blob.size_bytes }, signal);
  const image = await path(document.image);
  const given = document.image?.kernel ?? null;
  const kernel = await path(given);
  const { initrd_sha256 = null, initrd_size_bytes = null } = given ?? {};
  const initrd =
    initrd_sha256 === null || initrd_size_bytes === null
      ? null
      : await path({ sha256: initrd_sha256, size_bytes: initrd_size_bytes });
  const media: (string | null)[] = [];
  for (const medium of mediaOf(document)) media.push(await path(medium));
  return { image, kernel, initrd, media };
}
