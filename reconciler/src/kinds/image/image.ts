// All that an image is.

import * as validators from "@croft/schemas/generated/validators/image.js";
import type { KindModule } from "../kind-module.ts";
import { imageRelations } from "./relations.ts";
import { imageRules } from "./rules.ts";

export const image: KindModule<"image"> = {
  validators,
  rules: () => imageRules,
  relations: imageRelations,
  explanation: {},
  onHost: undefined,
};
