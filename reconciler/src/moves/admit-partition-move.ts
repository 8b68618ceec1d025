// Whether a partition that no VM has can move to another host with its bytes, and to which of that host's disks. Reads only.

import { CroftError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { label } from "../kinds/kind-rules.ts";
import { PARTITION_USERS } from "../kinds/partition/relations.ts";
import { NOTHING } from "../kinds/project/quota.ts";
import { referrersOf } from "../kinds/relations.ts";
import type { Reads, Stored } from "../store/store.ts";
import { refuseMoving, refuseUnfit, refuseUnmade, targetOn } from "./admit-move.ts";
import type { NewMove } from "./new-move.ts";

/** Throws `in_use` for one that a VM has or that moves already, else as `admitMove`. */
export async function admitPartitionMove(
  reads: Reads,
  partition: Stored<"partition">,
  spec: SpecOf<"partition">,
): Promise<NewMove> {
  await refuseMoving(reads, partition);
  await refuseUsed(reads, partition);
  const hosts = await reads.hosts.facts();
  refuseUnfit(partition, hosts);
  refuseUnmade(partition, [partition]);
  const to = hosts.find(({ name }) => name === spec.host);
  if (to?.facts?.moves !== true) {
    throw new CroftError("agent_outdated", `${label(partition)} cannot move to host ${spec.host}.`, {
      detail: `Its agent ${to?.facts == null ? "has not reported yet" : "is too old: update it"}.`,
    });
  }
  const found = await targetOn(reads, partition.id, to.name, [{ ...partition, spec }]);
  if (typeof found === "string") {
    throw new CroftError("no_capacity", `${label(partition)} cannot move to host ${to.name}.`, {
      detail: found,
    });
  }
  const { partition_gib: _, ...hold } = NOTHING;
  const explanation = `It moves to host ${to.name}.`;
  return { to: to.name, partitions: found, root_disk_gib: 0, hold, explanation };
}

async function refuseUsed(reads: Reads, partition: Stored<"partition">): Promise<void> {
  const [user] = await referrersOf(reads, partition.id, PARTITION_USERS);
  if (user === undefined) return;
  throw new CroftError("in_use", `${label(partition)} moves with ${label(user)}, which has it.`, {
    detail:
      "A partition that a VM has goes where that goes: name the host in the VM (`host`). One that is pinned is let go first " +
      '(docs/operate/maintenance.md, "Let a pinned partition go").',
    errors: [{ code: "in_use", pointer: "/spec/host", message: `is where ${label(user)} is` }],
  });
}
