// Generated from schemas/; edit the YAML there and run `npm run generate`.

import { croftDisk } from "./croft-disk.ts";
import { croftHost } from "./croft-host.ts";
import { croftImage } from "./croft-image.ts";
import { croftNetwork } from "./croft-network.ts";
import { croftPartitionAttachment } from "./croft-partition-attachment.ts";
import { croftPartition } from "./croft-partition.ts";
import { croftProject } from "./croft-project.ts";
import { croftSshKey } from "./croft-ssh-key.ts";
import { croftVm } from "./croft-vm.ts";
import type {
  ActionModel,
  AttributeModel,
  DataSourceModel,
  EphemeralModel,
  FunctionModel,
  ListResourceModel,
  ResourceModel,
} from "../../src/terraform-model.ts";

export const PROVIDER_DESCRIPTION = "Croft turns Linux machines you own into a small cloud declared in Terraform.";

export const SETTINGS: readonly AttributeModel[] = [
  {
    "name": "endpoint",
    "type": "string",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "Address of the reconciler: `unix:///…/api.sock` on its own machine, else `https://host:7400`; else CROFT_ENDPOINT. Plain `http://` is refused, because a token is sent only to a server that has proved itself.",
    "source": "terraform"
  },
  {
    "name": "token",
    "type": "string",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": true,
    "description": "Bearer token; else CROFT_TOKEN.",
    "source": "terraform"
  },
  {
    "name": "project",
    "type": "string",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "Name of the project of new objects that name none; else CROFT_PROJECT.",
    "source": "terraform"
  },
  {
    "name": "default_tags",
    "type": [
      "map",
      "string"
    ],
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "Tags of every object; its own ones win.",
    "source": "terraform"
  },
  {
    "name": "ca_certificate",
    "type": "string",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "Authority that the certificate of an `https://` endpoint is checked against, as PEM or as the path of a file (Croft's own is `ca.pem` in the reconciler's state folder); else CROFT_CA_CERTIFICATE, else the authorities that the system trusts.",
    "source": "terraform"
  },
  {
    "name": "request_timeout_seconds",
    "type": "number",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "How long a request may take, and how long a refused or lost connection is tried again (30). While the reconciler has not yet answered in a run, a refused connection is tried for 5 seconds at most, so that a plan soon says that nothing listens.",
    "source": "terraform",
    "minimum": 1,
    "maximum": 3600
  }
];

export const RESOURCES: readonly ResourceModel[] = [
  croftDisk,
  croftHost,
  croftImage,
  croftNetwork,
  croftPartitionAttachment,
  croftPartition,
  croftProject,
  croftSshKey,
  croftVm,
];

export const DATA_SOURCES: readonly DataSourceModel[] = [
  {
    "name": "croft_disks",
    "kind": "disk",
    "plural": "disks",
    "description": "Every disk of the hosts, adopted or not, with what it holds and what adopting it would need, as their agents last reported it: a disk that came, went, was adopted or released is there within seconds. Name a disk by its identity, not by its place in the list.",
    "scope": "global",
    "list": "disks",
    "filters": [
      "host"
    ],
    "from": "inventory",
    "attributes": [
      {
        "name": "host",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this host.",
        "source": "terraform"
      },
      {
        "name": "disks",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "host",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the host that has it.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "identity",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What tells it from every other.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "path",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it is now; empty for one that was adopted and is gone.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "aliases",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Other names for it: by-id paths, WWN, serial.",
              "source": "status",
              "type": [
                "list",
                "string"
              ]
            },
            {
              "name": "model",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Model as the device tells it.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "serial",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Serial as the device tells it.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "sector_size",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Logical sector size.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "holds",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it holds, one sentence each; empty when nothing was found.",
              "source": "status",
              "type": [
                "list",
                "string"
              ]
            },
            {
              "name": "adoptable",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it can be adopted, with `wipe` if it holds anything.",
              "source": "status",
              "type": "bool"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Why it cannot be adopted or what adopting needs.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "disk",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the disk, when it carries Croft's record.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "size_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size in whole GiB, rounded down.",
              "source": "status",
              "type": "number"
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  },
  {
    "name": "croft_host",
    "kind": "host",
    "plural": "hosts",
    "description": "One host.",
    "scope": "global",
    "by": [
      "id",
      "name"
    ],
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its id. Give this or `name`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its name. Give this or `id`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "region",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it.",
        "source": "spec",
        "type": "string",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
      },
      {
        "name": "zone",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What fails together within a region, such as a room or a rack. VMs choose by it and spread over it.",
        "source": "spec",
        "type": "string",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
      },
      {
        "name": "labels",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What VMs choose by (`host_labels`), such as `disk = \"nvme\"`.",
        "source": "spec",
        "type": [
          "map",
          "string"
        ]
      },
      {
        "name": "schedulable",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether Croft places anything new on the host. What is there stays and may be started.",
        "source": "spec",
        "type": "bool"
      },
      {
        "name": "maintenance",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back.",
        "source": "spec",
        "type": "bool"
      },
      {
        "name": "overcommit",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How much more is given out than there is.",
        "source": "spec",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4).",
              "source": "spec",
              "type": "number",
              "minimum": 0.1,
              "maximum": 64
            }
          ]
        }
      },
      {
        "name": "capacity",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets.",
        "source": "spec",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Logical CPUs. Unless given, what the agent says.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 8192
            },
            {
              "name": "memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory in MiB. Unless given, what the agent says.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 67108864
            },
            {
              "name": "storage_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Room for root disks in all, in GiB. Unless given, what the agent says.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1073741824
            }
          ]
        }
      },
      {
        "name": "reserved",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is kept back for the machine itself.",
        "source": "spec",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024).",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 16777216
            },
            {
              "name": "storage_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Room for root disks that VMs may not have, in GiB. Unless given, none.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1048576
            }
          ]
        }
      },
      {
        "name": "cpus",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Logical CPUs.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "memory_mib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Memory in MiB.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "memory_reserved_mib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Memory that VMs may not have, in MiB.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "cpu_overcommit",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How many virtual CPUs each logical CPU may carry.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "storage_gib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Room for root disks in all, rounded down to GiB.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "free_cpus",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Virtual CPUs not reserved.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "free_memory_mib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Memory not reserved.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "free_storage_gib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Room for root disks not reserved.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "memory_use",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What takes the host's memory, by use; null before its first report.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "vms_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory of VMs that are to run.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "overhead_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What QEMU takes besides for these VMs.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "reserved_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is kept back for the machine itself.",
              "source": "status",
              "type": "number"
            }
          ]
        }
      },
      {
        "name": "ports_use",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What takes the host's ports, by use; null before its first report.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "ssh",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Ports that lead to the SSH of VMs, one each.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "forwarded",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Ports that VMs forward.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "free",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "TCP ports of the host's range that no VM and nothing of Croft has.",
              "source": "status",
              "type": "number"
            }
          ]
        }
      },
      {
        "name": "storage_use",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What takes the host's storage, by use, each rounded up to GiB; null while its agent does not say so.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "root_disks_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Root disks of VMs as far as they are written, and the state of firmware and TPM.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "file_disks_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "File disks, as far as they are written; partitions lie on them.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "images_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Images that root disks lie over.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "logs_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Logs of the serial ports of VMs.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "quarantine_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Deleted partitions in quarantine, on file disks and on others.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "promised_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Root disks of VMs when they are full; `free_storage_gib` is what is left beside them.",
              "source": "status",
              "type": "number"
            }
          ]
        }
      },
      {
        "name": "architecture",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Machine type, such as `x86_64`.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "kernel",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Kernel release.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "accelerator",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "`kvm` when proven, else `tcg`.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "agent_version",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Version of the agent.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "root",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether the agent has root.",
        "source": "status",
        "type": "bool"
      },
      {
        "name": "tpm",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether VMs can have a TPM there.",
        "source": "status",
        "type": "bool"
      },
      {
        "name": "boot_id",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Changes with every boot of the host.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "last_seen_at",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Last time the agent was heard.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where it stands.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state_reason",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is waited for or went wrong.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "conditions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Named facts with a reason.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "type",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it is about.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "status",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it holds: true, false or unknown.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One snake_case word.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "tags",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels, default tags included.",
        "source": "meta",
        "type": [
          "map",
          "string"
        ]
      }
    ]
  },
  {
    "name": "croft_hosts",
    "kind": "host",
    "plural": "hosts",
    "description": "All hosts.",
    "scope": "global",
    "list": "hosts",
    "filters": [
      "state",
      "region",
      "zone",
      "labels"
    ],
    "from": "documents",
    "attributes": [
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "ready",
          "silent"
        ]
      },
      {
        "name": "region",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this region.",
        "source": "terraform"
      },
      {
        "name": "zone",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this zone.",
        "source": "terraform"
      },
      {
        "name": "labels",
        "type": [
          "map",
          "string"
        ],
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those that have all of these labels.",
        "source": "terraform"
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      },
      {
        "name": "hosts",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the object.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "name",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its name.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "region",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it.",
              "source": "spec",
              "type": "string",
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
            },
            {
              "name": "zone",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What fails together within a region, such as a room or a rack. VMs choose by it and spread over it.",
              "source": "spec",
              "type": "string",
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
            },
            {
              "name": "labels",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What VMs choose by (`host_labels`), such as `disk = \"nvme\"`.",
              "source": "spec",
              "type": [
                "map",
                "string"
              ]
            },
            {
              "name": "schedulable",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether Croft places anything new on the host. What is there stays and may be started.",
              "source": "spec",
              "type": "bool"
            },
            {
              "name": "maintenance",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back.",
              "source": "spec",
              "type": "bool"
            },
            {
              "name": "overcommit",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How much more is given out than there is.",
              "source": "spec",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "cpus",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Virtual CPUs per logical CPU. Unless given, what the agent's configuration says (4).",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0.1,
                    "maximum": 64
                  }
                ]
              }
            },
            {
              "name": "capacity",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets.",
              "source": "spec",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "cpus",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Logical CPUs. Unless given, what the agent says.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 1,
                    "maximum": 8192
                  },
                  {
                    "name": "memory_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Memory in MiB. Unless given, what the agent says.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 1,
                    "maximum": 67108864
                  },
                  {
                    "name": "storage_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Room for root disks in all, in GiB. Unless given, what the agent says.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1073741824
                  }
                ]
              }
            },
            {
              "name": "reserved",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is kept back for the machine itself.",
              "source": "spec",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "memory_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Memory that VMs may not have, in MiB. Unless given, what the agent's configuration says (1024).",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 16777216
                  },
                  {
                    "name": "storage_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Room for root disks that VMs may not have, in GiB. Unless given, none.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1048576
                  }
                ]
              }
            },
            {
              "name": "cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Logical CPUs.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory in MiB.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "memory_reserved_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory that VMs may not have, in MiB.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "cpu_overcommit",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How many virtual CPUs each logical CPU may carry.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "storage_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Room for root disks in all, rounded down to GiB.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "free_cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Virtual CPUs not reserved.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "free_memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory not reserved.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "free_storage_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Room for root disks not reserved.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "memory_use",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What takes the host's memory, by use; null before its first report.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "vms_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Memory of VMs that are to run.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "overhead_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What QEMU takes besides for these VMs.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "reserved_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What is kept back for the machine itself.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            },
            {
              "name": "ports_use",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What takes the host's ports, by use; null before its first report.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "ssh",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Ports that lead to the SSH of VMs, one each.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "forwarded",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Ports that VMs forward.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "free",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "TCP ports of the host's range that no VM and nothing of Croft has.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            },
            {
              "name": "storage_use",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What takes the host's storage, by use, each rounded up to GiB; null while its agent does not say so.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "root_disks_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Root disks of VMs as far as they are written, and the state of firmware and TPM.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "file_disks_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "File disks, as far as they are written; partitions lie on them.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "images_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Images that root disks lie over.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "logs_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Logs of the serial ports of VMs.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "quarantine_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Deleted partitions in quarantine, on file disks and on others.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "promised_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Root disks of VMs when they are full; `free_storage_gib` is what is left beside them.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            },
            {
              "name": "architecture",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Machine type, such as `x86_64`.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "kernel",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Kernel release.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "accelerator",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "`kvm` when proven, else `tcg`.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "agent_version",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Version of the agent.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "root",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether the agent has root.",
              "source": "status",
              "type": "bool"
            },
            {
              "name": "tpm",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether VMs can have a TPM there.",
              "source": "status",
              "type": "bool"
            },
            {
              "name": "boot_id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Changes with every boot of the host.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "last_seen_at",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Last time the agent was heard.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it stands.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state_reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is waited for or went wrong.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "conditions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Named facts with a reason.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "type",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What it is about.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "status",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Whether it holds: true, false or unknown.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One snake_case word.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "tags",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels, default tags included.",
              "source": "meta",
              "type": [
                "map",
                "string"
              ]
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  },
  {
    "name": "croft_image",
    "kind": "image",
    "plural": "images",
    "description": "One image.",
    "scope": "shareable",
    "by": [
      "id",
      "name"
    ],
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its id. Give this or `name`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its name. Give this or `id`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "The project of that name; the provider's when absent. What is shared is found when it has none.",
        "source": "terraform"
      },
      {
        "name": "url",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where the reconciler fetches the image: `https`, `http` (with `sha256`), or `file:` below the reconciler's `images_dir` (admin only). With an equal `sha256` a new address is only noted. All who may read the image read it, so it may hold no user name or password.",
        "source": "spec",
        "contentOf": "sha256",
        "type": "string",
        "maxLength": 2048,
        "pattern": "^(https?|file)://[^\\s]+$"
      },
      {
        "name": "sha256",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "SHA-256 of the image's file as given, compressed or not.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "compression",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How the file as given is compressed, found from its contents; null when it is not.",
        "source": "status",
        "type": "string",
        "values": [
          "gzip",
          "xz",
          "zstd"
        ]
      },
      {
        "name": "disk_sha256",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "SHA-256 of the disk that hosts get, which differs from `sha256` when the file is compressed.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "disk_size_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Size of what hosts get.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "kernel",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Hashes of the kernel's files as fetched.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "sha256",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "SHA-256 of the kernel.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size of the kernel.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "initrd_sha256",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "SHA-256 of the initial ramdisk.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "initrd_size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size of the initial ramdisk.",
              "source": "status",
              "type": "number"
            }
          ]
        }
      },
      {
        "name": "format",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Recorded once from the contents, or insisted on, and named ever after.",
        "source": "status",
        "type": "string",
        "values": [
          "raw",
          "qcow2",
          "iso"
        ]
      },
      {
        "name": "size_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Size of the file as given, compressed or not.",
        "source": "status",
        "unknownWhen": [
          "sha256"
        ],
        "type": "number"
      },
      {
        "name": "virtual_size_gib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Size of the disk that a guest sees, rounded up to GiB; the smallest `root_disk_gib`.",
        "source": "status",
        "unknownWhen": [
          "sha256"
        ],
        "type": "number"
      },
      {
        "name": "virtual_size_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Exact size of the disk that a guest sees.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "fetched_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How much of it is here; grows while state is `fetching`.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "total_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What `fetched_bytes` grows to, as far as the server says so; null when it does not.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where it stands.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state_reason",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is waited for or went wrong.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "conditions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Named facts with a reason.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "type",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it is about.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "status",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it holds: true, false or unknown.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One snake_case word.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "tags",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels, default tags included.",
        "source": "meta",
        "type": [
          "map",
          "string"
        ]
      }
    ]
  },
  {
    "name": "croft_images",
    "kind": "image",
    "plural": "images",
    "description": "Images that one may see.",
    "scope": "shareable",
    "list": "images",
    "filters": [
      "project",
      "name",
      "state"
    ],
    "from": "documents",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "fetching",
          "ready",
          "failed",
          "error",
          "deleting"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      },
      {
        "name": "images",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the object.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "project",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of its project.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "name",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its name.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "url",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where the reconciler fetches the image: `https`, `http` (with `sha256`), or `file:` below the reconciler's `images_dir` (admin only). With an equal `sha256` a new address is only noted. All who may read the image read it, so it may hold no user name or password.",
              "source": "spec",
              "contentOf": "sha256",
              "type": "string",
              "maxLength": 2048,
              "pattern": "^(https?|file)://[^\\s]+$"
            },
            {
              "name": "sha256",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "SHA-256 of the image's file as given, compressed or not.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "compression",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How the file as given is compressed, found from its contents; null when it is not.",
              "source": "status",
              "type": "string",
              "values": [
                "gzip",
                "xz",
                "zstd"
              ]
            },
            {
              "name": "disk_sha256",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "SHA-256 of the disk that hosts get, which differs from `sha256` when the file is compressed.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "disk_size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size of what hosts get.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "kernel",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Hashes of the kernel's files as fetched.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "sha256",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "SHA-256 of the kernel.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "size_bytes",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Size of the kernel.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "initrd_sha256",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "SHA-256 of the initial ramdisk.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "initrd_size_bytes",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Size of the initial ramdisk.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            },
            {
              "name": "format",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Recorded once from the contents, or insisted on, and named ever after.",
              "source": "status",
              "type": "string",
              "values": [
                "raw",
                "qcow2",
                "iso"
              ]
            },
            {
              "name": "size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size of the file as given, compressed or not.",
              "source": "status",
              "unknownWhen": [
                "sha256"
              ],
              "type": "number"
            },
            {
              "name": "virtual_size_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size of the disk that a guest sees, rounded up to GiB; the smallest `root_disk_gib`.",
              "source": "status",
              "unknownWhen": [
                "sha256"
              ],
              "type": "number"
            },
            {
              "name": "virtual_size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Exact size of the disk that a guest sees.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "fetched_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How much of it is here; grows while state is `fetching`.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "total_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What `fetched_bytes` grows to, as far as the server says so; null when it does not.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it stands.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state_reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is waited for or went wrong.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "conditions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Named facts with a reason.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "type",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What it is about.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "status",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Whether it holds: true, false or unknown.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One snake_case word.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "tags",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels, default tags included.",
              "source": "meta",
              "type": [
                "map",
                "string"
              ]
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  },
  {
    "name": "croft_network",
    "kind": "network",
    "plural": "networks",
    "description": "One network, with its leased and free addresses.",
    "scope": "shareable",
    "by": [
      "id",
      "name"
    ],
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its id. Give this or `name`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its name. Give this or `id`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "The project of that name; the provider's when absent. What is shared is found when it has none.",
        "source": "terraform"
      },
      {
        "name": "mode",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "`bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false.",
        "source": "spec",
        "type": "string",
        "values": [
          "bridge",
          "nat"
        ]
      },
      {
        "name": "bridge",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`.",
        "source": "spec",
        "type": "string",
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"
      },
      {
        "name": "vlan",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`.",
        "source": "spec",
        "type": "number",
        "minimum": 1,
        "maximum": 4094
      },
      {
        "name": "cidr",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation).",
        "source": "spec",
        "type": "string",
        "maxLength": 18
      },
      {
        "name": "ipv6_cidr",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7.",
        "source": "spec",
        "type": "string",
        "maxLength": 49
      },
      {
        "name": "dns",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start.",
        "source": "spec",
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start.",
        "source": "spec",
        "type": "string",
        "maxLength": 253,
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"
      },
      {
        "name": "reserved",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused.",
        "source": "spec",
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts.",
        "source": "spec",
        "type": "number",
        "minimum": 576,
        "maximum": 9216
      },
      {
        "name": "firewall",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end.",
        "source": "spec",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "direction",
              "required": false,
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Source: `any` (when absent), `network` for the network's own addresses, or a CIDR.",
              "source": "spec",
              "type": "string",
              "maxLength": 49
            },
            {
              "name": "to",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR.",
              "source": "spec",
              "type": "string",
              "maxLength": 49
            },
            {
              "name": "action",
              "required": false,
              "optional": false,
              "computed": true,
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
        "name": "gateway",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "IPv4 address of the router; null where there is none.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "ipv6_gateway",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "IPv6 address of Croft's router with the mode `nat` and `ipv6_cidr`.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "host",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Name of the host that a network with the mode `nat` is on, the first by name where it spans several (`hosts`); null until its first VM.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "overlay",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How the network spans hosts; null where it does not.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "vni",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of the network in the packets between hosts (VXLAN).",
              "source": "status",
              "type": "number"
            },
            {
              "name": "mtu",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Largest packet in bytes that guests are told to send.",
              "source": "status",
              "type": "number"
            }
          ]
        }
      },
      {
        "name": "free_addresses",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "IPv4 addresses that can be leased now (IPv6 where there is no `cidr`); null where Croft hands out none. At most 9007199254740991.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "leased_addresses",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Addresses in use, in the order of the addresses.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "address",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "The address.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "vm",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the VM that has it; null for a shared network, because all projects see that.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "mac_address",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Hardware address of its card.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "hosts",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Hosts that have the network, with what each of them says of it.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "host",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the host.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "State of the network on it.",
              "source": "status",
              "type": "string",
              "values": [
                "pending",
                "creating",
                "ready",
                "failed",
                "error",
                "deleting",
                "unknown"
              ]
            },
            {
              "name": "observed_generation",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Generation of the network that it has.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "code",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Error code.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What went wrong there and what to do.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "firewall_counters",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What each rule matched on this host.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "rule",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Position of the rule in `firewall`; -1 for what was denied because no rule matched.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "packets",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Packets.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "bytes",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Bytes.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            }
          ]
        }
      },
      {
        "name": "state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where it stands.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state_reason",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is waited for or went wrong.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "conditions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Named facts with a reason.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "type",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it is about.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "status",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it holds: true, false or unknown.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One snake_case word.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "tags",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels, default tags included.",
        "source": "meta",
        "type": [
          "map",
          "string"
        ]
      }
    ]
  },
  {
    "name": "croft_networks",
    "kind": "network",
    "plural": "networks",
    "description": "Networks that one may see.",
    "scope": "shareable",
    "list": "networks",
    "filters": [
      "project",
      "name",
      "state"
    ],
    "from": "documents",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "ready",
          "failed",
          "error",
          "deleting",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      },
      {
        "name": "networks",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the object.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "project",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of its project.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "name",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its name.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "mode",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "`bridge`: cards are ports of a bridge that the host has. `nat`: a private network that Croft makes on the hosts of its VMs, with DHCP, DNS and address translation: all hosts that announce an overlay address (`overlay` in the agent's settings), else one host, that of its first VM. Its VMs reach what the host reaches, the LAN and other private ranges included, unless `firewall` says otherwise: narrow it with rules of the direction `out`. Whatever these say, its VMs do not reach the host itself, the reconciler, other networks of Croft, or loopback, link-local and multicast addresses; and nothing at all where the host's setting `way_out.enabled` is false.",
              "source": "spec",
              "type": "string",
              "values": [
                "bridge",
                "nat"
              ]
            },
            {
              "name": "bridge",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the hosts' bridge; required with the mode `bridge`, which is for admins, and refused with `nat`.",
              "source": "spec",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$"
            },
            {
              "name": "vlan",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "VLAN of the bridge that the cards are in, untagged for the guests; only with the mode `bridge`.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 4094
            },
            {
              "name": "cidr",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "IPv4 range of the network, such as `10.20.0.0/24`, from which addresses are leased. Required with the mode `nat`; with `bridge` only where Croft hands out addresses. From /8 to /30, and unless an admin gives it within a range that is nobody's on the internet (RFC 1918, 100.64.0.0/10, 198.18.0.0/15, and those for documentation).",
              "source": "spec",
              "type": "string",
              "maxLength": 18
            },
            {
              "name": "ipv6_cidr",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "IPv6 range of the network, such as `fd00:20::/64`, from which addresses are leased. From /48 to /126, and unless an admin gives it within fc00::/7.",
              "source": "spec",
              "type": "string",
              "maxLength": 49
            },
            {
              "name": "dns",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Addresses of name servers. With the mode `nat` they are what Croft's own name server on the network asks (those of the host when absent); with `bridge` they are the guests'. None is a loopback or link-local address. Guests learn a change at their next start.",
              "source": "spec",
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Domain in which guests look up short names, and with the mode `nat` the one that its VMs are named in. Guests learn a change at their next start.",
              "source": "spec",
              "type": "string",
              "maxLength": 253,
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$"
            },
            {
              "name": "reserved",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Addresses that are never leased, as `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`, IPv4 and IPv6. A VM that has one keeps it, and one that names such an address is refused.",
              "source": "spec",
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Largest packet in bytes, at least 1280 with `ipv6_cidr`; when absent that of the bridge, or for one of Croft's 1500, and where it spans hosts what their tunnels take (1450 over IPv4, 1430 over IPv6, of 1500). With a larger one than its tunnel takes a host is none for a network that spans hosts.",
              "source": "spec",
              "type": "number",
              "minimum": 576,
              "maximum": 9216
            },
            {
              "name": "firewall",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Rules for packets to and from the network's VMs, by connection: answers pass. The first that matches decides. A direction without rules: `in` is denied from outside the network, `out` is allowed; with rules, what none of them matches is denied in that direction. A change is one step, and connections that are no longer allowed end.",
              "source": "spec",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "direction",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Source: `any` (when absent), `network` for the network's own addresses, or a CIDR.",
                    "source": "spec",
                    "type": "string",
                    "maxLength": 49
                  },
                  {
                    "name": "to",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Destination: `any` (when absent), `network` for the network's own addresses, or a CIDR.",
                    "source": "spec",
                    "type": "string",
                    "maxLength": 49
                  },
                  {
                    "name": "action",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
              "name": "gateway",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "IPv4 address of the router; null where there is none.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "ipv6_gateway",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "IPv6 address of Croft's router with the mode `nat` and `ipv6_cidr`.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "host",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the host that a network with the mode `nat` is on, the first by name where it spans several (`hosts`); null until its first VM.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "overlay",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How the network spans hosts; null where it does not.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "vni",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Number of the network in the packets between hosts (VXLAN).",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "mtu",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Largest packet in bytes that guests are told to send.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            },
            {
              "name": "free_addresses",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "IPv4 addresses that can be leased now (IPv6 where there is no `cidr`); null where Croft hands out none. At most 9007199254740991.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "leased_addresses",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Addresses in use, in the order of the addresses.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "address",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "The address.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "vm",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Id of the VM that has it; null for a shared network, because all projects see that.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "mac_address",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Hardware address of its card.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "hosts",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Hosts that have the network, with what each of them says of it.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "host",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Name of the host.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "state",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "State of the network on it.",
                    "source": "status",
                    "type": "string",
                    "values": [
                      "pending",
                      "creating",
                      "ready",
                      "failed",
                      "error",
                      "deleting",
                      "unknown"
                    ]
                  },
                  {
                    "name": "observed_generation",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Generation of the network that it has.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "code",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Error code.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What went wrong there and what to do.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "firewall_counters",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What each rule matched on this host.",
                    "source": "status",
                    "nested": {
                      "nesting": "list",
                      "attributes": [
                        {
                          "name": "rule",
                          "required": false,
                          "optional": false,
                          "computed": true,
                          "sensitive": false,
                          "description": "Position of the rule in `firewall`; -1 for what was denied because no rule matched.",
                          "source": "status",
                          "type": "number"
                        },
                        {
                          "name": "packets",
                          "required": false,
                          "optional": false,
                          "computed": true,
                          "sensitive": false,
                          "description": "Packets.",
                          "source": "status",
                          "type": "number"
                        },
                        {
                          "name": "bytes",
                          "required": false,
                          "optional": false,
                          "computed": true,
                          "sensitive": false,
                          "description": "Bytes.",
                          "source": "status",
                          "type": "number"
                        }
                      ]
                    }
                  }
                ]
              }
            },
            {
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it stands.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state_reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is waited for or went wrong.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "conditions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Named facts with a reason.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "type",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What it is about.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "status",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Whether it holds: true, false or unknown.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One snake_case word.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "tags",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels, default tags included.",
              "source": "meta",
              "type": [
                "map",
                "string"
              ]
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  },
  {
    "name": "croft_partition",
    "kind": "partition",
    "plural": "partitions",
    "description": "One partition; by its id also one in quarantine (`state` is `quarantined`).",
    "scope": "project",
    "by": [
      "id",
      "name"
    ],
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its id. Give this or `name`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its name. Give this or `id`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "The project of that name; the provider's when absent.",
        "source": "terraform"
      },
      {
        "name": "size_gib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied.",
        "source": "spec",
        "type": "number",
        "minimum": 1,
        "maximum": 1048576
      },
      {
        "name": "region",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition.",
        "source": "spec",
        "type": "string",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
      },
      {
        "name": "on_delete",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once.",
        "source": "spec",
        "type": "string",
        "values": [
          "quarantine",
          "wipe"
        ]
      },
      {
        "name": "retention_days",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it.",
        "source": "spec",
        "type": "number",
        "minimum": 0,
        "maximum": 3650
      },
      {
        "name": "restore_from",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made).",
        "source": "spec",
        "type": "string",
        "pattern": "^prt_[0-9a-z]{16}$"
      },
      {
        "name": "disk",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Id of the disk that it is on.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "host",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Name of the host that it is on.",
        "source": "status",
        "type": "string"
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
          "host"
        ],
        "type": "string"
      },
      {
        "name": "serial",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "20 characters made of the id; the guest finds it at `/dev/disk/by-id/virtio-<serial>`.",
        "source": "status",
        "unknownWhen": [],
        "type": "string"
      },
      {
        "name": "number",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Number of the entry in the partition table.",
        "source": "status",
        "unknownWhen": [
          "host"
        ],
        "type": "number"
      },
      {
        "name": "part_uuid",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Unique GUID of the entry.",
        "source": "status",
        "unknownWhen": [],
        "type": "string"
      },
      {
        "name": "start_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "First byte on the disk.",
        "source": "status",
        "unknownWhen": [
          "host"
        ],
        "type": "number"
      },
      {
        "name": "size_bytes",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Exact size.",
        "source": "status",
        "unknownWhen": [
          "size_gib"
        ],
        "type": "number"
      },
      {
        "name": "filesystem",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What it was found to hold.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "quarantined_at",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When it came into quarantine (RFC 3339, UTC).",
        "source": "status",
        "type": "string"
      },
      {
        "name": "wipe_at",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When the bytes in quarantine are wiped (RFC 3339, UTC).",
        "source": "status",
        "type": "string"
      },
      {
        "name": "attached_to",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Id of the VM that has it.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where it stands.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state_reason",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is waited for or went wrong.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "conditions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Named facts with a reason.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "type",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it is about.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "status",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it holds: true, false or unknown.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One snake_case word.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "tags",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels, default tags included.",
        "source": "meta",
        "type": [
          "map",
          "string"
        ]
      }
    ]
  },
  {
    "name": "croft_partitions",
    "kind": "partition",
    "plural": "partitions",
    "description": "Partitions that one may see, those in quarantine included (`state` is `quarantined`).",
    "scope": "project",
    "list": "partitions",
    "filters": [
      "project",
      "name",
      "host",
      "disk",
      "state"
    ],
    "from": "documents",
    "alsoState": "quarantined",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "host",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this host.",
        "source": "terraform"
      },
      {
        "name": "disk",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this disk.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "ready",
          "failed",
          "error",
          "deleting",
          "quarantined",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      },
      {
        "name": "partitions",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the object.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "project",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of its project.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "name",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its name.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "size_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 1048576
            },
            {
              "name": "region",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition.",
              "source": "spec",
              "type": "string",
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
            },
            {
              "name": "on_delete",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once.",
              "source": "spec",
              "type": "string",
              "values": [
                "quarantine",
                "wipe"
              ]
            },
            {
              "name": "retention_days",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 3650
            },
            {
              "name": "restore_from",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made).",
              "source": "spec",
              "type": "string",
              "pattern": "^prt_[0-9a-z]{16}$"
            },
            {
              "name": "disk",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the disk that it is on.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "host",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the host that it is on.",
              "source": "status",
              "type": "string"
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
                "host"
              ],
              "type": "string"
            },
            {
              "name": "serial",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "20 characters made of the id; the guest finds it at `/dev/disk/by-id/virtio-<serial>`.",
              "source": "status",
              "unknownWhen": [],
              "type": "string"
            },
            {
              "name": "number",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of the entry in the partition table.",
              "source": "status",
              "unknownWhen": [
                "host"
              ],
              "type": "number"
            },
            {
              "name": "part_uuid",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Unique GUID of the entry.",
              "source": "status",
              "unknownWhen": [],
              "type": "string"
            },
            {
              "name": "start_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "First byte on the disk.",
              "source": "status",
              "unknownWhen": [
                "host"
              ],
              "type": "number"
            },
            {
              "name": "size_bytes",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Exact size.",
              "source": "status",
              "unknownWhen": [
                "size_gib"
              ],
              "type": "number"
            },
            {
              "name": "filesystem",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it was found to hold.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "quarantined_at",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "When it came into quarantine (RFC 3339, UTC).",
              "source": "status",
              "type": "string"
            },
            {
              "name": "wipe_at",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "When the bytes in quarantine are wiped (RFC 3339, UTC).",
              "source": "status",
              "type": "string"
            },
            {
              "name": "attached_to",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the VM that has it.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it stands.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state_reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is waited for or went wrong.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "conditions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Named facts with a reason.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "type",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What it is about.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "status",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Whether it holds: true, false or unknown.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One snake_case word.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "tags",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels, default tags included.",
              "source": "meta",
              "type": [
                "map",
                "string"
              ]
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  },
  {
    "name": "croft_project",
    "kind": "project",
    "plural": "projects",
    "description": "One project with what it uses.",
    "scope": "global",
    "by": [
      "id",
      "name"
    ],
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its id. Give this or `name`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its name. Give this or `id`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "description",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Free text for people.",
        "source": "spec",
        "type": "string",
        "maxLength": 1024
      },
      {
        "name": "quota",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth.",
        "source": "spec",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "vms",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of VMs, stopped ones included.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1000000
            },
            {
              "name": "cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Sum of `cpus` of the VMs that are to run.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1000000
            },
            {
              "name": "memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Sum of `memory_mib` of the VMs that are to run, in MiB.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1099511627776
            },
            {
              "name": "storage_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Sum of root disks, partitions, and, together rounded up, images as unpacked, uploads of the project's tokens that no image was made of yet, and states of Terraform, in GiB. Shared images do not count.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1099511627776
            },
            {
              "name": "ports",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of host ports that VMs forward (`ports`), stopped VMs included. The port of SSH that each VM has does not count.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1000000
            },
            {
              "name": "quarantine_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Sum of deleted partitions in quarantine that may be restored to the project, in GiB. Deleting a partition that exceeds it is refused: purge what is in quarantine, or delete it with `on_delete = \"wipe\"`.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 1099511627776
            }
          ]
        }
      },
      {
        "name": "usage",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What the project's objects use now, in the units of `quota`.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "vms",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of VMs.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "CPUs of VMs that are to run.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory of VMs that are to run, in MiB.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "storage_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Root disks, partitions, images, uploads that no image was made of yet, and states, in GiB.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "ports",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Host ports that VMs forward.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "quarantine_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Deleted partitions in quarantine that may be restored to the project.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "root_disks_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Of `storage_gib`: root disks of VMs.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "partitions_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Of `storage_gib`: partitions.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "images_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Of `storage_gib`: images as unpacked, rounded up.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "uploads_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Of `storage_gib`: uploads that no image was made of yet, rounded up.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "states_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Of `storage_gib`: states of Terraform with kept versions, rounded up.",
              "source": "status",
              "type": "number"
            }
          ]
        }
      },
      {
        "name": "state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where it stands.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state_reason",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is waited for or went wrong.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "conditions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Named facts with a reason.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "type",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it is about.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "status",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it holds: true, false or unknown.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One snake_case word.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "tags",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels, default tags included.",
        "source": "meta",
        "type": [
          "map",
          "string"
        ]
      }
    ]
  },
  {
    "name": "croft_projects",
    "kind": "project",
    "plural": "projects",
    "description": "Projects that one may see.",
    "scope": "global",
    "list": "projects",
    "filters": [],
    "from": "documents",
    "attributes": [
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      },
      {
        "name": "projects",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the object.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "name",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its name.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "description",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Free text for people.",
              "source": "spec",
              "type": "string",
              "maxLength": 1024
            },
            {
              "name": "quota",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth.",
              "source": "spec",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "vms",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Number of VMs, stopped ones included.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1000000
                  },
                  {
                    "name": "cpus",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Sum of `cpus` of the VMs that are to run.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1000000
                  },
                  {
                    "name": "memory_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Sum of `memory_mib` of the VMs that are to run, in MiB.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1099511627776
                  },
                  {
                    "name": "storage_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Sum of root disks, partitions, and, together rounded up, images as unpacked, uploads of the project's tokens that no image was made of yet, and states of Terraform, in GiB. Shared images do not count.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1099511627776
                  },
                  {
                    "name": "ports",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Number of host ports that VMs forward (`ports`), stopped VMs included. The port of SSH that each VM has does not count.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1000000
                  },
                  {
                    "name": "quarantine_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Sum of deleted partitions in quarantine that may be restored to the project, in GiB. Deleting a partition that exceeds it is refused: purge what is in quarantine, or delete it with `on_delete = \"wipe\"`.",
                    "source": "spec",
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1099511627776
                  }
                ]
              }
            },
            {
              "name": "usage",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What the project's objects use now, in the units of `quota`.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "vms",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Number of VMs.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "cpus",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "CPUs of VMs that are to run.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "memory_mib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Memory of VMs that are to run, in MiB.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "storage_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Root disks, partitions, images, uploads that no image was made of yet, and states, in GiB.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "ports",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Host ports that VMs forward.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "quarantine_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Deleted partitions in quarantine that may be restored to the project.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "root_disks_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Of `storage_gib`: root disks of VMs.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "partitions_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Of `storage_gib`: partitions.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "images_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Of `storage_gib`: images as unpacked, rounded up.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "uploads_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Of `storage_gib`: uploads that no image was made of yet, rounded up.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "states_gib",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Of `storage_gib`: states of Terraform with kept versions, rounded up.",
                    "source": "status",
                    "type": "number"
                  }
                ]
              }
            },
            {
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it stands.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state_reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is waited for or went wrong.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "conditions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Named facts with a reason.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "type",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What it is about.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "status",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Whether it holds: true, false or unknown.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One snake_case word.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "tags",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels, default tags included.",
              "source": "meta",
              "type": [
                "map",
                "string"
              ]
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  },
  {
    "name": "croft_vm",
    "kind": "vm",
    "plural": "vms",
    "description": "One VM, with where it runs and what its host and guest report.",
    "scope": "project",
    "by": [
      "id",
      "name"
    ],
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its id. Give this or `name`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Its name. Give this or `id`.",
        "source": "terraform",
        "exactlyOneOf": [
          "id",
          "name"
        ]
      },
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "The project of that name; the provider's when absent.",
        "source": "terraform"
      },
      {
        "name": "description",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Free text for people.",
        "source": "spec",
        "type": "string",
        "maxLength": 1024
      },
      {
        "name": "image",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them.",
        "source": "spec",
        "reference": "image",
        "type": "string",
        "pattern": "^img_[0-9a-z]{16}$"
      },
      {
        "name": "cpus",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Number of virtual CPUs.",
        "source": "spec",
        "type": "number",
        "minimum": 1,
        "maximum": 256
      },
      {
        "name": "memory_mib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Memory in MiB.",
        "source": "spec",
        "type": "number",
        "minimum": 64,
        "maximum": 16777216
      },
      {
        "name": "root_disk_gib",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks.",
        "source": "spec",
        "type": "number",
        "minimum": 1,
        "maximum": 65536
      },
      {
        "name": "region",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM.",
        "source": "spec",
        "type": "string",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
      },
      {
        "name": "zone",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Zone whose hosts the VM may be on; otherwise as `region`.",
        "source": "spec",
        "type": "string",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
      },
      {
        "name": "host_labels",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused.",
        "source": "spec",
        "type": [
          "map",
          "string"
        ]
      },
      {
        "name": "spread",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused.",
        "source": "spec",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "group",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the group.",
              "source": "spec",
              "type": "string",
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
            },
            {
              "name": "over",
              "required": false,
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start.",
        "source": "spec",
        "type": "string",
        "values": [
          "wait",
          "recreate"
        ]
      },
      {
        "name": "partitions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Partitions that are there from the first boot.",
        "source": "spec",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "partition",
              "required": false,
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Serial that the guest sees; the partition's when absent.",
              "source": "spec",
              "type": "string",
              "pattern": "^[A-Za-z0-9_-]{1,20}$"
            },
            {
              "name": "read_only",
              "required": false,
              "optional": false,
              "computed": true,
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on.",
        "source": "spec",
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
        "name": "user_data_wo_version",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Any number; its change says that `user_data_wo` is another.",
        "source": "spec",
        "type": "number",
        "minimum": 0,
        "maximum": 9007199254740991
      },
      {
        "name": "user_data_format",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's.",
        "source": "spec",
        "type": "string",
        "values": [
          "cloud_init",
          "ignition"
        ]
      },
      {
        "name": "on_image_change",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What another `image` does to the VM. `ignore` keeps the one it has.",
        "source": "spec",
        "type": "string",
        "values": [
          "replace",
          "ignore"
        ]
      },
      {
        "name": "on_user_data_change",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk.",
        "source": "spec",
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else.",
        "source": "spec",
        "type": "string",
        "pattern": "^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"
      },
      {
        "name": "firmware",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What the guest boots with.",
        "source": "spec",
        "type": "string",
        "values": [
          "bios",
          "uefi"
        ]
      },
      {
        "name": "secure_boot",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that.",
        "source": "spec",
        "type": "bool"
      },
      {
        "name": "tpm",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer.",
        "source": "spec",
        "type": "bool"
      },
      {
        "name": "cdroms",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken.",
        "source": "spec",
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`.",
        "source": "spec",
        "type": "string",
        "values": [
          "disk",
          "cdrom",
          "cdrom_once"
        ]
      },
      {
        "name": "restart_policy",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s.",
        "source": "spec",
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether its host starts the VM after the host itself was booted.",
        "source": "spec",
        "type": "bool"
      },
      {
        "name": "deletion_protection",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether the VM can neither be destroyed nor replaced until this is false.",
        "source": "spec",
        "type": "bool"
      },
      {
        "name": "ports",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Ports of the host that are forwarded to the guest.",
        "source": "spec",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "guest_port",
              "required": false,
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any.",
              "source": "spec",
              "type": "string",
              "pattern": "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"
            },
            {
              "name": "protocol",
              "required": false,
              "optional": false,
              "computed": true,
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it.",
        "source": "spec",
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
              "source": "spec",
              "reference": "network",
              "type": "string",
              "pattern": "^net_[0-9a-z]{16}$"
            },
            {
              "name": "address",
              "required": false,
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
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
              "optional": false,
              "computed": true,
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error.",
        "source": "spec",
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
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on.",
        "source": "spec",
        "type": "string",
        "values": [
          "error",
          "warn"
        ]
      },
      {
        "name": "on_change",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Whether a change that needs a restart may restart the VM.",
        "source": "spec",
        "type": "string",
        "values": [
          "restart",
          "fail"
        ]
      },
      {
        "name": "hostname",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Host name inside the guest.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "host",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Name of the host that it is placed on.",
        "source": "status",
        "type": "string"
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
        "name": "incarnation",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Number of its placements; hosts refuse lower ones.",
        "source": "status",
        "type": "number"
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
        "name": "seen_addresses",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Addresses that its cards were seen to have, which may differ from the leased ones.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "mac_address",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Hardware address of the card.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "address",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "The address.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "source",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Who says so: the guest's agent, the DHCP server, the host's neighbor table.",
              "source": "status",
              "type": "string",
              "values": [
                "guest_agent",
                "lease",
                "neighbor"
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
        "name": "ssh_port",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Port on the host's loopback that leads to the guest's port 22 while the VM has no way out; else nothing listens there, and SSH goes by the tunnel.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "power_state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Observed once settled: `stopped` for the states `stopped` and `failed`, `paused` for `paused`, else what is wanted.",
        "source": "status",
        "type": "string",
        "values": [
          "running",
          "stopped",
          "paused"
        ]
      },
      {
        "name": "accelerator",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "`kvm` or `tcg`.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "started_at",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When QEMU's process was started.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "exit",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "How the VM last ended; null while it never did.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "`shutdown`: the guest powered itself off; `stopped`: Croft asked and the guest obeyed; `forced`: it did not obey in time and was ended; `panicked`: the guest's kernel said so; `crashed`: QEMU ended with an error; `killed`: somebody or the host's kernel ended QEMU; `lost`: QEMU is gone and nobody saw how; `host_down`: the host went down; `lease_expired`: its host did not reach the reconciler for as long as its lease, and `on_host_loss` is `recreate`; `not_started`: QEMU refused to start; `detached`: it did not let go of a partition and was stopped.",
              "source": "status",
              "type": "string",
              "values": [
                "shutdown",
                "stopped",
                "forced",
                "panicked",
                "crashed",
                "killed",
                "lost",
                "host_down",
                "lease_expired",
                "not_started",
                "detached"
              ]
            },
            {
              "name": "at",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "When it was seen.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "exit_code",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "QEMU's exit code, when it is known.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "signal",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Signal that ended QEMU, when it is known.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence, with QEMU's own words where there are any.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "serial_log_tail",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Last lines that the guest wrote to its serial port.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "restarts",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Restarts by `restart_policy` since it last ran for 10 minutes.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "reboots",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Reboots by the guest itself since its start.",
        "source": "status",
        "type": "number"
      },
      {
        "name": "next_start_at",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When its host starts it again, while it waits to.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "guest",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What the guest tells of itself, by the QEMU guest agent and cloud-init; null when it told nothing since its start. Only the guest vouches for it.",
        "source": "status",
        "nested": {
          "nesting": "single",
          "attributes": [
            {
              "name": "hostname",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its host name.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "os",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name and version of its system.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "kernel",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Release of its kernel.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "agent_version",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Version of its QEMU guest agent.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "addresses",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Addresses of its network cards that are more than link-local, in the order of the cards.",
              "source": "status",
              "type": [
                "list",
                "string"
              ]
            },
            {
              "name": "interfaces",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its network cards, loopback left out.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "name",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Name inside the guest.",
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
                    "description": "All its addresses.",
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
              "name": "clock_offset_seconds",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Seconds by which its clock is ahead of its host's, behind when negative; null when its QEMU guest agent did not tell. A clock that is behind is set, and any that is off is set when the guest goes on after a pause.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "cloud_init",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How far cloud-init is; null when it told nothing.",
              "source": "status",
              "type": "string",
              "values": [
                "running",
                "done",
                "failed"
              ]
            },
            {
              "name": "cloud_init_errors",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What cloud-init could not do, in its words.",
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
        "name": "state",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where it stands.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "state_reason",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What is waited for or went wrong.",
        "source": "status",
        "type": "string"
      },
      {
        "name": "conditions",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Named facts with a reason.",
        "source": "status",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "type",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What it is about.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "status",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether it holds: true, false or unknown.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One snake_case word.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "message",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "One sentence.",
              "source": "status",
              "type": "string"
            }
          ]
        }
      },
      {
        "name": "tags",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Labels, default tags included.",
        "source": "meta",
        "type": [
          "map",
          "string"
        ]
      }
    ]
  },
  {
    "name": "croft_vms",
    "kind": "vm",
    "plural": "vms",
    "description": "VMs that one may see.",
    "scope": "project",
    "list": "vms",
    "filters": [
      "project",
      "name",
      "host",
      "state"
    ],
    "from": "documents",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "host",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this host.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "starting",
          "running",
          "stopping",
          "stopped",
          "paused",
          "failed",
          "error",
          "deleting",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      },
      {
        "name": "vms",
        "nested": {
          "nesting": "list",
          "attributes": [
            {
              "name": "id",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the object.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "project",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of its project.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "name",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Its name.",
              "source": "meta",
              "type": "string"
            },
            {
              "name": "description",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Free text for people.",
              "source": "spec",
              "type": "string",
              "maxLength": 1024
            },
            {
              "name": "image",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Id of the image that the root disk is made of. May be left out where there are `cdroms`: the root disk is empty then, for a system that is installed from them.",
              "source": "spec",
              "reference": "image",
              "type": "string",
              "pattern": "^img_[0-9a-z]{16}$"
            },
            {
              "name": "cpus",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of virtual CPUs.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 256
            },
            {
              "name": "memory_mib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Memory in MiB.",
              "source": "spec",
              "type": "number",
              "minimum": 64,
              "maximum": 16777216
            },
            {
              "name": "root_disk_gib",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Size of the root disk in GiB; at least the image's `virtual_size_gib`. It grows and never shrinks.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 65536
            },
            {
              "name": "region",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Region whose hosts the VM may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the VM.",
              "source": "spec",
              "type": "string",
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
            },
            {
              "name": "zone",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Zone whose hosts the VM may be on; otherwise as `region`.",
              "source": "spec",
              "type": "string",
              "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
            },
            {
              "name": "host_labels",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels that the VM's host must have (`labels` of `croft_host`). Where its present host has them not, a change moves it to one that has, as a change of `host` does; of a VM that is pinned (`host`) it is refused.",
              "source": "spec",
              "type": [
                "map",
                "string"
              ]
            },
            {
              "name": "spread",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Keeps VMs of a project apart that name the same group. Where the VM's present place breaks it, a change moves it to a host where it holds, as a change of `host` does; of a VM that is pinned (`host`) it is refused.",
              "source": "spec",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "group",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Name of the group.",
                    "source": "spec",
                    "type": "string",
                    "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
                  },
                  {
                    "name": "over",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What happens when the VM's host is lost. `wait`: nothing, until the host comes back, and the guest runs on whatever becomes of the reconciler. `recreate`: the VM is made anew from its image on another host, with its id, name and addresses, when an operator confirms that its host is off, or within 90 seconds by itself. What was on its root disk is lost then, and its guest is ended when its host does not reach the reconciler for 40 seconds: it is only known to have ended because of that. One that is pinned to a host or has partitions there waits in any case. For a VM that runs already it begins with the next start.",
              "source": "spec",
              "type": "string",
              "values": [
                "wait",
                "recreate"
              ]
            },
            {
              "name": "partitions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Partitions that are there from the first boot.",
              "source": "spec",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "partition",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Serial that the guest sees; the partition's when absent.",
                    "source": "spec",
                    "type": "string",
                    "pattern": "^[A-Za-z0-9_-]{1,20}$"
                  },
                  {
                    "name": "read_only",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Ids of SSH keys, or public keys, that may log in as the user `croft`: a set, in which neither order nor comments count. A guest has a change of it from its next start on.",
              "source": "spec",
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
              "name": "user_data_wo_version",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Any number; its change says that `user_data_wo` is another.",
              "source": "spec",
              "type": "number",
              "minimum": 0,
              "maximum": 9007199254740991
            },
            {
              "name": "user_data_format",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What reads the user data. With `ignition` they reach the guest by QEMU's `fw_cfg` (`opt/com.coreos/config`), Croft adds nothing, and login is the user's.",
              "source": "spec",
              "type": "string",
              "values": [
                "cloud_init",
                "ignition"
              ]
            },
            {
              "name": "on_image_change",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What another `image` does to the VM. `ignore` keeps the one it has.",
              "source": "spec",
              "type": "string",
              "values": [
                "replace",
                "ignore"
              ]
            },
            {
              "name": "on_user_data_change",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What other user data do to the VM, which reads them at its first boot only. `ignore` keeps those it has; `replace` makes the VM anew, with an empty root disk.",
              "source": "spec",
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "CPU that the guest sees, by QEMU's name for it. `auto`: the host's own under KVM, all that QEMU can emulate else.",
              "source": "spec",
              "type": "string",
              "pattern": "^[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}$"
            },
            {
              "name": "firmware",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What the guest boots with.",
              "source": "spec",
              "type": "string",
              "values": [
                "bios",
                "uefi"
              ]
            },
            {
              "name": "secure_boot",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether the firmware, which has to be `uefi`, starts only what is signed for Microsoft's keys. Refused with an image that has a `kernel`, because nobody would check that.",
              "source": "spec",
              "type": "bool"
            },
            {
              "name": "tpm",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether the VM has a TPM 2.0 of its own, which needs `swtpm` on its host. What the guest keeps in it outlasts stops and starts, and is destroyed with the VM or when this becomes false. It has no certificate of a manufacturer.",
              "source": "spec",
              "type": "bool"
            },
            {
              "name": "cdroms",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Ids of images of the format `iso`. The first is the medium of the first of the VM's four CD drives, and so on; media change while the guest runs. A guest that has one mounted is asked to let go of it, and after five seconds it is taken.",
              "source": "spec",
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What the firmware looks at first; what it cannot boot from it passes over, and looks at the other. `cdrom_once`: the CD drives until the guest's first reset, and the disk ever after, also when the VM was stopped before. Refused with an image that has a `kernel`, except for `disk`.",
              "source": "spec",
              "type": "string",
              "values": [
                "disk",
                "cdrom",
                "cdrom_once"
              ]
            },
            {
              "name": "restart_policy",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "When a guest that ended is started again by its host: whenever it ended by itself, when it panicked, crashed or was killed, or never. The first restart comes after 2 s, each further one after twice the time, up to 5 minutes; a guest that ran for 10 minutes begins anew at 2 s.",
              "source": "spec",
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether its host starts the VM after the host itself was booted.",
              "source": "spec",
              "type": "bool"
            },
            {
              "name": "deletion_protection",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether the VM can neither be destroyed nor replaced until this is false.",
              "source": "spec",
              "type": "bool"
            },
            {
              "name": "ports",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Ports of the host that are forwarded to the guest.",
              "source": "spec",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "guest_port",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Address of the host that listens (127.0.0.1 when absent). Operators of projects use those that the host's settings allow (`port_addresses`), admins any.",
                    "source": "spec",
                    "type": "string",
                    "pattern": "^((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])$"
                  },
                  {
                    "name": "protocol",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Networks that the VM has cards in, in the order of the guest's cards. None: a way out where its host can give one, and `ports`. Cards are added at the end and removed while the guest runs; any other change restarts the VM. A card keeps its addresses for as long as the VM has it.",
              "source": "spec",
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
                    "source": "spec",
                    "reference": "network",
                    "type": "string",
                    "pattern": "^net_[0-9a-z]{16}$"
                  },
                  {
                    "name": "address",
                    "required": false,
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
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
                    "optional": false,
                    "computed": true,
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What must be true for the VM to be `ready`: `running`; `address`, the guest has the address of its first card, or any that is more than link-local where none was leased (seen by its host on the network, or told by the QEMU guest agent in the image); `ssh`, its SSH server greeted; `cloud_init`, cloud-init ended without an error.",
              "source": "spec",
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
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether a wait that fails makes the apply fail, or leaves a warning and `ready = false`, so that the next apply waits on.",
              "source": "spec",
              "type": "string",
              "values": [
                "error",
                "warn"
              ]
            },
            {
              "name": "on_change",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Whether a change that needs a restart may restart the VM.",
              "source": "spec",
              "type": "string",
              "values": [
                "restart",
                "fail"
              ]
            },
            {
              "name": "hostname",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Host name inside the guest.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "host",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Name of the host that it is placed on.",
              "source": "status",
              "type": "string"
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
              "name": "incarnation",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Number of its placements; hosts refuse lower ones.",
              "source": "status",
              "type": "number"
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
              "name": "seen_addresses",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Addresses that its cards were seen to have, which may differ from the leased ones.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "mac_address",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Hardware address of the card.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "address",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "The address.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "source",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Who says so: the guest's agent, the DHCP server, the host's neighbor table.",
                    "source": "status",
                    "type": "string",
                    "values": [
                      "guest_agent",
                      "lease",
                      "neighbor"
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
              "name": "ssh_port",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Port on the host's loopback that leads to the guest's port 22 while the VM has no way out; else nothing listens there, and SSH goes by the tunnel.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "power_state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Observed once settled: `stopped` for the states `stopped` and `failed`, `paused` for `paused`, else what is wanted.",
              "source": "status",
              "type": "string",
              "values": [
                "running",
                "stopped",
                "paused"
              ]
            },
            {
              "name": "accelerator",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "`kvm` or `tcg`.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "started_at",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "When QEMU's process was started.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "exit",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "How the VM last ended; null while it never did.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "`shutdown`: the guest powered itself off; `stopped`: Croft asked and the guest obeyed; `forced`: it did not obey in time and was ended; `panicked`: the guest's kernel said so; `crashed`: QEMU ended with an error; `killed`: somebody or the host's kernel ended QEMU; `lost`: QEMU is gone and nobody saw how; `host_down`: the host went down; `lease_expired`: its host did not reach the reconciler for as long as its lease, and `on_host_loss` is `recreate`; `not_started`: QEMU refused to start; `detached`: it did not let go of a partition and was stopped.",
                    "source": "status",
                    "type": "string",
                    "values": [
                      "shutdown",
                      "stopped",
                      "forced",
                      "panicked",
                      "crashed",
                      "killed",
                      "lost",
                      "host_down",
                      "lease_expired",
                      "not_started",
                      "detached"
                    ]
                  },
                  {
                    "name": "at",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "When it was seen.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "exit_code",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "QEMU's exit code, when it is known.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "signal",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Signal that ended QEMU, when it is known.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence, with QEMU's own words where there are any.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "serial_log_tail",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Last lines that the guest wrote to its serial port.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "restarts",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Restarts by `restart_policy` since it last ran for 10 minutes.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "reboots",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Reboots by the guest itself since its start.",
              "source": "status",
              "type": "number"
            },
            {
              "name": "next_start_at",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "When its host starts it again, while it waits to.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "guest",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What the guest tells of itself, by the QEMU guest agent and cloud-init; null when it told nothing since its start. Only the guest vouches for it.",
              "source": "status",
              "nested": {
                "nesting": "single",
                "attributes": [
                  {
                    "name": "hostname",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Its host name.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "os",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Name and version of its system.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "kernel",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Release of its kernel.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "agent_version",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Version of its QEMU guest agent.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "addresses",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Addresses of its network cards that are more than link-local, in the order of the cards.",
                    "source": "status",
                    "type": [
                      "list",
                      "string"
                    ]
                  },
                  {
                    "name": "interfaces",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Its network cards, loopback left out.",
                    "source": "status",
                    "nested": {
                      "nesting": "list",
                      "attributes": [
                        {
                          "name": "name",
                          "required": false,
                          "optional": false,
                          "computed": true,
                          "sensitive": false,
                          "description": "Name inside the guest.",
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
                          "description": "All its addresses.",
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
                    "name": "clock_offset_seconds",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Seconds by which its clock is ahead of its host's, behind when negative; null when its QEMU guest agent did not tell. A clock that is behind is set, and any that is off is set when the guest goes on after a pause.",
                    "source": "status",
                    "type": "number"
                  },
                  {
                    "name": "cloud_init",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "How far cloud-init is; null when it told nothing.",
                    "source": "status",
                    "type": "string",
                    "values": [
                      "running",
                      "done",
                      "failed"
                    ]
                  },
                  {
                    "name": "cloud_init_errors",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What cloud-init could not do, in its words.",
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
              "name": "state",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Where it stands.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "state_reason",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "What is waited for or went wrong.",
              "source": "status",
              "type": "string"
            },
            {
              "name": "conditions",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Named facts with a reason.",
              "source": "status",
              "nested": {
                "nesting": "list",
                "attributes": [
                  {
                    "name": "type",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "What it is about.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "status",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "Whether it holds: true, false or unknown.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "reason",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One snake_case word.",
                    "source": "status",
                    "type": "string"
                  },
                  {
                    "name": "message",
                    "required": false,
                    "optional": false,
                    "computed": true,
                    "sensitive": false,
                    "description": "One sentence.",
                    "source": "status",
                    "type": "string"
                  }
                ]
              }
            },
            {
              "name": "tags",
              "required": false,
              "optional": false,
              "computed": true,
              "sensitive": false,
              "description": "Labels, default tags included.",
              "source": "meta",
              "type": [
                "map",
                "string"
              ]
            }
          ]
        },
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "What was found, by name.",
        "source": "status"
      }
    ]
  }
];

export const LIST_RESOURCES: readonly ListResourceModel[] = [
  {
    "name": "croft_disk",
    "kind": "disk",
    "plural": "disks",
    "filters": [
      "host",
      "state"
    ],
    "description": "Finds what one may see of the resource croft_disk (disk), for `terraform query`.",
    "attributes": [
      {
        "name": "host",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this host.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "ready",
          "failed",
          "error",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_host",
    "kind": "host",
    "plural": "hosts",
    "filters": [
      "name"
    ],
    "description": "Finds what one may see of the resource croft_host (host), for `terraform query`.",
    "attributes": [
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_image",
    "kind": "image",
    "plural": "images",
    "filters": [
      "project",
      "name",
      "state"
    ],
    "description": "Finds what one may see of the resource croft_image (image), for `terraform query`.",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "fetching",
          "ready",
          "failed",
          "error"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_network",
    "kind": "network",
    "plural": "networks",
    "filters": [
      "project",
      "name",
      "state"
    ],
    "description": "Finds what one may see of the resource croft_network (network), for `terraform query`.",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "ready",
          "failed",
          "error",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_partition_attachment",
    "kind": "partition_attachment",
    "plural": "partition_attachments",
    "filters": [
      "vm",
      "partition"
    ],
    "description": "Finds what one may see of the resource croft_partition_attachment (partition attachment), for `terraform query`.",
    "attributes": [
      {
        "name": "vm",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this vm.",
        "source": "terraform"
      },
      {
        "name": "partition",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this partition.",
        "source": "terraform"
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_partition",
    "kind": "partition",
    "plural": "partitions",
    "filters": [
      "project",
      "name",
      "host",
      "disk",
      "state"
    ],
    "description": "Finds what one may see of the resource croft_partition (partition), for `terraform query`.",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "host",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this host.",
        "source": "terraform"
      },
      {
        "name": "disk",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this disk.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "ready",
          "failed",
          "error",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_project",
    "kind": "project",
    "plural": "projects",
    "filters": [
      "name"
    ],
    "description": "Finds what one may see of the resource croft_project (project), for `terraform query`.",
    "attributes": [
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_ssh_key",
    "kind": "ssh_key",
    "plural": "ssh_keys",
    "filters": [
      "project",
      "name"
    ],
    "description": "Finds what one may see of the resource croft_ssh_key (ssh public key), for `terraform query`.",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_vm",
    "kind": "vm",
    "plural": "vms",
    "filters": [
      "project",
      "name",
      "host",
      "state"
    ],
    "description": "Finds what one may see of the resource croft_vm (virtual machine), for `terraform query`.",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this project.",
        "source": "terraform"
      },
      {
        "name": "name",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this name.",
        "source": "terraform"
      },
      {
        "name": "host",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this host.",
        "source": "terraform"
      },
      {
        "name": "state",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Only those of this state.",
        "source": "terraform",
        "values": [
          "pending",
          "creating",
          "starting",
          "running",
          "stopping",
          "stopped",
          "paused",
          "failed",
          "error",
          "unknown"
        ]
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
        "description": "Only those that have all of these tags.",
        "source": "terraform"
      }
    ]
  }
];

export const ACTIONS: readonly ActionModel[] = [
  {
    "name": "croft_partition_purge",
    "kind": "partition",
    "plural": "partitions",
    "verb": "purge",
    "until": "deleted",
    "description": "Overwrites a partition in quarantine with zeros before its time and gives its room back. What it holds is lost for good. What is not in quarantine is refused.",
    "attributes": [
      {
        "name": "partition",
        "type": "string",
        "required": true,
        "optional": false,
        "computed": false,
        "sensitive": false,
        "description": "Id of the partition.",
        "source": "terraform",
        "pattern": "^prt_[0-9a-z]{16}$",
        "reference": "partition"
      },
      {
        "name": "wait",
        "type": "bool",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Whether to wait until it is done (true).",
        "source": "terraform"
      },
      {
        "name": "timeout_seconds",
        "type": "number",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "How long to wait (1200).",
        "source": "terraform",
        "minimum": 1,
        "maximum": 86400
      }
    ]
  },
  {
    "name": "croft_vm_restart",
    "kind": "vm",
    "plural": "vms",
    "verb": "restart",
    "until": "ready",
    "description": "Restarts a VM that is to run: the guest is asked to shut down, ended when it does not within a minute, and started again. Nothing of its configuration changes.",
    "attributes": [
      {
        "name": "vm",
        "type": "string",
        "required": true,
        "optional": false,
        "computed": false,
        "sensitive": false,
        "description": "Id of the virtual machine.",
        "source": "terraform",
        "pattern": "^vm_[0-9a-z]{16}$",
        "reference": "vm"
      },
      {
        "name": "wait",
        "type": "bool",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Whether to wait until it is done (true).",
        "source": "terraform"
      },
      {
        "name": "timeout_seconds",
        "type": "number",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "How long to wait (1200).",
        "source": "terraform",
        "minimum": 1,
        "maximum": 86400
      }
    ]
  }
];

export const EPHEMERAL_RESOURCES: readonly EphemeralModel[] = [
  {
    "name": "croft_token",
    "description": "A bearer token for the REST interface that ends with the run of Terraform. It is made anew by every plan and apply and is stored nowhere.",
    "attributes": [
      {
        "name": "project",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": false,
        "sensitive": false,
        "description": "Project that the token is for; without it the token is for all.",
        "source": "terraform",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        "reference": "project"
      },
      {
        "name": "role",
        "type": "string",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "`admin`: everything. `operator`: sees its project and what is shared, changes what is in its project. `planner`: sees the same and the project's states, changes nothing. `viewer`: sees the same but for user data and states. `monitor`: reads the figures of all (`/metrics`), nothing else. `operator`, `planner` and `viewer` need `project`. Without a role: `operator` with a project, else `admin`. `member` is the former name of `operator`.",
        "source": "terraform",
        "values": [
          "admin",
          "operator",
          "planner",
          "viewer",
          "monitor",
          "member"
        ]
      },
      {
        "name": "ttl_seconds",
        "type": "number",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "How long it is good (3600). It is renewed while the run of Terraform needs it, for no longer than the provider's own token is good, and ends with the run.",
        "source": "terraform",
        "minimum": 1,
        "maximum": 31622400
      },
      {
        "name": "id",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Id of the token, by which `DELETE /v1/tokens/{id}` ends it.",
        "source": "terraform"
      },
      {
        "name": "token",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": true,
        "description": "The token.",
        "source": "terraform"
      },
      {
        "name": "expires_at",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When it ends (RFC 3339, UTC).",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_ssh_certificate",
    "description": "A certificate for one SSH key that logs in to one VM for a short time. It is signed anew by every plan and apply and is stored nowhere.",
    "attributes": [
      {
        "name": "vm",
        "type": "string",
        "required": true,
        "optional": false,
        "computed": false,
        "sensitive": false,
        "description": "Id of the VM.",
        "source": "terraform",
        "pattern": "^vm_[0-9a-z]{16}$",
        "reference": "vm"
      },
      {
        "name": "public_key",
        "type": "string",
        "required": true,
        "optional": false,
        "computed": false,
        "sensitive": false,
        "description": "The public key in OpenSSH's format (`ssh-ed25519 AAAA…`).",
        "source": "terraform",
        "maxLength": 16384
      },
      {
        "name": "ttl_seconds",
        "type": "number",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "How long it is good (300).",
        "source": "terraform",
        "minimum": 1,
        "maximum": 86400
      },
      {
        "name": "certificate",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "The certificate in OpenSSH's format.",
        "source": "terraform"
      },
      {
        "name": "user",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "User to log in as.",
        "source": "terraform"
      },
      {
        "name": "host_key",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "The guest's public host key.",
        "source": "terraform"
      },
      {
        "name": "host_alias",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Name for `HostKeyAlias`.",
        "source": "terraform"
      },
      {
        "name": "tunnel_pass",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": true,
        "description": "Password for the reconciler as the HTTP proxy of a `connection` block. It leads to this VM's SSH port only, where a login still needs a key, and ends with the certificate. A token is refused there, because that way is not encrypted.",
        "source": "terraform"
      }
    ]
  },
  {
    "name": "croft_join_token",
    "description": "A token with which one machine joins as a host, once. It is made anew by every plan and apply and is stored nowhere; give `command` to the machine in the same run, such as by cloud-init or a provisioner.",
    "attributes": [
      {
        "name": "host",
        "type": "string",
        "required": true,
        "optional": false,
        "computed": false,
        "sensitive": false,
        "description": "Name of the host that the machine becomes.",
        "source": "terraform",
        "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
      },
      {
        "name": "ttl_seconds",
        "type": "number",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "How long the token is good (3600).",
        "source": "terraform",
        "minimum": 60,
        "maximum": 604800
      },
      {
        "name": "replaces_machine",
        "type": "bool",
        "required": false,
        "optional": true,
        "computed": true,
        "sensitive": false,
        "description": "Whether the machine may take the place of another one that is this host (false). Set it only when that one is off for good, or was reinstalled: its guests would run twice.",
        "source": "terraform"
      },
      {
        "name": "token",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": true,
        "description": "The token.",
        "source": "terraform"
      },
      {
        "name": "endpoint",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Where the machine reaches the reconciler.",
        "source": "terraform"
      },
      {
        "name": "fingerprint",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "Of the reconciler's authority, which the first contact is checked with.",
        "source": "terraform"
      },
      {
        "name": "command",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": true,
        "description": "The line to run on the machine, as root.",
        "source": "terraform"
      },
      {
        "name": "expires_at",
        "type": "string",
        "required": false,
        "optional": false,
        "computed": true,
        "sensitive": false,
        "description": "When the token ends (RFC 3339, UTC).",
        "source": "terraform"
      }
    ]
  }
];

export const FUNCTIONS: readonly FunctionModel[] = [
  {
    "name": "parse_size_gib",
    "summary": "A size in whole GiB",
    "description": "Reads a size such as `\"1.5TiB\"`. Units are `B`, `KiB` to `PiB` (powers of 1024) and `kB` to `PB` (powers of 1000). A size that is no whole number of GiB is an error: nothing is rounded.",
    "parameters": [
      {
        "name": "size",
        "type": "string",
        "description": "Number and unit, such as `\"1.5TiB\"`."
      }
    ],
    "returns": "number"
  },
  {
    "name": "parse_size_mib",
    "summary": "A size in whole MiB",
    "description": "Reads a size such as `\"2GiB\"`. Units are `B`, `KiB` to `PiB` (powers of 1024) and `kB` to `PB` (powers of 1000). A size that is no whole number of MiB is an error: nothing is rounded.",
    "parameters": [
      {
        "name": "size",
        "type": "string",
        "description": "Number and unit, such as `\"2GiB\"`."
      }
    ],
    "returns": "number"
  },
  {
    "name": "format_size",
    "summary": "A size as people write it",
    "description": "Writes a size in the largest unit in which it is exact with at most three decimals, such as `\"1.5TiB\"`. It is in bytes, or in the unit that is given (`format_size(20, \"GiB\")`). What is no whole number of bytes is an error. `parse_size_gib` and `parse_size_mib` read what it writes.",
    "parameters": [
      {
        "name": "size",
        "type": "number",
        "description": "The size."
      }
    ],
    "variadic": {
      "name": "unit",
      "type": "string",
      "description": "At most one: `B`, `KiB` to `PiB` (powers of 1024) and `kB` to `PB` (powers of 1000); `B` when absent."
    },
    "returns": "string"
  }
];
