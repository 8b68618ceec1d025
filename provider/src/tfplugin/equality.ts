/** Equality that knows the type: sets are equal in any order. */
import { type CtyType, equalTypes } from "./cty-type.ts";
import { keyIn } from "./text.ts";
import { DynamicValue, equalValues, isObject, type TfValue, Unknown } from "./value.ts";

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
  return equalTypes(a.type, b.type) && equalOfType(a.type, a.value, b.value);
}

function equalElements(a: TfValue, b: TfValue, typeAt: (index: number) => CtyType): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((element, i) => equalOfType(typeAt(i), element, b[i]!));
}

function equalSets(type: CtyType, a: TfValue, b: TfValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  if (type === "string") return equalTexts(a, b);
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
    const other = keyIn(b, name);
    return type !== undefined && other !== undefined && equalOfType(type, a[name]!, b[other]!);
  });
}

/** Sets of strings may be long, so they are not compared each with each. Unknown and null count as elements too. */
function equalTexts(a: readonly TfValue[], b: readonly TfValue[]): boolean {
  const left = new Map<unknown, number>();
  for (const element of b) left.set(textKey(element), (left.get(textKey(element)) ?? 0) + 1);
  for (const element of a) {
    const count = left.get(textKey(element)) ?? 0;
    if (count === 0) return false;
    left.set(textKey(element), count - 1);
  }
  return true;
}

function textKey(element: TfValue): unknown {
  if (typeof element === "string") return element.normalize("NFC");
  return element instanceof Unknown ? Unknown : element;
}
