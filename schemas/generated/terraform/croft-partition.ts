// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { ResourceModel } from "../../src/terraform-model.ts";

export const croftPartition: ResourceModel = {
  "name": "croft_partition",
  "kind": "partition",
  "plural": "partitions",
  "scope": "project",
  "description": "A GPT partition on an adopted disk, for one VM at a time.",
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
      "name": "size_gib",
      "required": true,
      "optional": false,
      "computed": false,
      "sensitive": false,
      "description": "Size in GiB. It grows (live where the agent has root, else with a restart of its VM) and never shrinks; growth that failed may be taken back. Where a neighbor on the disk is in the way, the partition is copied to a gap that is large enough, with number, GUID and serial, also while a VM has it, whose guest stands still for a moment at the end; the plan says how many GiB are copied.",
      "source": "spec",
      "effect": "L",
      "shrink": "refused",
      "type": "number",
      "minimum": 1,
      "maximum": 1048576
    },
    {
      "name": "disk",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "Id of the disk; Croft chooses one with room when absent.",
      "source": "spec",
      "effect": "X",
      "reference": "disk",
      "type": "string",
      "pattern": "^dsk_[0-9a-z]{16}$"
    },
    {
      "name": "host",
      "required": false,
      "optional": true,
      "computed": true,
      "sensitive": false,
      "description": "Name of the host; that of the disk when absent. Another one moves the partition there with its bytes, with id, serial and GUID, while no VM has it; one that a VM has goes with that (`host` of `croft_vm`).",
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
      "description": "Region whose hosts the partition may be on (`region` of `croft_host`); any when absent. Naming the one it is in, or naming none any more, changes nothing; another one replaces the partition.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    },
    {
      "name": "filesystem",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Made once, while the partition is empty; none is made when absent. It grows with the partition: Croft's guest image grows what it has mounted, and the host grows an ext4 that no VM has. In another guest run `resize2fs <device>` (ext4) or `xfs_growfs <mount point>` after the disk grew, or mount it with `x-systemd.growfs`; XFS grows only while a guest has it mounted, and on a host whose agent has no root ext4 too is grown by the guest.",
      "source": "spec",
      "effect": "X",
      "type": "string",
      "values": [
        "ext4",
        "xfs"
      ]
    },
    {
      "name": "on_delete",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "What deletion does with the bytes: `quarantine` keeps them for `retention_days`, `wipe` overwrites them with zeros at once.",
      "source": "spec",
      "effect": "L",
      "default": "quarantine",
      "type": "string",
      "values": [
        "quarantine",
        "wipe"
      ]
    },
    {
      "name": "retention_days",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "How many days the bytes stay in quarantine before they are overwritten with zeros, at most 365; what was stored with more keeps it.",
      "source": "spec",
      "effect": "L",
      "default": 7,
      "type": "number",
      "minimum": 0,
      "maximum": 3650
    },
    {
      "name": "restore_from",
      "required": false,
      "optional": true,
      "computed": false,
      "sensitive": false,
      "description": "Id of a partition in quarantine, which comes back with its id, serial, number and every byte. `size_gib` is its own or larger, `filesystem` what it holds (none is made).",
      "source": "spec",
      "effect": "C",
      "type": "string",
      "pattern": "^prt_[0-9a-z]{16}$"
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
