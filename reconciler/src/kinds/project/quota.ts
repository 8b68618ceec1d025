// A project's quota: what its objects may use together. Only growth is refused, so a quota that was lowered below what
// is used blocks nothing else.

import { GIB, gibUp } from "@croft/schemas/bytes.ts";
import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Amounts, Reads, Stored } from "../../store/store.ts";
import { keepsBytes } from "../partition/quarantine.ts";

export const NOTHING: Amounts = { vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: 0 };

const BOUNDS = ["vms", "cpus", "memory_mib", "storage_gib"] as const;
type Usage = NonNullable<StatusOf<"project">["usage"]>;
type Bounds = Record<(typeof BOUNDS)[number], number>;

const inBounds = ({ vms, cpus, memory_mib, root_gib, partition_gib }: Amounts): Bounds => ({
  vms,
  cpus,
  memory_mib,
  storage_gib: root_gib + partition_gib,
});

/** What a project's storage holds beside disks, in bytes; without the files of the image `except`. */
async function filesOf(reads: Reads, project: string, except?: string) {
  const images = await reads.documents.bytesOfImages(project, except);
  const uploads = await reads.uploads.unclaimedBytes(project);
  const states = (await reads.states.usedBy(project)).stored_bytes;
  return { images, uploads, states, all: images + uploads + states };
}

/**
 * What a project uses. In `storage_gib` images count as unpacked, uploads until an image is made of them, and states of
 * Terraform with all kept versions, together rounded up to GiB.
 */
export async function usageOf(reads: Reads, project: string): Promise<Required<Usage>> {
  const amounts = await reads.reservations.usedByProject(project);
  const used = inBounds(amounts);
  const files = await filesOf(reads, project);
  return {
    ...used,
    storage_gib: used.storage_gib + gibUp(files.all),
    ports: await reads.documents.portsOfVms(project),
    quarantine_gib: await quarantinedGib(reads, project),
    root_disks_gib: amounts.root_gib,
    partitions_gib: amounts.partition_gib,
    images_gib: gibUp(files.images),
    uploads_gib: gibUp(files.uploads),
    states_gib: gibUp(files.states),
  };
}

type OfImage = Pick<Stored<"image">, "id" | "project" | "name">;

/** Bytes that the files of an image may have by its project's quota, which its own uploads count in; undefined without one. */
export async function leftForImage(
  reads: Reads,
  { id, project }: OfImage,
  uploads: readonly string[],
): Promise<number | undefined> {
  if (project === null) return undefined;
  const bound = (await reads.documents.byName("project", null, project))?.spec.quota?.storage_gib;
  if (bound === undefined) return undefined;
  const { storage_gib } = inBounds(await reads.reservations.usedByProject(project));
  let used = storage_gib * GIB + (await filesOf(reads, project, id)).all;
  for (const sha256 of new Set(uploads)) {
    const upload = await reads.uploads.get(sha256, project);
    if (upload !== undefined && upload.state !== "claimed") used -= upload.size_bytes;
  }
  return Math.max(0, bound * GIB - used);
}

/** Throws `quota_exceeded` when an image of so many bytes is more than is left. Its uploads are claimed by then. */
export async function checkImageQuota(reads: Reads, image: OfImage, bytes: number): Promise<void> {
  const left = await leftForImage(reads, image, []);
  if (left !== undefined && bytes > left) throw imageQuotaExceeded(image);
}

export const imageQuotaExceeded = ({ project, name }: OfImage): CroftError =>
  new CroftError("quota_exceeded", `Image ${name} would exceed the quota of project ${project}.`, {
    detail:
      "storage_gib: images count as large as they are unpacked. Raise the project's quota, or make room in it, then make the image anew.",
    errors: [
      { code: "quota_exceeded", pointer: "/spec", message: "storage_gib: unpacked it is more than is left" },
    ],
  });

/** Throws `quota_exceeded` when the project's uploads may not grow by so many bytes. */
export async function checkUploadQuota(
  reads: Reads,
  project: string,
  sha256: string,
  more: number,
): Promise<void> {
  const owner = await reads.documents.byName("project", null, project);
  const bound = owner?.spec.quota?.storage_gib;
  if (bound === undefined || more <= 0) return;
  const { storage_gib } = inBounds(await reads.reservations.usedByProject(project));
  const bytes = (await filesOf(reads, project)).all;
  if (storage_gib * GIB + bytes + more <= bound * GIB) return;
  const message = `storage_gib: ${storage_gib} of ${bound} used by disks and ${bytes} bytes by uploads, images and states, ${more} bytes more asked`;
  throw new CroftError("quota_exceeded", `Upload ${sha256} would exceed the quota of project ${project}.`, {
    detail: `${message}\nRaise the project's quota, or make room in it. Uploads count until an image is made of them.`,
    errors: [{ code: "quota_exceeded", pointer: "/size_bytes", message }],
  });
}

/** Throws `quota_exceeded`, naming every bound, when going from `before` to `after` breaks one. */
export async function checkQuota(
  reads: Reads,
  project: string,
  what: string,
  before: Amounts,
  after: Amounts,
): Promise<void> {
  const owner = await reads.documents.byName("project", null, project);
  const quota = owner?.spec.quota ?? {};
  if (Object.keys(quota).length === 0) return;
  const used = await usageOf(reads, project);
  const [had, wants] = [inBounds(before), inBounds(after)];
  const broken = BOUNDS.flatMap((name) => {
    const bound = quota[name];
    const more = wants[name] - had[name];
    if (bound === undefined || more <= 0 || used[name] + more <= bound) return [];
    return [{ name, message: `${name}: ${used[name]} of ${bound} used, ${more} more asked` }];
  });
  if (broken.length === 0) return;
  const errors = broken.map(
    ({ name, message }): FieldError => ({ code: "quota_exceeded", pointer: FIELDS[name], message }),
  );
  throw new CroftError("quota_exceeded", `${what} would exceed the quota of project ${project}.`, {
    detail: `${broken.map(({ message }) => message).join("\n")}\nRaise the project's quota, or make room in it.`,
    errors,
  });
}

/** Throws `quota_exceeded` when VMs of the project may not forward so many host ports more. */
export async function checkPortQuota(
  reads: Reads,
  project: string,
  what: string,
  more: number,
): Promise<void> {
  if (more <= 0) return;
  const owner = await reads.documents.byName("project", null, project);
  const bound = owner?.spec.quota?.ports;
  if (bound === undefined) return;
  const used = await reads.documents.portsOfVms(project);
  if (used + more <= bound) return;
  const message = `ports: ${used} of ${bound} used, ${more} more asked`;
  throw new CroftError("quota_exceeded", `${what} would exceed the quota of project ${project}.`, {
    detail: `${message}\nForward fewer ports, or raise the project's quota.`,
    errors: [{ code: "quota_exceeded", pointer: "/spec/ports", message }],
  });
}

async function quarantinedGib(reads: Reads, project: string): Promise<number> {
  const inside = await Promise.all(
    ["quarantined", "deleting"].map((state) => reads.documents.list("partition", { project, state })),
  );
  return inside
    .flatMap(({ items }) => items)
    .filter(keepsBytes)
    .reduce((gib, { spec }) => gib + spec.size_gib, 0);
}

/**
 * Throws `quota_exceeded` when a project that has no storage left is to have one more state. What is written to those that there are
 * is never refused: it tells of what exists already.
 */
export async function checkStateQuota(reads: Reads, project: string, what: string): Promise<void> {
  const owner = await reads.documents.byName("project", null, project);
  const bound = owner?.spec.quota?.storage_gib;
  if (bound === undefined) return;
  const { storage_gib } = inBounds(await reads.reservations.usedByProject(project));
  const bytes = storage_gib * GIB + (await filesOf(reads, project)).all;
  if (bytes < bound * GIB) return;
  throw new CroftError("quota_exceeded", `${what} would exceed the quota of project ${project}.`, {
    detail: `storage_gib: all of ${bound} used. Raise the project's quota, or make room in it.`,
  });
}

/** Throws `quota_exceeded` when a deleted partition of so many GiB is more than the project may keep in quarantine. */
export async function checkQuarantineQuota(
  reads: Reads,
  project: string,
  what: string,
  moreGib: number,
): Promise<void> {
  const owner = await reads.documents.byName("project", null, project);
  const bound = owner?.spec.quota?.quarantine_gib;
  if (bound === undefined) return;
  const used = await quarantinedGib(reads, project);
  if (used + moreGib <= bound) return;
  const message = `quarantine_gib: ${used} of ${bound} used, ${moreGib} more asked`;
  throw new CroftError("quota_exceeded", `Deleting ${what} would exceed the quota of project ${project}.`, {
    detail: `${message}\nPurge what is in quarantine and no longer wanted, or raise the project's quota. With on_delete = "wipe" nothing is kept.`,
    errors: [{ code: "quota_exceeded", pointer: "", message }],
  });
}

// The field by which a user asks for more of it.
const FIELDS: Record<keyof Bounds, string> = {
  vms: "",
  cpus: "/spec/cpus",
  memory_mib: "/spec/memory_mib",
  storage_gib: "/spec",
};
