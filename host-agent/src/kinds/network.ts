// Networks: made before the VMs that have cards in them, removed after these are gone.
import type { NetworkDocument, NetworkReport } from "@croft/schemas/generated/typescript/messages.ts";
import { blankNetwork } from "../network/networks.ts";
import { idsOf, type Kind, lastResults } from "./kind.ts";

const firstReport = (document: NetworkDocument): NetworkReport => ({
  ...blankNetwork(document),
  generation: 0,
});

export const networkKind: Kind<"network"> = {
  removedAfter: ({ id }, { removed }) =>
    idsOf(removed.vm.filter(({ nics = [] }) => nics.some(({ network }) => network === id))),
  // One that is replaced may leave its range to the next.
  addedAfter: (_document, { removed }) => idsOf(removed.network),
  apply: ({ networks }, document) => networks.apply(document),
  // Others change networks without saying so, and counters move.
  settled: new Set(),
  affects: () => [],
  interrupt: () => {},
  reports: lastResults<"network">(firstReport),
};
