import { GIB } from "@croft/schemas/bytes.ts";
import { croftPartition } from "@croft/schemas/generated/terraform/croft-partition.ts";
import { nameOf } from "../kit/naming.ts";
import { untilMade } from "../kit/pending.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";
import { type Diagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { isWhollyKnown, type TfObject } from "../tfplugin/value.ts";

const unmade = untilMade(croftPartition, "number");

/** By how many bytes it is larger than so many GiB; NaN where that is not known. */
const beyond = ({ size_bytes }: TfObject, gib: unknown): number =>
  typeof size_bytes === "number" && typeof gib === "number" ? size_bytes - gib * GIB : Number.NaN;

export const partition: ResourceBehaviour = {
  model: croftPartition,
  /** Growth that failed is planned again. */
  pending: (prior) => [...unmade(prior), ...(beyond(prior, prior.size_gib) < 0 ? ["size_bytes"] : [])],
  takesBack: (prior, planned) => (beyond(prior, planned.size_gib) <= 0 ? ["size_gib"] : []),
  /** Naming the region that it is in, or none any more, moves nothing. */
  consult: async ({ prior, config }) => {
    const region = config.region ?? null;
    return region === null || region === prior.host_region ? { live: ["region"] } : {};
  },
  foretell: (planned, { newDisks }) => {
    const { disk, size_gib } = planned;
    const largest = newDisks.largestPartitionGib;
    if (isWhollyKnown(disk ?? null) || largest === undefined) return [];
    return typeof size_gib === "number" && size_gib > largest ? [tooLarge(planned, largest)] : [];
  },
};

const tooLarge = (planned: TfObject, largest: number): Diagnostic =>
  warningDiagnostic(
    `${nameOf(croftPartition, planned)} will not fit a disk that this plan makes`,
    `It is to have ${planned.size_gib} GiB, and the largest disk of this plan takes a partition of ${largest} GiB at most: the partition table needs the first and the last MiB. Make the disk larger, or the partition smaller.`,
    ["size_gib"],
  );
