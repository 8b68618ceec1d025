// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftNetwork: ResourceModel = {
  "name": "croft_network",
  "kind": "network",
  "plural": "networks",
  "scope": "shareable",
  "description": "A network for cards of VMs: a bridge that the hosts have (`bridge`), or a private network that Croft makes, with DHCP, DNS and a way out (`nat`). Addresses are leased when a VM is created, and stay its own until it is deleted.",
  "version": 0,
  "attributes": [
    {
      "name": "id",
      "type": "string",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Id of the object.",
      "source": "meta",
      "unknownWhen": []
    },
    {
      "name": "project",
      "type": "string",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "Name of the project; the provider's at create when absent.",
      "source": "meta",
      "effect": "X",
      "reference": "project",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "name",
      "type": "string",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Name, unique per kind and project.",
      "source": "meta",
      "effect": "X",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "shared",
      "type": "bool",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether it is for all projects and belongs to none.",
      "source": "meta",
      "effect": "X",
      "default": false
    },
    {
      "name": "mode",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "`bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "values": [
        "bridge",
        "nat"
      ]
    },
    {
      "name": "bridge",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"
    },
    {
      "name": "vlan",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`.",
      "source": "spec",
      "effect": "X",
      "type": "number",
      "minimum": 1,
      "maximum": 4094
    },
    {
      "name": "cidr",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation).",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "maxLength": 18
    },
    {
      "name": "ipv6_cidr",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "maxLength": 49
    },
    {
      "name": "gateway",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "IPv4 address of the router, inside `cidr`. With the mode `nat` it is Croft's own, the first address of `cidr` when absent; with `bridge` there is none when absent. Guests learn a change at their next start.",
      "source": "spec",
      "effect": "L",
      "type": "string",
      "maxLength": 15
    },
    {
      "name": "dns",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start.",
      "source": "spec",
      "effect": "L",
      "type": [
        "list",
        "string"
      ],
      "maxLength": 45,
      "maxItems": 8
    },
    {
      "name": "search_domain",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start.",
      "source": "spec",
      "effect": "L",
      "type": "string",
      "maxLength": 253,
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"
    },
    {
      "name": "reserved",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused.",
      "source": "spec",
      "effect": "L",
      "type": [
        "set",
        "string"
      ],
      "minLength": 2,
      "maxLength": 91,
      "maxItems": 64
    },
    {
      "name": "mtu",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts.",
      "source": "spec",
      "effect": "X",
      "type": "number",
      "minimum": 576,
      "maximum": 9216
    },
    {
      "name": "firewall",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "list",
        "attributes": [
          {
            "name": "direction",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "`in`: to a VM of the network, which is what it is when absent; `out`: from one.",
            "source": "spec",
            "type": "string",
            "values": [
              "in",
              "out"
            ]
          },
          {
            "name": "protocol",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "`any` when absent; `icmp` is that of both families.",
            "source": "spec",
            "type": "string",
            "values": [
              "any",
              "tcp",
              "udp",
              "icmp"
            ]
          },
          {
            "name": "ports",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Destination ports and ranges of them, such as `\"443\"` and `\"8000-8100\"`, with `tcp` or `udp`; all when absent.",
            "source": "spec",
            "type": [
              "list",
              "string"
            ],
            "maxItems": 64,
            "pattern": "^[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?$"
          },
          {
            "name": "from",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Source: `any` (when absent), `network` for the network's own addresses, or a CIDR.",
            "source": "spec",
            "type": "string",
            "maxLength": 49
          },
          {
            "name": "to",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR.",
            "source": "spec",
            "type": "string",
            "maxLength": 49
          },
          {
            "name": "action",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "`allow` when absent.",
            "source": "spec",
            "type": "string",
            "values": [
              "allow",
              "deny"
            ]
          }
        ]
      },
      "maxItems": 256
    },
    {
      "name": "tags",
      "type": [
        "map",
        "string"
      ],
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Labels, at most 50; keys up to 128 characters, values up to 256.",
      "source": "meta",
      "effect": "L"
    },
    {
      "name": "tags_all",
      "type": [
        "map",
        "string"
      ],
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "The provider's `default_tags` and `tags`, merged.",
      "source": "meta"
    },
    {
      "name": "created_at",
      "type": "string",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "When it was created (RFC 3339, UTC).",
      "source": "meta",
      "unknownWhen": []
    }
  ],
  "timeouts": [
    "create",
    "read",
    "update",
    "delete"
  ]
};
