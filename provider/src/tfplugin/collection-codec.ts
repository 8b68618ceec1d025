/** Codecs of lists, sets, maps and tuples. */
import { type Codec, fromJsonTyped, readTyped, writeTyped, wrongKind } from "./typed-codec.ts";
import { emptyObject, isObject, type TfValue } from "./value.ts";
import { ValueError, within } from "./value-error.ts";

/** Sets look like lists on the wire; their order means nothing. */
export function collectionCodec(kind: "list" | "set", element: Codec): Codec {
  return {
    writeKnown(writer, value) {
      if (!Array.isArray(value)) throw wrongKind(`an array (a ${kind})`, value);
      writer.array(value.length);
      for (let i = 0; i < value.length; i += 1) at(i, () => writeTyped(element, writer, value[i]));
    },
    readKnown(reader) {
      const length = reader.array();
      const elements: TfValue[] = [];
      for (let i = 0; i < length; i += 1) elements.push(at(i, () => readTyped(element, reader)));
      return elements;
    },
    fromJsonKnown(value) {
      if (!Array.isArray(value)) throw wrongKind(`an array (a ${kind})`, value);
      return value.map((one, i) => at(i, () => fromJsonTyped(element, one)));
    },
  };
}

export function mapCodec(element: Codec): Codec {
  return {
    writeKnown(writer, value) {
      if (!isObject(value)) throw wrongKind("an object (a map)", value);
      const keys = Object.keys(value);
      writer.map(keys.length);
      for (const key of keys) {
        writer.string(key);
        at({ key }, () => writeTyped(element, writer, value[key]));
      }
    },
    readKnown(reader) {
      const length = reader.map();
      const map = emptyObject();
      for (let i = 0; i < length; i += 1) {
        const key = reader.string();
        map[key] = at({ key }, () => readTyped(element, reader));
      }
      return map;
    },
    fromJsonKnown(value) {
      if (!isObject(value)) throw wrongKind("an object (a map)", value);
      const map = emptyObject();
      for (const key of Object.keys(value)) {
        map[key] = at({ key }, () => fromJsonTyped(element, value[key]!));
      }
      return map;
    },
  };
}

export function tupleCodec(elements: readonly Codec[]): Codec {
  const checked = (length: number) => {
    if (length !== elements.length) {
      throw new ValueError(`a tuple of ${elements.length} elements is required, got ${length}`);
    }
  };
  return {
    writeKnown(writer, value) {
      if (!Array.isArray(value)) throw wrongKind("an array (a tuple)", value);
      checked(value.length);
      writer.array(elements.length);
      elements.forEach((element, i) => {
        at(i, () => writeTyped(element, writer, value[i]));
      });
    },
    readKnown(reader) {
      checked(reader.array());
      return elements.map((element, i) => at(i, () => readTyped(element, reader)));
    },
    fromJsonKnown(value) {
      if (!Array.isArray(value)) throw wrongKind("an array (a tuple)", value);
      checked(value.length);
      return elements.map((element, i) => at(i, () => fromJsonTyped(element, value[i]!)));
    },
  };
}

function at<T>(step: number | { readonly key: string }, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw within(error, step);
  }
}
