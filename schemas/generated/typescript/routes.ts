// Generated from schemas/; edit the YAML there and run `npm run generate`.

import type { RouteFacts } from "../../src/route-facts.ts";

/** Operations that are of no kind alone: the server has a handler for each. */
export type Operation =
  | "restart_vm"
  | "get_vm_counters"
  | "open_vm_tunnel"
  | "open_vm_console"
  | "get_vm_serial_log"
  | "get_vm_screenshot"
  | "create_console_ticket"
  | "create_ssh_certificate"
  | "purge_partition"
  | "list_host_disks"
  | "confirm_host_capacity"
  | "create_upload"
  | "get_upload"
  | "append_upload"
  | "delete_upload"
  | "confirm_host_off"
  | "give_up_host"
  | "release_host_storm"
  | "claim_objects"
  | "plan_changes"
  | "list_events"
  | "list_states"
  | "read_state"
  | "write_state"
  | "delete_state"
  | "read_state_lock"
  | "lock_state"
  | "unlock_state"
  | "list_state_versions"
  | "read_state_version"
  | "restore_state_version"
  | "list_tokens"
  | "create_token"
  | "get_token"
  | "delete_token"
  | "renew_token"
  | "create_join_token"
  | "exchange_id_token"
  | "list_trusts"
  | "create_trust"
  | "get_trust"
  | "delete_trust"
  | "list_gitops_runs"
  | "report_gitops_run"
  | "get_gitops_run"
  | "approve_gitops_run"
  | "discard_gitops_run"
  | "get_status"
  | "get_liveness"
  | "get_readiness"
  | "get_openapi"
  | "explain_problem"
  | "confirm_clock"
  | "list_unknown_objects"
  | "remove_unknown_object"
  | "adopt_unknown_object"
  | "forget_unknown_object"
  | "get_metrics"
  | "get_project_metrics"
  | "list_scrape_targets";

/** Every route that is served. */
export const ROUTES: readonly RouteFacts[] = [
 {
  "operation": "list_disks",
  "method": "get",
  "path": "/v1/disks",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "pending",
      "creating",
      "ready",
      "failed",
      "error",
      "deleting",
      "unknown"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "disk",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_disk",
  "method": "get",
  "path": "/v1/disks/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "disk",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_disk",
  "method": "post",
  "path": "/v1/disks",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "disk",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_disk",
  "method": "patch",
  "path": "/v1/disks/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "disk",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_disk",
  "method": "delete",
  "path": "/v1/disks/{id}",
  "open": false,
  "query": [
   {
    "name": "force",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   },
   {
    "name": "on_not_empty",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "disk",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed",
   "host_not_silent"
  ]
 },
 {
  "operation": "list_hosts",
  "method": "get",
  "path": "/v1/hosts",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "pending",
      "ready",
      "silent"
     ]
    }
   },
   {
    "name": "region",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "zone",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "label",
    "required": false,
    "prefix": "label.",
    "schema": {
     "type": "object"
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "host",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_host",
  "method": "get",
  "path": "/v1/hosts/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "host",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_host",
  "method": "post",
  "path": "/v1/hosts",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "host",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_host",
  "method": "patch",
  "path": "/v1/hosts/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "host",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_host",
  "method": "delete",
  "path": "/v1/hosts/{id}",
  "open": false,
  "query": [
   {
    "name": "on_not_empty",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "host",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed"
  ]
 },
 {
  "operation": "list_images",
  "method": "get",
  "path": "/v1/images",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "pending",
      "fetching",
      "ready",
      "failed",
      "error",
      "deleting"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "image",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_image",
  "method": "get",
  "path": "/v1/images/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "image",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_image",
  "method": "post",
  "path": "/v1/images",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "image",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_image",
  "method": "patch",
  "path": "/v1/images/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "image",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_image",
  "method": "delete",
  "path": "/v1/images/{id}",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "image",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed"
  ]
 },
 {
  "operation": "list_networks",
  "method": "get",
  "path": "/v1/networks",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "pending",
      "creating",
      "ready",
      "failed",
      "error",
      "deleting",
      "unknown"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "network",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_network",
  "method": "get",
  "path": "/v1/networks/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "network",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_network",
  "method": "post",
  "path": "/v1/networks",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "network",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_network",
  "method": "patch",
  "path": "/v1/networks/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "network",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_network",
  "method": "delete",
  "path": "/v1/networks/{id}",
  "open": false,
  "query": [
   {
    "name": "force",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "network",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed",
   "host_not_silent"
  ]
 },
 {
  "operation": "list_partition_attachments",
  "method": "get",
  "path": "/v1/partition_attachments",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "pending",
      "creating",
      "ready",
      "failed",
      "error",
      "deleting",
      "unknown"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "partition_attachment",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_partition_attachment",
  "method": "get",
  "path": "/v1/partition_attachments/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "partition_attachment",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_partition_attachment",
  "method": "post",
  "path": "/v1/partition_attachments",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "partition_attachment",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_partition_attachment",
  "method": "patch",
  "path": "/v1/partition_attachments/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "partition_attachment",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_partition_attachment",
  "method": "delete",
  "path": "/v1/partition_attachments/{id}",
  "open": false,
  "query": [
   {
    "name": "force",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "partition_attachment",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed",
   "host_not_silent"
  ]
 },
 {
  "operation": "list_partitions",
  "method": "get",
  "path": "/v1/partitions",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "pending",
      "creating",
      "ready",
      "failed",
      "error",
      "deleting",
      "quarantined",
      "unknown"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "partition",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_partition",
  "method": "get",
  "path": "/v1/partitions/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "partition",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_partition",
  "method": "post",
  "path": "/v1/partitions",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "partition",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_partition",
  "method": "patch",
  "path": "/v1/partitions/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "partition",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_partition",
  "method": "delete",
  "path": "/v1/partitions/{id}",
  "open": false,
  "query": [
   {
    "name": "force",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "partition",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed",
   "host_not_silent"
  ]
 },
 {
  "operation": "list_projects",
  "method": "get",
  "path": "/v1/projects",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleting"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "project",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_project",
  "method": "get",
  "path": "/v1/projects/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "project",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_project",
  "method": "post",
  "path": "/v1/projects",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "project",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_project",
  "method": "patch",
  "path": "/v1/projects/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "project",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_project",
  "method": "delete",
  "path": "/v1/projects/{id}",
  "open": false,
  "query": [
   {
    "name": "on_not_empty",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "project",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed"
  ]
 },
 {
  "operation": "list_ssh_keys",
  "method": "get",
  "path": "/v1/ssh_keys",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleting"
     ]
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "ssh_key",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_ssh_key",
  "method": "get",
  "path": "/v1/ssh_keys/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "ssh_key",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_ssh_key",
  "method": "post",
  "path": "/v1/ssh_keys",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "ssh_key",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_ssh_key",
  "method": "patch",
  "path": "/v1/ssh_keys/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": false
  },
  "kind": "ssh_key",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_ssh_key",
  "method": "delete",
  "path": "/v1/ssh_keys/{id}",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "ssh_key",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed"
  ]
 },
 {
  "operation": "list_vms",
  "method": "get",
  "path": "/v1/vms",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "name",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "ids",
    "required": false,
    "schema": {
     "type": "array",
     "maxItems": 100,
     "items": {
      "type": "string",
      "maxLength": 64
     }
    }
   },
   {
    "name": "tag",
    "required": false,
    "prefix": "tag.",
    "schema": {
     "type": "object"
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   },
   {
    "name": "cursor",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   },
   {
    "name": "state",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
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
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "vm",
  "verb": "list",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_vm",
  "method": "get",
  "path": "/v1/vms/{id}",
  "open": false,
  "query": [
   {
    "name": "wait",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "ready",
      "deleted"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "vm",
  "verb": "get",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "create_vm",
  "method": "post",
  "path": "/v1/vms",
  "open": false,
  "query": [
   {
    "name": "on_no_capacity",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": true,
   "read": true,
   "checked": false
  },
  "kind": "vm",
  "verb": "create",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "update_vm",
  "method": "patch",
  "path": "/v1/vms/{id}",
  "open": false,
  "query": [
   {
    "name": "on_conflict",
    "required": false,
    "schema": {
     "type": "string",
     "enum": [
      "refuse",
      "wait"
     ]
    }
   },
   {
    "name": "timeout_seconds",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 60
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/merge-patch+json",
    "application/json"
   ],
   "large": true,
   "read": true,
   "checked": false
  },
  "kind": "vm",
  "verb": "update",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "deleting",
   "in_use",
   "no_capacity",
   "quota_exceeded",
   "port_in_use",
   "address_in_use",
   "no_gap",
   "partition_attached",
   "not_quarantined",
   "disk_not_found",
   "disk_not_empty",
   "disk_refused",
   "agent_outdated",
   "precondition_failed",
   "immutable_field",
   "cannot_shrink"
  ]
 },
 {
  "operation": "delete_vm",
  "method": "delete",
  "path": "/v1/vms/{id}",
  "open": false,
  "query": [
   {
    "name": "force",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "kind": "vm",
  "verb": "delete",
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "in_use",
   "not_empty",
   "deleting",
   "quota_exceeded",
   "deletion_protected",
   "precondition_failed",
   "host_not_silent"
  ]
 },
 {
  "operation": "restart_vm",
  "method": "post",
  "path": "/v1/vms/{id}/restart",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   },
   {
    "name": "If-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024,
     "pattern": "^(\\*|(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?( *, *(W/)?\"?[0-9]+(\\.[0-9a-f]+)?\"?)*)$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "restart_refused",
   "deleting",
   "precondition_failed",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "get_vm_counters",
  "method": "get",
  "path": "/v1/vms/{id}/counters",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "open_vm_tunnel",
  "method": "get",
  "path": "/v1/vms/{id}/tunnel",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "host_silent",
   "too_many_streams",
   "vm_not_running",
   "upgrade_required"
  ]
 },
 {
  "operation": "open_vm_console",
  "method": "get",
  "path": "/v1/vms/{id}/console",
  "open": false,
  "query": [
   {
    "name": "view",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [],
  "produces": [],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "host_silent",
   "too_many_streams",
   "vm_not_running",
   "upgrade_required"
  ]
 },
 {
  "operation": "get_vm_serial_log",
  "method": "get",
  "path": "/v1/vms/{id}/serial_log",
  "open": false,
  "query": [
   {
    "name": "tail",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000000
    }
   }
  ],
  "headers": [],
  "produces": [
   "text/plain"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "host_silent",
   "too_many_streams",
   "vm_not_running"
  ]
 },
 {
  "operation": "get_vm_screenshot",
  "method": "get",
  "path": "/v1/vms/{id}/screenshot",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "image/png"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "host_silent",
   "too_many_streams",
   "vm_not_running"
  ]
 },
 {
  "operation": "create_console_ticket",
  "method": "post",
  "path": "/v1/console_tickets",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "host_silent",
   "too_many_streams",
   "vm_not_running"
  ]
 },
 {
  "operation": "create_ssh_certificate",
  "method": "post",
  "path": "/v1/ssh_certificates",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found"
  ]
 },
 {
  "operation": "purge_partition",
  "method": "post",
  "path": "/v1/partitions/{id}/purge",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_quarantined",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "list_host_disks",
  "method": "get",
  "path": "/v1/hosts/{id}/disks",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "confirm_host_capacity",
  "method": "post",
  "path": "/v1/hosts/{id}/confirm_capacity",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full"
  ]
 },
 {
  "operation": "create_upload",
  "method": "post",
  "path": "/v1/uploads",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "quota_exceeded",
   "checksum_mismatch"
  ]
 },
 {
  "operation": "get_upload",
  "method": "get",
  "path": "/v1/uploads/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "append_upload",
  "method": "patch",
  "path": "/v1/uploads/{id}",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "Upload-Offset",
    "required": true,
    "schema": {
     "type": "integer",
     "minimum": 0,
     "maximum": 999999999999999
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/offset+octet-stream"
   ],
   "large": false,
   "read": false,
   "checked": false
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "offset_mismatch",
   "checksum_mismatch"
  ]
 },
 {
  "operation": "delete_upload",
  "method": "delete",
  "path": "/v1/uploads/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full"
  ]
 },
 {
  "operation": "confirm_host_off",
  "method": "post",
  "path": "/v1/hosts/{id}/confirm_off",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "host_not_silent",
   "precondition_failed"
  ]
 },
 {
  "operation": "give_up_host",
  "method": "post",
  "path": "/v1/hosts/{id}/give_up",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "host_not_silent",
   "precondition_failed"
  ]
 },
 {
  "operation": "release_host_storm",
  "method": "post",
  "path": "/v1/host_storm/release",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "precondition_failed"
  ]
 },
 {
  "operation": "claim_objects",
  "method": "post",
  "path": "/v1/claims",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full"
  ]
 },
 {
  "operation": "plan_changes",
  "method": "post",
  "path": "/v1/plan",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": true,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found"
  ]
 },
 {
  "operation": "list_events",
  "method": "get",
  "path": "/v1/events",
  "open": false,
  "query": [
   {
    "name": "after",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 0,
     "maximum": 999999999999999
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   }
  ],
  "headers": [
   {
    "name": "Last-Event-ID",
    "required": false,
    "schema": {
     "type": "string",
     "pattern": "^[0-9]{1,15}$"
    }
   }
  ],
  "produces": [
   "application/json",
   "text/event-stream"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "list_states",
  "method": "get",
  "path": "/v1/state",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "read_state",
  "method": "get",
  "path": "/v1/state/{project}/{name}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "write_state",
  "method": "post",
  "path": "/v1/state/{project}/{name}",
  "open": false,
  "query": [
   {
    "name": "ID",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 200
    }
   }
  ],
  "headers": [
   {
    "name": "Content-MD5",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 64
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": false,
   "checked": false
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "state_locked",
   "quota_exceeded",
   "checksum_mismatch"
  ]
 },
 {
  "operation": "delete_state",
  "method": "delete",
  "path": "/v1/state/{project}/{name}",
  "open": false,
  "query": [
   {
    "name": "force",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "not_empty",
   "state_locked"
  ]
 },
 {
  "operation": "read_state_lock",
  "method": "get",
  "path": "/v1/state/{project}/{name}/lock",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "lock_state",
  "method": "post",
  "path": "/v1/state/{project}/{name}/lock",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": false,
   "checked": false
  },
  "aliases": [
   {
    "method": "lock",
    "path": "/v1/state/{project}/{name}"
   }
  ],
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "state_locked"
  ]
 },
 {
  "operation": "unlock_state",
  "method": "delete",
  "path": "/v1/state/{project}/{name}/lock",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": false,
   "checked": false
  },
  "aliases": [
   {
    "method": "unlock",
    "path": "/v1/state/{project}/{name}"
   }
  ],
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full",
   "state_locked",
   "too_large",
   "unsupported_media_type"
  ]
 },
 {
  "operation": "list_state_versions",
  "method": "get",
  "path": "/v1/state/{project}/{name}/versions",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "read_state_version",
  "method": "get",
  "path": "/v1/state/{project}/{name}/versions/{number}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "restore_state_version",
  "method": "post",
  "path": "/v1/state/{project}/{name}/versions/{number}/restore",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "state_locked",
   "quota_exceeded"
  ]
 },
 {
  "operation": "list_tokens",
  "method": "get",
  "path": "/v1/tokens",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "create_token",
  "method": "post",
  "path": "/v1/tokens",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "Idempotency-Key",
    "required": false,
    "schema": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[\\x21-\\x7e]+( +[\\x21-\\x7e]+)*$"
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true,
   "former": [
    {
     "field": "role",
     "value": "member",
     "instead": "operator",
     "since": "2026-12-01",
     "sunset": "2027-12-01"
    }
   ]
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_found",
   "idempotency_mismatch"
  ]
 },
 {
  "operation": "get_token",
  "method": "get",
  "path": "/v1/tokens/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "delete_token",
  "method": "delete",
  "path": "/v1/tokens/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full"
  ]
 },
 {
  "operation": "renew_token",
  "method": "post",
  "path": "/v1/tokens/{id}/renew",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full"
  ]
 },
 {
  "operation": "create_join_token",
  "method": "post",
  "path": "/v1/agent/join_tokens",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full"
  ]
 },
 {
  "operation": "exchange_id_token",
  "method": "post",
  "path": "/v1/federation/token",
  "open": true,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "unauthorized",
   "not_found",
   "fetch_failed",
   "fetch_refused",
   "too_many_requests"
  ]
 },
 {
  "operation": "list_trusts",
  "method": "get",
  "path": "/v1/federation/trusts",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "create_trust",
  "method": "post",
  "path": "/v1/federation/trusts",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true,
   "former": [
    {
     "field": "role",
     "value": "member",
     "instead": "operator",
     "since": "2026-12-01",
     "sunset": "2027-12-01"
    }
   ]
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists"
  ]
 },
 {
  "operation": "get_trust",
  "method": "get",
  "path": "/v1/federation/trusts/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "delete_trust",
  "method": "delete",
  "path": "/v1/federation/trusts/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "storage_full"
  ]
 },
 {
  "operation": "list_gitops_runs",
  "method": "get",
  "path": "/v1/gitops/runs",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "source",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "report_gitops_run",
  "method": "post",
  "path": "/v1/gitops/runs",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": true,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists"
  ]
 },
 {
  "operation": "get_gitops_run",
  "method": "get",
  "path": "/v1/gitops/runs/{id}",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "approve_gitops_run",
  "method": "post",
  "path": "/v1/gitops/runs/{id}/approve",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_awaiting_approval",
   "precondition_failed"
  ]
 },
 {
  "operation": "discard_gitops_run",
  "method": "post",
  "path": "/v1/gitops/runs/{id}/discard",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "not_awaiting_approval"
  ]
 },
 {
  "operation": "get_status",
  "method": "get",
  "path": "/v1/status",
  "open": false,
  "query": [
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63
    }
   },
   {
    "name": "limit",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 1000
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "get_liveness",
  "method": "get",
  "path": "/livez",
  "open": true,
  "query": [
   {
    "name": "verbose",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable"
  ]
 },
 {
  "operation": "get_readiness",
  "method": "get",
  "path": "/readyz",
  "open": true,
  "query": [
   {
    "name": "verbose",
    "required": false,
    "schema": {
     "type": "boolean"
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable"
  ]
 },
 {
  "operation": "get_openapi",
  "method": "get",
  "path": "/openapi.json",
  "open": false,
  "query": [],
  "headers": [
   {
    "name": "If-None-Match",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 1024
    }
   }
  ],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "explain_problem",
  "method": "get",
  "path": "/problems/{code}",
  "open": true,
  "query": [],
  "headers": [],
  "produces": [
   "text/html",
   "text/plain"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "not_found"
  ]
 },
 {
  "operation": "confirm_clock",
  "method": "post",
  "path": "/v1/clock/confirm",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "precondition_failed"
  ]
 },
 {
  "operation": "list_unknown_objects",
  "method": "get",
  "path": "/v1/unknown_objects",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "remove_unknown_object",
  "method": "post",
  "path": "/v1/unknown_objects/{id}/remove",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full"
  ]
 },
 {
  "operation": "adopt_unknown_object",
  "method": "post",
  "path": "/v1/unknown_objects/{id}/adopt",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": {
   "types": [
    "application/json"
   ],
   "large": false,
   "read": true,
   "checked": true
  },
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full",
   "already_exists",
   "no_capacity"
  ]
 },
 {
  "operation": "forget_unknown_object",
  "method": "post",
  "path": "/v1/unknown_objects/{id}/forget",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found",
   "unknown_field",
   "missing_field",
   "wrong_type",
   "out_of_range",
   "invalid_value",
   "reference_not_found",
   "too_large",
   "unsupported_media_type",
   "request_timeout",
   "storage_full"
  ]
 },
 {
  "operation": "get_metrics",
  "method": "get",
  "path": "/metrics",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "text/plain",
   "application/openmetrics-text"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 },
 {
  "operation": "get_project_metrics",
  "method": "get",
  "path": "/v1/projects/{id}/metrics",
  "open": false,
  "query": [],
  "headers": [],
  "produces": [
   "text/plain",
   "application/openmetrics-text"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden",
   "not_found"
  ]
 },
 {
  "operation": "list_scrape_targets",
  "method": "get",
  "path": "/v1/scrape_targets",
  "open": false,
  "query": [
   {
    "name": "port",
    "required": false,
    "schema": {
     "type": "integer",
     "minimum": 1,
     "maximum": 65535
    }
   },
   {
    "name": "project",
    "required": false,
    "schema": {
     "type": "string",
     "maxLength": 63,
     "pattern": "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"
    }
   }
  ],
  "headers": [],
  "produces": [
   "application/json"
  ],
  "body": null,
  "codes": [
   "invalid_request",
   "not_acceptable",
   "internal",
   "unavailable",
   "unauthorized",
   "forbidden"
  ]
 }
];
