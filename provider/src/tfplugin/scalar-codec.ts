/** Codecs of string, bool and number. */
import { numberFromText, numberText } from "./number.ts";
import { readNumber, writeNumber } from "./number-codec.ts";
import { type Codec, wrongKind } from "./typed-codec.ts";
import { Decimal, type TfNumber, type TfValue } from "./value.ts";

export const STRING: Codec = {
  writeKnown(writer, value) {
    if (typeof value !== "string") throw wrongKind("a string", value);
    writer.string(value);
  },
  readKnown: (reader) => reader.string(),
  fromJsonKnown(value) {
    if (typeof value === "string") return value;
    if (typeof value === "boolean") return String(value);
    if (isNumber(value)) return numberText(value);
    throw wrongKind("a string", value);
  },
};

export const BOOL: Codec = {
  writeKnown(writer, value) {
    if (typeof value !== "boolean") throw wrongKind("a bool", value);
    writer.bool(value);
  },
  readKnown: (reader) => reader.bool(),
  fromJsonKnown(value) {
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    throw wrongKind("a bool", value);
  },
};

export const NUMBER: Codec = {
  writeKnown(writer, value) {
    if (!isNumber(value)) throw wrongKind("a number", value);
    writeNumber(writer, value);
  },
  readKnown: readNumber,
  fromJsonKnown(value) {
    if (isNumber(value)) return value;
    if (typeof value === "string") return numberFromText(value);
    throw wrongKind("a number", value);
  },
};

function isNumber(value: TfValue): value is TfNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}
