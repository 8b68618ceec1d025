// All that a disk is.

import * as validators from "@croft/schemas/generated/validators/disk.js";
import type { KindModule } from "../kind-module.ts";
import { diskExplanation } from "./explanation.ts";
import { diskOnHost } from "./host-side.ts";
import { diskRelations } from "./relations.ts";
import { diskRules } from "./rules.ts";

export const disk: KindModule<"disk"> = {
  validators,
  rules: () => diskRules,
  relations: diskRelations,
  explanation: diskExplanation,
  onHost: diskOnHost,
};
