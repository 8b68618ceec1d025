/** The codec of objects: nested types, blocks and whole resources. */
import { MsgpackWriter } from "./msgpack-writer.ts";
import { type Codec, fromJsonTyped, readTyped, writeTyped, wrongKind } from "./typed-codec.ts";
import { emptyObject, isObject, type TfObject, type TfValue } from "./value.ts";
import { ValueError, within } from "./value-error.ts";

export interface ObjectField {
  readonly name: string;
  readonly codec: Codec;
  /** What stands in a state that does not have this field yet: null, or an empty collection of blocks. */
  readonly unset: TfValue;
}

interface KeyedField extends ObjectField {
  /** The name as a MessagePack string. */
  readonly key: Uint8Array;
}

export function objectCodec(declared: readonly ObjectField[]): Codec {
  const fields = declared
    .map((field) => ({ ...field, key: encodedKey(field.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const byName = new Map(fields.map((field) => [field.name, field]));

  return {
    writeKnown(writer, value) {
      if (!isObject(value)) throw wrongKind("an object", value);
      if (Object.keys(value).length > fields.length) throw extraName(value, byName);
      writer.map(fields.length);
      for (const field of fields) {
        if (!Object.hasOwn(value, field.name)) throw missing(field, value, byName);
        writer.encoded(field.key);
        try {
          writeTyped(field.codec, writer, value[field.name]);
        } catch (error) {
          throw within(error, field.name);
        }
      }
    },

    readKnown(reader) {
      const object = emptyObject();
      const count = reader.map();
      let read = 0;
      for (let i = 0; i < count; i += 1) {
        // Terraform writes the names in order, so nearly always the next one is the one that is expected.
        let field: KeyedField | undefined = fields[i];
        if (field === undefined || !reader.tryEncoded(field.key)) field = byName.get(reader.string());
        if (field === undefined) {
          reader.skip();
          continue;
        }
        try {
          object[field.name] = readTyped(field.codec, reader);
        } catch (error) {
          throw within(error, field.name);
        }
        read += 1;
      }
      if (read < fields.length) fillUnset(object, fields);
      return object;
    },

    fromJsonKnown(value) {
      if (!isObject(value)) throw wrongKind("an object", value);
      const object = emptyObject();
      for (const field of fields) {
        const stored = Object.hasOwn(value, field.name) ? value[field.name]! : null;
        try {
          object[field.name] = stored === null ? deepCopy(field.unset) : fromJsonTyped(field.codec, stored);
        } catch (error) {
          throw within(error, field.name);
        }
      }
      return object;
    },
  };
}

function encodedKey(name: string): Uint8Array {
  const writer = new MsgpackWriter();
  writer.string(name);
  return writer.take();
}

function fillUnset(object: TfObject, fields: readonly KeyedField[]): void {
  for (const field of fields) {
    if (!Object.hasOwn(object, field.name)) object[field.name] = deepCopy(field.unset);
  }
}

/** Handlers may change what they are given, so what is filled in is never shared. */
function deepCopy(value: TfValue): TfValue {
  if (Array.isArray(value)) return value.map(deepCopy);
  if (!isObject(value)) return value;
  const copy = emptyObject();
  for (const name of Object.keys(value)) copy[name] = deepCopy(value[name]!);
  return copy;
}

function missing(field: KeyedField, value: TfObject, known: ReadonlyMap<string, KeyedField>): ValueError {
  const extra = Object.keys(value).find((name) => !known.has(name));
  const hint =
    extra === undefined ? "" : ` (the object has ${JSON.stringify(extra)}, which the schema has not)`;
  return new ValueError(`the attribute is missing; use null for what is not set${hint}`, [field.name]);
}

function extraName(value: TfObject, known: ReadonlyMap<string, KeyedField>): ValueError {
  const extra = Object.keys(value).find((name) => !known.has(name))!;
  return new ValueError("the schema has no attribute or block of this name", [extra]);
}
