/** Equality that knows the type: sets are equal in any order. */
import type { CtyType } from "./cty-type.ts";
import { DynamicValue, equalValues, isObject, type TfValue } from "./value.ts";

/** Unknown values are equal whatever their refinements are. */
export function equalOfType(type: CtyType, a: TfValue, b: TfValue): boolean {
  if (equalValues(a, b)) return true;
  if (typeof type === "string") return type === "dynamic" && equalDynamic(a, b);
  switch (type[0]) {
    case "list":
      return equalElements(a, b, () => type[1]);
    case "tuple":
      return equalElements(a, b, (i) => type[1][i]!);
    case "set":
      return equalSets(type[1], a, b);
    case "map":
      return equalNames(a, b, () => type[1]);
    default:
      return equalNames(a, b, (name) => type[1][name]);
  }
}

function equalDynamic(a: TfValue, b: TfValue): boolean {
  if (!(a instanceof DynamicValue) || !(b instanceof DynamicValue)) return false;
  return JSON.stringify(a.type) === JSON.stringify(b.type) && equalOfType(a.type, a.value, b.value);
}

function equalElements(a: TfValue, b: TfValue, typeAt: (index: number) => CtyType): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((element, i) => equalOfType(typeAt(i), element, b[i]!));
}

function equalSets(type: CtyType, a: TfValue, b: TfValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  const left = [...b];
  for (const element of a) {
    const at = left.findIndex((candidate) => equalOfType(type, element, candidate));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

function equalNames(a: TfValue, b: TfValue, typeOf: (name: string) => CtyType | undefined): boolean {
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const type = typeOf(name);
    return type !== undefined && Object.hasOwn(b, name) && equalOfType(type, a[name]!, b[name]!);
  });
}
