// What a host is sent of a network, and what a report of it means.

import type { HostSide } from "../host-side.ts";
import { hasEnded, kept, reported, unreported } from "../reported-status.ts";
import { networkDocument } from "./host-document.ts";

export const networkOnHost: HostSide<"network"> = {
  documents: {
    document: (network) => ({ document: networkDocument(network), secret: null }),
    removal: (sent, generation) => ({ ...sent, generation, wanted: "deleted" }),
    removedStates: ["deleted"],
    unknown: { advice: "It stays as it is while VMs of this host use it." },
  },

  observe(network, { entryOf, view }) {
    const entry = entryOf("network", network.id);
    if (entry === undefined) return unreported(network, view);
    if (hasEnded(network, entry, ["deleted"])) return { gone: true };
    return kept(network, view, { ...network.status, ...reported(network, entry) });
  },
};
