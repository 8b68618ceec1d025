// All that a VM is.

import * as validators from "@croft/schemas/generated/validators/vm.js";
import type { KindModule } from "../kind-module.ts";
import { vmExplanation } from "./explanation.ts";
import { vmOnHost } from "./host-side.ts";
import { vmRelations } from "./relations.ts";
import { vmRules } from "./rules.ts";

export const vm: KindModule<"vm"> = {
  validators,
  rules: vmRules,
  relations: vmRelations,
  explanation: vmExplanation,
  isReady: ({ ready }) => ready === true,
  onHost: vmOnHost,
};
