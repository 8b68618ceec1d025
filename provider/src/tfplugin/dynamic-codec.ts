/**
 * The codec of type "dynamic": the value travels with its type, as a pair of the type's JSON and the value in
 * MessagePack, as `{ type, value }` in a JSON state. A null or unknown without a type stands alone.
 */
import type { CtyType } from "./cty-type.ts";
import { type Codec, fromJsonTyped, readTyped, writeTyped, wrongKind } from "./typed-codec.ts";
import { DynamicValue, isObject, type TfValue } from "./value.ts";
import { ValueError } from "./value-error.ts";

/** Types of dynamic values are as many as users write; this many are kept ready. */
const KEPT_CODECS = 256;

/** `codecOfType` is passed in because types nest: it is what calls this. */
export function dynamicCodec(codecOfType: (type: CtyType) => Codec): Codec {
  const kept = new Map<string, Codec>();

  function codecOf(typeText: string, type: CtyType): Codec {
    const ready = kept.get(typeText);
    if (ready !== undefined) return ready;
    const codec = codecOfType(type);
    if (kept.size >= KEPT_CODECS) kept.clear();
    kept.set(typeText, codec);
    return codec;
  }

  return {
    writeKnown(writer, value) {
      if (!(value instanceof DynamicValue)) throw wrongKind("a DynamicValue", value);
      const typeText = JSON.stringify(value.type);
      writer.array(2);
      writer.binary(Buffer.from(typeText));
      writeTyped(codecOf(typeText, value.type), writer, value.value);
    },
    readKnown(reader) {
      if (reader.array() !== 2) throw new ValueError("a dynamic value is a pair of type and value");
      const typeText = reader.binary().toString();
      const type = JSON.parse(typeText) as CtyType;
      return new DynamicValue(type, readTyped(codecOf(typeText, type), reader));
    },
    fromJsonKnown(value) {
      if (!isObject(value) || !Object.hasOwn(value, "type") || !Object.hasOwn(value, "value")) {
        throw wrongKind("an object with type and value", value);
      }
      const type = typeFromJson(value.type!);
      const codec = codecOf(JSON.stringify(type), type);
      return new DynamicValue(type, fromJsonTyped(codec, value.value!));
    },
  };
}

/** A type has no numbers in it, so its exact JSON form is its JavaScript form; codecs check the rest. */
function typeFromJson(value: TfValue): CtyType {
  return value as unknown as CtyType;
}
