/** Terraform's types in their JSON notation. Names listed in an object's third element are optional. */
export type CtyType =
  | "string"
  | "number"
  | "bool"
  | "dynamic"
  | readonly ["list" | "set" | "map", CtyType]
  | readonly ["object", { readonly [name: string]: CtyType }]
  | readonly ["object", { readonly [name: string]: CtyType }, readonly string[]]
  | readonly ["tuple", readonly CtyType[]];

/** The same type, whatever the order of an object's names. */
export function equalTypes(a: CtyType, b: CtyType): boolean {
  return matches(a, b, (one, other) => one === other);
}

/** True when a value of type `actual` may stand where `wanted` was promised: "dynamic" promises nothing. */
export function conformsTo(actual: CtyType, wanted: CtyType): boolean {
  return matches(actual, wanted, (one, other) => other === "dynamic" || one === other);
}

function matches(a: CtyType, b: CtyType, leaf: (a: CtyType, b: CtyType) => boolean): boolean {
  if (typeof a === "string" || typeof b === "string") return leaf(a, b);
  if (a[0] === "object" || b[0] === "object") {
    if (a[0] !== "object" || b[0] !== "object") return false;
    const [left, right] = [a[1], b[1]];
    const names = Object.keys(left);
    if (names.length !== Object.keys(right).length) return false;
    return names.every((name) => Object.hasOwn(right, name) && matches(left[name]!, right[name]!, leaf));
  }
  if (a[0] === "tuple" || b[0] === "tuple") {
    if (a[0] !== "tuple" || b[0] !== "tuple") return false;
    const [left, right] = [a[1], b[1]];
    return left.length === right.length && left.every((element, i) => matches(element, right[i]!, leaf));
  }
  return a[0] === b[0] && matches(a[1], b[1], leaf);
}
