/**
 * Messages described by data: a message is a list of fields, and one small codec reads and writes them all.
 * Absent fields read as their zero; fields nobody described are passed over, as later minor versions add some.
 */
import { LENGTH, ProtobufReader, ProtobufWriter, VARINT } from "./protobuf-wire.ts";

export interface Field<T> {
  readonly number: number;
  readonly wireType: number;
  zero(): T;
  isZero(value: T): boolean;
  /** Tag included, once or, for repeated fields, several times. */
  write(writer: ProtobufWriter, value: T): void;
  /** `before` is what was read for this field so far. */
  read(reader: ProtobufReader, before: T): T;
}

type FieldsOf<M> = { readonly [K in keyof M]: Field<M[K]> };

export interface MessageCodec<M> {
  /** Fields that are left out are not sent. */
  encode(message: Partial<M>): Uint8Array;
  decode(bytes: Uint8Array): M;
}

export function message<M extends object>(fields: FieldsOf<M>): MessageCodec<M> {
  const entries = Object.entries(fields) as [keyof M & string, Field<unknown>][];
  const byNumber: (readonly [keyof M & string, Field<unknown>] | undefined)[] = [];
  for (const entry of entries) byNumber[entry[1].number] = entry;

  return {
    encode(value) {
      const writer = new ProtobufWriter();
      for (const [name, field] of entries) {
        const given: unknown = value[name];
        if (given !== undefined && !field.isZero(given)) field.write(writer, given);
      }
      return writer.finish();
    },
    decode(bytes) {
      const reader = new ProtobufReader(bytes);
      const read = {} as Record<keyof M, unknown>;
      for (const [name, field] of entries) read[name] = field.zero();
      while (!reader.atEnd) {
        const tag = reader.varint();
        const entry = byNumber[Math.floor(tag / 8)];
        if (entry === undefined || entry[1].wireType !== tag % 8) reader.skip(tag % 8);
        else read[entry[0]] = entry[1].read(reader, read[entry[0]]);
      }
      return read as M;
    },
  };
}

const EMPTY = new Uint8Array();

export function string(number: number): Field<string> {
  return {
    number,
    wireType: LENGTH,
    zero: () => "",
    isZero: (value) => value === "",
    write(writer, value) {
      writer.tag(number, LENGTH);
      writer.string(value);
    },
    read: (reader) => reader.string(),
  };
}

export function bytes(number: number): Field<Uint8Array> {
  return {
    number,
    wireType: LENGTH,
    zero: () => EMPTY,
    isZero: (value) => value.length === 0,
    write(writer, value) {
      writer.tag(number, LENGTH);
      writer.bytes(value);
    },
    read: (reader) => reader.bytes(),
  };
}

/** Integers and enums; never negative in this protocol. */
export function integer(number: number): Field<number> {
  return {
    number,
    wireType: VARINT,
    zero: () => 0,
    isZero: (value) => value === 0,
    write(writer, value) {
      writer.tag(number, VARINT);
      writer.varint(value);
    },
    read: (reader) => reader.varint(),
  };
}

export function bool(number: number): Field<boolean> {
  const inner = integer(number);
  return {
    number,
    wireType: VARINT,
    zero: () => false,
    isZero: (value) => !value,
    write: (writer) => inner.write(writer, 1),
    read: (reader) => reader.varint() !== 0,
  };
}

/** A field whose zero differs from its absence, which is null. */
export function optional<T>(inner: Field<T>): Field<T | null> {
  return {
    number: inner.number,
    wireType: inner.wireType,
    zero: () => null,
    isZero: (value) => value === null,
    write: (writer, value) => inner.write(writer, value as T),
    read: (reader) => inner.read(reader, inner.zero()),
  };
}

/** A message in a message; null when it is absent. */
export function embedded<M>(number: number, codec: MessageCodec<M>): Field<Partial<M> | null> {
  return {
    number,
    wireType: LENGTH,
    zero: () => null,
    isZero: (value) => value === null,
    write(writer, value) {
      writer.tag(number, LENGTH);
      writer.bytes(codec.encode(value as Partial<M>));
    },
    read: (reader) => codec.decode(reader.bytes()),
  };
}

/** Only for fields with a length: Terraform's protocol has no packed ones. */
export function repeated<T>(inner: Field<T>): Field<readonly T[]> {
  return {
    number: inner.number,
    wireType: inner.wireType,
    zero: () => [],
    isZero: (value) => value.length === 0,
    write(writer, value) {
      for (const one of value) inner.write(writer, one);
    },
    read(reader, before) {
      // `zero` made this array for this message, so it may grow in place: copying would take quadratic time.
      (before as T[]).push(inner.read(reader, inner.zero()));
      return before;
    },
  };
}

/** A map with string keys. */
export function mapOf<T>(number: number, valueField: Field<T>): Field<ReadonlyMap<string, T>> {
  const entry = message<{ key: string; value: T }>({ key: string(1), value: valueField });
  return {
    number,
    wireType: LENGTH,
    zero: () => new Map(),
    isZero: (value) => value.size === 0,
    write(writer, map) {
      for (const [key, value] of map) {
        writer.tag(number, LENGTH);
        writer.bytes(entry.encode({ key, value }));
      }
    },
    read(reader, before) {
      const { key, value } = entry.decode(reader.bytes());
      (before as Map<string, T>).set(key, value);
      return before;
    },
  };
}

/** Bytes of a message that was encoded elsewhere; they are sent even when they are empty. */
export function encodedMessage(number: number): Field<Uint8Array | null> {
  return optional(bytes(number));
}
