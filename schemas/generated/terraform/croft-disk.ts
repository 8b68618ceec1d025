// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftDisk: ResourceModel = {
  "name": "croft_disk",
  "kind": "disk",
  "plural": "disks",
  "scope": "global",
  "description": "Adopts one disk of one host: a block device, or a sparse file that the agent makes. Adoption writes a GPT and Croft's record on it; what already holds anything is refused unless `wipe` names it.",
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
      "name": "host",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Name of the host that has the disk.",
      "source": "spec",
      "effect": "X",
      "reference": "host",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "device",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "The block device: a by-id path, its serial, its WWN, or any path that the agent knows for it. Two spellings of one disk are equal.",
      "source": "spec",
      "effect": "X",
      "exactlyOneOf": [
        "device",
        "file"
      ],
      "type": "string",
      "minLength": 1,
      "maxLength": 4096
    },
    {
      "name": "file",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "A sparse file that the agent makes in its own folder.",
      "source": "spec",
      "effect": "X",
      "exactlyOneOf": [
        "device",
        "file"
      ],
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "name",
            "required": true,
            "optional": false,
            "computed": false,
            "sensitive": false,
            "description": "Name of the file, unique on its host.",
            "source": "spec",
            "effect": "X",
            "type": "string",
            "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
          },
          {
            "name": "size_gib",
            "required": true,
            "optional": false,
            "computed": false,
            "sensitive": false,
            "description": "Size in GiB. It grows in place and never shrinks.",
            "source": "spec",
            "effect": "L",
            "shrink": "refused",
            "type": "number",
            "minimum": 1,
            "maximum": 1048576
          }
        ]
      }
    },
    {
      "name": "wipe",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "The disk's `identity`, which allows Croft to destroy what the disk holds when it is adopted. Anything else refuses.",
      "source": "spec",
      "effect": "C",
      "type": "string",
      "maxLength": 256
    },
    {
      "name": "on_delete",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "`keep` releases the disk with its bytes, and it is recognised when adopted again; `erase` removes the file (files only).",
      "source": "spec",
      "effect": "L",
      "default": "keep",
      "type": "string",
      "values": [
        "keep",
        "erase"
      ]
    },
    {
      "name": "identity",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "What tells this disk from every other (serial, WWN, or for a file its host and name).",
      "source": "status",
      "unknownWhen": [
        "device",
        "file.name",
        "host"
      ],
      "type": "string"
    },
    {
      "name": "model",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "Model as the device tells it; `file` for a file.",
      "source": "status",
      "unknownWhen": [
        "device",
        "file.name",
        "host"
      ],
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
      "unknownWhen": [
        "device",
        "file",
        "host"
      ],
      "type": "number"
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
