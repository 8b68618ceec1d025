// Which kinds lie on hosts, as the schemas say it.

import { HOST_DOCUMENT_KINDS } from "@croft/schemas/generated/typescript/contract.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { ReportEntry, Stored } from "../store/store.ts";

type Facts = typeof KINDS;

/** Kinds that users write. Hosts are written by their agents. */
export type WritableKind = { [K in Kind]: Facts[K]["writable"] extends true ? K : never }[Kind];

/** Kinds that lie on a host, or say what one shall do. */
export type HostKind = { [K in WritableKind]: Facts[K]["onHost"] extends true ? K : never }[WritableKind];

/** Kinds of which a host has documents of their own. */
export type DocumentKind = Exclude<HostDocument["kind"], "seed" | "move">;

export type DocumentByKind = { [K in DocumentKind]: Extract<HostDocument, { kind: K }> };

/** What a host reports of one object, by kind. */
export type EntryByKind = {
  [K in Exclude<ReportEntry["kind"], "move">]: Extract<ReportEntry, { kind: K }>;
};

export const WRITABLE_KINDS: readonly WritableKind[] = Object.values(KINDS).flatMap(({ kind, writable }) =>
  writable ? [kind] : [],
);
export const HOST_KINDS: readonly HostKind[] = Object.values(KINDS).flatMap(({ kind, onHost }) =>
  onHost ? [kind] : [],
);

/** In the order in which a host needs them. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = HOST_DOCUMENT_KINDS.flatMap((kind) =>
  kind === "seed" || kind === "move" ? [] : [kind],
);

export const isHosted = (kind: Kind): kind is HostKind => KINDS[kind].onHost;

export const isWritable = (kind: Kind): kind is WritableKind => KINDS[kind].writable;

export const isWritten = (document: Stored): document is Stored<WritableKind> => isWritable(document.kind);

/** Whether a document is of this kind. */
export const isOf = <K extends Kind>(document: Stored, kind: K): document is Stored<K> =>
  document.kind === kind;

/** The documents of this kind. */
export const ofKind = <K extends Kind>(documents: readonly Stored[], kind: K): Stored<K>[] =>
  documents.filter((document) => isOf(document, kind));
