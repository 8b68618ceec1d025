// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftVm: ResourceModel = {
  "name": "croft_vm",
  "kind": "vm",
  "plural": "vms",
  "scope": "project",
  "description": "A QEMU guest on one of the hosts.",
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
      "effect": "L",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "description",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Free text for people.",
      "source": "spec",
      "effect": "L",
      "type": "string",
      "maxLength": 1024
    },
    {
      "name": "hostname",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "Host name inside the guest; the VM's name at create when absent.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "image",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them.",
      "source": "spec",
      "effect": "X",
      "ignoredBy": "on_image_change",
      "reference": "image",
      "type": "string",
      "pattern": "^img_[0-9a-z]{16}$"
    },
    {
      "name": "cpus",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Number of virtual CPUs.",
      "source": "spec",
      "effect": "R",
      "type": "number",
      "minimum": 1,
      "maximum": 256
    },
    {
      "name": "memory_mib",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Memory in MiB.",
      "source": "spec",
      "effect": "R",
      "type": "number",
      "minimum": 64,
      "maximum": 16777216
    },
    {
      "name": "root_disk_gib",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks.",
      "source": "spec",
      "effect": "R",
      "shrink": "refused",
      "type": "number",
      "minimum": 1,
      "maximum": 65536
    },
    {
      "name": "host",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Name of the host that the VM is pinned to; Croft chooses when absent. Another one moves the VM there with its root disk and its partitions: it is stopped while they are copied, and runs on where it was when that fails. Adding the host it is on, or removing it, changes nothing.",
      "source": "spec",
      "effect": "M",
      "reference": "host",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "region",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "zone",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Zone whose hosts the VM may be on; otherwise as `region`.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "host_labels",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused.",
      "source": "spec",
      "effect": "L",
      "type": [
        "map",
        "string"
      ]
    },
    {
      "name": "spread",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "group",
            "required": true,
            "optional": false,
            "computed": false,
            "sensitive": false,
            "description": "Name of the group.",
            "source": "spec",
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
          },
          {
            "name": "over",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "What no two of them share (`host` when absent).",
            "source": "spec",
            "type": "string",
            "values": [
              "host",
              "zone",
              "region"
            ]
          },
          {
            "name": "mode",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "`required` (the default when absent): the VM is placed where no other one of the group is, or not at all. `preferred`: where there are fewest.",
            "source": "spec",
            "type": "string",
            "values": [
              "required",
              "preferred"
            ]
          }
        ]
      }
    },
    {
      "name": "on_host_loss",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start.",
      "source": "spec",
      "effect": "L",
      "default": "wait",
      "type": "string",
      "values": [
        "wait",
        "recreate"
      ]
    },
    {
      "name": "partitions",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Partitions that are there from the first boot.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "list",
        "attributes": [
          {
            "name": "partition",
            "required": true,
            "optional": false,
            "computed": false,
            "sensitive": false,
            "description": "Id of the partition.",
            "source": "spec",
            "reference": "partition",
            "type": "string",
            "pattern": "^prt_[0-9a-z]{16}$"
          },
          {
            "name": "serial",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Serial that the guest sees; the partition's when absent.",
            "source": "spec",
            "type": "string",
            "pattern": "^[A-Za-z0-9_-]{1,20}$"
          },
          {
            "name": "read_only",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Whether the guest may only read (false when absent).",
            "source": "spec",
            "type": "bool"
          }
        ]
      },
      "maxItems": 8
    },
    {
      "name": "ssh_keys",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on.",
      "source": "spec",
      "effect": "L",
      "reference": "ssh_key",
      "type": [
        "set",
        "string"
      ],
      "minLength": 4,
      "maxLength": 16384,
      "maxItems": 64
    },
    {
      "name": "user_data",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": true,
      "description": "Handed to the guest byte for byte (cloud-init's user data).",
      "source": "spec",
      "effect": "X",
      "ignoredBy": "on_user_data_change",
      "atMostOneOf": [
        "user_data",
        "user_data_wo"
      ],
      "type": "string",
      "maxLength": 524288
    },
    {
      "name": "user_data_wo",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": true,
      "description": "Like `user_data`, but kept in neither Terraform's state nor anything that REST shows. A new value is taken when `user_data_wo_version` changes.",
      "source": "spec",
      "effect": "X",
      "writeOnly": true,
      "atMostOneOf": [
        "user_data",
        "user_data_wo"
      ],
      "type": "string",
      "maxLength": 524288
    },
    {
      "name": "user_data_wo_version",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Any number; its change says that `user_data_wo` is another.",
      "source": "spec",
      "effect": "X",
      "ignoredBy": "on_user_data_change",
      "type": "number",
      "minimum": 0,
      "maximum": 9007199254740991
    },
    {
      "name": "user_data_format",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's.",
      "source": "spec",
      "effect": "X",
      "ignoredBy": "on_user_data_change",
      "default": "cloud_init",
      "type": "string",
      "values": [
        "cloud_init",
        "ignition"
      ]
    },
    {
      "name": "on_image_change",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What another `image` does to the VM. `ignore` keeps the one it has.",
      "source": "spec",
      "effect": "L",
      "default": "replace",
      "type": "string",
      "values": [
        "replace",
        "ignore"
      ]
    },
    {
      "name": "on_user_data_change",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk.",
      "source": "spec",
      "effect": "L",
      "default": "ignore",
      "formerDefault": "replace",
      "type": "string",
      "values": [
        "ignore",
        "replace"
      ]
    },
    {
      "name": "cpu_model",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else.",
      "source": "spec",
      "effect": "R",
      "default": "auto",
      "type": "string",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"
    },
    {
      "name": "firmware",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What the guest boots with.",
      "source": "spec",
      "effect": "R",
      "default": "bios",
      "type": "string",
      "values": [
        "bios",
        "uefi"
      ]
    },
    {
      "name": "secure_boot",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that.",
      "source": "spec",
      "effect": "R",
      "default": false,
      "type": "bool"
    },
    {
      "name": "tpm",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer.",
      "source": "spec",
      "effect": "R",
      "default": false,
      "type": "bool"
    },
    {
      "name": "cdroms",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken.",
      "source": "spec",
      "effect": "L",
      "reference": "image",
      "type": [
        "list",
        "string"
      ],
      "maxItems": 4,
      "pattern": "^img_[0-9a-z]{16}$"
    },
    {
      "name": "boot_from",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`.",
      "source": "spec",
      "effect": "R",
      "default": "disk",
      "type": "string",
      "values": [
        "disk",
        "cdrom",
        "cdrom_once"
      ]
    },
    {
      "name": "power_state",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether the VM is to run. Stopping asks the guest first, and ends it after a minute. A paused VM keeps its memory and loses nothing; one that is started as paused waits before its first instruction.",
      "source": "spec",
      "effect": "L",
      "default": "running",
      "type": "string",
      "values": [
        "running",
        "stopped",
        "paused"
      ]
    },
    {
      "name": "restart_policy",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s.",
      "source": "spec",
      "effect": "L",
      "default": "on_failure",
      "type": "string",
      "values": [
        "always",
        "on_failure",
        "never"
      ]
    },
    {
      "name": "start_on_boot",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether its host starts the VM after the host itself was booted.",
      "source": "spec",
      "effect": "L",
      "default": true,
      "type": "bool"
    },
    {
      "name": "deletion_protection",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether the VM can neither be destroyed nor replaced until this is false.",
      "source": "spec",
      "effect": "L",
      "default": false,
      "type": "bool"
    },
    {
      "name": "ports",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Ports of the host that are forwarded to the guest.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "list",
        "attributes": [
          {
            "name": "guest_port",
            "required": true,
            "optional": false,
            "computed": false,
            "sensitive": false,
            "description": "Port inside the guest.",
            "source": "spec",
            "type": "number",
            "minimum": 1,
            "maximum": 65535
          },
          {
            "name": "host_port",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Port of the host; allocated when absent. Operators of projects choose it inside the host's `port_range`, admins choose any; no VM gets a port that Croft itself listens on.",
            "source": "spec",
            "type": "number",
            "minimum": 1,
            "maximum": 65535
          },
          {
            "name": "host_address",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any.",
            "source": "spec",
            "type": "string",
            "pattern": "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"
          },
          {
            "name": "protocol",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "`tcp` when absent.",
            "source": "spec",
            "type": "string",
            "values": [
              "tcp",
              "udp"
            ]
          }
        ]
      },
      "maxItems": 64
    },
    {
      "name": "networks",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it.",
      "source": "spec",
      "effect": "R",
      "nested": {
        "nesting": "list",
        "attributes": [
          {
            "name": "network",
            "required": true,
            "optional": false,
            "computed": false,
            "sensitive": false,
            "description": "Id of the network.",
            "source": "spec",
            "reference": "network",
            "type": "string",
            "pattern": "^net_[0-9a-z]{16}$"
          },
          {
            "name": "address",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "IPv4 address inside the network's `cidr`; a free one is leased when absent.",
            "source": "spec",
            "type": "string",
            "minLength": 7,
            "maxLength": 15
          },
          {
            "name": "ipv6_address",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "IPv6 address inside the network's `ipv6_cidr`; a free one is leased when absent.",
            "source": "spec",
            "type": "string",
            "minLength": 2,
            "maxLength": 45
          },
          {
            "name": "mac_address",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Hardware address, unique in the network; one that is made of the VM's id when absent.",
            "source": "spec",
            "type": "string",
            "pattern": "^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$"
          }
        ]
      },
      "maxItems": 8
    },
    {
      "name": "wait_for",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error.",
      "source": "spec",
      "effect": "L",
      "default": [
        "running"
      ],
      "type": [
        "list",
        "string"
      ],
      "values": [
        "running",
        "address",
        "ssh",
        "cloud_init"
      ],
      "maxItems": 4,
      "uniqueItems": true
    },
    {
      "name": "on_wait_timeout",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on.",
      "source": "spec",
      "effect": "L",
      "default": "error",
      "type": "string",
      "values": [
        "error",
        "warn"
      ]
    },
    {
      "name": "on_change",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether a change that needs a restart may restart the VM.",
      "source": "spec",
      "effect": "L",
      "default": "restart",
      "type": "string",
      "values": [
        "restart",
        "fail"
      ]
    },
    {
      "name": "host_region",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Region of that host.",
      "source": "status",
      "unknownWhen": [
        "host",
        "host_labels",
        "spread"
      ],
      "type": "string"
    },
    {
      "name": "host_zone",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Zone of that host.",
      "source": "status",
      "unknownWhen": [
        "host",
        "host_labels",
        "spread"
      ],
      "type": "string"
    },
    {
      "name": "ready",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Whether `wait_for` was met after the last start or change of it; kept once reached.",
      "source": "status",
      "unknownWhen": [
        "cpus",
        "memory_mib",
        "root_disk_gib",
        "cpu_model",
        "firmware",
        "secure_boot",
        "tpm",
        "boot_from",
        "networks",
        "power_state",
        "wait_for",
        "host",
        "host_labels",
        "spread"
      ],
      "type": "bool"
    },
    {
      "name": "ip_address",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Address of the first network card as leased or configured, IPv4 before IPv6; null without `networks`, and where the LAN hands addresses out (see the data source then).",
      "source": "status",
      "unknownWhen": [
        "networks"
      ],
      "type": "string"
    },
    {
      "name": "nics",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Network cards, in the order of `networks`.",
      "source": "status",
      "unknownWhen": [
        "networks"
      ],
      "nested": {
        "nesting": "list",
        "attributes": [
          {
            "name": "network",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "Id of the network.",
            "source": "status",
            "type": "string"
          },
          {
            "name": "mac_address",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "Hardware address.",
            "source": "status",
            "type": "string"
          },
          {
            "name": "ip_addresses",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "Leased addresses, IPv4 before IPv6; none where the LAN hands them out.",
            "source": "status",
            "type": [
              "list",
              "string"
            ]
          }
        ]
      }
    },
    {
      "name": "allocated_ports",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Port of the host for each forwarded port, by `port/protocol` (`\"22/tcp\" = 2201`).",
      "source": "status",
      "unknownWhen": [
        "ports",
        "host",
        "host_labels",
        "spread"
      ],
      "type": [
        "map",
        "number"
      ]
    },
    {
      "name": "ssh",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "What a client needs to log in.",
      "source": "status",
      "unknownWhen": [
        "name"
      ],
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "user",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "User that Croft's keys log in as.",
            "source": "status",
            "type": "string"
          },
          {
            "name": "host_key",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "The guest's public host key in OpenSSH's format.",
            "source": "status",
            "type": "string"
          },
          {
            "name": "host",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "`<vm>.<project>.croft`, as Croft's ssh configuration (`croft ssh-config`) knows it; for Ansible's inventories.",
            "source": "status",
            "type": "string"
          },
          {
            "name": "host_alias",
            "required": false,
            "optional": false,
            "computed": true,
            "sensitive": false,
            "description": "Name for `HostKeyAlias`: the VM's id.",
            "source": "status",
            "type": "string"
          }
        ]
      }
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
