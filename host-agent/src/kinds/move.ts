// Moves: looked at when the step of their VM and those of the disks that they need have ended, because a source has to know that
// its guest does.
import { idsOf, type Kind } from "./kind.ts";

export const moveKind: Kind<"move"> = {
  removedAfter: () => [],
  addedAfter: ({ vm, partitions }, { added, removed }) => {
    const disks = new Set(partitions.map(({ disk }) => disk));
    const vms = [...added.vm, ...removed.vm].filter(({ id }) => id === vm);
    return idsOf([...vms, ...added.disk.filter(({ id }) => disks.has(id))]);
  },
  apply: ({ moves }, document) => moves.apply(document),
  settled: new Set(),
  affects: () => [],
  interrupt: () => {},
  reports: ({ moves }, documents) => moves.reports(documents),
};
