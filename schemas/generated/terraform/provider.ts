// Generated from schemas/; edit the YAML there and run `npm run generate`.

import { croftDisk } from "./croft-disk.ts";
import { croftImage } from "./croft-image.ts";
import { croftPartitionAttachment } from "./croft-partition-attachment.ts";
import { croftPartition } from "./croft-partition.ts";
import { croftProject } from "./croft-project.ts";
import { croftSshKey } from "./croft-ssh-key.ts";
import { croftVm } from "./croft-vm.ts";
import type { AttributeModel, DataSourceModel, ResourceModel } from "../../src/terraform-model.ts";

export const PROVIDER_DESCRIPTION = "Croft turns Linux machines you own into a small cloud declared in Terraform.";

export const SETTINGS: readonly AttributeModel[] = [
  {
    "name": "endpoint",
    "type": "string",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "Address of the reconciler, such as `http://127.0.0.1:7400`; else CROFT_ENDPOINT.",
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
    "description": "Certificate (PEM) of the authority that the endpoint's certificate is checked against.",
    "source": "terraform"
  },
  {
    "name": "request_timeout_seconds",
    "type": "number",
    "required": false,
    "optional": true,
    "computed": false,
    "sensitive": false,
    "description": "How long a request may take, and how long a refused connection is tried again (30).",
    "source": "terraform",
    "minimum": 1,
    "maximum": 3600
  }
];

export const RESOURCES: readonly ResourceModel[] = [
  croftDisk,
  croftImage,
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
    "description": "Every disk of the hosts, adopted or not, with what it holds and what adopting it would need.",
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
              "description": "Where it is now.",
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
    "description": "One host by its name.",
    "by": "name",
    "filters": [],
    "from": "documents",
    "attributes": [
      {
        "name": "name",
        "type": "string",
        "required": true,
        "optional": false,
        "computed": false,
        "sensitive": false,
        "description": "Names the object.",
        "source": "terraform"
      },
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
      }
    ]
  },
  {
    "name": "croft_hosts",
    "kind": "host",
    "plural": "hosts",
    "description": "All hosts.",
    "list": "hosts",
    "filters": [],
    "from": "documents",
    "attributes": [
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
    "name": "croft_partitions",
    "kind": "partition",
    "plural": "partitions",
    "description": "Partitions that one may see, those in quarantine included (`state` is `quarantined`).",
    "list": "partitions",
    "filters": [
      "project",
      "host",
      "disk"
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
              "description": "Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks.",
              "source": "spec",
              "type": "number",
              "minimum": 1,
              "maximum": 1048576
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
              "description": "How many days the bytes stay in quarantine before they are overwritten with zeros.",
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
              "unknownWhen": [],
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
              "unknownWhen": [],
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
  }
];
