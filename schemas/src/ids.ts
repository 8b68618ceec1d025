// Ids are a prefix that tells the kind, and 80 random bits in Crockford's base 32, lower case: short enough that a
// partition's whole id (20 characters) serves as the serial of its drive, which virtio cuts at 20 bytes.

import { KINDS, type Kind } from "../generated/typescript/kinds.ts";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** What has an id and is no object with a spec. */
const OTHER_PREFIXES = { token: "tok", event: "evt", trust: "tru", gitops_run: "run", move: "mov" } as const;

export type IdKind = Kind | keyof typeof OTHER_PREFIXES;

const PREFIX_BY_KIND = new Map<IdKind, string>([
  ...Object.values(KINDS).map(({ kind, idPrefix }) => [kind, idPrefix] as const),
  ...(["token", "event", "trust", "gitops_run", "move"] as const).map(
    (kind) => [kind, OTHER_PREFIXES[kind]] as const,
  ),
]);

declare const brand: unique symbol;
/** An id of one kind: `vm_` and 16 characters. */
export type Id<K extends IdKind = IdKind> = string & { readonly [brand]?: K };

/** Makes an id of a kind out of 10 random bytes, which the caller draws because this package does no I/O. */
export function createId<K extends IdKind>(kind: K, random: Uint8Array): Id<K> {
  if (random.length !== 10) throw new RangeError(`an id needs 10 random bytes, got ${random.length}`);
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 16; i++) {
    text = ALPHABET[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return `${PREFIX_BY_KIND.get(kind)}_${text}` as Id<K>;
}

const SHAPE = /^([a-z]+)_[0-9a-z]{16}$/;
const KIND_BY_PREFIX = new Map([...PREFIX_BY_KIND].map(([kind, prefix]) => [prefix, kind]));

/** The kind that an id names, or undefined when the text is no id. */
export function kindOfId(text: string): IdKind | undefined {
  const prefix = SHAPE.exec(text)?.[1];
  return prefix === undefined ? undefined : KIND_BY_PREFIX.get(prefix);
}
