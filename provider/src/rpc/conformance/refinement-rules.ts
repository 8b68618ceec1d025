/** What was said of a value while it was unknown has to be so once it is known. */
import { compareNumbers } from "../../tfplugin/number.ts";
import {
  Decimal,
  isObject,
  type Refinements,
  type TfNumber,
  type TfValue,
  Unknown,
} from "../../tfplugin/value.ts";

/** What is wrong, or undefined. A value that is still unknown breaks nothing. */
export function brokenPromise(promised: Refinements, actual: TfValue): string | undefined {
  if (actual instanceof Unknown) return undefined;
  if (actual === null) return promised.isNull === false ? "it was not to be null" : undefined;
  if (promised.isNull === true) return "it was to be null";
  if (typeof actual === "string") return brokenPrefix(promised.prefix, actual);
  return isNumber(actual) ? brokenBound(promised, actual) : brokenLength(promised, actual);
}

function brokenPrefix(prefix: string | undefined, actual: string): string | undefined {
  if (prefix === undefined || actual.normalize("NFC").startsWith(prefix.normalize("NFC"))) return undefined;
  return `it was to begin with ${JSON.stringify(prefix)}`;
}

function brokenBound({ lowerBound, upperBound }: Refinements, actual: TfNumber): string | undefined {
  const below = lowerBound === undefined ? 1 : compareNumbers(actual, lowerBound.value);
  const above = upperBound === undefined ? -1 : compareNumbers(actual, upperBound.value);
  if (below < 0 || (below === 0 && lowerBound?.inclusive === false)) return "it is too small";
  if (above > 0 || (above === 0 && upperBound?.inclusive === false)) return "it is too large";
  return undefined;
}

function brokenLength({ minLength, maxLength }: Refinements, actual: TfValue): string | undefined {
  const length = Array.isArray(actual)
    ? actual.length
    : isObject(actual)
      ? Object.keys(actual).length
      : undefined;
  if (length === undefined) return undefined;
  if (length < (minLength ?? 0)) return `it was to have at least ${minLength} elements`;
  if (length > (maxLength ?? Number.MAX_SAFE_INTEGER)) return `it was to have at most ${maxLength} elements`;
  return undefined;
}

function isNumber(value: TfValue): value is TfNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}
