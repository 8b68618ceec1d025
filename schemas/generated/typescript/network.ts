// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** A network for cards of VMs: a bridge that the hosts have (`bridge`), or a private network that Croft makes, with DHCP, DNS and a way out (`nat`). Addresses are leased when a VM is created, and stay its own until it is deleted. */
export interface NetworkSpec {
  /** `bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false. */
  mode: "bridge" | "nat";
  /** Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`. */
  bridge?: string;
  /** VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`. */
  vlan?: number;
  /** IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation). */
  cidr?: string;
  /** IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7. */
  ipv6_cidr?: string;
  /** IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start. */
  gateway?: string;
  /** Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start. */
  dns?: string[];
  /** Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start. */
  search_domain?: string;
  /** Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused. */
  reserved?: string[];
  /** Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts. */
  mtu?: number;
  /** Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end. */
  firewall?: {
    /** `in`: to a VM of the network, which is what it is when absent; `out`: from one. */
    direction?: "in" | "out";
    /** `any` when absent; `icmp` is that of both families. */
    protocol?: "any" | "tcp" | "udp" | "icmp";
    /** Destination ports and ranges of them, such as `"443"` and `"8000-8100"`, with `tcp` or `udp`; all when absent. */
    ports?: string[];
    /** Source: `any` (when absent), `network` for the network's own addresses, or a CIDR. */
    from?: string;
    /** Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR. */
    to?: string;
    /** `allow` when absent. */
    action?: "allow" | "deny";
  }[];
}

export interface NetworkStatus {
  /** IPv4 address of the router; null where there is none. */
  gateway?: string | null;
  /** IPv6 address of Croft's router with the mode `nat` and `ipv6_cidr`. */
  ipv6_gateway?: string | null;
  /** Name of the host that a network with the mode `nat` is on, the first by name where it spans several (`hosts`); null until its first VM. */
  host?: string | null;
  /** How the network spans hosts; null where it does not. */
  overlay?: {
    /** Number of the network in the packets between hosts (VXLAN). */
    vni: number;
    /** Largest packet in bytes that guests are told to send. */
    mtu: number;
  } | null;
  /** IPv4 addresses that can be leased now (IPv6 where there is no `cidr`); null where Croft hands out none. At most 9007199254740991. */
  free_addresses?: number | null;
  /** Addresses in use, in the order of the addresses. */
  leased_addresses?: {
    /** The address. */
    address: string;
    /** Id of the VM that has it; null for a shared network, because all projects see that. */
    vm: string | null;
    /** Hardware address of its card. */
    mac_address: string;
  }[];
  /** Hosts that have the network, with what each of them says of it. */
  hosts?: {
    /** Name of the host. */
    host: string;
    /** State of the network on it. */
    state: "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
    /** Generation of the network that it has. */
    observed_generation: number;
    /** Error code. */
    code: string | null;
    /** What went wrong there and what to do. */
    message: string | null;
    /** What each rule matched on this host. */
    firewall_counters?: {
      /** Position of the rule in `firewall`; -1 for what was denied because no rule matched. */
      rule: number;
      /** Packets. */
      packets: number;
      /** Bytes. */
      bytes: number;
    }[];
  }[];
}

export type NetworkState = "pending" | "creating" | "ready" | "failed" | "error" | "deleting" | "unknown";
