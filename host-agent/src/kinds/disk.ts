// Disks: adopted before their partitions are made, released or erased after these are gone.
import type { DiskDocument, DiskReport } from "@croft/schemas/generated/typescript/messages.ts";
import { idsOf, type Kind, lastResults } from "./kind.ts";

const firstReport = ({ id }: DiskDocument): DiskReport => ({
  kind: "disk",
  id,
  generation: 0,
  state: "creating",
  code: null,
  message: null,
  identity: null,
  model: null,
  size_bytes: null,
  sector_size: null,
  free_bytes: null,
  largest_gap_bytes: null,
  path: null,
});

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
