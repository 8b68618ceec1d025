// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A QEMU guest on one of the hosts. */
export interface VmSpec {
  /** Free text for people. */
  description?: string;
  /** Host name inside the guest; the VM's name at create when absent. */
  hostname?: string;
  /** Id of the image that the root disk is made of. */
  image: string;
  /** Number of virtual CPUs. */
  cpus: number;
  /** Memory in MiB. */
  memory_mib: number;
  /** Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks. */
  root_disk_gib: number;
  /** Name of the host that the VM is pinned to; Croft chooses when absent. Adding the host it is on, or removing it, changes nothing. */
  host?: string;
  /** Partitions that are there from the first boot. */
  partitions?: {
    /** Id of the partition. */
    partition: string;
    /** Serial that the guest sees; the partition's when absent. */
    serial?: string;
    /** Whether the guest may only read (false when absent). */
    read_only?: boolean;
  }[];
  /** Ids of SSH keys, or public keys, that may log in as the user `croft`. */
  ssh_keys?: string[];
  /** Handed to the guest byte for byte (cloud-init's user data). */
  user_data?: string;
  /** Whether the VM is to run. Stopping asks the guest first. */
  power_state?: "running" | "stopped";
  /** Ports of the host that are forwarded to the guest. */
  ports?: {
    /** Port inside the guest. */
    guest_port: number;
    /** Port of the host; allocated when absent. */
    host_port?: number;
    /** Address of the host that listens (127.0.0.1 when absent). */
    host_address?: string;
    /** `tcp` when absent. */
    protocol?: "tcp" | "udp";
  }[];
  /** What must be true for the VM to be `ready`. */
  wait_for?: ("running" | "ssh")[];
  /** Whether a change that needs a restart may restart the VM. */
  on_change?: "restart" | "fail";
}

export interface VmStatus {
  /** Host name inside the guest. */
  hostname?: string | null;
  /** Name of the host that it is placed on. */
  host?: string | null;
  /** Number of its placements; hosts refuse lower ones. */
  incarnation?: number;
  /** Whether `wait_for` was met after the last start or change of it; kept once reached. */
  ready?: boolean;
  /** Address of the first network card; null on user networking. */
  ip_address?: string | null;
  /** Port of the host for each forwarded port, by `port/protocol` (`"22/tcp" = 2201`). */
  allocated_ports?: Record<string, number>;
  /** What a client needs to log in. */
  ssh?: {
    /** User that Croft's keys log in as. */
    user?: string;
    /** The guest's public host key in OpenSSH's format. */
    host_key?: string;
    /** Name for `HostKeyAlias`: the VM's id. */
    host_alias?: string;
  } | null;
  /** Port on the host's loopback that leads to the guest's port 22. */
  ssh_port?: number | null;
  /** Observed once settled. */
  power_state?: "running" | "stopped" | null;
  /** `kvm` or `tcg`. */
  accelerator?: string | null;
  /** When QEMU's process was started. */
  started_at?: string | null;
  /** Last lines of the serial log of a VM that failed. */
  serial_log_tail?: string | null;
}

export type VmState = "pending" | "creating" | "starting" | "running" | "stopping" | "stopped" | "failed" | "error" | "deleting" | "unknown";
