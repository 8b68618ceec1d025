// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** The newest version of the messages between reconciler and agents: it rises with their fields. */
export const CONTRACT_VERSION = 4;

/** Kinds of the documents that hosts are sent. */
export const HOST_DOCUMENT_KINDS = ["network","disk","partition","vm","move","seed"] as const;

/** The first version that knows documents of a kind. */
export const DOCUMENT_SINCE: Readonly<Record<string, number>> = {"network":3,"disk":1,"partition":1,"vm":1,"move":4,"seed":1};

export interface LaterField {
  /** Names of properties, `*` for each item of a list. */
  path: readonly string[];
  /** The first version that knows it. */
  since: number;
  /** Whether the field is older and only null is new. */
  only_null: boolean;
  /** The value that means the same as leaving it out. */
  absent?: unknown;
  /** Whether leaving it out only does less: an older agent is sent the document without it. */
  dispensable?: true;
}

/** What agents of older versions do not know, by kind of document. */
export const LATER_FIELDS: Readonly<Record<string, readonly LaterField[]>> = {
  "network": [
    {
      "path": [
        "overlay"
      ],
      "since": 4,
      "only_null": false
    }
  ],
  "disk": [
    {
      "path": [
        "former"
      ],
      "since": 2,
      "only_null": false
    }
  ],
  "partition": [],
  "vm": [
    {
      "path": [
        "image"
      ],
      "since": 2,
      "only_null": true
    },
    {
      "path": [
        "cpu_model"
      ],
      "since": 2,
      "only_null": false,
      "absent": "auto"
    },
    {
      "path": [
        "firmware"
      ],
      "since": 2,
      "only_null": false,
      "absent": "bios"
    },
    {
      "path": [
        "secure_boot"
      ],
      "since": 2,
      "only_null": false,
      "absent": false
    },
    {
      "path": [
        "tpm"
      ],
      "since": 2,
      "only_null": false,
      "absent": false
    },
    {
      "path": [
        "cdroms"
      ],
      "since": 2,
      "only_null": false,
      "absent": []
    },
    {
      "path": [
        "boot_from"
      ],
      "since": 2,
      "only_null": false,
      "absent": "disk"
    },
    {
      "path": [
        "restart_number"
      ],
      "since": 2,
      "only_null": false,
      "absent": 0
    },
    {
      "path": [
        "restart_policy"
      ],
      "since": 2,
      "only_null": false,
      "absent": "on_failure"
    },
    {
      "path": [
        "start_on_boot"
      ],
      "since": 2,
      "only_null": false,
      "absent": true
    },
    {
      "path": [
        "start_needs_leave"
      ],
      "since": 3,
      "only_null": false,
      "absent": false
    },
    {
      "path": [
        "fenced"
      ],
      "since": 4,
      "only_null": false,
      "dispensable": true
    },
    {
      "path": [
        "nics"
      ],
      "since": 3,
      "only_null": false,
      "absent": []
    },
    {
      "path": [
        "trace_id"
      ],
      "since": 4,
      "only_null": false,
      "dispensable": true
    },
    {
      "path": [
        "span_id"
      ],
      "since": 4,
      "only_null": false,
      "dispensable": true
    }
  ],
  "move": [],
  "seed": [
    {
      "path": [
        "format"
      ],
      "since": 2,
      "only_null": false,
      "absent": "cloud_init"
    },
    {
      "path": [
        "login_keys"
      ],
      "since": 2,
      "only_null": false,
      "dispensable": true
    },
    {
      "path": [
        "network_config"
      ],
      "since": 3,
      "only_null": false,
      "absent": null
    }
  ]
};

/** What reconcilers of older versions do not know, by message of an agent. */
export const LATER_SAID = {
  "host_report": [
    {
      "path": [
        "facts",
        "moves"
      ],
      "since": 4,
      "only_null": false
    },
    {
      "path": [
        "facts",
        "network",
        "overlay"
      ],
      "since": 4,
      "only_null": false
    },
    {
      "path": [
        "objects",
        "*",
        "host_key"
      ],
      "since": 4,
      "only_null": false
    },
    {
      "path": [
        "objects",
        "*",
        "fenced"
      ],
      "since": 4,
      "only_null": false
    }
  ],
  "host_counters": [
    {
      "path": [
        "disks"
      ],
      "since": 4,
      "only_null": false
    },
    {
      "path": [
        "agent"
      ],
      "since": 4,
      "only_null": false
    },
    {
      "path": [
        "vms",
        "*",
        "filesystems"
      ],
      "since": 4,
      "only_null": false
    }
  ]
} satisfies Readonly<Record<string, readonly LaterField[]>>;
