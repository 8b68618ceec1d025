// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { Column } from "../../src/column.ts";
import type { Kind } from "./kinds.ts";

/** What tables show of each kind beside project, name, state and age. */
export const COLUMNS: Readonly<Record<Kind, readonly Column[]>> = {
  "disk": [
    {
      "title": "Host",
      "path": [
        "spec",
        "host"
      ],
      "wide": false
    },
    {
      "title": "Size GiB",
      "path": [
        "status",
        "size_gib"
      ],
      "wide": false
    },
    {
      "title": "Free GiB",
      "path": [
        "status",
        "free_gib"
      ],
      "wide": false
    },
    {
      "title": "Path",
      "path": [
        "status",
        "path"
      ],
      "wide": false
    },
    {
      "title": "Gap GiB",
      "path": [
        "status",
        "largest_gap_gib"
      ],
      "wide": true
    },
    {
      "title": "Model",
      "path": [
        "status",
        "model"
      ],
      "wide": true
    },
    {
      "title": "Identity",
      "path": [
        "status",
        "identity"
      ],
      "wide": true
    }
  ],
  "host": [
    {
      "title": "CPUs",
      "path": [
        "status",
        "cpus"
      ],
      "wide": false
    },
    {
      "title": "Free CPUs",
      "path": [
        "status",
        "free_cpus"
      ],
      "wide": false
    },
    {
      "title": "Memory MiB",
      "path": [
        "status",
        "memory_mib"
      ],
      "wide": false
    },
    {
      "title": "Free MiB",
      "path": [
        "status",
        "free_memory_mib"
      ],
      "wide": false
    },
    {
      "title": "Last seen",
      "path": [
        "status",
        "last_seen_at"
      ],
      "wide": false
    },
    {
      "title": "Free GiB",
      "path": [
        "status",
        "free_storage_gib"
      ],
      "wide": true
    },
    {
      "title": "Accelerator",
      "path": [
        "status",
        "accelerator"
      ],
      "wide": true
    },
    {
      "title": "Agent",
      "path": [
        "status",
        "agent_version"
      ],
      "wide": true
    },
    {
      "title": "Kernel",
      "path": [
        "status",
        "kernel"
      ],
      "wide": true
    }
  ],
  "image": [
    {
      "title": "Format",
      "path": [
        "status",
        "format"
      ],
      "wide": false
    },
    {
      "title": "Size GiB",
      "path": [
        "status",
        "virtual_size_gib"
      ],
      "wide": false
    },
    {
      "title": "Bytes",
      "path": [
        "status",
        "size_bytes"
      ],
      "wide": false
    },
    {
      "title": "URL",
      "path": [
        "spec",
        "url"
      ],
      "wide": true
    },
    {
      "title": "SHA-256",
      "path": [
        "status",
        "sha256"
      ],
      "wide": true
    }
  ],
  "network": [
    {
      "title": "Mode",
      "path": [
        "spec",
        "mode"
      ],
      "wide": false
    },
    {
      "title": "CIDR",
      "path": [
        "spec",
        "cidr"
      ],
      "wide": false
    }
  ],
  "partition_attachment": [
    {
      "title": "VM",
      "path": [
        "spec",
        "vm"
      ],
      "wide": false
    },
    {
      "title": "Partition",
      "path": [
        "spec",
        "partition"
      ],
      "wide": false
    },
    {
      "title": "Attached",
      "path": [
        "status",
        "attached"
      ],
      "wide": false
    },
    {
      "title": "Serial",
      "path": [
        "status",
        "serial"
      ],
      "wide": true
    }
  ],
  "partition": [
    {
      "title": "Size GiB",
      "path": [
        "spec",
        "size_gib"
      ],
      "wide": false
    },
    {
      "title": "Host",
      "path": [
        "status",
        "host"
      ],
      "wide": false
    },
    {
      "title": "File system",
      "path": [
        "status",
        "filesystem"
      ],
      "wide": false
    },
    {
      "title": "Attached to",
      "path": [
        "status",
        "attached_to"
      ],
      "wide": false
    },
    {
      "title": "Wiped at",
      "path": [
        "status",
        "wipe_at"
      ],
      "wide": true
    },
    {
      "title": "Serial",
      "path": [
        "status",
        "serial"
      ],
      "wide": true
    },
    {
      "title": "Disk",
      "path": [
        "status",
        "disk"
      ],
      "wide": true
    }
  ],
  "project": [
    {
      "title": "VMs",
      "path": [
        "status",
        "usage",
        "vms"
      ],
      "wide": false
    },
    {
      "title": "CPUs",
      "path": [
        "status",
        "usage",
        "cpus"
      ],
      "wide": false
    },
    {
      "title": "Memory MiB",
      "path": [
        "status",
        "usage",
        "memory_mib"
      ],
      "wide": false
    },
    {
      "title": "Storage GiB",
      "path": [
        "status",
        "usage",
        "storage_gib"
      ],
      "wide": false
    },
    {
      "title": "Description",
      "path": [
        "spec",
        "description"
      ],
      "wide": true
    }
  ],
  "ssh_key": [
    {
      "title": "Fingerprint",
      "path": [
        "status",
        "fingerprint"
      ],
      "wide": false
    },
    {
      "title": "Public key",
      "path": [
        "spec",
        "public_key"
      ],
      "wide": true
    }
  ],
  "vm": [
    {
      "title": "Host",
      "path": [
        "status",
        "host"
      ],
      "wide": false
    },
    {
      "title": "CPUs",
      "path": [
        "spec",
        "cpus"
      ],
      "wide": false
    },
    {
      "title": "Memory MiB",
      "path": [
        "spec",
        "memory_mib"
      ],
      "wide": false
    },
    {
      "title": "Address",
      "path": [
        "status",
        "ip_address"
      ],
      "wide": false
    },
    {
      "title": "Ready",
      "path": [
        "status",
        "ready"
      ],
      "wide": false
    },
    {
      "title": "Root GiB",
      "path": [
        "spec",
        "root_disk_gib"
      ],
      "wide": true
    },
    {
      "title": "Image",
      "path": [
        "spec",
        "image"
      ],
      "wide": true
    },
    {
      "title": "Restarts",
      "path": [
        "status",
        "restarts"
      ],
      "wide": true
    },
    {
      "title": "Started",
      "path": [
        "status",
        "started_at"
      ],
      "wide": true
    }
  ]
};
