/** JSON text of Terraform's values, numbers exact. */
import { numberText } from "../tfplugin/number.ts";
import { Decimal, isObject, type TfValue } from "../tfplugin/value.ts";

/** Unknown values have no text: they must have been taken out. */
export function jsonText(value: TfValue): string {
  if (typeof value === "number" || typeof value === "bigint" || value instanceof Decimal)
    return numberText(value);
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (!isObject(value)) throw new TypeError("a value that is not known has no JSON text");
  const members = Object.keys(value).map((name) => `${JSON.stringify(name)}:${jsonText(value[name]!)}`);
  return `{${members.join(",")}}`;
}
