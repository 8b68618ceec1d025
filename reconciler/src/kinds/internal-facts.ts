// Facts about objects that are nobody's field, by kind: kept beside the document, never shown.

import type { DiskInternal } from "./disk/internal.ts";
import type { PartitionInternal } from "./partition/internal.ts";
import type { VmInternal } from "./vm/internal.ts";

export type NoFacts = Record<string, never>;

export interface InternalByKind {
  project: NoFacts;
  ssh_key: NoFacts;
  image: NoFacts;
  disk: DiskInternal;
  partition: PartitionInternal;
  partition_attachment: NoFacts;
  vm: VmInternal;
  host: NoFacts;
}
