// What is said of a written document to who waits for it: ids and a few facts, so that it fits between processes.

import { MOVE_FAILED, MOVING } from "../moves/moving-condition.ts";
import type { ChangeFacts, DocumentChange } from "../store/changes.ts";
import type { AnyStored } from "../store/store.ts";
import { relatedTo } from "./related.ts";

/** A document as it was written. */
export interface Written {
  /** As it is now; of a removed one the last state. */
  document: AnyStored;
  /** As it was; null for a new one. */
  before: AnyStored | null;
  removed: boolean;
  /** Names of the hosts that it lives on or lived on before. */
  hosts: readonly string[];
}

export function toDocumentChange({ document, before, removed, hosts }: Written): DocumentChange {
  const versions = before === null ? [document] : [document, before];
  return {
    type: "document",
    kind: document.kind,
    id: document.id,
    name: document.name,
    removed,
    deleting: document.deleting,
    state: document.status.state,
    now: factsOf(document),
    before: before && factsOf(before),
    hosts,
    waits: document.kind === "vm" && document.status.host == null && !removed,
    // Only hosts are told.
    tied: hosts.length === 0 ? [] : [...new Set(versions.flatMap(relatedTo))],
    networks:
      removed || toldOf(document) !== toldOf(before) ? [...new Set(versions.flatMap(networksOf))] : [],
  };
}

const cardsOf = (document: AnyStored) => (document.kind === "vm" ? (document.status.nics ?? []) : []);

const networksOf = (document: AnyStored): string[] => cardsOf(document).map(({ network }) => network);

/** What the other hosts of its networks are told of a VM. */
const toldOf = (document: AnyStored | null): string =>
  document?.kind === "vm"
    ? JSON.stringify([document.status.host, document.status.hostname, document.status.nics ?? []])
    : "";

function factsOf({ generation, status }: AnyStored): ChangeFacts {
  const moving = status.conditions.find(({ type }) => type === MOVING);
  const move = moving === undefined ? null : moving.reason === MOVE_FAILED ? "failed" : "moves";
  return { generation, move };
}
