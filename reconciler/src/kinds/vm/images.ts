// What a VM is made of and what lies in its CD drives: images that there are, each of a format for its place.

import type { FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Stored } from "../../store/store.ts";
import type { References } from "../references.ts";

type VmSpec = SpecOf<"vm">;

/** Ids of all images that a VM refers to. */
export const imagesOf = ({ image, cdroms = [] }: Pick<VmSpec, "image" | "cdroms">): string[] => [
  ...(image === undefined ? [] : [image]),
  ...cdroms,
];

/** Why an image cannot be the root disk of a VM, in words; undefined when it can, or when nobody knows yet. */
export const rootRefusal = ({ name, id, status }: Stored<"image">): string | undefined =>
  status.format === "iso"
    ? `image ${name ?? id} is a CD and no disk: name it in cdroms, and leave image out to install from it`
    : undefined;

/** The same of the medium of a CD drive. */
export const mediumRefusal = ({ name, id, status }: Stored<"image">): string | undefined =>
  status.format == null || status.format === "iso"
    ? undefined
    : `image ${name ?? id} is a disk (${status.format}) and no CD: cdroms take images of the format iso`;

/** The image of a VM, with faults noted; undefined when it has none, or none that can be used. */
export async function findImage(references: References, spec: VmSpec): Promise<Stored<"image"> | undefined> {
  const image =
    spec.image === undefined ? undefined : await references.find("image", spec.image, "/spec/image");
  const refusal = image && rootRefusal(image);
  if (refusal !== undefined) references.fault("invalid_value", "/spec/image", refusal);
  return image;
}

/** Looks at the media of a VM and notes faults. Those that it `had` may be on their way out by now. */
export async function checkMedia(
  references: References,
  { cdroms = [] }: VmSpec,
  had: readonly string[] = [],
): Promise<void> {
  for (const [index, id] of cdroms.entries()) {
    const pointer = `/spec/cdroms/${index}`;
    if (cdroms.indexOf(id) < index)
      references.fault("invalid_value", pointer, `image ${id} is named twice: one drive is enough`);
    else if (!had.includes(id)) {
      const medium = await references.find("image", id, pointer);
      const refusal = medium && mediumRefusal(medium);
      if (refusal !== undefined) references.fault("invalid_value", pointer, refusal);
    }
  }
}

/** A new VM of nothing would never do anything. Of a `partial` spec what is absent, also from a list, may only be unknown. */
export function sourceFaults({ image, cdroms }: VmSpec, partial: boolean): FieldError[] {
  if (image !== undefined || (cdroms ?? []).length > 0 || partial) return [];
  const message = "is required, unless there are cdroms to install from";
  return [{ code: "missing_field", pointer: "/spec/image", message }];
}
