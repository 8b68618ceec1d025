// Networks. A network is complete when it is written: hosts get it with their first VM of it.
//
//   ready --DELETE--> deleting (while VMs use it or a host has it) --> (gone)

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { type KindRules, settled, waitingForUsers } from "../kind-rules.ts";

const EMPTY: Pick<StatusOf<"network">, "gateway" | "ipv6_gateway" | "host" | "hosts"> = {
  gateway: null,
  ipv6_gateway: null,
  host: null,
  hosts: [],
};

export const networkRules: KindRules<"network"> = {
  create: async () => ({ status: settled(EMPTY, 1) }),
  update: async (_reads, { before, generation }) => ({ status: settled(before.status, generation) }),
  async remove(reads, { id, status }) {
    const users = await reads.documents.referrers(id, "vm");
    if (users.length === 0) return { gone: true };
    return { gone: false, status: { ...status, conditions: [waitingForUsers(users)] } };
  },
};
