import { croftPartition } from "@croft/schemas/generated/terraform/croft-partition.ts";
import { untilMade } from "../kit/pending.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const partition: ResourceBehaviour = {
  model: croftPartition,
  pending: untilMade(croftPartition, "number"),
};
