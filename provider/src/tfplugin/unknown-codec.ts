/**
 * Unknown values on the wire: extension 0 without, extension 12 with refinements. Any other extension is a form
 * of unknown from a later Terraform, of which nothing is understood but that.
 */
import { MsgpackReader } from "./msgpack-reader.ts";
import { MsgpackWriter } from "./msgpack-writer.ts";
import { readNumber, writeNumber } from "./number-codec.ts";
import { type NumberBound, type Refinements, UNKNOWN, Unknown } from "./value.ts";

const PLAIN = 0;
const REFINED = 12;
const PLAIN_BODY = new Uint8Array(1);

/** Keys of the map of refinements. */
const IS_NULL = 1;
const PREFIX = 2;
const LOWER_BOUND = 3;
const UPPER_BOUND = 4;
const MIN_LENGTH = 5;
const MAX_LENGTH = 6;

export function writeUnknown(writer: MsgpackWriter, unknown: Unknown): void {
  const body = unknown.refinements === undefined ? undefined : refinementBytes(unknown.refinements);
  if (body === undefined) writer.extension(PLAIN, PLAIN_BODY);
  else writer.extension(REFINED, body);
}

export function readUnknown(reader: MsgpackReader): Unknown {
  const { code, body } = reader.extension();
  if (code !== REFINED) return UNKNOWN;
  const refinements = readRefinements(new MsgpackReader(body));
  return Object.keys(refinements).length === 0 ? UNKNOWN : new Unknown(refinements);
}

/** undefined when there is nothing to say: a refined unknown must have at least one refinement. */
function refinementBytes(refinements: Refinements): Uint8Array | undefined {
  const { isNull, prefix, lowerBound, upperBound, minLength, maxLength } = refinements;
  const entries: ((writer: MsgpackWriter) => void)[] = [];
  const entry = (key: number, write: (writer: MsgpackWriter) => void) =>
    entries.push((writer) => {
      writer.integer(key);
      write(writer);
    });
  if (isNull !== undefined) entry(IS_NULL, (writer) => writer.bool(isNull));
  if (prefix !== undefined) entry(PREFIX, (writer) => writer.string(prefix));
  if (lowerBound !== undefined) entry(LOWER_BOUND, (writer) => writeBound(writer, lowerBound));
  if (upperBound !== undefined) entry(UPPER_BOUND, (writer) => writeBound(writer, upperBound));
  if (minLength !== undefined) entry(MIN_LENGTH, (writer) => writer.integer(minLength));
  if (maxLength !== undefined) entry(MAX_LENGTH, (writer) => writer.integer(maxLength));
  if (entries.length === 0) return undefined;
  const writer = new MsgpackWriter();
  writer.map(entries.length);
  for (const write of entries) write(writer);
  return writer.take();
}

function readRefinements(reader: MsgpackReader): Refinements {
  const found: { -readonly [K in keyof Refinements]: Refinements[K] } = {};
  const count = reader.map();
  for (let i = 0; i < count; i += 1) {
    switch (Number(reader.number())) {
      case IS_NULL:
        found.isNull = reader.bool();
        break;
      case PREFIX:
        found.prefix = reader.string();
        break;
      case LOWER_BOUND:
        found.lowerBound = readBound(reader);
        break;
      case UPPER_BOUND:
        found.upperBound = readBound(reader);
        break;
      case MIN_LENGTH:
        found.minLength = Number(reader.number());
        break;
      case MAX_LENGTH:
        found.maxLength = Number(reader.number());
        break;
      default:
        reader.skip();
    }
  }
  return found;
}

function writeBound(writer: MsgpackWriter, bound: NumberBound): void {
  writer.array(2);
  writeNumber(writer, bound.value);
  writer.bool(bound.inclusive);
}

function readBound(reader: MsgpackReader): NumberBound {
  if (reader.array() !== 2) throw new RangeError("a bound has two elements");
  return { value: readNumber(reader), inclusive: reader.bool() };
}
