// For a VM's parts where nothing gives ways out: every VM starts with a network that leads nowhere.
import { GATEWAY } from "./addresses.ts";
import type { WayOut } from "./way-out.ts";

export const NO_WAY_OUT: Pick<WayOut, "open" | "give" | "take" | "forward" | "nameServer"> = {
  open: false,
  give: async () => null,
  take: async () => {},
  forward: async () => [],
  nameServer: GATEWAY,
};
