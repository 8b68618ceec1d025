// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftHost: ResourceModel = {
  "name": "croft_host",
  "kind": "host",
  "plural": "hosts",
  "scope": "global",
  "description": "A Linux machine that runs VMs. It becomes this host when its agent joins with a token for the name, before or after it is declared; one that joined first is imported by its name.",
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
      "name": "region",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Where the machine is, in the large, such as a site. VMs and partitions choose by it, and VMs spread over it.",
      "source": "spec",
      "effect": "L",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "zone",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What fails together within a region, such as a room or a rack. VMs choose by it and spread over it.",
      "source": "spec",
      "effect": "L",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "labels",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What VMs choose by (`host_labels`), such as `disk = \"nvme\"`.",
      "source": "spec",
      "effect": "L",
      "type": [
        "map",
        "string"
      ]
    },
    {
      "name": "schedulable",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether Croft places anything new on the host. What is there stays and may be started.",
      "source": "spec",
      "effect": "L",
      "default": true,
      "type": "bool"
    },
    {
      "name": "maintenance",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether the host is to be emptied for work on it. It takes nothing new, as with `schedulable = false`. Its VMs are moved to other hosts with their disks, two at a time, each stopped while it is copied; an apply waits for that. What cannot be moved stays, and the condition `drained` says of each VM why. Taking it back brings nothing back.",
      "source": "spec",
      "effect": "L",
      "default": false,
      "type": "bool"
    },
    {
      "name": "overcommit",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "How much more is given out than there is.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "cpus",
            "required": false,
            "optional": true,
            "computed": false,
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
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "The most that is counted of what the agent says that the machine has. A host that was taken over may say that it has more, so as to be given VMs and their secrets.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "cpus",
            "required": false,
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What is kept back for the machine itself.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "memory_mib",
            "required": false,
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
