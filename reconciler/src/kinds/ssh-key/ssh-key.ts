// All that an SSH key is.

import * as validators from "@croft/schemas/generated/validators/ssh-key.js";
import type { KindModule } from "../kind-module.ts";
import { sshKeyRules } from "./rules.ts";

export const sshKey: KindModule<"ssh_key"> = {
  validators,
  rules: sshKeyRules,
  relations: {},
  explanation: {},
  onHost: undefined,
};
