/**
 * What a user would write to have a state: for clients that generate configurations of what they import. It plans nothing
 * but what Terraform does not show: a sensitive value is left out, and its sibling says that it stays as it is.
 */
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import { emptyObject, equalValues, isObject, type TfObject, type TfValue } from "../tfplugin/value.ts";
import { defaultValue } from "./defaults.ts";
import { isEmpty } from "./emptiness.ts";

export function generatedConfig(model: ResourceModel, state: TfObject): TfObject {
  const config = written(model.attributes, state);
  for (const { name, sensitive, ignoredBy } of model.attributes) {
    if (!sensitive || ignoredBy === undefined || (state[name] ?? null) === null) continue;
    config[name] = null;
    config[ignoredBy] = "ignore";
  }
  if (model.timeouts.length > 0) config.timeouts = null;
  return config;
}

function written(attributes: readonly AttributeModel[], state: TfObject): TfObject {
  const config = emptyObject();
  for (const attribute of attributes)
    config[attribute.name] = writtenValue(attribute, state[attribute.name] ?? null);
  return config;
}

function writtenValue(attribute: AttributeModel, value: TfValue): TfValue {
  const { required, optional, nested } = attribute;
  if (!required && !optional) return null;
  if (!required && (isEmpty(value) || equalValues(value, defaultValue(attribute)))) return null;
  if (nested === undefined) return value;
  if (Array.isArray(value))
    return value.map((item) => (isObject(item) ? written(nested.attributes, item) : item));
  return isObject(value) ? written(nested.attributes, value) : value;
}

/**
 * The state of an import, made fit for clients that derive a configuration from it: they leave out what is sensitive, which
 * must not make the object anew.
 */
export function importedState(model: ResourceModel, state: TfObject): TfObject {
  for (const { name, sensitive, ignoredBy } of model.attributes) {
    const sibling = model.attributes.find((other) => other.name === ignoredBy);
    if (sensitive && sibling?.default === "ignore" && (state[name] ?? null) !== null)
      state[sibling.name] = "ignore";
  }
  return state;
}
