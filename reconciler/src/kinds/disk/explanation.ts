// What adopting or releasing a disk means for the bytes on it.

import type { Explanation } from "../explanation.ts";
import { quarantinedOn } from "./disk-quarantine.ts";
import { diskGoes, explainWipe } from "./explain-disk.ts";
import { rowOf } from "./inventory-row.ts";

export const diskExplanation: Explanation<"disk"> = {
  lost: async (reads, disk) => diskGoes(disk, await reads.documents.referrers(disk.id, "partition")),

  async create(reads, spec) {
    if (spec.wipe === undefined) return [];
    const row = rowOf(await reads.hosts.disks(spec.host), spec);
    return explainWipe(spec, row, row === undefined ? [] : await quarantinedOn(reads, row));
  },
};
