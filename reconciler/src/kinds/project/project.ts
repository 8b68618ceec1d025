// All that a project is.

import * as validators from "@croft/schemas/generated/validators/project.js";
import type { KindModule } from "../kind-module.ts";
import { usageOf } from "./quota.ts";
import { projectRelations } from "./relations.ts";
import { projectRules } from "./rules.ts";

export const project: KindModule<"project"> = {
  validators,
  rules: () => projectRules,
  relations: projectRelations,
  explanation: {},
  summedUp: async (reads, { name, status }) => ({ ...status, usage: await usageOf(reads, name ?? "") }),
  onHost: undefined,
};
