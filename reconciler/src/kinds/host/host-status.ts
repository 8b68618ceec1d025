// A host's report and what is reserved on it -> the host's status.
//
//   joined: pending --first report--> ready --15 s unheard--> silent --report--> ready

import { gibDown } from "@croft/schemas/bytes.ts";
import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Condition, HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { DRAINING } from "../../moves/drain.ts";
import { usedOverhead } from "../../scheduling/host-room.ts";
import type { HostOverview, PortCounts, Stored } from "../../store/store.ts";
import type { HostView } from "../host-side.ts";
import { declaredFacts } from "./placing.ts";

function outdated(host: string, version: number): Condition[] {
  if (version >= CONTRACT_VERSION) return [];
  const message = `The agent of host ${host} speaks version ${version} of the contract, this reconciler ${CONTRACT_VERSION}: settings that came later need a newer agent.`;
  return [{ type: "contract", status: "false", reason: "agent_outdated", message }];
}

const CONFIRMED_OFF: Condition = {
  type: "confirmed_off",
  status: "true",
  reason: "operator",
  message: "An operator confirmed that the machine is off. VMs that are to be recreated were.",
};

export function observeHost(
  host: Stored<"host">,
  view: HostView,
  { used, quarantinedGib, ports }: Pick<HostOverview, "used" | "quarantinedGib" | "ports">,
): StatusOf<"host"> {
  const { report, silent } = view;
  if (report === null) return host.status;
  const facts = declaredFacts(report.facts, host.spec);
  const storage_gib = gibDown(facts.storage_bytes);
  const overhead_mib = usedOverhead({ facts, used });
  return {
    ...host.status,
    observed_generation: host.generation,
    state: silent ? "silent" : "ready",
    state_code: silent ? "host_silent" : null,
    state_reason: silent ? `The agent of host ${view.host} does not report.` : null,
    conditions: [
      ...report.conditions,
      ...outdated(view.host, report.contract_version),
      ...(host.internal?.draining === true ? [DRAINING] : []),
      ...(silent && host.internal?.off_confirmed === report.boot_id ? [CONFIRMED_OFF] : []),
    ],
    cpus: facts.cpus,
    memory_mib: facts.memory_mib,
    memory_reserved_mib: facts.memory_reserved_mib,
    cpu_overcommit: facts.cpu_overcommit,
    storage_gib,
    // More may be promised than there is, where a host lost some: nothing is free then.
    free_cpus: Math.max(0, Math.floor(facts.cpus * facts.cpu_overcommit) - used.cpus),
    free_memory_mib: Math.max(
      0,
      facts.memory_mib - facts.memory_reserved_mib - used.memory_mib - overhead_mib,
    ),
    free_storage_gib: Math.max(0, storage_gib - used.root_gib),
    memory_use: { vms_mib: used.memory_mib, overhead_mib, reserved_mib: facts.memory_reserved_mib },
    ports_use: { ssh: ports.ssh, forwarded: ports.forwarded, free: freePorts(facts, ports) },
    storage_use:
      facts.storage_use === undefined
        ? null
        : { ...facts.storage_use, quarantine_gib: quarantinedGib, promised_gib: used.root_gib },
    architecture: facts.architecture,
    kernel: facts.kernel,
    accelerator: facts.accelerator,
    agent_version: report.agent_version,
    root: facts.root,
    tpm: facts.tpm ?? false,
    boot_id: report.boot_id,
  };
}

/** Of the range that ports are allocated from. */
function freePorts({ port_range, own_ports = [] }: HostReport["facts"], { in_range }: PortCounts): number {
  const [first = 0, last = -1] = port_range;
  const own = new Set(own_ports.filter((port) => port >= first && port <= last)).size;
  return Math.max(0, last - first + 1 - own - in_range);
}
