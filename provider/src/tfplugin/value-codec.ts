/**
 * Values to and from the wire, driven by the schema. A codec is made once for each type and knows three things:
 * writing MessagePack, reading MessagePack, and giving a value read from a JSON state (which has no types) its type.
 *
 * Writing is strict, because what is written is the provider's: every attribute has to be there, nothing else may
 * be. Reading is lenient, because what is read may come from a later Terraform or from an older state.
 */
import { collectionCodec, mapCodec, tupleCodec } from "./collection-codec.ts";
import type { CtyType } from "./cty-type.ts";
import { dynamicCodec } from "./dynamic-codec.ts";
import { MsgpackReader } from "./msgpack-reader.ts";
import { MsgpackWriter } from "./msgpack-writer.ts";
import { objectCodec } from "./object-codec.ts";
import { BOOL, NUMBER, STRING } from "./scalar-codec.ts";
import { type Attribute, type Block, type NestedBlock, unsetBlock } from "./schema.ts";
import type { Codec } from "./typed-codec.ts";
import { readTyped, writeTyped } from "./typed-codec.ts";
import type { TfValue } from "./value.ts";
import { ValueError } from "./value-error.ts";

export type { Codec } from "./typed-codec.ts";

export function codecOfType(type: CtyType): Codec {
  if (typeof type === "string") {
    if (type === "string") return STRING;
    if (type === "number") return NUMBER;
    if (type === "bool") return BOOL;
    if (type === "dynamic") return DYNAMIC;
    throw new ValueError(`unknown type ${JSON.stringify(type)}`);
  }
  switch (type[0]) {
    case "list":
    case "set":
      return collectionCodec(type[0], codecOfType(type[1]));
    case "map":
      return mapCodec(codecOfType(type[1]));
    case "tuple":
      return tupleCodec(type[1].map(codecOfType));
    case "object":
      return objectCodec(
        Object.entries(type[1]).map(([name, field]) => ({ name, codec: codecOfType(field), unset: null })),
      );
    default:
      throw new ValueError(`unknown type ${JSON.stringify(type)}`);
  }
}

const DYNAMIC = dynamicCodec(codecOfType);

export function codecOfBlock(block: Block): Codec {
  return objectCodec([
    ...attributeFields(block.attributes),
    ...Object.entries(block.blocks ?? {}).map(([name, nested]) => ({
      name,
      codec: codecOfNestedBlock(nested),
      unset: unsetBlock(nested),
    })),
  ]);
}

function attributeFields(attributes: { readonly [name: string]: Attribute }) {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    codec: codecOfAttribute(attribute),
    unset: null,
  }));
}

function codecOfAttribute(attribute: Attribute): Codec {
  if (attribute.type !== undefined) return codecOfType(attribute.type);
  return nested(attribute.nested.nesting, objectCodec(attributeFields(attribute.nested.attributes)));
}

function codecOfNestedBlock(block: NestedBlock): Codec {
  return nested(block.nesting, codecOfBlock(block.block));
}

function nested(nesting: NestedBlock["nesting"], object: Codec): Codec {
  if (nesting === "list" || nesting === "set") return collectionCodec(nesting, object);
  return nesting === "map" ? mapCodec(object) : object;
}

const writer = new MsgpackWriter();

/**
 * MessagePack bytes. Throws ValueError naming the path where the value does not fit. `asStored`: of a state that
 * Terraform compares with the one that it has stored.
 */
export function encodeValue(codec: Codec, value: TfValue, asStored = false): Uint8Array {
  try {
    writer.numbersAsText = asStored;
    writeTyped(codec, writer, value);
    return writer.take();
  } finally {
    writer.reset();
  }
}

/** Throws ValueError (or RangeError) on bytes that are not a value of this type. */
export function decodeValue(codec: Codec, bytes: Uint8Array): TfValue {
  const reader = new MsgpackReader(bytes);
  const value = readTyped(codec, reader);
  if (!reader.atEnd) throw new ValueError("bytes are left over after the value");
  return value;
}
