// VMs: started when their partitions are there, removed first. Events of guests change their reports between steps, so
// the machines themselves report them, those too that are on the host without being in the config.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { idsOf, type Kind } from "./kind.ts";

const shallRun = ({ wanted, power_state }: VmDocument): boolean =>
  wanted !== "deleted" && power_state !== "stopped";

export const vmKind: Kind<"vm"> = {
  removedAfter: () => [],
  addedAfter({ drives }, { added }) {
    const needs = new Set(drives.map((drive) => drive.partition));
    return idsOf(added.partition.filter((partition) => needs.has(partition.id)));
  },
  apply: ({ machines }, document, seed) => machines.apply(document, seed),
  settled: new Set(),
  affects: () => [],
  interrupt({ machines }, document) {
    if (!shallRun(document)) machines.breakOff(document.id);
  },
  reports: ({ machines }, documents) => machines.reports(new Set(idsOf(documents))),
};
