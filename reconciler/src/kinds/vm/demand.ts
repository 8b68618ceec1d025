// What a VM takes, and what it asks of a host.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Demand, NetworkDemand } from "../../scheduling/place-vm.ts";
import type { Amounts, Stored } from "../../store/store.ts";
import { NOTHING } from "../project/quota.ts";

type VmSpec = SpecOf<"vm">;

/** What a VM takes: a stopped one keeps its storage and frees CPUs and memory. */
export function vmAmounts(spec: VmSpec): Amounts {
  const runs = spec.power_state !== "stopped";
  return {
    ...NOTHING,
    vms: 1,
    cpus: runs ? spec.cpus : 0,
    memory_mib: runs ? spec.memory_mib : 0,
    root_gib: spec.root_disk_gib,
  };
}

/** What placing asks of hosts for a VM, without the ports that are taken on them. */
export const demandOf = (
  spec: VmSpec,
  partitions: readonly Stored<"partition">[],
  networks: readonly NetworkDemand[],
): Demand => ({
  ...vmAmounts(spec),
  starts: spec.power_state !== "stopped",
  tpm: spec.tpm === true,
  pinned: spec.host,
  where: { region: spec.region, zone: spec.zone, host_labels: spec.host_labels },
  partitionHosts: [...new Set(partitions.flatMap(({ status }) => status.host ?? []))],
  networks,
});
