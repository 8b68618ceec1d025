// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** What a machine's owner decides about it: one YAML file, `/etc/croft/agent.yaml` unless `--config` names another. Every setting may be left out. A variable of the environment, where there is one, goes before the file. */
export interface AgentConfig {
  /** Folder of everything that survives a boot: ledger, certificate, images, root disks, disk files. One agent per folder; moving it means moving the folder. */
  state_dir?: string;
  /** Folder of sockets and device nodes, gone after a boot. Short, because the path of a socket ends at 107 bytes. As root every folder above it lets others pass, because dnsmasq reads its files there as nobody. Unless given: `/run/croft/<mark of the state folder>` as root, else below `$XDG_RUNTIME_DIR` or `/tmp`. */
  runtime_dir?: string;
  /** File with a join token (`croft host add NAME --folder FOLDER` writes it), read once, when this machine has no certificate yet. */
  join_file?: string;
  /** What guests run under. `auto` uses KVM when a tiny guest proved it since the last boot, else TCG (emulation). */
  accelerator?: "auto" | "kvm" | "tcg";
  /** Memory that VMs may not have, in MiB. */
  memory_reserved_mib?: number;
  /** Virtual CPUs that are given out per logical CPU. */
  cpu_overcommit?: number;
  /** First and last host port that may be given to VMs. In the variable with a dash, `20000-29999`. */
  port_range?: number[];
  /** IPv4 addresses on which operators of projects may forward ports (`host_address`); admins may use any. `0.0.0.0` stands for itself, all addresses at once. In the variable with commas. */
  port_addresses?: string[];
  /** Block devices that the agent may inspect and adopt: those that a glob of `include` matches (unless given, all) and none of `exclude`. A glob is compared with the whole stable name (`identity` in the host's inventory), serial number, path (`/dev/sda`) and udev link of a device; `*` also matches `/`. An excluded device is never opened. Use it for disks of the machine's own system and of other storage systems. In the variable as YAML or JSON, `{include: ["/dev/sd*"], exclude: ["/dev/sda"]}`. */
  devices?: {
    include?: string[];
    exclude?: string[];
  };
  /** The way to the internet of VMs without `networks` (needs root, nftables and iproute2). They do not reach this host, one another, or private, link-local and multicast addresses, except what `allow` lists, such as a proxy or a mirror: `[192.168.7.20/32, fd12::/16]`. `range` is what their network namespaces have on this machine; no packet leaves it with such an address. With `enabled: false` VMs reach nothing, from their next start on, and nothing goes out of networks with the mode `nat` either, at once. In the variable as YAML or JSON, `{allow: [192.168.7.20/32]}`. */
  way_out?: {
    enabled?: boolean;
    allow?: string[];
    range?: string;
  };
  /** The address of this machine, IPv4 or IPv6, by which the other hosts reach it for networks with the mode `nat` that span hosts (VXLAN over UDP port 4789), and the interface that has it (unless given, the one that has it now). Packets between hosts are not encrypted: use a network of their own, or the address of a WireGuard interface. Without it such a network is on this machine alone. In the variable as YAML or JSON, `{address: 192.0.2.11, interface: eth1}`. */
  overlay?: {
    address: string;
    interface?: string;
  };
  /** How long an image that no VM of this machine uses is kept, in days since its last use. An image in use stays. */
  image_cache_days?: number;
  /** Room that images may take together on this machine, in GiB. When they take more, those that no VM uses go, the longest unused first. They also go when an image that a VM needs would not fit on the file system otherwise. */
  image_cache_gib?: number;
  /** How QEMU processes are kept apart from the agent: as transient systemd units, or as detached sessions. `auto` uses units where the agent has root and systemd runs. */
  vm_processes?: "auto" | "systemd" | "sessions";
  /** Port on 127.0.0.1 for `/livez`, `/readyz` and `/metrics`, for collectors that cannot read the Unix socket `<runtime_dir>/status.sock`, which is there always. Unless given, no port is opened. */
  status_port?: number;
  /** The least level that is logged. */
  log_level?: "debug" | "info" | "warn" | "error";
  /** Other levels of components, such as `vm=debug`. Both are read again on SIGHUP (`systemctl reload`). In the variable with commas. */
  log_levels?: string[];
  /** Collector of OpenTelemetry that spans are sent to (OTLP over HTTP, JSON), such as `http://127.0.0.1:4318`; `/v1/traces` is added. Unless given, nothing is recorded. */
  otlp_endpoint?: string;
}

/** One line of the numbered log, written in the transaction of what it tells. */
export interface Event {
  /** Id of the event. */
  id: string;
  /** Position in the log; rises without gaps being promised. */
  number: number;
  /** When, RFC 3339 in UTC. */
  time: string;
  /** What happened, such as `vm.created` or `vm.state`. */
  type: string;
  /** Principal that did it. */
  actor: string;
  /** Kind of the object. */
  kind: string;
  /** Id of the object. */
  object: string;
  /** Name of its project. */
  project: string | null;
  /** Its name then. */
  name: string | null;
  /** Trace of the request that it came of, or of the last one that changed the object; null for none. */
  trace_id: string | null;
  /** Facts, never secrets. */
  data: Record<string, unknown>;
}

/** Which repositories `croft-gitops` follows: one YAML file, `/etc/croft/gitops.yaml` unless `--config` names another. Secrets are files of their own, which only the runner's user reads. */
export interface GitopsConfig {
  /** Address of the reconciler, for the runner, for Terraform and for its state. */
  endpoint: string;
  /** File with a token of this runner's own (role `operator` of the project, or `admin`). A lock of a state that was taken with it while nothing of the runner runs is given back, so nobody else uses it. */
  token_file: string;
  /** The authority of the reconciler's certificate, `ca.pem` of its state folder; the system's ones unless given. */
  ca_certificate_file?: string;
  /** Folder of runs, plans and checkouts. One runner per folder. */
  state_dir?: string;
  /** Terraform's or OpenTofu's program, by name or path; `terraform`, else `tofu`, whichever is on the path, unless given. */
  terraform?: string;
  /** Settings of that program (`TF_CLI_CONFIG_FILE`). Unless given, the provider comes from the reconciler's mirror and everything else from its registry. */
  terraform_config_file?: string;
  /** The repositories. One run at a time, of all of them. */
  sources: {
    /** Name of the source in runs and events. */
    name: string;
    /** Project whose operators see and approve its runs. Without one they are for admins, and the token is an admin's. */
    project?: string;
    /** URL of the repository, `https://host/path` or `ssh://user@host/path`. It holds no secret. */
    repository: string;
    /** The branch that is followed. */
    branch?: string;
    /** Folder of the configuration, from the root of the repository. */
    path?: string;
    /** Private key for `ssh://`, without a passphrase. */
    deploy_key_file?: string;
    /** The server's host keys, as `ssh-keyscan` prints them; required for `ssh://`. */
    known_hosts_file?: string;
    /** Token or password for `https://`. */
    git_token_file?: string;
    /** User that goes with `git_token_file`. */
    git_user?: string;
    /** Authorities of the git server's certificate; the system's ones unless given. */
    git_ca_certificate_file?: string;
    /** SSH keys whose signature the commit must have (`ssh-keygen(1)`, ALLOWED SIGNERS). With this or `gpg_keys_file` nothing of an unsigned commit is run. */
    allowed_signers_file?: string;
    /** GnuPG public keys, one of which the commit must be signed with. */
    gpg_keys_file?: string;
    /** What lies at `path`, a configuration or a program of CDKTF that writes one. */
    program?: "hcl" | "cdktf";
    /** Commands that write `cdktf.out`, each with its arguments; required for `cdktf`. They get no token. */
    synth?: string[][];
    /** Name of the CDKTF stack; it may be left out where there is one. */
    stack?: string;
    /** State that Croft keeps for `backend "http" {}`, as `project/name`. Without it the repository says where its state is. */
    state?: string;
    /** Workspace of a backend that has them. */
    workspace?: string;
    /** Variables that Terraform gets, each from a file. They appear in no log. */
    environment_files?: Record<string, string>;
    /** Variables of the configuration that are no secrets. */
    variables?: Record<string, string>;
    /** How often the branch, and an approval, is looked at. */
    poll_seconds?: number;
    /** When to plan although nothing was committed, in cron's syntax, UTC: that finds what was changed by others. What the plan finds is applied like a change. Unless given, only changes start runs. */
    schedule?: string;
    /** How long after a failed run the next one starts; each further failure doubles it, up to a day. */
    retry_seconds?: number;
    /** `automatic`, what destroys or replaces something still waits for an approval. `approved`, everything waits for one. `never`, plans are only shown. */
    apply?: "automatic" | "approved" | "never";
    /** Whether `automatic` applies what destroys or replaces, too. */
    allow_destroy?: boolean;
    /** How long one command of a run may take. Then it is asked to end, and after five more minutes it is ended. */
    timeout_minutes?: number;
    /** Who is told of runs. */
    webhook?: {
      /** Where it is posted to. */
      url: string;
      /** File with the secret of the signature. */
      secret_file: string;
      /** Authorities of its certificate; the system's ones unless given. */
      ca_certificate_file?: string;
      /** The states that are told. */
      states?: ("unchanged" | "planned" | "waiting_for_approval" | "applying" | "applied" | "failed" | "discarded" | "superseded" | "interrupted")[];
    };
  }[];
}

/** What one host shall be, as a manifest: the agent fetches by digest the documents it does not hold. A removal is an instruction in a document (`wanted`), never an absence; what a manifest does not name is left alone and reported. */
export interface HostConfig {
  /** Version of these messages. */
  contract_version: number;
  /** Name of the host. */
  host: string;
  /** Rises with every change; agents refuse lower ones. */
  generation: number;
  /** One entry per object that this host shall have or remove. */
  documents: {
    /** Kind of the object. */
    kind: "disk" | "partition" | "vm" | "move" | "network";
    /** Id of the object. */
    id: string;
    /** The object's generation; what reports call observed. */
    generation: number;
    /** SHA-256 of the document's bytes as served. */
    digest: string;
    /** The same of its secret document, if it has one. */
    secret_digest: string | null;
  }[];
}

/** What the VMs of a host used since their start. Sent every 15 seconds and kept in memory only: no report is written for it. A counter begins anew when `started_at` is another. */
export interface HostCounters {
  /** Disks that tell whether they are failing (SMART); others are left out. */
  disks?: {
    /** Id of the disk; null for one that is not adopted. */
    disk: string | null;
    /** Where it is now. */
    path: string;
    /** What it says. */
    healthy: boolean;
  }[];
  /** What the agent itself used since its start. */
  agent?: {
    /** Its processor time. */
    cpu_seconds: number;
    /** Its memory. */
    memory_resident_bytes: number;
    /** Its loops. */
    loops: {
      /** Its name. */
      loop: string;
      /** Runs that ended well. */
      done: number;
      /** Runs that failed. */
      failed: number;
    }[];
  };
  /** One entry per VM that runs. */
  vms: {
    /** Id of the VM. */
    id: string;
    /** When this was read. */
    observed_at: string;
    /** When its QEMU was started. */
    started_at: string;
    /** Processor time of its QEMU process, emulation and I/O included. */
    cpu_seconds: number;
    /** Processor time of each virtual CPU. */
    vcpu_seconds: number[];
    /** Memory of the host that QEMU holds. */
    memory_resident_bytes: number;
    /** What the guest's kernel tells through the balloon device; null without its driver. */
    guest_memory: {
      /** Memory that it has. */
      total_bytes: number | null;
      /** What programs could still get. */
      available_bytes: number | null;
      /** What nothing uses. */
      free_bytes: number | null;
    } | null;
    /** The root disk (`root`) and partitions, by id. */
    disks: {
      /** `root`, or the id of the partition. */
      name: string;
      /** Bytes that the guest read. */
      read_bytes: number;
      /** Bytes that it wrote. */
      written_bytes: number;
      /** Its reads. */
      read_operations: number;
      /** Its writes. */
      write_operations: number;
      /** Its flushes. */
      flush_operations: number;
    }[];
    /** What passed through each card as the guest counts; empty without the QEMU guest agent. It is at most half a minute older than the rest. */
    network_cards: {
      /** Name inside the guest. */
      name: string;
      /** Bytes received. */
      received_bytes: number;
      /** Bytes sent. */
      sent_bytes: number;
      /** Packets received. */
      received_packets: number;
      /** Packets sent. */
      sent_packets: number;
    }[];
    /** File systems of the guest as its QEMU guest agent tells of them; empty without it. One whose size it does not tell is left out. */
    filesystems?: {
      /** Where it is mounted in the guest. */
      mountpoint: string;
      /** Its type, such as `ext4`. */
      type: string;
      /** Its size. */
      size_bytes: number;
      /** What is used of it. */
      used_bytes: number;
    }[];
  }[];
}

export interface NetworkDocument {
  /** Tells the documents apart. */
  kind: "network";
  /** Id of the network. */
  id: string;
  /** Generation of the network. */
  generation: number;
  /** Name of its project; null for a shared one. */
  project: string | null;
  /** Its name. */
  name: string;
  /** Whose bridge its cards are on, the host's or Croft's. */
  mode: "bridge" | "nat";
  /** Name of the host's bridge, with `bridge`. */
  bridge: string | null;
  /** VLAN of the bridge that the cards are in. */
  vlan: number | null;
  /** IPv4 range. */
  cidr: string | null;
  /** IPv6 range. */
  ipv6_cidr: string | null;
  /** IPv4 address of the router; with `nat` that of Croft's bridge. */
  gateway: string | null;
  /** IPv6 address of Croft's bridge, with `nat`. */
  ipv6_gateway: string | null;
  /** Name servers; with `nat` those that are asked. */
  dns: string[];
  /** Domain of short names. */
  search_domain: string | null;
  /** Largest packet in bytes. */
  mtu: number | null;
  /** Addresses that are never leased. */
  reserved: string[];
  /** Rules in their order; the first that matches decides. */
  firewall: {
    /** To or from VMs of the network. */
    direction: "in" | "out";
    /** Protocol. */
    protocol: "any" | "tcp" | "udp" | "icmp";
    /** Destination ports and ranges; empty: all. */
    ports: string[];
    /** `any`, `network` or a CIDR. */
    from: string;
    /** `any`, `network` or a CIDR. */
    to: string;
    /** What is done. */
    action: "allow" | "deny";
  }[];
  /** Cards of all VMs of the network on this host, by VM and then card. */
  leases: {
    /** Id of the VM. */
    vm: string;
    /** Its host name. */
    hostname: string;
    /** Hardware address of the card. */
    mac_address: string;
    /** Its IPv4 address, if Croft leased one. */
    ipv4: string | null;
    /** Its IPv6 address, if Croft leased one. */
    ipv6: string | null;
  }[];
  /** How it spans hosts, for a host that announced an address for that. Absent: it is on this host alone. */
  overlay?: {
    /** Its number in the tunnels' packets. */
    vni: number;
    /** This host's end of the tunnels. */
    address: string;
    /** Largest packet that guests are told to send. */
    mtu: number;
    /** The other hosts that have VMs of it, by address. */
    peers: {
      /** Its end of the tunnels. */
      address: string;
      /** Cards of the network's VMs there, by VM and then card. */
      leases: {
        /** Host name of the VM. */
        hostname: string;
        /** Hardware address of the card. */
        mac_address: string;
        /** Its IPv4 address, if Croft leased one. */
        ipv4: string | null;
        /** Its IPv6 address, if Croft leased one. */
        ipv6: string | null;
      }[];
    }[];
  };
  /** `deleted`: nothing of it stays on the host. */
  wanted: "present" | "deleted";
}

export interface DiskDocument {
  /** Tells the documents apart. */
  kind: "disk";
  /** Id of the disk. */
  id: string;
  /** Generation of the disk. */
  generation: number;
  /** Device as the user named it, for a block device. */
  device: string | null;
  /** The sparse file, for a file. */
  file: {
    /** Name of the file. */
    name: string;
    /** Its size. */
    size_bytes: number;
  } | null;
  /** Identity of the disk whose contents may be destroyed. */
  wipe: string | null;
  /** Id of a disk that this reconciler gave up although it was not released. One that carries its record is taken with its bytes. */
  former?: string;
  /** `released` keeps the bytes. */
  wanted: "present" | "released" | "erased";
}

export interface PartitionDocument {
  /** Tells the documents apart. */
  kind: "partition";
  /** Id of the partition; also its serial and the name of its entry. */
  id: string;
  /** Generation of the partition. */
  generation: number;
  /** Id of its disk. */
  disk: string;
  /** Size; a multiple of 1 MiB. */
  size_bytes: number;
  /** Made once while it is empty. */
  filesystem: "ext4" | "xfs" | null;
  /** `kept`: nobody may use it, entry and bytes stay; `wiped`: zeros, then the entry is gone. */
  wanted: "present" | "kept" | "wiped";
}

export interface VmDocument {
  /** Tells the documents apart. */
  kind: "vm";
  /** Id of the VM. */
  id: string;
  /** Generation of the VM. */
  generation: number;
  /** Agents refuse a lower one. */
  incarnation: number;
  /** Name of its project. */
  project: string;
  /** Its name. */
  name: string;
  /** What the root disk is overlaid on, fetched from the reconciler by hash; null: it begins empty. */
  image: {
    /** Id of the image. */
    id: string;
    /** SHA-256 of the file. */
    sha256: string;
    /** Format as recorded. */
    format: "raw" | "qcow2";
    /** Size of the file. */
    size_bytes: number;
    /** Size of the disk. */
    virtual_size_bytes: number;
    /** For direct kernel boot. */
    kernel: {
      /** SHA-256 of the kernel. */
      sha256: string;
      /** Size of the kernel. */
      size_bytes: number;
      /** SHA-256 of the initial ramdisk. */
      initrd_sha256: string | null;
      /** Size of the initial ramdisk. */
      initrd_size_bytes: number | null;
      /** The kernel's command line. */
      command_line: string;
    } | null;
  } | null;
  /** Virtual CPUs. */
  cpus: number;
  /** Memory in MiB. */
  memory_mib: number;
  /** Size of the root disk in GiB. */
  root_disk_gib: number;
  /** Partitions to be plugged in, in the order of the guest's disks. */
  drives: {
    /** Id of the partition. */
    partition: string;
    /** Serial that the guest sees. */
    serial: string;
    /** Whether the guest may only read. */
    read_only: boolean;
    /** Whether the VM is stopped when the guest does not let go. */
    force_detach: boolean;
    /** Id of the attachment, if it is one. */
    attachment: string | null;
  }[];
  /** Partitions that are to be unplugged although their drive is no longer listed, with their policy. */
  detaching: {
    /** Id of the partition. */
    partition: string;
    /** Whether the VM is stopped when the guest does not let go. */
    force_detach: boolean;
  }[];
  /** Forwarded ports. */
  ports: {
    /** Port in the guest. */
    guest_port: number;
    /** Port of the host. */
    host_port: number;
    /** Address of the host. */
    host_address: string;
    /** Protocol. */
    protocol: "tcp" | "udp";
  }[];
  /** Port on 127.0.0.1 that is forwarded to the guest's port 22. */
  ssh_port: number;
  /** Whether it is to run. */
  power_state: "running" | "stopped" | "paused";
  /** Rises when a guest that stopped by itself is to be started anew. */
  start_number: number;
  /** QEMU's name of the CPU, or `auto`, as when absent. */
  cpu_model?: string;
  /** `bios` when absent. */
  firmware?: "bios" | "uefi";
  /** Whether only what is signed is started; false when absent. */
  secure_boot?: boolean;
  /** Whether it has a TPM; false when absent. */
  tpm?: boolean;
  /** Media of its CD drives in their order, null for an empty one; all are empty when absent. */
  cdroms?: ({
    /** Id of the image. */
    id: string;
    /** SHA-256 of the file. */
    sha256: string;
    /** Size of the file. */
    size_bytes: number;
  } | null)[];
  /** What the firmware looks at first; `disk` when absent. */
  boot_from?: "disk" | "cdrom" | "cdrom_once";
  /** Rises when it is to be restarted once; 0 when absent. */
  restart_number?: number;
  /** When a guest that ended is started again; `on_failure` when absent. */
  restart_policy?: "always" | "on_failure" | "never";
  /** Whether it is started after a boot of the host; true when absent. */
  start_on_boot?: boolean;
  /** Whether it is started only once the reconciler was reached in this boot of the host, because it may run on another one by then; false when absent. */
  start_needs_leave?: boolean;
  /** Whether its guest ends with the lease of its host, because the VM is made anew on another host then; false when absent. */
  fenced?: boolean;
  /** Network cards in the order of the guest's; none when absent. */
  nics?: {
    /** Id of the network. */
    network: string;
    /** Mode of the network. */
    mode: "bridge" | "nat";
    /** Hardware address. */
    mac_address: string;
    /** IPv4 address, if Croft leased one. */
    ipv4: {
      /** The address. */
      address: string;
      /** Length of its network's prefix. */
      prefix_length: number;
    } | null;
    /** IPv6 address, if Croft leased one. */
    ipv6: {
      /** The address. */
      address: string;
      /** Length of its network's prefix. */
      prefix_length: number;
    } | null;
    /** Largest packet in bytes, if the network says one. */
    mtu: number | null;
  }[];
  /** Whether to watch for the guest's SSH banner. */
  probe_ssh: boolean;
  /** Whether a change of cpus, memory or root disk may restart it. */
  restart_allowed: boolean;
  /** Trace of the request that changed it last; absent for none. For log lines. */
  trace_id?: string;
  /** That request in its trace: what the host does for it is a part of it. */
  span_id?: string;
  /** `deleted`: nothing of it stays. */
  wanted: "present" | "deleted";
}

export interface MoveDocument {
  /** Tells the documents apart. */
  kind: "move";
  /** Id of the move. */
  id: string;
  /** Rises with every step of the move. */
  generation: number;
  /** Id of the VM that moves, with its partitions; of a partition that moves by itself its own. */
  vm: string;
  /** Incarnation of the VM on the host that it leaves. */
  incarnation: number;
  /** `source`: the VM is stopped and nobody writes to anything of it as long as this document is there; its bytes are sent to who asks. `target`: they are fetched, and the VM is not started. */
  role: "source" | "target";
  /** Of a target: whether bytes are fetched by now; room is made for them before. */
  copy: boolean;
  /** Partitions that move with it. */
  partitions: {
    /** Id of the partition. */
    partition: string;
    /** Id of its disk on this host. */
    disk: string;
    /** Its size. */
    size_bytes: number;
  }[];
  /** Size of the VM's root disk. */
  root_disk_gib: number;
  /** `discarded`: what was fetched is overwritten and removed; of a target only. */
  wanted: "present" | "discarded";
}

export interface SeedDocument {
  /** Tells the documents apart; a secret of the VM. */
  kind: "seed";
  /** Id of the VM. */
  id: string;
  /** The user's, byte for byte. */
  user_data: string | null;
  /** What reads them; `cloud_init` when absent. With `ignition` the rest is not handed over. */
  format?: "cloud_init" | "ignition";
  /** Croft's part, `#cloud-config` and JSON. */
  vendor_data: string;
  /** Public keys of the user croft, a line each. They are in the vendor data too; a running guest that takes part gets them at once when they change. */
  login_keys?: string[];
  /** `instance-id` and `local-hostname`, as JSON. */
  meta_data: string;
  /** Network configuration, version 2, as JSON; no file of it when null or absent. */
  network_config?: string | null;
}

/** What a host shall do about one object. */
export type HostDocument = NetworkDocument | DiskDocument | PartitionDocument | VmDocument | MoveDocument | SeedDocument;

export interface NetworkReport {
  /** Tells the reports apart. */
  kind: "network";
  /** Id of the network. */
  id: string;
  /** Generation of the document that this answers; 0 for none. */
  generation: number;
  /** Where it stands; `deleted` is final. */
  state: "creating" | "ready" | "failed" | "error" | "deleted";
  /** Error code. */
  code: string | null;
  /** What went wrong and what to do. */
  message: string | null;
  /** What each rule matched. */
  firewall_counters: {
    /** Position of the rule; -1: denied because none matched. */
    rule: number;
    /** Packets. */
    packets: number;
    /** Bytes. */
    bytes: number;
  }[];
}

export interface DiskReport {
  /** Tells the reports apart. */
  kind: "disk";
  /** Id of the disk. */
  id: string;
  /** Generation of the document that this answers; 0 for none. */
  generation: number;
  /** Where it stands; `released` and `erased` are final. */
  state: "creating" | "ready" | "failed" | "error" | "released" | "erased";
  /** Error code. */
  code: string | null;
  /** What went wrong and what to do, without secrets. */
  message: string | null;
  /** Identity of the disk. */
  identity: string | null;
  /** Model. */
  model: string | null;
  /** Size. */
  size_bytes: number | null;
  /** Logical sector size. */
  sector_size: number | null;
  /** Unallocated room. */
  free_bytes: number | null;
  /** Largest partition that fits. */
  largest_gap_bytes: number | null;
  /** Where it is now. */
  path: string | null;
  /** Croft's partitions in its table, whoever made them; absent while it cannot be read. */
  partitions?: {
    /** Id of the partition. */
    id: string;
    /** Number of its entry. */
    number: number;
    /** Unique GUID of its entry. */
    part_uuid: string;
    /** First byte. */
    start_bytes: number;
    /** Size. */
    size_bytes: number;
  }[];
}

export interface PartitionReport {
  /** Tells the reports apart. */
  kind: "partition";
  /** Id of the partition. */
  id: string;
  /** Generation of the document that this answers; 0 for none. */
  generation: number;
  /** Where it stands; `kept` is closed with its bytes, `wiped` is final. */
  state: "creating" | "ready" | "failed" | "error" | "kept" | "wiped";
  /** Error code. */
  code: string | null;
  /** What went wrong and what to do. */
  message: string | null;
  /** Number of its entry. */
  number: number | null;
  /** Unique GUID of its entry. */
  part_uuid: string | null;
  /** First byte. */
  start_bytes: number | null;
  /** Size. */
  size_bytes: number | null;
  /** What it was found to hold. */
  filesystem: string | null;
}

export interface MoveReport {
  /** Tells the reports apart. */
  kind: "move";
  /** Id of the move. */
  id: string;
  /** Generation of the document that this answers; 0 for none. */
  generation: number;
  /** Of the source: `stopping`, then `holding`. Of the target: `prepared` when there is room for all, `received` when every byte is there and was read back. `failed` does not pass by itself. */
  state: "stopping" | "holding" | "preparing" | "prepared" | "copying" | "received" | "discarding" | "discarded" | "failed";
  /** Error code. */
  code: string | null;
  /** What went wrong and what to do. */
  message: string | null;
  /** How far the copy is, holes included. */
  copied_bytes: number;
  /** Of how much; 0 before it is known. */
  total_bytes: number;
  /** Digest of all that was received, equal to what was sent; null before. */
  sha256: string | null;
}

export interface VmReport {
  /** Tells the reports apart. */
  kind: "vm";
  /** Id of the VM. */
  id: string;
  /** Generation of the document that this answers; 0 for none. */
  generation: number;
  /** Incarnation that runs. */
  incarnation: number;
  /** Where it stands; `deleted` is final. */
  state: "creating" | "starting" | "running" | "stopping" | "stopped" | "paused" | "failed" | "error" | "deleted";
  /** Error code. */
  code: string | null;
  /** What went wrong and what to do, with QEMU's own words. */
  message: string | null;
  /** What it runs under. */
  accelerator: "kvm" | "tcg" | null;
  /** When its QEMU was started. */
  started_at: string | null;
  /** Whether the banner of this start was seen. */
  ssh_ready: boolean;
  /** What is plugged in or could not be. */
  drives: {
    /** Id of the partition. */
    partition: string;
    /** Whether QEMU has it. */
    attached: boolean;
    /** Error code. */
    code: string | null;
    /** What went wrong. */
    message: string | null;
  }[];
  /** Media that should be in a CD drive and are not, each with its reason; none when absent. */
  cdroms?: {
    /** Id of the image. */
    id: string;
    /** Error code. */
    code: string;
    /** What is in the way and what to do. */
    message: string;
  }[];
  /** Ports of the host that another process holds. */
  busy_ports: number[];
  /** The public SSH host key that its guest got at its first boot, which a restored database may have lost. Absent for a guest that got none of Croft, and from agents of before. */
  host_key?: string;
  /** Whether its guest, or the next one, ends with the lease of the host. Absent from agents that know no leases. */
  fenced?: boolean;
  /** Whether a VM that runs without networks reaches the internet; `at_next_start` when it was started before its host could give that. Absent for what does not run, and from agents of before. */
  way_out?: "open" | "none" | "at_next_start";
  /** Addresses that its cards were seen to have; none when absent. */
  nics?: {
    /** Hardware address of the card. */
    mac_address: string;
    /** Addresses that are more than link-local. */
    addresses: {
      /** The address. */
      address: string;
      /** Who says so: the guest's agent, the DHCP server, the host's neighbor table. */
      source: "guest_agent" | "lease" | "neighbor";
    }[];
  }[];
  /** Only of agents of before; `exit` has it now. */
  serial_log_tail?: string | null;
  /** How it last ended; absent or null while it never did. */
  exit?: {
    /** What ended it, as the status of a VM says it. */
    reason: "shutdown" | "stopped" | "forced" | "panicked" | "crashed" | "killed" | "lost" | "host_down" | "lease_expired" | "not_started" | "detached";
    /** When it was seen. */
    at: string;
    /** QEMU's exit code, when it is known. */
    exit_code: number | null;
    /** Signal that ended QEMU, when it is known. */
    signal: string | null;
    /** One sentence. */
    message: string | null;
    /** Last lines that it wrote to its serial port. */
    serial_log_tail: string | null;
  } | null;
  /** Restarts by its policy since it last ran for 10 minutes; 0 when absent. */
  restarts?: number;
  /** When it is started again, while it waits to. */
  next_start_at?: string | null;
  /** How often the guest rebooted itself since its start; agents of before leave it out. */
  reboots?: number;
  /** Why this start found nothing to boot, as far as firmware and boot loader say; absent or null when they say nothing. */
  boot_fault?: string | null;
  /** What the guest told of itself since its start, bounded; only the guest vouches for it. Agents of before leave it out. */
  guest?: {
    /** Host name. */
    hostname: string | null;
    /** System. */
    os: string | null;
    /** Release of its kernel. */
    kernel: string | null;
    /** Version of its guest agent. */
    agent_version: string | null;
    /** Addresses that are more than link-local. */
    addresses: string[];
    /** Network cards. */
    interfaces: {
      /** Name inside the guest. */
      name: string;
      /** Hardware address. */
      mac_address: string | null;
      /** Addresses. */
      ip_addresses: string[];
    }[];
    /** By how much its clock is ahead of the host's, behind when negative; agents of before leave it out. */
    clock_offset_seconds?: number | null;
    /** How far cloud-init is. */
    cloud_init: "running" | "done" | "failed" | null;
    /** What cloud-init could not do. */
    cloud_init_errors: string[];
  } | null;
}

/** What one agent sees. It is whole each time; what it does not list is not on the host. */
export interface HostReport {
  /** Version of these messages. */
  contract_version: number;
  /** Name of the host. */
  host: string;
  /** Generation of the config that this report answers; 0 for none yet. */
  observed_generation: number;
  /** Version of the agent. */
  agent_version: string;
  /** Changes with every boot of the host. */
  boot_id: string;
  /** What the host has. */
  facts: {
    /** Logical CPUs. */
    cpus: number;
    /** Memory. */
    memory_mib: number;
    /** Memory that VMs may not have. */
    memory_reserved_mib: number;
    /** Virtual CPUs per logical CPU. */
    cpu_overcommit: number;
    /** Room for root disks in all: what they take and what is free. */
    storage_bytes: number;
    /** Free room of their file system. */
    storage_free_bytes: number;
    /** Whether VMs can be moved from this host and to it; agents of before leave it out. */
    moves?: boolean;
    /** What Croft's files take of the host, each rounded up to GiB; agents of before leave it out. */
    storage_use?: {
      /** Root disks of VMs, and their firmware's and TPM's state. */
      root_disks_gib: number;
      /** File disks, as far as they are written. */
      file_disks_gib: number;
      /** Images that root disks lie over, and that are kept. */
      images_gib: number;
      /** Logs of the guests' serial ports. */
      logs_gib: number;
    };
    /** Machine type. */
    architecture: string;
    /** Kernel release. */
    kernel: string;
    /** What guests run under. */
    accelerator: "kvm" | "tcg";
    /** What a running VM takes besides its memory; agents of before leave it out. */
    vm_overhead_mib?: number;
    /** Whether the agent has root. */
    root: boolean;
    /** Whether VMs can have a TPM; agents of before, which cannot, leave it out. */
    tpm?: boolean;
    /** First and last host port for allocation. */
    port_range: number[];
    /** Addresses of the host on which operators of projects may forward ports; without it 127.0.0.1. */
    port_addresses?: string[];
    /** Ports that the agent itself listens on, which no VM gets; without it none. */
    own_ports?: number[];
    /** What the host can do for networks of VMs, as probed; without it nothing. */
    network?: {
      /** Whether networks with the mode `nat` can be made. */
      nat: boolean;
      /** Whether cards can be ports of the host's bridges. */
      bridge: boolean;
      /** Whether VMs without networks have a way out. */
      way_out: boolean;
      /** Names of the host's bridges, Croft's own left out. */
      bridges: string[];
      /** What is lacking for what it cannot, one sentence each. */
      missing: string[];
      /** How other hosts reach it for networks that span hosts; absent where its settings name no address. */
      overlay?: {
        /** Address of its end of the tunnels. */
        address: string;
        /** Largest packet of a guest that a tunnel takes: that of the interface without the tunnel's headers. */
        mtu: number;
        /** Why it can have no tunnels now, as a sentence; null when it can. */
        missing: string | null;
      };
    };
  };
  /** Named facts with a reason. */
  conditions: {
    /** What it is about, such as `accelerator`. */
    type: string;
    /** Whether it holds. */
    status: "true" | "false" | "unknown";
    /** One snake_case word. */
    reason: string;
    /** One sentence. */
    message: string;
  }[];
  /** Every disk of the host, adopted or not, and the agent's file disks. */
  disks: {
    /** What tells it from every other. */
    identity: string;
    /** Where it is now; empty for one that was adopted and is gone. */
    path: string;
    /** Other names for it: by-id paths, WWN, serial. */
    aliases: string[];
    /** Model as the device tells it. */
    model: string | null;
    /** Serial as the device tells it. */
    serial: string | null;
    /** Size. */
    size_bytes: number;
    /** Logical sector size. */
    sector_size: number;
    /** What it holds, one sentence each; empty when nothing was found. */
    holds: string[];
    /** Whether it can be adopted, with `wipe` if it holds anything. */
    adoptable: boolean;
    /** Why it cannot be adopted or what adopting needs. */
    reason: string | null;
    /** Id of the disk, when it carries Croft's record. */
    disk: string | null;
  }[];
  /** State of every object of the config, and of what runs without being in it. */
  objects: (NetworkReport | DiskReport | PartitionReport | MoveReport | VmReport)[];
}

/** One line of the log of the reconciler, of a host's agent, of `croft-gitops`, and of what they start: JSON on the standard error stream. The members named here mean the same in every line; others are facts of the one message. Never tokens, keys, headers, bodies or specs. */
export interface LogLine {
  /** When, RFC 3339 in UTC with milliseconds. */
  time: string;
  /** How urgent it is. */
  level: "debug" | "info" | "warn" | "error";
  /** Program: `reconciler`, `agent` or `gitops`. */
  part: string;
  /** What of the program speaks, such as `rest` or `access`: levels may be set by it. Absent: the program itself. */
  component?: string;
  /** What happened: a constant sentence. Facts stand in members. */
  msg: string;
  /** What it belongs to, as in `traceparent` (W3C Trace Context): the same in all parts. */
  trace_id?: string;
  /** Which request of it. */
  span_id?: string;
  /** What an error says: one sentence. */
  error?: unknown;
  /** What caused the error, outermost first. */
  causes?: string[];
  /** Where in the program an unexpected error came from. */
  stack?: string;
  /** Code of the table of errors, where it has one. */
  code?: string;
  /** What to do. */
  detail?: string;
  /** Instead of a line each: how often the same message came since the last line of it. */
  repeated?: number;
  /** Of `access` lines: the operation, as in the REST document; `none` for no route. */
  route?: string;
  /** Of `access` lines. */
  method?: string;
  /** Of `access` lines: without its query; absent where there is no route. */
  path?: string;
  /** Of `access` lines: the HTTP status that was sent; 499 for a client that went before. */
  status?: unknown;
  /** Of `access` lines: to the end of the answer, waits included. */
  duration_ms?: number;
  /** Id of the token, null where none was good. Of requests of agents: the name of the host. */
  principal?: string | null;
  /** Of `access` lines: address of the client, null for the socket. */
  remote?: string | null;
}

/** An error as `application/problem+json` (RFC 9457). */
export interface Problem {
  /** Where the code is explained: `/problems/<code>` of this reconciler. */
  type: string;
  /** One sentence naming the operation and the object. */
  title: string;
  /** HTTP status. */
  status: number;
  /** Code from the table. */
  code: string;
  /** What happened and what to do. */
  detail: string;
  /** Which request it was, as in `Croft-Request-Id`: trace and span, which log lines and events have too. */
  request_id?: string;
  /** One entry per field. */
  errors?: {
    /** Code from the table. */
    code: string;
    /** JSON pointer (RFC 6901) into the body; empty for the whole of it, and for what is not of the body. */
    pointer: string;
    /** Name of the query parameter or header that is wrong, when it is one. */
    parameter?: string;
    /** What is wrong with it. */
    message: string;
    /** Id of the object that has what is wanted. */
    holder?: string;
  }[];
  /** Of `already_exists`: id of the other object. */
  existing_id?: string;
  /** Of `offset_mismatch`: the byte to go on from. */
  offset?: number;
  /** Of `storage_full`: what is needed. */
  needed_bytes?: number;
  /** Of `storage_full`: what is free. */
  free_bytes?: number;
  /** Of `not_empty`, of a project: how many objects of each kind it holds. */
  holds?: Record<string, number>;
  /** Of `not_empty`, of a disk: ids of the partitions on it. */
  partitions?: string[];
  /** Of `not_empty`: whether something of what it holds, or a user of that, is being deleted just now. */
  leaving?: boolean;
  /** Of `in_use`, of a host: ids of what lives on it. */
  held?: string[];
  /** Of `port_in_use`: the ports that others have. */
  ports?: {
    /** Name of the host. */
    host: string;
    /** Its protocol. */
    protocol: "tcp" | "udp";
    /** Port of the host. */
    port: number;
  }[];
  /** Of `no_capacity`, of a VM: why each host does not take it. */
  hosts?: Record<string, string>;
  /** Of `no_capacity`, of a VM: which rule each host is ruled out by. */
  filters?: Record<string, string>;
  /** Of `no_capacity`, of a partition: why each disk does not take it. */
  disks?: Record<string, string>;
  /** Of `no_capacity`: whether no host could ever take it. */
  never?: boolean;
}

/** Where the reconciler keeps its data and how it is reached: one YAML file, `/etc/croft/reconciler.yaml` unless `--config` names another. Every setting may be left out. A variable of the environment, where there is one, overrides the file. */
export interface ReconcilerConfig {
  /** Folder of everything that must survive: database, images, authority, admin token. One reconciler per folder. */
  state_dir?: string;
  /** Folder of the Unix socket `api.sock`, made with mode 0700. Short, because the path of a socket ends at 107 bytes. Unless given: `/run/croft/<mark of the state folder>` as root, else below `$XDG_RUNTIME_DIR` or `/tmp`. */
  runtime_dir?: string;
  /** IP address on which clients are served, by TLS. `0.0.0.0` is every IPv4 address of the machine, `"::"` every address. */
  address?: string;
  /** Port for clients; 0 takes any free one (`endpoint.json` in the state folder names it). */
  port?: number;
  /** IP address on which hosts' agents are served, by TLS with certificates of Croft's authority on both sides. A machine other than this one can join only if this is reachable from it. */
  agent_address?: string;
  /** Port for agents. Unless given: the one after `port`, or any free one if that is 0. */
  agent_port?: number;
  /** DNS names and IP addresses under which clients and agents reach this reconciler. Certificates of Croft's authority are valid for them, and the first is in the lines that join a host. Besides them certificates are valid for the machine's name, loopback and the addresses above; with `0.0.0.0` or `"::"` give at least one. In the variable with commas. */
  names?: string[];
  /** Certificate for clients (PEM, with its chain), such as one of a public authority. It is read again within a minute after the file changed. Unless given, clients see a certificate of Croft's own authority (`ca.pem` in the state folder). Agents always see the latter. */
  tls_certificate_file?: string;
  /** Private key of `tls_certificate_file` (PEM, not encrypted). Both are given, or neither. */
  tls_key_file?: string;
  /** Folder below which `file:` URLs of images may lie. Unless given: `images-in` in the state folder. */
  images_dir?: string;
  /** Folder of the provider that Terraform and OpenTofu may install from this reconciler (`/mirror/`), with a folder for each version; the package `croft-provider-mirror` fills it. Further versions may lie in `provider-mirror` of the state folder. */
  provider_mirror_dir?: string;
  /** Networks (CIDR) that image fetches may reach although they are private. In the variable with commas. */
  fetch_allow?: string[];
  /** User and group of the processes that inspect images, where the reconciler is root. Nothing else should run as it. */
  images_uid?: number;
  /** Connections that each of the two ports holds at once; further ones are closed. */
  max_connections?: number;
  /** Requests a second of one token, on average; ten times as many at once. What is more is answered with 429 and `Retry-After`. */
  max_requests_per_second?: number;
  /** Requests of one token that may be open at once, those included that wait (`?wait=`, followed events). What is more is answered with 429. */
  max_open_requests?: number;
  /** How long a host that does not reach the reconciler keeps running VMs with `on_host_loss = "recreate"` that are made anew on other hosts. Shorter moves them sooner; it has to be longer than a restart of the reconciler takes. */
  host_lease_seconds?: number;
  /** The least level that is logged. */
  log_level?: "debug" | "info" | "warn" | "error";
  /** Other levels of components, such as `access=warn`. Both are read again on SIGHUP (`systemctl reload`). In the variable with commas. */
  log_levels?: string[];
  /** Collector of OpenTelemetry that spans are sent to (OTLP over HTTP, JSON), such as `http://127.0.0.1:4318`; `/v1/traces` is added. Unless given, nothing is recorded. */
  otlp_endpoint?: string;
}

/** What an agent answers on its control channel when it cannot open a stream that is wanted. */
export interface StreamRefusal {
  /** Name of the stream. */
  stream: string;
  /** Code from the table of errors. */
  code: string;
  /** One sentence. */
  message: string;
  /** What to do. */
  detail: string;
}

/** What the reconciler says on an agent's control channel: bytes are wanted of a VM. The agent connects to the target and opens `/v1/agent/streams/<stream>`, or refuses. */
export interface StreamRequest {
  /** Name of the stream, good once and for this host only. */
  stream: string;
  /** Id of the VM; of a partition that moves by itself its own. */
  vm: string;
  /** The VM's placement; an agent that has another one refuses. */
  incarnation: number;
  /** `ssh`: the guest's port 22. `console`: its serial port. `console_view`: the same without the right to type. `serial_log` and `screenshot` send once what there is. `move`: all bytes of a VM that moves, for the host that it moves to. */
  target: "ssh" | "console" | "console_view" | "serial_log" | "screenshot" | "move";
  /** How many of the last lines of a `serial_log`; all that are kept when null. */
  tail_lines: number | null;
}

/** A named fact with a reason. */
export type Condition = HostReport["conditions"][number];
