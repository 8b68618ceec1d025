// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftSshKey: ResourceModel = {
  "name": "croft_ssh_key",
  "kind": "ssh_key",
  "plural": "ssh_keys",
  "scope": "shareable",
  "description": "A public key that VMs may name in `ssh_keys`. It is copied into a VM that names it, so deleting the key later locks nobody out.",
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
      "name": "public_key",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "One line in OpenSSH's format (`ssh-ed25519 AAAA… comment`).",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "maxLength": 16384
    },
    {
      "name": "fingerprint",
      "required": false,
      "optional": false,
      "computed": true,
      "sensitive": false,
      "description": "SHA-256 fingerprint in OpenSSH's spelling (`SHA256:…`).",
      "source": "status",
      "unknownWhen": [
        "public_key"
      ],
      "type": "string"
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
