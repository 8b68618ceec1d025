// Generated from schemas/; edit the YAML there and run `npm run generate`.

/** The states of each kind. */
export const STATES = {
  "disk": [
    "pending",
    "creating",
    "ready",
    "failed",
    "error",
    "deleting",
    "unknown"
  ],
  "host": [
    "pending",
    "ready",
    "silent"
  ],
  "image": [
    "pending",
    "fetching",
    "ready",
    "failed",
    "error",
    "deleting"
  ],
  "network": [
    "pending",
    "creating",
    "ready",
    "failed",
    "error",
    "deleting",
    "unknown"
  ],
  "partition_attachment": [
    "pending",
    "creating",
    "ready",
    "failed",
    "error",
    "deleting",
    "unknown"
  ],
  "partition": [
    "pending",
    "creating",
    "ready",
    "failed",
    "error",
    "deleting",
    "quarantined",
    "unknown"
  ],
  "project": [
    "ready",
    "deleting"
  ],
  "ssh_key": [
    "ready",
    "deleting"
  ],
  "vm": [
    "pending",
    "creating",
    "starting",
    "running",
    "stopping",
    "stopped",
    "paused",
    "failed",
    "error",
    "deleting",
    "unknown"
  ]
} as const;
