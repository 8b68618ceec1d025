// Networks. A network is complete when it is written: hosts get it with their first VM of it, and its state is what they
// report then.
//
//   ready <--> failed | error | unknown (on some host)
//     '--DELETE--> deleting (while VMs use it or a host has it) --> (gone)

import { CroftError } from "@croft/schemas/errors.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { isAdmin } from "../admin.ts";
import { type KindRules, refuseFaults, settled, waitingForUsers } from "../kind-rules.ts";
import { title } from "../title.ts";
import { gatewayHeld } from "./gateway-held.ts";
import { foreignRangeFaults, gatewayOf, type NetworkSpec, networkFaults } from "./spec-faults.ts";

const routers = (spec: NetworkSpec): Pick<StatusOf<"network">, "gateway" | "ipv6_gateway"> => ({
  gateway: gatewayOf(spec, 4) ?? null,
  ipv6_gateway: gatewayOf(spec, 6) ?? null,
});

/** A bridge of the hosts is their LAN, which is no project's: who owns the hosts says who is on it. */
function refuseMember(name: string | null, spec: NetworkSpec): void {
  if (spec.mode === "bridge") {
    const what = `Network ${name} cannot be created: networks on bridges of hosts are made by admins.`;
    throw new CroftError("forbidden", what, {
      detail: `Use a shared network that an admin made on that bridge, ask an admin to make one, or use mode = "nat".`,
    });
  }
  refuseFaults(`Network ${name} cannot be created as given.`, foreignRangeFaults(spec));
}

export const networkRules: KindRules<"network"> = {
  async create(reads, { name, project, spec, principal }) {
    refuseFaults(`Network ${name} cannot be created as given.`, networkFaults(spec));
    if (!(await isAdmin(reads, principal)))
      refuseMember(project === null ? name : `${project}/${name}`, spec);
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
