// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { SpecField } from "../../src/spec-field.ts";
import type { Kind } from "./kinds.ts";

/** The fields that REST has in the spec of each kind. */
export const SPEC_FIELDS: Readonly<Record<Kind, readonly SpecField[]>> = {
  "disk": [
    {
      "name": "host",
      "effect": "X"
    },
    {
      "name": "device",
      "effect": "X"
    },
    {
      "name": "file",
      "effect": "X",
      "fields": [
        {
          "name": "name",
          "effect": "X"
        },
        {
          "name": "size_gib",
          "effect": "L",
          "shrink": "refused"
        }
      ]
    },
    {
      "name": "wipe",
      "effect": "C"
    },
    {
      "name": "on_delete",
      "effect": "L",
      "default": "keep"
    }
  ],
  "host": [
    {
      "name": "region",
      "effect": "L"
    },
    {
      "name": "zone",
      "effect": "L"
    },
    {
      "name": "labels",
      "effect": "L"
    },
    {
      "name": "schedulable",
      "effect": "L",
      "default": true
    },
    {
      "name": "maintenance",
      "effect": "L",
      "default": false
    },
    {
      "name": "overcommit",
      "effect": "L",
      "fields": [
        {
          "name": "cpus",
          "effect": "L"
        }
      ]
    },
    {
      "name": "capacity",
      "effect": "L",
      "fields": [
        {
          "name": "cpus",
          "effect": "L"
        },
        {
          "name": "memory_mib",
          "effect": "L"
        },
        {
          "name": "storage_gib",
          "effect": "L"
        }
      ]
    },
    {
      "name": "reserved",
      "effect": "L",
      "fields": [
        {
          "name": "memory_mib",
          "effect": "L"
        },
        {
          "name": "storage_gib",
          "effect": "L"
        }
      ]
    }
  ],
  "image": [
    {
      "name": "url",
      "effect": "L"
    },
    {
      "name": "upload",
      "effect": "L"
    },
    {
      "name": "sha256",
      "effect": "X"
    },
    {
      "name": "format",
      "effect": "X"
    },
    {
      "name": "kernel",
      "effect": "X",
      "fields": [
        {
          "name": "url",
          "effect": "L"
        },
        {
          "name": "upload",
          "effect": "L"
        },
        {
          "name": "sha256",
          "effect": "X"
        },
        {
          "name": "initrd_url",
          "effect": "L"
        },
        {
          "name": "initrd_upload",
          "effect": "L"
        },
        {
          "name": "initrd_sha256",
          "effect": "X"
        },
        {
          "name": "command_line",
          "effect": "X"
        }
      ]
    }
  ],
  "network": [
    {
      "name": "mode",
      "effect": "X"
    },
    {
      "name": "bridge",
      "effect": "X"
    },
    {
      "name": "vlan",
      "effect": "X"
    },
    {
      "name": "cidr",
      "effect": "X"
    },
    {
      "name": "ipv6_cidr",
      "effect": "X"
    },
    {
      "name": "gateway",
      "effect": "L"
    },
    {
      "name": "dns",
      "effect": "L"
    },
    {
      "name": "search_domain",
      "effect": "L"
    },
    {
      "name": "reserved",
      "effect": "L"
    },
    {
      "name": "mtu",
      "effect": "X"
    },
    {
      "name": "firewall",
      "effect": "L"
    }
  ],
  "partition_attachment": [
    {
      "name": "vm",
      "effect": "X"
    },
    {
      "name": "partition",
      "effect": "X"
    },
    {
      "name": "serial",
      "effect": "X"
    },
    {
      "name": "read_only",
      "effect": "X",
      "default": false
    },
    {
      "name": "force_detach",
      "effect": "L",
      "default": false
    }
  ],
  "partition": [
    {
      "name": "size_gib",
      "effect": "L",
      "shrink": "refused"
    },
    {
      "name": "disk",
      "effect": "X"
    },
    {
      "name": "host",
      "effect": "M"
    },
    {
      "name": "region",
      "effect": "X"
    },
    {
      "name": "filesystem",
      "effect": "X"
    },
    {
      "name": "on_delete",
      "effect": "L",
      "default": "quarantine"
    },
    {
      "name": "retention_days",
      "effect": "L",
      "default": 7
    },
    {
      "name": "restore_from",
      "effect": "C"
    }
  ],
  "project": [
    {
      "name": "description",
      "effect": "L"
    },
    {
      "name": "quota",
      "effect": "L",
      "fields": [
        {
          "name": "vms",
          "effect": "L"
        },
        {
          "name": "cpus",
          "effect": "L"
        },
        {
          "name": "memory_mib",
          "effect": "L"
        },
        {
          "name": "storage_gib",
          "effect": "L"
        },
        {
          "name": "ports",
          "effect": "L"
        },
        {
          "name": "quarantine_gib",
          "effect": "L"
        }
      ]
    }
  ],
  "ssh_key": [
    {
      "name": "public_key",
      "effect": "X"
    }
  ],
  "vm": [
    {
      "name": "description",
      "effect": "L"
    },
    {
      "name": "hostname",
      "effect": "X"
    },
    {
      "name": "image",
      "effect": "X",
      "ignoredBy": "on_image_change"
    },
    {
      "name": "cpus",
      "effect": "R"
    },
    {
      "name": "memory_mib",
      "effect": "R"
    },
    {
      "name": "root_disk_gib",
      "effect": "R",
      "shrink": "refused"
    },
    {
      "name": "host",
      "effect": "M"
    },
    {
      "name": "region",
      "effect": "X"
    },
    {
      "name": "zone",
      "effect": "X"
    },
    {
      "name": "host_labels",
      "effect": "L"
    },
    {
      "name": "spread",
      "effect": "L",
      "fields": [
        {
          "name": "group",
          "effect": "L"
        },
        {
          "name": "over",
          "effect": "L"
        },
        {
          "name": "mode",
          "effect": "L"
        }
      ]
    },
    {
      "name": "on_host_loss",
      "effect": "L",
      "default": "wait"
    },
    {
      "name": "partitions",
      "effect": "L"
    },
    {
      "name": "ssh_keys",
      "effect": "L"
    },
    {
      "name": "user_data",
      "effect": "X",
      "ignoredBy": "on_user_data_change"
    },
    {
      "name": "user_data_wo",
      "effect": "X",
      "writeOnly": true
    },
    {
      "name": "user_data_wo_version",
      "effect": "X",
      "ignoredBy": "on_user_data_change"
    },
    {
      "name": "user_data_format",
      "effect": "X",
      "default": "cloud_init",
      "ignoredBy": "on_user_data_change"
    },
    {
      "name": "on_image_change",
      "effect": "L",
      "default": "replace"
    },
    {
      "name": "on_user_data_change",
      "effect": "L",
      "default": "ignore"
    },
    {
      "name": "cpu_model",
      "effect": "R",
      "default": "auto"
    },
    {
      "name": "firmware",
      "effect": "R",
      "default": "bios"
    },
    {
      "name": "secure_boot",
      "effect": "R",
      "default": false
    },
    {
      "name": "tpm",
      "effect": "R",
      "default": false
    },
    {
      "name": "cdroms",
      "effect": "L"
    },
    {
      "name": "boot_from",
      "effect": "R",
      "default": "disk"
    },
    {
      "name": "power_state",
      "effect": "L",
      "default": "running"
    },
    {
      "name": "restart_policy",
      "effect": "L",
      "default": "on_failure"
    },
    {
      "name": "start_on_boot",
      "effect": "L",
      "default": true
    },
    {
      "name": "deletion_protection",
      "effect": "L",
      "default": false
    },
    {
      "name": "ports",
      "effect": "L"
    },
    {
      "name": "networks",
      "effect": "R"
    },
    {
      "name": "wait_for",
      "effect": "L",
      "default": [
        "running"
      ]
    },
    {
      "name": "on_wait_timeout",
      "effect": "L",
      "default": "error"
    },
    {
      "name": "on_change",
      "effect": "L",
      "default": "restart"
    }
  ]
};

/** The fields of a spec whose change makes a field of the status another, until that was observed. */
export const CHANGES_WITH = {
  "disk": {
    "identity": [
      "device",
      "file.name",
      "host"
    ],
    "model": [
      "device",
      "file.name",
      "host"
    ],
    "size_gib": [
      "device",
      "file",
      "host"
    ]
  },
  "host": {},
  "image": {
    "size_bytes": [
      "sha256"
    ],
    "virtual_size_gib": [
      "sha256"
    ]
  },
  "network": {},
  "partition_attachment": {},
  "partition": {
    "host_region": [
      "host"
    ],
    "serial": [],
    "number": [
      "host"
    ],
    "part_uuid": [],
    "start_bytes": [
      "host"
    ],
    "size_bytes": [
      "size_gib"
    ]
  },
  "project": {},
  "ssh_key": {
    "fingerprint": [
      "public_key"
    ]
  },
  "vm": {
    "host_region": [
      "host",
      "host_labels",
      "spread"
    ],
    "host_zone": [
      "host",
      "host_labels",
      "spread"
    ],
    "ready": [
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
    "ip_address": [
      "networks"
    ],
    "nics": [
      "networks"
    ],
    "allocated_ports": [
      "ports",
      "host",
      "host_labels",
      "spread"
    ],
    "ssh": [
      "name"
    ]
  }
} as const satisfies Readonly<
  Record<Kind, Readonly<Record<string, readonly string[]>>>
>;
