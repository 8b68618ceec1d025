/** What a resource adds to what its model says; everything here is pure. */
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject, TfValue } from "../tfplugin/value.ts";
import type { RestDocument } from "./rest-document.ts";

export interface ResourceRules {
  readonly model: ResourceModel;
  /** Whether two spellings of a field mean the same; then the one in the state is kept. */
  sameValue?(name: string, one: TfValue, other: TfValue): boolean;
  /** Computed fields that have to become known anew although nothing changed: a wait that is still to be ended. */
  pending?(prior: TfObject): readonly string[];
  /** Paths of sizes that get smaller and take back only what was asked for and never reached. */
  takesBack?(prior: TfObject, planned: TfObject): readonly string[];
  /** Checks of the configuration that the model cannot say. */
  validate?(config: TfObject): Diagnostic[];
  /** Fields whose state is not simply what spec or status holds. */
  readBack?(document: RestDocument): Readonly<Record<string, TfValue>>;
}

/** What the provider's own configuration gives to plans. */
export interface PlanSettings {
  /** Project of new objects that name none: null when there is none, unknown while it is. */
  readonly project: TfValue;
  /** Map of strings, null or unknown. */
  readonly defaultTags: TfValue;
}
