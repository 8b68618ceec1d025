// All that a kind is. A new one is written as these parts and named once, in kinds.ts.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { AjvError } from "@croft/schemas/validation.ts";
import type { Reads, Stored } from "../store/store.ts";
import type { Explanation } from "./explanation.ts";
import type { HostKind, WritableKind } from "./host-kind.ts";
import type { HostSide } from "./host-side.ts";
import type { KindRules } from "./kind-rules.ts";
import type { Relations } from "./relations.ts";
import type { RuleParts } from "./rule-parts.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: AjvError[] | null;
}

interface Validators {
  validateCreate: Validator;
  validatePatch: Validator;
  validateSpec: Validator;
}

export interface KindModule<K extends WritableKind> {
  validators: Validators;
  rules(parts: RuleParts): KindRules<K>;
  relations: Relations<K>;
  explanation: Explanation<K>;
  /** Whether it is what a wait for `ready` waits for; by its state when absent. */
  isReady?(status: StatusOf<K>): boolean;
  /** Its status with what is only summed up when it is shown. */
  summedUp?(reads: Reads, document: Stored<K>): Promise<StatusOf<K>>;
  /** Of a kind that lies on hosts. */
  onHost: K extends HostKind ? HostSide<K> : undefined;
}
