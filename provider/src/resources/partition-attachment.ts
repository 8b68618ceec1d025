import { croftPartitionAttachment } from "@croft/schemas/generated/terraform/croft-partition-attachment.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const partitionAttachment: ResourceBehaviour = { model: croftPartitionAttachment };
