// Figures of hosts, by their names, which never change. One that is silent keeps its series: the time it was last heard stands
// still.
import { STATES } from "@croft/schemas/generated/typescript/states.ts";
import type { Amounts, Stored } from "../store/store.ts";
import { type Figure, type Figures, labelsOf } from "./exposition.ts";

const MIB = 2 ** 20;
const GIB = 2 ** 30;

interface HostFigures {
  add(host: Pick<Stored<"host">, "id" | "name" | "spec" | "status">): void;
}

/** `used` is what is reserved, by the names of hosts. */
export function hostFigures(out: Figures, used: ReadonlyMap<string, Amounts>): HostFigures {
  const gauge = (name: string, help: string): Figure => out.figure(`croft_host_${name}`, "gauge", help);
  const info = out.figure("croft_host", "info", "A host's id, agent, kernel and accelerator.");
  const state = gauge("state", "1 for the state that a host is in, 0 for the others.");
  const seen = gauge("last_seen_timestamp_seconds", "When its agent was last heard; 0 for never.");
  const condition = gauge("condition", "1 for each condition that a host has.");
  const open = gauge("schedulable", "1 when new objects may be placed on a host.");
  const cpus = gauge("cpus", "Logical CPUs.");
  const cpuCapacity = gauge("cpu_capacity", "Virtual CPUs that VMs may have in all.");
  const cpuReserved = gauge("cpu_reserved", "Virtual CPUs that VMs have.");
  const memory = gauge("memory_bytes", "Memory.");
  const memoryCapacity = gauge("memory_capacity_bytes", "Memory that VMs may have in all.");
  const memoryReserved = gauge("memory_reserved_bytes", "Memory that VMs have.");
  const storage = gauge("storage_capacity_bytes", "Room for root disks in all.");
  const storageReserved = gauge("storage_reserved_bytes", "Room that root disks of VMs have.");
  const partitions = gauge("partition_reserved_bytes", "What partitions on its disks take.");
  const vms = gauge("vms", "VMs on a host.");
  const storageUse = gauge("storage_used_bytes", "What takes a host's storage, by use, rounded up to GiB.");
  return {
    add({ id, name, spec, status }) {
      const host = labelsOf({ host: name ?? "" });
      const { agent_version, kernel, accelerator, last_seen_at } = status;
      info.add(
        labelsOf({
          host: name ?? "",
          id,
          agent_version: agent_version ?? "",
          kernel: kernel ?? "",
          accelerator: accelerator ?? "",
        }),
        1,
      );
      for (const one of STATES.host) {
        state.add(labelsOf({ host: name ?? "", state: one }), one === status.state ? 1 : 0);
      }
      seen.add(host, last_seen_at == null ? 0 : Date.parse(last_seen_at) / 1000);
      for (const { type, status: holds } of status.conditions) {
        condition.add(labelsOf({ host: name ?? "", type }), holds === "false" ? 0 : 1);
      }
      open.add(host, spec.schedulable !== false && spec.maintenance !== true ? 1 : 0);
      const amounts = used.get(name ?? "");
      cpus.add(host, status.cpus ?? 0);
      cpuCapacity.add(host, Math.floor((status.cpus ?? 0) * (status.cpu_overcommit ?? 1)));
      cpuReserved.add(host, amounts?.cpus ?? 0);
      memory.add(host, (status.memory_mib ?? 0) * MIB);
      memoryCapacity.add(host, ((status.memory_mib ?? 0) - (status.memory_reserved_mib ?? 0)) * MIB);
      memoryReserved.add(host, (amounts?.memory_mib ?? 0) * MIB);
      storage.add(host, (status.storage_gib ?? 0) * GIB);
      storageReserved.add(host, (amounts?.root_gib ?? 0) * GIB);
      partitions.add(host, (amounts?.partition_gib ?? 0) * GIB);
      vms.add(host, amounts?.vms ?? 0);
      for (const [use, gib] of Object.entries(status.storage_use ?? {})) {
        storageUse.add(labelsOf({ host: name ?? "", use: use.replace(/_gib$/, "") }), gib * GIB);
      }
    },
  };
}
