// Host documents for agents of older versions: what they do not know is left out where it says nothing, and named where
// it is wanted. And what agents say, for reconcilers of older versions. Which fields came when stands in messages/*.schema.yaml
// (`x-since`). Pure.

import {
  CONTRACT_VERSION,
  DOCUMENT_SINCE,
  LATER_FIELDS,
  LATER_SAID,
  type LaterField,
} from "../generated/typescript/contract.ts";

export { CONTRACT_VERSION };

/** The oldest version that the reconciler still speaks: two back, because a release may raise it more than once. */
export const OLDEST_CONTRACT_VERSION = Math.max(1, CONTRACT_VERSION - 2);

export interface InContract<D> {
  document: D;
  /** Fields that are wanted and that the version does not know, such as `tpm`. They are left out. */
  lacking: string[];
}

/** Whether an agent of a version knows documents of this kind at all. */
export const knowsKind = (kind: string, version: number): boolean => (DOCUMENT_SINCE[kind] ?? 1) <= version;

/** A document as an agent of a version knows it. It is the same object when nothing in it came later. */
export function inContract<D extends { kind: string }>(document: D, version: number): InContract<D> {
  const later = (LATER_FIELDS[document.kind] ?? []).filter(({ since }) => since > version);
  if (later.length === 0) return { document, lacking: [] };
  const copy = structuredClone(document);
  const lacking = later
    .filter((field) => leaveOut(copy, field.path, field))
    .map(({ path }) => path.join("."));
  return { document: copy, lacking };
}

/** What an agent says, as a reconciler of a version knows it. It is the same object when nothing in it came later. */
export function saidInContract<M extends object>(
  message: keyof typeof LATER_SAID,
  said: M,
  version: number,
): M {
  const later: readonly LaterField[] = LATER_SAID[message];
  const unknown = later.filter(({ since }) => since > version);
  if (unknown.length === 0) return said;
  const copy = structuredClone(said);
  for (const field of unknown) leaveOut(copy, field.path, field);
  return copy;
}

/** Header of the reconciler's answers to agents: the version that it speaks. Those before version 4 send none. */
export const CONTRACT_HEADER = "croft-contract-version";

/** Takes the field out wherever the path leads; returns whether it said anything. */
function leaveOut(from: unknown, [name = "", ...rest]: readonly string[], field: LaterField): boolean {
  if (typeof from !== "object" || from === null) return false;
  if (name === "*" && !Array.isArray(from)) return false;
  if (name === "*") return (from as unknown[]).map((item) => leaveOut(item, rest, field)).includes(true);
  const object = from as Record<string, unknown>;
  if (rest.length > 0) return leaveOut(object[name], rest, field);
  const value = object[name];
  if (field.only_null) return value === null;
  if (value === undefined) return false;
  delete object[name];
  if (field.dispensable) return false;
  return JSON.stringify(value) !== JSON.stringify(field.absent);
}
