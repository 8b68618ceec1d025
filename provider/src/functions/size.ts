/** Sizes as people write them. Exact throughout: what does not divide is an error, never rounded. */
import { numberFromBigInt, numberText } from "../tfplugin/number.ts";
import type { TfNumber } from "../tfplugin/value.ts";

const BINARY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
const DECIMAL = ["B", "kB", "MB", "GB", "TB", "PB"];

const BYTES: ReadonlyMap<string, bigint> = new Map([
  ...DECIMAL.map((unit, power): [string, bigint] => [unit, 1000n ** BigInt(power)]),
  ...BINARY.map((unit, power): [string, bigint] => [unit, 1024n ** BigInt(power)]),
]);
const UNITS = [...BINARY, ...DECIMAL.slice(1)].join(", ");

/** What is wrong with an argument, in a sentence. */
export class SizeError extends Error {}

const bytesOf = (unit: string): bigint => {
  const bytes = BYTES.get(unit);
  if (bytes === undefined) throw new SizeError(`${JSON.stringify(unit)} is no unit; ${likeliest(unit)}.`);
  return bytes;
};

/** Of a letter alone it is not known whether it counts by 1024 or by 1000. */
function likeliest(unit: string): string {
  const binary = `${unit.toUpperCase()}iB`;
  return BINARY.includes(binary) ? `write ${binary}, as in "10${binary}"` : `there are ${UNITS}`;
}

/** `1.5TiB` in whole `unit`s. Throws SizeError. */
export function parseSize(text: string, unit: "GiB" | "MiB"): TfNumber {
  const match = /^\s*(\d+)(?:\.(\d+))?\s*([A-Za-z]+)\s*$/.exec(text);
  if (match === null) {
    throw new SizeError(`${JSON.stringify(text)} is no size; write one such as "20GiB" or "1.5TiB".`);
  }
  const [, whole = "", fraction = "", given = ""] = match;
  const numerator = BigInt(whole + fraction) * bytesOf(given);
  const divisor = 10n ** BigInt(fraction.length) * bytesOf(unit);
  if (numerator % divisor === 0n) return numberFromBigInt(numerator / divisor);
  const below = numerator / divisor;
  throw new SizeError(
    `${text.trim()} is no whole number of ${unit}: it is between ${below} and ${below + 1n} ${unit}.`,
  );
}

/** A size in the largest binary unit in which it has at most three decimals. Throws SizeError. */
export function formatSize(size: TfNumber, unit: string): string {
  const given = numberText(size);
  const [whole = "", fraction = ""] = given.split(".");
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * bytesOf(unit);
  if (given.startsWith("-")) throw new SizeError(`${given} is less than nothing.`);
  if (scaled % scale !== 0n) throw new SizeError(`${given} ${unit} is no whole number of bytes.`);
  const bytes = scaled / scale;
  for (const name of BINARY.toReversed()) {
    const thousandths = bytes * 1000n;
    if (bytes < bytesOf(name) || thousandths % bytesOf(name) !== 0n) continue;
    const exact = (thousandths / bytesOf(name)).toString().padStart(4, "0");
    return `${`${exact.slice(0, -3)}.${exact.slice(-3)}`.replace(/\.?0+$/, "")}${name}`;
  }
  return "0B";
}
