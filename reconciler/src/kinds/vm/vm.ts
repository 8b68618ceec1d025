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
  // Not stored: a name changes.
  summedUp: async (_reads, { name, project, status }) => ({
    ...status,
    ssh: status.ssh == null ? null : { ...status.ssh, host: `${name}.${project}.croft` },
  }),
  isReady: ({ ready }) => ready === true,
  onHost: vmOnHost,
};
