// What a change of an object of a kind means beyond itself, for `POST /v1/plan`. Nothing is written.

import type { SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../store/store.ts";
import type { FieldChange } from "./field-changes.ts";
import type { WritableKind } from "./host-kind.ts";
import type { Remark } from "./remark.ts";

interface Consequences {
  /** Why a change restarts a VM, by pointer into the spec. A field that needs a restart and is not here changes nothing now. */
  restarts: ReadonlyMap<string, string>;
  /** What a change does that needs no restart, by pointer; "changes in place" when absent. */
  live?: ReadonlyMap<string, string>;
  /** Why a change moves the object to another host, of fields whose change mostly does not; by pointer. */
  moves?: ReadonlyMap<string, string>;
  warnings: readonly Remark[];
}

export interface Explanation<K extends WritableKind> {
  /** What people would want to know before a create, such as what is destroyed by it. */
  create?(
    reads: Reads,
    spec: SpecOf<K>,
    named: { project: string | null; name: string | null },
    /** What admission decided, such as where it is placed. */
    decided: StatusOf<K>,
  ): Promise<Remark[]>;
  /** Which bytes are lost with the object; undefined when none are. */
  lost?(reads: Reads, document: Stored<K>): Promise<string | undefined>;
  /** What an update that replaces nothing does to others, and to what runs. */
  update?(
    reads: Reads,
    document: Stored<K>,
    spec: SpecOf<K>,
    changes: readonly FieldChange[],
  ): Promise<Consequences>;
  /** Partitions that an object of this spec is to have alone. */
  claims?(spec: Partial<SpecOf<K>>): readonly { partition: string; pointer: string }[];
  /** What tells an object without a name from the others of its plan; undefined when nothing does. */
  title?(spec: Partial<SpecOf<K>>): string;
  /** Whether what it takes is free as soon as its deletion is ordered. */
  freedAtOnce?: true;
}
