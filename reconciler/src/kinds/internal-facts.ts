// Facts about objects that are nobody's field, by kind: kept beside the document, never shown.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { DiskInternal } from "./disk/internal.ts";
import type { HostInternal } from "./host/internal.ts";
import type { NetworkInternal } from "./network/internal.ts";
import type { PartitionInternal } from "./partition/internal.ts";
import type { VmInternal } from "./vm/internal.ts";

/** Of the kinds that have any. */
interface Facts {
  disk: DiskInternal;
  host: HostInternal;
  network: NetworkInternal;
  partition: PartitionInternal;
  vm: VmInternal;
}

type NoFacts = Record<string, never>;

export type InternalByKind = { [K in Kind]: K extends keyof Facts ? Facts[K] : NoFacts };
