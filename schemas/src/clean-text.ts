// Text from outside (users, hosts, guests, servers) that is going to be printed, in a terminal too: nothing in it moves the
// cursor, changes colors or the direction of writing, or is invisible.

/** Controls (Unicode's Cc), formats such as bidi marks (Cf), line and paragraph separators, and halves of surrogate pairs. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** The same without line feed and tab. */
const UNPRINTABLE_IN_LINES = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One line; every unprintable character becomes a space. Longer texts than `most` end in `…`. */
export const cleanLine = (text: string, most = Number.POSITIVE_INFINITY): string =>
  shortened(text, most).replace(UNPRINTABLE, " ");

/** The same with line feeds and tabs kept. */
export const cleanLines = (text: string, most = Number.POSITIVE_INFINITY): string =>
  shortened(text, most).replace(UNPRINTABLE_IN_LINES, " ");

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** A JSON value with all its texts cleaned, names of members too. */
export function cleanValue<T>(value: T): T {
  return cleaned(value) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanLines(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [cleanLine(name), cleaned(member)]),
  );
}
