/**
 * Exact numbers. Terraform counts with 512-bit decimals, so each number is kept in the smallest JavaScript form
 * that is exact:
 *
 *   integer, safe                                    number
 *   integer, larger                                  bigint
 *   fraction whose decimal text is exactly a double  number   (0.5, 2.25)
 *   any other fraction                               Decimal  (0.1)
 *
 * One number has one form, so equal numbers are `===`, Decimals apart (compare their `text`).
 */
import { Decimal, type TfNumber } from "./value.ts";

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Terraform itself writes out all digits; more than these in an exponent are taken for nonsense. */
const LONGEST_EXPONENT = 5000;
/** Arithmetic on digits takes more than linear time, so a text that is longer than any number in use is refused. */
const LONGEST_TEXT = 20_000;

/** Text such as `12`, `-0.25`, `1e3`. Throws RangeError when it is not a decimal number. */
export function numberFromText(text: string): TfNumber {
  if (text.length > LONGEST_TEXT) throw new RangeError(`a number with ${text.length} digits is out of range`);
  const match = NUMBER.exec(text);
  if (match === null) throw new RangeError(`not a decimal number: ${JSON.stringify(text.slice(0, 80))}`);
  const sign = match[1]!;
  const fraction = match[3] ?? "";
  const exponent = Number(match[4] ?? "0");
  if (Math.abs(exponent) > LONGEST_EXPONENT)
    throw new RangeError(`number out of range: ${text.slice(0, 80)}`);

  // digits × 10^scale, without zeros at the ends
  const all = (match[2]! + fraction).replace(/^0+/, "");
  let end = all.length;
  while (end > 0 && all[end - 1] === "0") end -= 1;
  const digits = all.slice(0, end);
  const scale = exponent - fraction.length + all.length - end;

  if (digits === "") return 0;
  if (scale >= 0) return integer(sign + digits + "0".repeat(scale));
  const canonical = sign + withPoint(digits, -scale);
  return isExactDouble(digits, -scale) && shortestText(canonical) === canonical
    ? Number(canonical)
    : new Decimal(canonical);
}

/** A double taken for exactly the number it is. Infinities pass through; NaN throws. */
export function numberFromDouble(double: number): TfNumber {
  if (Number.isSafeInteger(double)) return double === 0 ? 0 : double;
  if (Number.isNaN(double)) throw new RangeError("not a number");
  if (!Number.isFinite(double)) return double;
  if (Number.isInteger(double)) return BigInt(double);
  return numberFromText(exactText(double));
}

export function numberFromBigInt(value: bigint): TfNumber {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** Decimal text without an exponent. A JavaScript number stands for the shortest decimal that means it. */
export function numberText(value: TfNumber): string {
  if (value instanceof Decimal) return value.text;
  if (typeof value === "bigint") return value.toString();
  return Number.isInteger(value) ? BigInt(value).toString() : shortestText(String(value));
}

/** -1, 0 or 1 as a is smaller than, equal to or larger than b. */
export function compareNumbers(a: TfNumber, b: TfNumber): number {
  if (isInfinite(a) || isInfinite(b)) {
    const [left, right] = [isInfinite(a) ? a : 0, isInfinite(b) ? b : 0];
    return left === right ? 0 : left < right ? -1 : 1;
  }
  if (typeof a === "number" && typeof b === "number") return Math.sign(a - b);
  const [left, right] = [numberText(a), numberText(b)];
  const places = Math.max(decimals(left), decimals(right));
  const difference = scaled(left, places) - scaled(right, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function isInfinite(value: TfNumber): value is number {
  return value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
}

function integer(text: string): TfNumber {
  return text.length <= 15 ? Number(text) : numberFromBigInt(BigInt(text));
}

/** digits / 10^places is a double exactly when 5^places divides digits and 53 bits hold what is left. */
function isExactDouble(digits: string, places: number): boolean {
  if (places > 1022) return false;
  const power = 5n ** BigInt(places);
  const coefficient = BigInt(digits);
  return coefficient % power === 0n && coefficient / power < 1n << 53n;
}

function withPoint(digits: string, places: number): string {
  const padded = digits.padStart(places + 1, "0");
  return `${padded.slice(0, padded.length - places)}.${padded.slice(padded.length - places)}`;
}

/** The shortest decimal that JavaScript reads as the same double, without an exponent. */
function shortestText(text: string): string {
  const shortest = String(Number(text));
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest);
  if (match === null) return shortest;
  const fraction = match[3] ?? "";
  return match[1]! + withPoint(match[2]! + fraction, Number(match[4]) + fraction.length);
}

/** All decimal digits of a fraction: mantissa × 2^-k is mantissa × 5^k / 10^k. */
function exactText(double: number): string {
  let mantissa = Math.abs(double);
  let places = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    places += 1;
  }
  const digits = (BigInt(mantissa) * 5n ** BigInt(places)).toString();
  return (double < 0 ? "-" : "") + withPoint(digits, places);
}

function decimals(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

function scaled(text: string, places: number): bigint {
  return BigInt(text.replace(".", "") + "0".repeat(places - decimals(text)));
}
