/**
 * Numbers on the wire: a 64-bit integer or a double where that is exact, decimal text otherwise. Text is always right, and
 * what a writer is told to write where core compares more than the number (see `MsgpackWriter.numbersAsText`).
 */
import type { MsgpackReader } from "./msgpack-reader.ts";
import type { MsgpackWriter } from "./msgpack-writer.ts";
import { numberFromBigInt, numberFromDouble, numberFromText, numberText } from "./number.ts";
import { Decimal, type TfNumber } from "./value.ts";

export function writeNumber(writer: MsgpackWriter, value: TfNumber): void {
  if (writer.numbersAsText && (typeof value !== "number" || Number.isFinite(value))) {
    writer.string(numberText(value));
  } else if (typeof value === "number") {
    if (Number.isSafeInteger(value)) writer.integer(value);
    else if (Number.isNaN(value)) throw new RangeError("a number is required, got NaN");
    else writer.double(value);
  } else if (value instanceof Decimal) writer.string(value.text);
  else if (!writer.bigint(value)) writer.string(value.toString());
}

export function readNumber(reader: MsgpackReader): TfNumber {
  if (reader.isString()) return numberFromText(reader.string());
  const value = reader.number();
  return typeof value === "bigint" ? numberFromBigInt(value) : numberFromDouble(value);
}
