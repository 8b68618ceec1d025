/**
 * Fields to header blocks (RFC 7541), without a dynamic table: a block is the same bytes whenever it is sent, so it can
 * be made once. An encoder may do so, if it says with the first block of a connection that its table has no room.
 */
import { type Field, STATIC_FIELDS } from "./header-table.ts";

/** Stands before the first block that is sent on a connection: a table of size 0. */
export const NO_TABLE = Buffer.of(0x20);

export function encodeFields(fields: readonly Field[]): Buffer {
  return Buffer.concat(fields.map(encodeField));
}

function encodeField([name, value]: Field): Buffer {
  const same = STATIC_FIELDS.findIndex((field) => field[0] === name && field[1] === value);
  if (same >= 0) return integer(7, 0x80, same + 1);
  const named = STATIC_FIELDS.findIndex((field) => field[0] === name) + 1;
  const start = integer(4, 0, named);
  return Buffer.concat(named === 0 ? [start, text(name), text(value)] : [start, text(value)]);
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, "latin1");
  return Buffer.concat([integer(7, 0, bytes.length), bytes]);
}

function integer(prefix: number, first: number, value: number): Buffer {
  const full = 2 ** prefix - 1;
  if (value < full) return Buffer.of(first | value);
  const octets = [first | full];
  let rest = value - full;
  for (; rest >= 128; rest = Math.floor(rest / 128)) octets.push(0x80 | (rest % 128));
  octets.push(rest);
  return Buffer.from(octets);
}
