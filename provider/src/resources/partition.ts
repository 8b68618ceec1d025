import { GIB } from "@croft/schemas/bytes.ts";
import { croftPartition } from "@croft/schemas/generated/terraform/croft-partition.ts";
import { untilMade } from "../kit/pending.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";
import type { TfObject } from "../tfplugin/value.ts";

const unmade = untilMade(croftPartition, "number");

/** By how many bytes it is larger than so many GiB; NaN where that is not known. */
const beyond = ({ size_bytes }: TfObject, gib: unknown): number =>
  typeof size_bytes === "number" && typeof gib === "number" ? size_bytes - gib * GIB : Number.NaN;

export const partition: ResourceBehaviour = {
  model: croftPartition,
  /** Growth that failed is planned again. */
  pending: (prior) => [...unmade(prior), ...(beyond(prior, prior.size_gib) < 0 ? ["size_bytes"] : [])],
  takesBack: (prior, planned) => (beyond(prior, planned.size_gib) <= 0 ? ["size_gib"] : []),
};
