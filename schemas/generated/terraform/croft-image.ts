// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftImage: ResourceModel = {
  "name": "croft_image",
  "kind": "image",
  "plural": "images",
  "scope": "shareable",
  "description": "A disk image (raw or qcow2) that root disks of VMs are overlaid on, or a CD or DVD (iso) for their drives; as it is or compressed with gzip, xz or zstd. Only the reconciler fetches and unpacks it; hosts copy it from the reconciler, once each, and check it.",
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
      "name": "url",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Where the reconciler fetches the image: `https`, `http` (with `sha256`), or `file:` below the reconciler's `images_dir` (admin only). With an equal `sha256` a new address is only noted. All who may read the image read it, so it may hold no user name or password.",
      "source": "spec",
      "effect": "L",
      "contentOf": "sha256",
      "exactlyOneOf": [
        "url",
        "path"
      ],
      "type": "string",
      "maxLength": 2048,
      "pattern": "^(https?|file)://[^\\s]+$"
    },
    {
      "name": "path",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "A file where Terraform runs; its contents are uploaded when the reconciler does not hold them yet.",
      "source": "terraform",
      "effect": "L",
      "contentOf": "sha256",
      "exactlyOneOf": [
        "url",
        "path"
      ],
      "type": "string",
      "maxLength": 4096
    },
    {
      "name": "sha256",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "SHA-256 of the file as given (compressed, when it is), in lower-case hex. Required with `http`; else computed, for `path` at plan.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[0-9a-f]{64}$"
    },
    {
      "name": "format",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "`raw` insists that the file holds a disk's bytes, whatever they look like: what else is neither a disk image nor a CD is refused. Without it the format is recorded once from the contents and named ever after (`raw`, `qcow2`, `iso`). What begins like a CD is one, also when it has a partition table besides.",
      "source": "spec",
      "effect": "X",
      "unknownWhen": [
        "sha256"
      ],
      "type": "string",
      "values": [
        "raw"
      ]
    },
    {
      "name": "kernel",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "A kernel (and initial ramdisk) that QEMU boots directly instead of the image's boot loader.",
      "source": "spec",
      "effect": "X",
      "nested": {
        "nesting": "single",
        "attributes": [
          {
            "name": "url",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Where the kernel is fetched. An equal `sha256` makes a change of it live.",
            "source": "spec",
            "effect": "L",
            "contentOf": "sha256",
            "exactlyOneOf": [
              "url",
              "path"
            ],
            "type": "string",
            "maxLength": 2048,
            "pattern": "^(https?|file)://[^\\s]+$"
          },
          {
            "name": "path",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "The kernel as a file where Terraform runs.",
            "source": "terraform",
            "effect": "L",
            "contentOf": "sha256",
            "exactlyOneOf": [
              "url",
              "path"
            ],
            "type": "string",
            "maxLength": 4096
          },
          {
            "name": "sha256",
            "required": false,
            "optional": true,
            "computed": true,
            "sensitive": false,
            "description": "SHA-256 of the kernel.",
            "source": "spec",
            "effect": "X",
            "type": "string",
            "pattern": "^[0-9a-f]{64}$"
          },
          {
            "name": "initrd_url",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "Where the initial ramdisk is fetched.",
            "source": "spec",
            "effect": "L",
            "contentOf": "initrd_sha256",
            "atMostOneOf": [
              "initrd_url",
              "initrd_path"
            ],
            "type": "string",
            "maxLength": 2048,
            "pattern": "^(https?|file)://[^\\s]+$"
          },
          {
            "name": "initrd_path",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "The initial ramdisk as a file where Terraform runs.",
            "source": "terraform",
            "effect": "L",
            "contentOf": "initrd_sha256",
            "atMostOneOf": [
              "initrd_url",
              "initrd_path"
            ],
            "type": "string",
            "maxLength": 4096
          },
          {
            "name": "initrd_sha256",
            "required": false,
            "optional": true,
            "computed": true,
            "sensitive": false,
            "description": "SHA-256 of the initial ramdisk.",
            "source": "spec",
            "effect": "X",
            "type": "string",
            "pattern": "^[0-9a-f]{64}$"
          },
          {
            "name": "command_line",
            "required": false,
            "optional": true,
            "computed": false,
            "sensitive": false,
            "description": "The kernel's command line.",
            "source": "spec",
            "effect": "X",
            "type": "string",
            "maxLength": 2047
          }
        ]
      }
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
