// Partitions: made when their disk is there and those that leave it are gone.
import type { PartitionDocument, PartitionReport } from "@croft/schemas/generated/typescript/messages.ts";
import { blankPartition } from "../disk/disk-reports.ts";
import { idsOf, type Kind, lastResults } from "./kind.ts";

const firstReport = (document: PartitionDocument): PartitionReport => ({
  ...blankPartition(document),
  generation: 0,
});

export const partitionKind: Kind<"partition"> = {
  // A VM that goes may have any partition; one that stays detaches it in its own step, which comes later and makes this
  // one run again.
  removedAfter: (_document, { removed }) => idsOf(removed.vm),
  addedAfter: ({ disk }, { removed, added }) => [
    ...idsOf(removed.partition.filter((other) => other.disk === disk)),
    ...idsOf(added.disk.filter((other) => other.id === disk)),
  ],
  apply: ({ disks }, document) => disks.applyPartition(document),
  settled: new Set(["ready", "kept", "wiped"]),
  // Its disk has another amount of free space now.
  affects: ({ disk }) => [disk],
  interrupt: () => {},
  reports: lastResults<"partition">(firstReport),
};
