// All that a partition is.

import * as validators from "@croft/schemas/generated/validators/partition.js";
import type { KindModule } from "../kind-module.ts";
import { partitionExplanation } from "./explanation.ts";
import { partitionOnHost } from "./host-side.ts";
import { partitionRelations } from "./relations.ts";
import { partitionRules } from "./rules.ts";

export const partition: KindModule<"partition"> = {
  validators,
  rules: () => partitionRules,
  relations: partitionRelations,
  explanation: partitionExplanation,
  onHost: partitionOnHost,
};
