import type { AttributeModel } from "@croft/schemas/terraform-model.ts";
import type { TfValue } from "../tfplugin/value.ts";

/** What is planned for a field that the configuration does not name; null when it has no default. */
export function defaultValue(attribute: AttributeModel): TfValue {
  const value = attribute.default;
  if (value === undefined) return null;
  return typeof value === "object" ? [...value] : value;
}
