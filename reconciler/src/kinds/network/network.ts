// All that a network is.

import * as validators from "@croft/schemas/generated/validators/network.js";
import type { KindModule } from "../kind-module.ts";
import { networkOnHost } from "./host-side.ts";
import { networkRelations } from "./relations.ts";
import { networkRules } from "./rules.ts";

export const network: KindModule<"network"> = {
  validators,
  rules: () => networkRules,
  relations: networkRelations,
  explanation: {},
  onHost: networkOnHost,
};
