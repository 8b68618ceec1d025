// Who uses a network, and what else there is of it. One that is being deleted ends with its last VM, once no host has
// anything of it.

import { CroftError } from "@croft/schemas/errors.ts";
import type { HostDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored, Writes } from "../../store/store.ts";
import { waitingForUsers } from "../kind-rules.ts";
import type { Relations } from "../relations.ts";
import { title } from "../title.ts";

export const networkRelations: Relations<"network"> = {
  usedBy: ["vm"],
  // Hosts that have it remove it first; the report of the last of them ends it (host-side.ts).
  released: async (tx, { id }) => ((await tx.hostConfigs.hostsWith(id)).length === 0 ? "ends" : undefined),
  abandon,
};

/** Its hosts may be silent: each keeps the instruction to remove it until it returns. */
async function abandon(tx: Writes, network: Stored<"network">): Promise<"removed"> {
  const users = await tx.documents.referrers(network.id, "vm");
  if (users.length > 0) {
    throw new CroftError("in_use", `${title(network)} is not given up while VMs use it.`, {
      detail: `${waitingForUsers(users).message} Take their cards in it away first (networks of each VM), or delete the VMs that are no longer needed.`,
    });
  }
  for (const host of await tx.hostConfigs.hostsWith(network.id)) await leaveInstruction(tx, host, network.id);
  return "removed";
}

async function leaveInstruction(tx: Writes, host: string, id: string): Promise<void> {
  const sent = (await tx.hostConfigs.entries(host, [id])).get(id);
  const bytes = sent && (await tx.hostConfigs.document(host, sent.entry.digest));
  if (bytes === undefined) return;
  const document: HostDocument = JSON.parse(Buffer.from(bytes).toString("utf8"));
  if (document.kind !== "network") return;
  await tx.hostConfigs.giveUp(host, { ...document, generation: document.generation + 1, wanted: "deleted" });
}
