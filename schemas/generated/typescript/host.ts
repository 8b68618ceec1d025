// Generated from schemas/; edit the YAML there and run `npm run generate`.

export interface HostStatus {
  /** Logical CPUs. */
  cpus?: number;
  /** Memory in MiB. */
  memory_mib?: number;
  /** Memory that VMs may not have, in MiB. */
  memory_reserved_mib?: number;
  /** How many virtual CPUs each logical CPU may carry. */
  cpu_overcommit?: number;
  /** Room for root disks in all, rounded down to GiB. */
  storage_gib?: number;
  /** Virtual CPUs not reserved. */
  free_cpus?: number;
  /** Memory not reserved. */
  free_memory_mib?: number;
  /** Room for root disks not reserved. */
  free_storage_gib?: number;
  /** Machine type, such as `x86_64`. */
  architecture?: string;
  /** Kernel release. */
  kernel?: string;
  /** `kvm` when proven, else `tcg`. */
  accelerator?: string;
  /** Version of the agent. */
  agent_version?: string;
  /** Whether the agent has root. */
  root?: boolean;
  /** Whether VMs can have a TPM there. */
  tpm?: boolean;
  /** Changes with every boot of the host. */
  boot_id?: string;
  /** Last time the agent was heard. */
  last_seen_at?: string | null;
}

export type HostState = "pending" | "ready" | "unknown";
