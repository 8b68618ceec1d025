// All kinds of objects that this agent knows, in the order in which they are added; they are removed the other way round.
import { diskKind } from "./disk.ts";
import type { DocumentsByKind, Kind, KindName, ObjectDocument } from "./kind.ts";
import { moveKind } from "./move.ts";
import { networkKind } from "./network.ts";
import { partitionKind } from "./partition.ts";
import { vmKind } from "./vm.ts";

export const KINDS: { readonly [K in KindName]: Kind<K> } = {
  network: networkKind,
  disk: diskKind,
  partition: partitionKind,
  vm: vmKind,
  move: moveKind,
};

export const KIND_NAMES = Object.keys(KINDS) as readonly KindName[];

export const isKindName = (name: string): name is KindName => Object.hasOwn(KINDS, name);

/** Sorts documents by their kind and leaves their order. */
export function byKind(documents: readonly ObjectDocument[]): DocumentsByKind {
  const of = (kind: KindName) => documents.filter((document) => document.kind === kind);
  return Object.fromEntries(KIND_NAMES.map((kind) => [kind, of(kind)])) as DocumentsByKind;
}

/** All documents, in the order of their kinds. */
export const allOf = (documents: DocumentsByKind): ObjectDocument[] =>
  KIND_NAMES.flatMap((kind): ObjectDocument[] => documents[kind]);
