/**
 * Terraform's values as this provider holds them.
 *
 * What is exact stays exact: a number is never rounded on its way from the configuration to the state, null is
 * never an empty collection, and a value that is not known yet is an object of its own that no code can take for
 * a string by accident.
 *
 *   string, bool      string, boolean
 *   number            number | bigint | Decimal (see `numberFromText` in number.ts for which one)
 *   list, set, tuple  array (a set arrives in no particular order)
 *   map, object       object that inherits nothing; any key may occur, `__proto__` too
 *   dynamic           DynamicValue (the value together with its type), Unknown or null
 *   null              null
 *   unknown           Unknown
 */
import { type CtyType, equalTypes } from "./cty-type.ts";
import { keyIn, sameText } from "./text.ts";

/** A decimal number that neither a JavaScript number nor a bigint holds exactly. Compare by `text`. */
export class Decimal {
  /** Canonical text: optional `-`, digits, `.`, digits without trailing zeros. No exponent. */
  readonly text: string;

  /** `text` must be canonical already; use `numberFromText` for text from outside. */
  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** number: a safe integer, or a fraction whose decimal text is exactly the double. bigint: larger integers. */
export type TfNumber = number | bigint | Decimal;

/** What is known of a value that is not known yet. A promise made in a plan has to hold after apply. */
export interface Refinements {
  /** false: certainly not null. */
  readonly isNull?: boolean;
  /** A string's beginning. */
  readonly prefix?: string;
  readonly lowerBound?: NumberBound;
  readonly upperBound?: NumberBound;
  /** Number of elements of a list, set or map, inclusive. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface NumberBound {
  readonly value: TfNumber;
  readonly inclusive: boolean;
}

/** A value that will be known after apply. Use `UNKNOWN` unless there are refinements. */
export class Unknown {
  readonly refinements: Refinements | undefined;

  constructor(refinements?: Refinements) {
    this.refinements = refinements;
  }
}

/** The unknown value of which nothing is known. */
export const UNKNOWN = new Unknown();

/** A value of an attribute whose type is `"dynamic"`, with the type it has this time. */
export class DynamicValue {
  readonly type: CtyType;
  readonly value: TfValue;

  constructor(type: CtyType, value: TfValue) {
    this.type = type;
    this.value = value;
  }
}

export type TfValue = null | boolean | string | TfNumber | Unknown | DynamicValue | TfValue[] | TfObject;

/** Decoded objects inherit nothing. A plain object literal is accepted wherever a value is encoded. */
export interface TfObject {
  [name: string]: TfValue;
}

/**
 * An object that has no inherited names, so any key is safe. Its prototype is empty, not null: V8 keeps objects with
 * null for a prototype as hash tables, which take several times the memory and time of ones with a shape.
 */
export function emptyObject(): TfObject {
  return new Bare() as unknown as TfObject;
}

class Bare {}
Reflect.deleteProperty(Bare.prototype, "constructor");
Object.setPrototypeOf(Bare.prototype, null);

/** A copy of `entries` that inherits nothing. */
export function objectOf(entries: Readonly<Record<string, TfValue>>): TfObject {
  return Object.assign(emptyObject(), entries);
}

export function isUnknown(value: TfValue | undefined): value is Unknown {
  return value instanceof Unknown;
}

export function isObject(value: TfValue | undefined): value is TfObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown) &&
    !(value instanceof Decimal) &&
    !(value instanceof DynamicValue)
  );
}

/** True when no part of the value is unknown. */
export function isWhollyKnown(value: TfValue): boolean {
  if (typeof value !== "object" || value === null || value instanceof Decimal) return true;
  if (value instanceof Unknown) return false;
  if (value instanceof DynamicValue) return isWhollyKnown(value.value);
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  for (const name of Object.keys(value)) if (!isWhollyKnown(value[name]!)) return false;
  return true;
}

/** The value with every unknown part replaced by null, as a state has to be when an apply ended early. */
export function unknownAsNull(value: TfValue): TfValue {
  if (typeof value !== "object" || value === null || value instanceof Decimal) return value;
  if (value instanceof Unknown) return null;
  if (value instanceof DynamicValue) return new DynamicValue(value.type, unknownAsNull(value.value));
  if (Array.isArray(value)) return value.map(unknownAsNull);
  const copy = emptyObject();
  for (const name of Object.keys(value)) copy[name] = unknownAsNull(value[name]!);
  return copy;
}

/**
 * Deep equality. Unknown values are equal whatever their refinements are. Arrays are compared in their order,
 * so where there are sets use `equalOfType`.
 */
export function equalValues(a: TfValue | undefined, b: TfValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a === "string" && typeof b === "string") return sameText(a, b);
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof Decimal) return b instanceof Decimal && a.text === b.text;
  if (a instanceof Unknown) return b instanceof Unknown;
  if (a instanceof DynamicValue) {
    return b instanceof DynamicValue && equalTypes(a.type, b.type) && equalValues(a.value, b.value);
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, i) => equalValues(element, b[i]));
  }
  if (!isObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const other = keyIn(b, name);
    return other !== undefined && equalValues(a[name], b[other]);
  });
}
