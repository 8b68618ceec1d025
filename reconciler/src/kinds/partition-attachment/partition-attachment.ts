// All that a partition attachment is.

import * as validators from "@croft/schemas/generated/validators/partition-attachment.js";
import type { KindModule } from "../kind-module.ts";
import { partitionAttachmentExplanation } from "./explanation.ts";
import { partitionAttachmentOnHost } from "./host-side.ts";
import { partitionAttachmentRelations } from "./relations.ts";
import { partitionAttachmentRules } from "./rules.ts";

export const partitionAttachment: KindModule<"partition_attachment"> = {
  validators,
  rules: () => partitionAttachmentRules,
  relations: partitionAttachmentRelations,
  explanation: partitionAttachmentExplanation,
  onHost: partitionAttachmentOnHost,
};
