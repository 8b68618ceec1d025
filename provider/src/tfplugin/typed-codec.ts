/** What all codecs of values have in common: null and unknown are handled once, here. */
import type { MsgpackReader } from "./msgpack-reader.ts";
import type { MsgpackWriter } from "./msgpack-writer.ts";
import { readUnknown, writeUnknown } from "./unknown-codec.ts";
import { Decimal, DynamicValue, isObject, type TfValue, Unknown } from "./value.ts";
import { ValueError } from "./value-error.ts";

/** The part of a codec for values that are neither null nor unknown. */
export interface Codec {
  writeKnown(writer: MsgpackWriter, value: TfValue): void;
  readKnown(reader: MsgpackReader): TfValue;
  /** `value` comes from `parseExactJson`. */
  fromJsonKnown(value: TfValue): TfValue;
}

export function writeTyped(codec: Codec, writer: MsgpackWriter, value: TfValue | undefined): void {
  if (value === null) writer.nil();
  else if (value instanceof Unknown) writeUnknown(writer, value);
  else if (value === undefined) throw new ValueError("no value is given; use null for what is not set");
  else codec.writeKnown(writer, value);
}

export function readTyped(codec: Codec, reader: MsgpackReader): TfValue {
  if (reader.tryNil()) return null;
  return reader.isExtension() ? readUnknown(reader) : codec.readKnown(reader);
}

export function fromJsonTyped(codec: Codec, value: TfValue): TfValue {
  return value === null ? null : codec.fromJsonKnown(value);
}

/** An error that says what was wanted and what kind of value there is, but never the value: it may be secret. */
export function wrongKind(wanted: string, value: TfValue): ValueError {
  return new ValueError(`${wanted} is required, got ${kindOf(value)}`);
}

function kindOf(value: TfValue): string {
  if (Array.isArray(value)) return "an array";
  if (value instanceof DynamicValue) return "a DynamicValue";
  if (value instanceof Decimal || typeof value === "bigint") return "a number";
  return isObject(value) ? "an object" : `a ${typeof value}`;
}
