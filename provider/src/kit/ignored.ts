/** Fields that keep the value they have while another is configured, because a sibling says `ignore`. */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { defaultValue } from "./defaults.ts";
import { sameToRest } from "./emptiness.ts";

type Attributes = readonly AttributeModel[];

/** Whether a field is not to follow its configuration. `object` is whatever has the sibling: configuration or spec. */
export function isIgnored(attributes: Attributes, { ignoredBy }: AttributeModel, object: TfObject): boolean {
  if (ignoredBy === undefined) return false;
  const sibling = attributes.find(({ name }) => name === ignoredBy);
  return (object[ignoredBy] ?? (sibling ? defaultValue(sibling) : null)) === "ignore";
}

/**
 * Ignored fields that state and server do not share. Terraform demands that a value which is configured and was not there
 * before is planned, and that none is where nothing is configured any more: so the state follows, and the server never hears
 * of it.
 */
export const onlyInState = (model: ResourceModel, prior: TfObject, planned: TfObject): string[] =>
  model.attributes
    .filter(
      (attribute) =>
        isIgnored(model.attributes, attribute, planned) &&
        [prior, planned].some((one) => (one[attribute.name] ?? null) === null),
    )
    .map(({ name }) => name);

/** The fields that follow the named one and are configured otherwise than they are. */
export const governedChanges = (
  attributes: Attributes,
  sibling: string,
  config: TfObject,
  prior: TfObject,
): string[] =>
  attributes
    .filter(({ ignoredBy, writeOnly }) => ignoredBy === sibling && !writeOnly)
    .filter(
      (attribute) =>
        !sameToRest(
          config[attribute.name] ?? defaultValue(attribute),
          prior[attribute.name] ?? defaultValue(attribute),
        ),
    )
    .map(({ name }) => name);

/**
 * Whether a field keeps the default of an earlier version, which the configuration never named: as long as it decides
 * nothing, a new default is no change.
 */
export const keepsFormerDefault = (
  attributes: Attributes,
  { name, formerDefault }: AttributeModel,
  config: TfObject,
  prior: TfObject | null,
): boolean =>
  formerDefault !== undefined &&
  prior?.[name] === formerDefault &&
  (config[name] ?? null) === null &&
  governedChanges(attributes, name, config, prior).length === 0;
