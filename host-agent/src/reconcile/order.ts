// In which order the objects of a config are brought to what is wanted. Pure.
//
//   removals:   VMs -> partitions -> disks          additions:   disks -> partitions -> VMs
//
// An object waits only for those it has to do with (the files of `kinds/` say which), so one slow VM keeps nobody else
// waiting.
import type { Around, DocumentOf, DocumentsByKind, KindName } from "../kinds/kind.ts";
import { allOf, byKind, KIND_NAMES, KINDS } from "../kinds/kinds.ts";

export interface Step {
  kind: KindName;
  id: string;
  /** Ids of steps that come before it in the list and must have ended, well or not. */
  after: string[];
}

/** One step per object. */
export function stepsOf(documents: DocumentsByKind): Step[] {
  const all = allOf(documents);
  const around: Around = {
    removed: byKind(all.filter(({ wanted }) => wanted !== "present")),
    added: byKind(all.filter(({ wanted }) => wanted === "present")),
  };
  return [
    ...[...KIND_NAMES].reverse().flatMap((kind) => removalsOf(kind, around)),
    ...KIND_NAMES.flatMap((kind) => additionsOf(kind, around)),
  ];
}

const removalsOf = <K extends KindName>(kind: K, around: Around): Step[] =>
  around.removed[kind].map((document: DocumentOf[K]) => ({
    kind,
    id: document.id,
    after: KINDS[kind].removedAfter(document, around),
  }));

const additionsOf = <K extends KindName>(kind: K, around: Around): Step[] =>
  around.added[kind].map((document: DocumentOf[K]) => ({
    kind,
    id: document.id,
    after: KINDS[kind].addedAfter(document, around),
  }));
