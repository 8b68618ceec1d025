// What a VM's host is told of its images: hashes, sizes and the format as it was recorded.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";
import type { Blocked } from "../host-side.ts";
import { mediumRefusal, rootRefusal } from "./images.ts";

type Image = NonNullable<VmDocument["image"]>;
type Media = NonNullable<VmDocument["cdroms"]>;

/**
 * The image of a VM and its media. A VM that its host was `told` of goes on without a medium that is not here yet: its
 * drive is empty until then. Every other waits for all of them.
 */
export function vmImages(
  { image: id, cdroms = [] }: SpecOf<"vm">,
  images: ReadonlyMap<string, Stored<"image">>,
  told: boolean,
): { image: Image | null; cdroms: Media } | Blocked {
  const image = id === undefined ? null : imageOf(images.get(id), id);
  if (image !== null && "reason" in image) return image;
  const media: Media = [];
  for (const id of cdroms) {
    const medium = mediumOf(images.get(id), id);
    if (!("reason" in medium)) media.push(medium);
    else if (told) media.push(null);
    else return medium;
  }
  return { image, cdroms: media };
}

/** Media of a VM that cannot be in their drives now, and why. */
export function missingMedia(
  { cdroms = [] }: SpecOf<"vm">,
  images: ReadonlyMap<string, Stored<"image">>,
): (Blocked & { id: string })[] {
  return cdroms.flatMap((id) => {
    const medium = mediumOf(images.get(id), id);
    return "reason" in medium ? [{ ...medium, id }] : [];
  });
}

function imageOf(image: Stored<"image"> | undefined, id: string): Image | Blocked {
  const file = fileOf(image, id);
  if ("reason" in file) return file;
  const { status, spec } = file.of;
  // Checked at the create where its format was known then; here for one that came later.
  const refusal = rootRefusal(file.of);
  if (status.format === "iso" || refusal !== undefined) return refused(refusal ?? "");
  const { format, virtual_size_bytes, kernel } = status;
  if (!format || virtual_size_bytes == null) return notHere(file.of);
  return {
    id,
    sha256: file.sha256,
    format,
    size_bytes: file.size_bytes,
    virtual_size_bytes,
    kernel:
      kernel?.sha256 === undefined
        ? null
        : {
            sha256: kernel.sha256,
            size_bytes: kernel.size_bytes ?? 0,
            initrd_sha256: kernel.initrd_sha256 ?? null,
            initrd_size_bytes: kernel.initrd_size_bytes ?? null,
            command_line: spec.kernel?.command_line ?? "",
          },
  };
}

function mediumOf(image: Stored<"image"> | undefined, id: string): NonNullable<Media[number]> | Blocked {
  const file = fileOf(image, id);
  if ("reason" in file) return file;
  const refusal = mediumRefusal(file.of);
  if (refusal !== undefined) return refused(refusal);
  if (!file.of.status.format) return notHere(file.of);
  return { id, sha256: file.sha256, size_bytes: file.size_bytes };
}

interface ImageFile {
  of: Stored<"image">;
  sha256: string;
  size_bytes: number;
}

function fileOf(image: Stored<"image"> | undefined, id: string): ImageFile | Blocked {
  if (image === undefined) return { code: "reference_not_found", reason: `Image ${id} is gone.` };
  const { status } = image;
  if (status.state === "failed" || status.state === "error") {
    const reason = `Image ${nameOf(image)} cannot be used: ${status.state_reason ?? "it failed"}`;
    return { code: status.state_code, reason };
  }
  // Images of before there were compressed ones have but the one hash.
  const sha256 = status.disk_sha256 ?? status.sha256;
  const size_bytes = status.disk_size_bytes ?? status.size_bytes;
  // An image that is being deleted was ready before, and its last VMs still use it.
  return !sha256 || size_bytes == null ? notHere(image) : { of: image, sha256, size_bytes };
}

const refused = (why: string): Blocked => ({
  code: "invalid_value",
  reason: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
});

const nameOf = ({ name, id }: Stored<"image">): string => name ?? id;

const notHere = (image: Stored<"image">): Blocked => ({
  code: null,
  reason: `Image ${nameOf(image)} is not here yet.`,
});
