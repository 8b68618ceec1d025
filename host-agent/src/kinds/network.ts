// Networks: made before the VMs that have cards in them, removed after these are gone.
import type { NetworkDocument, NetworkReport } from "@croft/schemas/generated/typescript/messages.ts";
import { idsOf, type Kind, lastResults } from "./kind.ts";

const firstReport = ({ id }: NetworkDocument): NetworkReport => ({
  kind: "network",
  id,
  generation: 0,
  state: "creating",
  code: null,
  message: null,
  firewall_counters: [],
});

export const networkKind: Kind<"network"> = {
  removedAfter: (_document, { removed }) => idsOf(removed.vm),
  addedAfter: () => [],
  apply: async (_workers, document) => ({
    ...firstReport(document),
    generation: document.generation,
    state: document.wanted === "deleted" ? "deleted" : "failed",
    code: document.wanted === "deleted" ? null : "host_error",
    message: document.wanted === "deleted" ? null : "This host cannot make networks yet.",
  }),
  settled: new Set(["ready", "deleted"]),
  affects: () => [],
  interrupt: () => {},
  reports: lastResults<"network">(firstReport),
};
