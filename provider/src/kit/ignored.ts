/** Fields that keep the value they have while another is configured, because a sibling says `ignore`. */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { TfObject } from "../tfplugin/value.ts";

/** Whether a field is not to follow its configuration. `object` is whatever has the sibling: configuration or spec. */
export const isIgnored = ({ ignoredBy }: AttributeModel, object: TfObject): boolean =>
  ignoredBy !== undefined && object[ignoredBy] === "ignore";

/**
 * Ignored fields that state and server do not share. Terraform demands that a value which is configured and was not there
 * before is planned, and that none is where nothing is configured any more: so the state follows, and the server never hears
 * of it.
 */
export const onlyInState = (model: ResourceModel, prior: TfObject, planned: TfObject): string[] =>
  model.attributes
    .filter(
      (attribute) =>
        isIgnored(attribute, planned) &&
        [prior, planned].some((one) => (one[attribute.name] ?? null) === null),
    )
    .map(({ name }) => name);
