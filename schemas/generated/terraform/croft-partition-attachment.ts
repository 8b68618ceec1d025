// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftPartitionAttachment: ResourceModel = {
  "name": "croft_partition_attachment",
  "kind": "partition_attachment",
  "plural": "partition_attachments",
  "scope": "of_vm",
  "description": "Attaches a partition to a VM while it runs. What shall be there from the first boot belongs in the VM's `partitions` instead.",
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
      "name": "vm",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Id of the VM.",
      "source": "spec",
      "effect": "X",
      "reference": "vm",
      "type": "string",
      "pattern": "^vm_[0-9a-z]{16}$"
    },
    {
      "name": "partition",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Id of the partition.",
      "source": "spec",
      "effect": "X",
      "reference": "partition",
      "type": "string",
      "pattern": "^prt_[0-9a-z]{16}$"
    },
    {
      "name": "serial",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "Serial that the guest sees; the partition's when absent.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[A-Za-z0-9_-]{1,20}$"
    },
    {
      "name": "read_only",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Whether the guest may only read.",
      "source": "spec",
      "effect": "X",
      "default": false,
      "type": "bool"
    },
    {
      "name": "force_detach",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What happens when the guest does not let go within 30 seconds: false is an error, true stops the VM.",
      "source": "spec",
      "effect": "L",
      "default": false,
      "type": "bool"
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
