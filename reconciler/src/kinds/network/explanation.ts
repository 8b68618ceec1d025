// What changing or destroying a network means for its VMs.

import type { Reads, Stored } from "../../store/store.ts";
import type { Explanation } from "../explanation.ts";
import { label } from "../kind-rules.ts";
import type { Remark } from "../remark.ts";
import { title } from "../title.ts";

const NAMED = 5;

/** Fields that guests with static addresses read when they start. */
const READ_AT_START: readonly string[] = ["/gateway", "/dns", "/search_domain"];

async function usersOf(reads: Reads, network: Stored<"network">): Promise<Stored<"vm">[]> {
  return (await reads.documents.referrers(network.id, "vm")).filter(({ deleting }) => !deleting);
}

/** Those that people of the network's project may know; of a shared one only how many there are. */
function named(users: readonly Stored<"vm">[], { project }: Stored<"network">): string {
  const count = users.length === 1 ? "1 VM" : `${users.length} VMs`;
  if (project === null) return count;
  const shown = users.slice(0, NAMED).map(label).join(", ");
  return users.length > NAMED ? `${count}: ${shown} and ${users.length - NAMED} more` : shown;
}

export const networkExplanation: Explanation<"network"> = {
  freedAtOnce: true,

  async lost(reads, network) {
    const users = await usersOf(reads, network);
    if (users.length === 0) return undefined;
    return `It is used by ${named(users, network)}. Its name and addresses are free at once, and it goes when they no longer use it.`;
  },

  async update(reads, network, _spec, changes) {
    const users = await usersOf(reads, network);
    const warnings: Remark[] = [];
    const live = new Map<string, string>();
    if (users.length > 0) {
      for (const { pointer } of changes) {
        if (pointer === "/firewall") live.set(pointer, `applies at once to ${named(users, network)}`);
        if (READ_AT_START.includes(pointer)) {
          live.set(pointer, `reaches ${named(users, network)} at their next start`);
        }
      }
    }
    const late = changes.find(({ pointer }) => READ_AT_START.includes(pointer));
    if (late !== undefined && users.length > 0) {
      warnings.push({
        code: "at_next_start",
        summary: `${title(network)} changes for its guests at their next start`,
        detail: `${named(users, network)}: a guest with static addresses reads ${late.pointer.slice(1)} when it starts. None is restarted by this.`,
        pointer: `/spec${late.pointer}`,
      });
    }
    return { restarts: new Map(), live, warnings };
  },
};
