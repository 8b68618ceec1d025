// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A Linux machine that runs VMs. It becomes this host when its agent joins with a token for the name, before or after it is declared; one that joined first is imported by its name. */
export interface HostSpec {
  /** Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it. */
  region?: string;
  /** What fails together within a region, such as a room or a rack. VMs choose by it and spread over it. */
  zone?: string;
  /** What VMs choose by (`host_labels`), such as `disk = "nvme"`. */
  labels?: Record<string, string>;
  /** Whether Croft places anything new on the host. What is there stays and may be started. */
  schedulable?: boolean;
  /** Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back. */
  maintenance?: boolean;
  /** How much more is given out than there is. */
  overcommit?: {
    /** Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4). */
    cpus?: number;
  };
  /** The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets. */
  capacity?: {
    /** Logical CPUs. Unless given, what the agent says. */
    cpus?: number;
    /** Memory in MiB. Unless given, what the agent says. */
    memory_mib?: number;
    /** Room for root disks in all, in GiB. Unless given, what the agent says. */
    storage_gib?: number;
  };
  /** What is kept back for the machine itself. */
  reserved?: {
    /** Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024). */
    memory_mib?: number;
    /** Room for root disks that VMs may not have, in GiB. Unless given, none. */
    storage_gib?: number;
  };
}

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
  /** What takes the host's memory, by use; null before its first report. */
  memory_use?: {
    /** Memory of VMs that are to run. */
    vms_mib: number;
    /** What QEMU takes besides for these VMs. */
    overhead_mib: number;
    /** What is kept back for the machine itself. */
    reserved_mib: number;
  } | null;
  /** What takes the host's ports, by use; null before its first report. */
  ports_use?: {
    /** Ports that lead to the SSH of VMs, one each. */
    ssh: number;
    /** Ports that VMs forward. */
    forwarded: number;
    /** TCP ports of the host's range that no VM and nothing of Croft has. */
    free: number;
  } | null;
  /** What takes the host's storage, by use, each rounded up to GiB; null while its agent does not say so. */
  storage_use?: {
    /** Root disks of VMs as far as they are written, and the state of firmware and TPM. */
    root_disks_gib: number;
    /** File disks, as far as they are written; partitions lie on them. */
    file_disks_gib: number;
    /** Images that root disks lie over. */
    images_gib: number;
    /** Logs of the serial ports of VMs. */
    logs_gib: number;
    /** Deleted partitions in quarantine, on file disks and on others. */
    quarantine_gib: number;
    /** Root disks of VMs when they are full; `free_storage_gib` is what is left beside them. */
    promised_gib: number;
  } | null;
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

export type HostState = "pending" | "ready" | "silent";
