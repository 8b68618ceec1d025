// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftProject: ResourceModel = {
  "name": "croft_project",
  "kind": "project",
  "plural": "projects",
  "scope": "global",
  "description": "A project owns machines, disks' partitions, images and keys, and bounds what they may use together.",
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
      "name": "quota",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Upper bounds of what the project's objects may use together; an absent bound does not bound. Lowering one below what is used is allowed and blocks growth.",
      "source": "spec",
      "effect": "L",
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "vms",
            "required": false,
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
            "optional": true,
            "computed": false,
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
