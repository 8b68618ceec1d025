// Networks. A network is complete when it is written: hosts get it with their first VM of it, and its state is what they
// report then.
//
//   ready <--> failed | error | unknown (on some host)
//     '--DELETE--> deleting (while VMs use it or a host has it) --> (gone)

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { type KindRules, refuseFaults, settled, waitingForUsers } from "../kind-rules.ts";
import { title } from "../title.ts";
import { gatewayHeld } from "./gateway-held.ts";
import { gatewayOf, type NetworkSpec, networkFaults } from "./spec-faults.ts";

const routers = (spec: NetworkSpec): Pick<StatusOf<"network">, "gateway" | "ipv6_gateway"> => ({
  gateway: gatewayOf(spec, 4) ?? null,
  ipv6_gateway: gatewayOf(spec, 6) ?? null,
});

export const networkRules: KindRules<"network"> = {
  async create(_reads, { name, spec }) {
    refuseFaults(`Network ${name} cannot be created as given.`, networkFaults(spec));
    return { status: settled({ ...routers(spec), hosts: [] }, 1) };
  },

  async update(reads, { before, spec, generation }) {
    refuseFaults(`${title(before)} cannot be changed as given.`, networkFaults(spec));
    await gatewayHeld(reads, before, spec);
    const status = { ...before.status, ...routers(spec) };
    // Where no host has it there is nobody to answer.
    return { status: (status.hosts ?? []).length === 0 ? settled(status, generation) : status };
  },

  async remove(reads, { id, status }) {
    const users = await reads.documents.referrers(id, "vm");
    const hosts = await reads.hostConfigs.hostsWith(id);
    if (users.length === 0 && hosts.length === 0) return { gone: true };
    return {
      gone: false,
      status: { ...status, conditions: users.length === 0 ? [] : [waitingForUsers(users)] },
    };
  },
};
