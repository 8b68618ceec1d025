// Who uses a partition, and where it is.

import { CroftError } from "@croft/schemas/errors.ts";
import { label, withoutCondition } from "../kind-rules.ts";
import { type Relations, referrersOf } from "../relations.ts";
import { intoQuarantine, keepsBytes } from "./quarantine.ts";

export const PARTITION_USERS = ["vm", "partition_attachment"] as const;

export const partitionRelations: Relations<"partition"> = {
  usedBy: PARTITION_USERS,

  tied: ({ spec, status }) => {
    const disk = status.disk ?? spec.disk;
    return disk == null ? [] : [disk];
  },

  host: async (_reads, { status }) => status.host ?? undefined,

  // It still has bytes to be wiped: only its condition goes, and its host learns of it from the loop.
  async released(tx, { id, status }) {
    const conditions = withoutCondition(status.conditions, "waiting_for_users");
    await tx.documents.updateStatus("partition", id, { status: { ...status, conditions } });
  },

  async abandon(tx, partition, now) {
    const users = await referrersOf(tx, partition.id, PARTITION_USERS);
    if (users.length > 0) {
      throw new CroftError("in_use", `${label(partition)} cannot be given up: it has users.`, {
        detail: `Give them up first: ${users.map(label).join(", ")}.`,
      });
    }
    // What was never finished holds nothing to be kept.
    if (!keepsBytes(partition) || partition.status.number == null) return "removed";
    await tx.documents.updateStatus("partition", partition.id, { status: intoQuarantine(partition, now) });
    return "kept";
  },
};
