// What changing or destroying a partition means for its bytes, and for the guest that has it.

import type { Reads, Stored } from "../../store/store.ts";
import type { Explanation } from "../explanation.ts";
import { restartRemark } from "../remark.ts";
import { title } from "../title.ts";
import { growthRestarts } from "../vm/restart-reasons.ts";
import { keepsBytes, retentionDays } from "./quarantine.ts";

/** The VM that growing the partition restarts. */
export async function restartedByGrowth(
  reads: Reads,
  { id, status }: Stored<"partition">,
): Promise<Stored<"vm"> | undefined> {
  const host = (await reads.hosts.facts()).find(({ name }) => name === status.host);
  return growthRestarts(await reads.documents.referrers(id, "vm"), id, host?.facts?.root);
}

export const partitionExplanation: Explanation<"partition"> = {
  async lost(_reads, partition) {
    const { id, spec } = partition;
    if (!keepsBytes(partition)) return `Its ${spec.size_gib} GiB are overwritten with zeros.`;
    const days = retentionDays(spec);
    const kept = days === 0 ? "not kept, but" : `kept ${days} ${days === 1 ? "day" : "days"}, then`;
    return `Its ${spec.size_gib} GiB are ${kept} wiped.${days === 0 ? "" : ` Until then restore_from = "${id}" brings them back.`}`;
  },

  async update(reads, partition, _spec, changes) {
    const grows = changes.some(({ pointer, shrinks }) => pointer === "/size_gib" && !shrinks);
    const vm = grows ? await restartedByGrowth(reads, partition) : undefined;
    if (vm === undefined) return { restarts: new Map(), warnings: [] };
    const reason = `growing restarts ${title(vm)}, because the agent of its host has no root`;
    return {
      restarts: new Map([["/size_gib", reason]]),
      warnings: [restartRemark(title(vm), `${title(partition)}: ${reason}.`, "/spec/size_gib")],
    };
  },
};
