import { equalValues, isObject, type TfValue } from "../tfplugin/value.ts";

/** Null, no elements, or an object of nulls: REST does not tell these apart, Terraform does. */
export function isEmpty(value: TfValue): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every((inner) => inner === null);
}

/** Equal, or both nothing: a change between these changes nothing but Terraform's state. */
export const sameToRest = (one: TfValue, other: TfValue): boolean =>
  equalValues(one, other) || (isEmpty(one) && isEmpty(other));
