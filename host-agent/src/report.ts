// Puts together what the host reports. Pure.
import { gibUp } from "@croft/schemas/bytes.ts";
import type { Condition, HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Config } from "./config.ts";
import { AGENT_VERSION, CONTRACT_VERSION } from "./contract.ts";
import type { Facts, Storage } from "./host/facts.ts";
import type { WayOut } from "./network/way-out/way-out.ts";
import type { Accelerator } from "./vm/qemu/accelerator.ts";
import { MEMORY_OVERHEAD_MIB } from "./vm/qemu/limits.ts";

export interface Seen {
  host: string;
  generation: number;
  facts: Facts;
  config: Pick<Config, "memoryReservedMib" | "cpuOvercommit" | "portRange" | "portAddresses" | "statusPort">;
  storage: Storage;
  accelerator: Accelerator;
  /** Whether VMs can have a TPM. */
  tpm: boolean;
  /** By how much this machine's clock is ahead of the reconciler's; null when that is not known. */
  clockAheadMs: number | null;
  /** What networks of VMs this host can have. */
  network: NonNullable<HostReport["facts"]["network"]>;
  /** Whether guests have users and namespaces of their own. */
  confinement: Condition;
  /** Whether the kernel bounds what each VM takes. */
  limits: Condition;
  /** What VMs without networks have. */
  wayOut: Pick<WayOut, "condition">;
  /** Why the newest config was not accepted, or null. */
  refused: { code: string; message: string } | null;
  disks: HostReport["disks"];
  objects: HostReport["objects"];
}

export function hostReport(seen: Seen): HostReport {
  const { facts, config, storage, accelerator } = seen;
  return {
    contract_version: CONTRACT_VERSION,
    host: seen.host,
    observed_generation: seen.generation,
    agent_version: AGENT_VERSION,
    boot_id: facts.bootId,
    facts: {
      cpus: facts.cpus,
      memory_mib: facts.memoryMib,
      memory_reserved_mib: config.memoryReservedMib,
      cpu_overcommit: config.cpuOvercommit,
      storage_bytes: storage.storageBytes,
      storage_free_bytes: storage.storageFreeBytes,
      moves: true,
      storage_use: {
        root_disks_gib: gibUp(storage.use.rootDisks),
        file_disks_gib: gibUp(storage.use.fileDisks),
        images_gib: gibUp(storage.use.images),
        logs_gib: gibUp(storage.use.logs),
      },
      architecture: facts.architecture,
      kernel: facts.kernel,
      accelerator: accelerator.name,
      vm_overhead_mib: MEMORY_OVERHEAD_MIB[accelerator.name],
      root: facts.root,
      tpm: seen.tpm,
      port_range: [...config.portRange],
      port_addresses: [...config.portAddresses],
      own_ports: config.statusPort === null ? [] : [config.statusPort],
      network: seen.network,
    },
    conditions: [
      accelerator.condition,
      seen.confinement,
      seen.limits,
      seen.wayOut.condition,
      ...overlayCondition(seen.network.overlay),
      seen.refused === null
        ? { type: "config", status: "true", reason: "accepted", message: "The newest config was accepted." }
        : { type: "config", status: "false", reason: seen.refused.code, message: seen.refused.message },
      ...clockCondition(seen.clockAheadMs),
    ],
    disks: seen.disks,
    objects: seen.objects,
  };
}

/** Of a host whose settings name an address for networks that span hosts. */
function overlayCondition(overlay: Seen["network"]["overlay"]): Condition[] {
  if (overlay === undefined) return [];
  const { address, mtu, missing } = overlay;
  const ready = `Other hosts reach it at ${address} for networks that span hosts, with packets of guests of up to ${mtu} bytes.`;
  return missing === null
    ? [{ type: "overlay", status: "true", reason: "ready", message: ready }]
    : [{ type: "overlay", status: "false", reason: "no_tunnels", message: missing }];
}

/** Less is nothing that certificates, tokens or logs would notice. */
const CLOCK_DIFFERS_MS = 30_000;

function clockCondition(aheadMs: number | null): Condition[] {
  if (aheadMs === null || Math.abs(aheadMs) < CLOCK_DIFFERS_MS) return [];
  const minutes = Math.max(1, Math.round(Math.abs(aheadMs) / 60_000));
  // To a minute: the condition is no other with every report.
  const message = `The clock of this machine is about ${minutes} min ${aheadMs > 0 ? "ahead of" : "behind"} the reconciler's. Set both by NTP: certificates of one will not be valid on the other.`;
  return [{ type: "clock", status: "false", reason: "clock_differs", message }];
}
