// All that a network is.

import * as validators from "@croft/schemas/generated/validators/network.js";
import type { KindModule } from "../kind-module.ts";
import { networkExplanation } from "./explanation.ts";
import { networkOnHost } from "./host-side.ts";
import { networkRelations } from "./relations.ts";
import { networkRules } from "./rules.ts";
import { summedUp } from "./summary.ts";

export const network: KindModule<"network"> = {
  validators,
  rules: () => networkRules,
  relations: networkRelations,
  explanation: networkExplanation,
  summedUp,
  onHost: networkOnHost,
};
