import { isObject, isUnknown, type TfObject, type TfValue } from "../tfplugin/value.ts";

/** The value at a dotted name; unknown when something above it is, null when there is none. */
export function valueAt(object: TfObject, dotted: string): TfValue {
  let value: TfValue = object;
  for (const name of dotted.split(".")) {
    if (isUnknown(value)) return value;
    if (!isObject(value)) return null;
    value = value[name] ?? null;
  }
  return value;
}
