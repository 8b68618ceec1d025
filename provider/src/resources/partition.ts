import { croftPartition } from "@croft/schemas/generated/terraform/croft-partition.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const partition: ResourceBehaviour = { model: croftPartition };
