/**
 * Terraform keeps every string, and every key of a map, in Unicode's normal form C. A provider may answer in
 * another form: it is taken for the same text.
 */

const BEYOND_ASCII = /[\u0080-\uffff]/;

export function sameText(a: string, b: string): boolean {
  return a === b || (BEYOND_ASCII.test(a) && a.normalize("NFC") === b.normalize("NFC"));
}

/** The key under which `object` holds what `key` names; undefined when it holds nothing. */
export function keyIn(object: Readonly<Record<string, unknown>>, key: string): string | undefined {
  if (Object.hasOwn(object, key)) return key;
  if (!BEYOND_ASCII.test(key)) return undefined;
  return Object.keys(object).find((other) => sameText(key, other));
}
