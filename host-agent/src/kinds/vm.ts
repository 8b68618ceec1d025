// VMs: started when their networks and partitions are there, removed first. Events of guests change their reports between steps, so
// the machines themselves report them, those too that are on the host without being in the config.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { idsOf, type Kind } from "./kind.ts";

const shallRun = ({ wanted, power_state }: VmDocument): boolean =>
  wanted !== "deleted" && power_state !== "stopped";

export const vmKind: Kind<"vm"> = {
  removedAfter: () => [],
  addedAfter({ drives, nics = [] }, { added }) {
    const needs = new Set([
      ...drives.map(({ partition }) => partition),
      ...nics.map(({ network }) => network),
    ]);
    return idsOf([...added.network, ...added.partition].filter(({ id }) => needs.has(id)));
  },
  apply: ({ machines }, document, seed) => machines.apply(document, seed),
  settled: new Set(),
  affects: () => [],
  interrupt({ machines }, document) {
    if (!shallRun(document)) machines.breakOff(document.id);
  },
  reports: ({ machines }, documents) => machines.reports(new Set(idsOf(documents))),
};
