// Disks: adopted before their partitions are made, released or erased after these are gone.
import type { DiskDocument, DiskReport } from "@croft/schemas/generated/typescript/messages.ts";
import { blankDisk } from "../disk/disk-reports.ts";
import { idsOf, type Kind, lastResults } from "./kind.ts";

const firstReport = (document: DiskDocument): DiskReport => ({ ...blankDisk(document), generation: 0 });

export const diskKind: Kind<"disk"> = {
  removedAfter: ({ id }, { removed }) =>
    idsOf(removed.partition.filter((partition) => partition.disk === id)),
  addedAfter: () => [],
  apply: ({ disks }, document) => disks.applyDisk(document),
  settled: new Set(["ready", "released", "erased"]),
  affects: () => [],
  interrupt: () => {},
  reports: lastResults<"disk">(firstReport),
};
