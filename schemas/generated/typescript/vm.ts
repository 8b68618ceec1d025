// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A QEMU guest on one of the hosts. */
export interface VmSpec {
  /** Free text for people. */
  description?: string;
  /** Host name inside the guest; the VM's name at create when absent. */
  hostname?: string;
  /** Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them. */
  image?: string;
  /** Number of virtual CPUs. */
  cpus: number;
  /** Memory in MiB. */
  memory_mib: number;
  /** Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks. */
  root_disk_gib: number;
  /** Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing. */
  host?: string;
  /** Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM. */
  region?: string;
  /** Zone whose hosts the VM may be on; otherwise as `region`. */
  zone?: string;
  /** Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
  host_labels?: Record<string, string>;
  /** Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused. */
  spread?: {
    /** Name of the group. */
    group: string;
    /** What no two of them share (`host` when absent). */
    over?: "host" | "zone" | "region";
    /** `required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest. */
    mode?: "required" | "preferred";
  };
  /** What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start. */
  on_host_loss?: "wait" | "recreate";
  /** Partitions that are there from the first boot. */
  partitions?: {
    /** Id of the partition. */
    partition: string;
    /** Serial that the guest sees; the partition's when absent. */
    serial?: string;
    /** Whether the guest may only read (false when absent). */
    read_only?: boolean;
  }[];
  /** Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on. */
  ssh_keys?: string[];
  /** Handed to the guest byte for byte (cloud-init's user data). */
  user_data?: string;
  /** Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes. */
  user_data_wo?: string;
  /** Any number; its change says that `user_data_wo` is another. */
  user_data_wo_version?: number;
  /** What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's. */
  user_data_format?: "cloud_init" | "ignition";
  /** What another `image` does to the VM. `ignore` keeps the one it has. */
  on_image_change?: "replace" | "ignore";
  /** What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk. */
  on_user_data_change?: "ignore" | "replace";
  /** CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else. */
  cpu_model?: string;
  /** What the guest boots with. */
  firmware?: "bios" | "uefi";
  /** Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that. */
  secure_boot?: boolean;
  /** Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer. */
  tpm?: boolean;
  /** Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken. */
  cdroms?: string[];
  /** What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`. */
  boot_from?: "disk" | "cdrom" | "cdrom_once";
  /** Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction. */
  power_state?: "running" | "stopped" | "paused";
  /** When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s. */
  restart_policy?: "always" | "on_failure" | "never";
  /** Whether its host starts the VM after the host itself was booted. */
  start_on_boot?: boolean;
  /** Whether the VM can neither be destroyed nor replaced until this is false. */
  deletion_protection?: boolean;
  /** Ports of the host that are forwarded to the guest. */
  ports?: {
    /** Port inside the guest. */
    guest_port: number;
    /** Port of the host; allocated when absent. Operators of projects choose it inside the host's `port_range`, admins choose any; no VM gets a port that Croft itself listens on. */
    host_port?: number;
    /** Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any. */
    host_address?: string;
    /** `tcp` when absent. */
    protocol?: "tcp" | "udp";
  }[];
  /** Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it. */
  networks?: {
    /** Id of the network. */
    network: string;
    /** IPv4 address inside the network's `cidr`; a free one is leased when absent. */
    address?: string;
    /** IPv6 address inside the network's `ipv6_cidr`; a free one is leased when absent. */
    ipv6_address?: string;
    /** Hardware address, unique in the network; one that is made of the VM's id when absent. */
    mac_address?: string;
  }[];
  /** What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error. */
  wait_for?: ("running" | "address" | "ssh" | "cloud_init")[];
  /** Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on. */
  on_wait_timeout?: "error" | "warn";
  /** Whether a change that needs a restart may restart the VM. */
  on_change?: "restart" | "fail";
}

export interface VmStatus {
  /** Host name inside the guest. */
  hostname?: string | null;
  /** Name of the host that it is placed on. */
  host?: string | null;
  /** Region of that host. */
  host_region?: string | null;
  /** Zone of that host. */
  host_zone?: string | null;
  /** Number of its placements; hosts refuse lower ones. */
  incarnation?: number;
  /** Whether `wait_for` was met after the last start or change of it; kept once reached. */
  ready?: boolean;
  /** Address of the first network card as leased or configured, IPv4 before IPv6; null without `networks`, and where the LAN hands addresses out (see the data source then). */
  ip_address?: string | null;
  /** Network cards, in the order of `networks`. */
  nics?: {
    /** Id of the network. */
    network: string;
    /** Hardware address. */
    mac_address: string;
    /** Leased addresses, IPv4 before IPv6; none where the LAN hands them out. */
    ip_addresses: string[];
  }[];
  /** Addresses that its cards were seen to have, which may differ from the leased ones. */
  seen_addresses?: {
    /** Hardware address of the card. */
    mac_address: string;
    /** The address. */
    address: string;
    /** Who says so: the guest's agent, the DHCP server, the host's neighbor table. */
    source: "guest_agent" | "lease" | "neighbor";
  }[];
  /** Port of the host for each forwarded port, by `port/protocol` (`"22/tcp" = 2201`). */
  allocated_ports?: Record<string, number>;
  /** What a client needs to log in. */
  ssh?: {
    /** User that Croft's keys log in as. */
    user: string;
    /** The guest's public host key in OpenSSH's format. */
    host_key: string;
    /** `<vm>.<project>.croft`, as Croft's ssh configuration (`croft ssh-config`) knows it; for Ansible's inventories. */
    host?: string;
    /** Name for `HostKeyAlias`: the VM's id. */
    host_alias: string;
  } | null;
  /** Port on the host's loopback that leads to the guest's port 22 while the VM has no way out; else nothing listens there, and SSH goes by the tunnel. */
  ssh_port?: number | null;
  /** Observed once settled: `stopped` for the states `stopped` and `failed`, `paused` for `paused`, else what is wanted. */
  power_state?: "running" | "stopped" | "paused" | null;
  /** `kvm` or `tcg`. */
  accelerator?: string | null;
  /** When QEMU's process was started. */
  started_at?: string | null;
  /** How the VM last ended; null while it never did. */
  exit?: {
    /** `shutdown`: the guest powered itself off; `stopped`: Croft asked and the guest obeyed; `forced`: it did not obey in time and was ended; `panicked`: the guest's kernel said so; `crashed`: QEMU ended with an error; `killed`: somebody or the host's kernel ended QEMU; `lost`: QEMU is gone and nobody saw how; `host_down`: the host went down; `lease_expired`: its host did not reach the reconciler for as long as its lease, and `on_host_loss` is `recreate`; `not_started`: QEMU refused to start; `detached`: it did not let go of a partition and was stopped. */
    reason: "shutdown" | "stopped" | "forced" | "panicked" | "crashed" | "killed" | "lost" | "host_down" | "lease_expired" | "not_started" | "detached";
    /** When it was seen. */
    at: string;
    /** QEMU's exit code, when it is known. */
    exit_code: number | null;
    /** Signal that ended QEMU, when it is known. */
    signal: string | null;
    /** One sentence, with QEMU's own words where there are any. */
    message: string | null;
    /** Last lines that the guest wrote to its serial port. */
    serial_log_tail: string | null;
  } | null;
  /** Restarts by `restart_policy` since it last ran for 10 minutes. */
  restarts?: number;
  /** Reboots by the guest itself since its start. */
  reboots?: number;
  /** When its host starts it again, while it waits to. */
  next_start_at?: string | null;
  /** What the guest tells of itself, by the QEMU guest agent and cloud-init; null when it told nothing since its start. Only the guest vouches for it. */
  guest?: {
    /** Its host name. */
    hostname: string | null;
    /** Name and version of its system. */
    os: string | null;
    /** Release of its kernel. */
    kernel: string | null;
    /** Version of its QEMU guest agent. */
    agent_version: string | null;
    /** Addresses of its network cards that are more than link-local, in the order of the cards. */
    addresses: string[];
    /** Its network cards, loopback left out. */
    interfaces: {
      /** Name inside the guest. */
      name: string;
      /** Hardware address. */
      mac_address: string | null;
      /** All its addresses. */
      ip_addresses: string[];
    }[];
    /** Seconds by which its clock is ahead of its host's, behind when negative; null when its QEMU guest agent did not tell. A clock that is behind is set, and any that is off is set when the guest goes on after a pause. */
    clock_offset_seconds?: number | null;
    /** How far cloud-init is; null when it told nothing. */
    cloud_init: "running" | "done" | "failed" | null;
    /** What cloud-init could not do, in its words. */
    cloud_init_errors: string[];
  } | null;
}

export type VmState = "pending" | "creating" | "starting" | "running" | "stopping" | "stopped" | "paused" | "failed" | "error" | "deleting" | "unknown";
