/** Fields that keep the value they have while another is configured, because a sibling says `ignore`. */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { TfObject } from "../tfplugin/value.ts";

/** Whether a field is not to follow its configuration. `object` is whatever has the sibling: configuration or spec. */
export const isIgnored = ({ ignoredBy }: AttributeModel, object: TfObject): boolean =>
  ignoredBy !== undefined && object[ignoredBy] === "ignore";

/**
 * Ignored fields that the object never had: Terraform demands that a value which is configured and was not there before
 * is planned, so it stands in the state, and the server never hears of it.
 */
export const ignoredAdditions = (model: ResourceModel, prior: TfObject, planned: TfObject): string[] =>
  model.attributes
    .filter((attribute) => isIgnored(attribute, planned) && (prior[attribute.name] ?? null) === null)
    .map(({ name }) => name);
