// Paths that are of no kind alone: verbs, streams, and what is no document.

import { NAME_PATTERN } from "../src/names.ts";
import { ROLES } from "../src/roles.ts";
import { federationPaths } from "./openapi-federation-paths.ts";
import { answer, idParameter, json, key, problem, query, ref } from "./openapi-parts.ts";
import { statePaths } from "./openapi-state-paths.ts";

const conditions = {
  type: "object",
  properties: {
    storage: {
      type: "object",
      properties: Object.fromEntries(
        ["free", "database", "database_log", "images", "uploads"].map((use) => [
          `${use}_bytes`,
          { type: "integer" },
        ]),
      ),
    },
    conditions: {
      type: "array",
      items: {
        type: "object",
        properties: {
          type: { type: "string" },
          status: { type: "string" },
          reason: { type: "string" },
          message: { type: "string" },
        },
      },
    },
  },
};

export const otherPaths: Record<string, unknown> = {
  ...statePaths,
  ...federationPaths,
  "/v1/partitions/{id}/purge": {
    post: {
      operationId: "purge_partition",
      description:
        "Wipes a partition in quarantine now. `GET /v1/partitions/{id}?wait=deleted` tells when its bytes are gone.",
      parameters: [idParameter, key],
      responses: { 202: answer("The Partition.", ref("Partition")), default: problem },
    },
  },
  "/v1/vms/{id}/restart": {
    post: {
      operationId: "restart_vm",
      description:
        "Orders one restart: the guest is asked to power itself off, ended after a minute if it does not, and started. " +
        "`GET /v1/vms/{id}?wait=ready` tells when it is up again. 409 `restart_refused` unless it is to run.",
      parameters: [idParameter, key],
      responses: { 202: answer("The VM.", ref("Vm")), default: problem },
    },
  },
  "/v1/status": {
    get: {
      operationId: "get_status",
      description:
        "What is wrong with this reconciler now: its clock, its storage, a database that was restored; and what takes its own file " +
        "system, by use (`storage`: database and its log, images, uploads under way, and what is free, in bytes).",
      responses: { 200: answer("Conditions; none when all is well.", conditions), default: problem },
    },
  },
  "/v1/unknown_objects": {
    get: {
      operationId: "list_unknown_objects",
      description: "What hosts have and this database, which was restored from a backup, does not know.",
      responses: { 200: answer("All of them.", { type: "object" }), default: problem },
    },
  },
  "/v1/unknown_objects/{id}/remove": {
    post: {
      operationId: "remove_unknown_object",
      description: "Lets its host end an unknown VM and remove its root disk. 400 for what is no VM.",
      parameters: [idParameter],
      responses: { 202: answer("The object.", { type: "object" }), default: problem },
    },
  },
  "/v1/unknown_objects/{id}/forget": {
    post: {
      operationId: "forget_unknown_object",
      description: "Lists it no longer. It stays on its host as it is.",
      parameters: [idParameter],
      responses: { 200: answer("The object.", { type: "object" }), default: problem },
    },
  },
  "/v1/clock/confirm": {
    post: {
      operationId: "confirm_clock",
      description:
        "Says that the machine's clock is right although it leapt (condition `clock_leapt`). What was due by it is wiped " +
        "and forgotten then. 412 when it shows another time than the one given.",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          required: ["machine_time"],
          properties: {
            machine_time: { type: "string", description: "As `clock_leapt` names it, RFC 3339." },
          },
        }),
      },
      responses: { 200: answer("Conditions.", conditions), default: problem },
    },
  },
  "/v1/claims": {
    post: {
      operationId: "claim",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          properties: { ids: { type: "array", maxItems: 1000, items: { type: "string" } } },
        }),
      },
      responses: { 200: { description: "These are in somebody's state now." }, default: problem },
    },
  },
  "/v1/plan": {
    post: {
      operationId: "plan",
      description:
        "Dry run: effects, placement, warnings and errors of changes; writes nothing. Changes are judged together, whatever " +
        "their order: room, quotas, host ports and partitions that one takes or gives back count for the others. Errors are " +
        "what no other change of the plan can cure; all else that stands in the way now is a warning.",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          properties: {
            changes: { type: "array", items: { type: "object" } },
            plan: {
              type: "string",
              description:
                "Name of the plan that the changes belong to: those asked for before are counted in.",
            },
          },
        }),
      },
      responses: { 200: answer("One answer per change.", { type: "object" }), default: problem },
    },
  },
  "/v1/events": {
    get: {
      operationId: "list_events",
      parameters: [
        query("after", "Number of the last event that is known."),
        query("limit", "Size of the page.", "integer"),
      ],
      responses: {
        200: { description: "Events; as `text/event-stream` it follows.", content: json({ type: "object" }) },
        default: problem,
      },
    },
  },
  "/v1/vms/{id}/counters": {
    get: {
      operationId: "get_vm_counters",
      description:
        "What the VM used since its start, read every 15 seconds; null when it does not run or its host was silent for a minute.",
      parameters: [idParameter],
      responses: {
        200: answer("The VM's counters.", {
          type: "object",
          required: ["id", "counters"],
          properties: {
            id: { type: "string" },
            counters: { oneOf: [ref("VmCounters"), { type: "null" }] },
          },
        }),
        default: problem,
      },
    },
  },
  "/v1/hosts/{id}/disks": {
    get: {
      operationId: "list_host_disks",
      parameters: [idParameter],
      responses: { 200: answer("The host's inventory.", { type: "object" }), default: problem },
    },
  },
  "/v1/uploads": {
    post: {
      operationId: "create_upload",
      description:
        "Starts an upload, or finds it as far as it came. It belongs to the token's project (an admin's to none), which alone makes images of it, and counts in the project's `storage_gib` until it has. It is forgotten a day after its last byte. Bytes that the project has by an upload or image are here already; whoever else names them sends them.",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          required: ["sha256", "size_bytes"],
          properties: { sha256: { type: "string" }, size_bytes: { type: "integer" } },
        }),
      },
      responses: {
        200: { description: "It is here already." },
        201: { description: "Send its bytes from `offset` on." },
        default: problem,
      },
    },
  },
  "/v1/uploads/{id}": {
    get: {
      operationId: "get_upload",
      parameters: [idParameter],
      responses: { 200: { description: "How far it got." }, default: problem },
    },
    patch: {
      operationId: "append_upload",
      parameters: [
        idParameter,
        { name: "Upload-Offset", in: "header", required: true, schema: { type: "integer" } },
      ],
      requestBody: { required: true, content: { "application/offset+octet-stream": {} } },
      responses: { 200: { description: "How far it got." }, default: problem },
    },
  },
  "/v1/tokens": {
    get: {
      operationId: "list_tokens",
      responses: { 200: answer("All tokens, without their texts.", { type: "object" }), default: problem },
    },
    post: {
      operationId: "create_token",
      description:
        "Roles: `admin` (everything), `operator` (sees its project and what is shared, changes what is in its project), `viewer` " +
        "(sees the same but for user data), `monitor` (reads /metrics, nothing else). A request that is repeated with its " +
        "Idempotency-Key makes no second token and is answered without the token's text.",
      parameters: [key],
      requestBody: {
        required: true,
        content: json({
          type: "object",
          required: ["role", "ttl_seconds"],
          properties: {
            name: { type: "string", pattern: NAME_PATTERN },
            role: { type: "string", enum: ROLES },
            project: { type: "string", description: "Required for `operator` and `viewer`." },
            ttl_seconds: {
              type: "integer",
              minimum: 1,
              maximum: 31622400,
              description: "How long it is good.",
            },
          },
        }),
      },
      responses: { 201: { description: "The token; its text is told this once." }, default: problem },
    },
  },
  "/v1/tokens/{id}": {
    get: {
      operationId: "get_token",
      parameters: [idParameter],
      responses: { 200: { description: "Its name, role, project and times." }, default: problem },
    },
    delete: {
      operationId: "delete_token",
      parameters: [idParameter],
      responses: { 204: { description: "It opens nothing any more." }, default: problem },
    },
  },
  "/v1/tokens/{id}/renew": {
    post: {
      operationId: "renew_token",
      description:
        "For admins. Lets a token live for `ttl_seconds` from now, but no longer than the token that asks; it never ends earlier " +
        "than before, and keeps role and project. An expired one is 404.",
      parameters: [idParameter],
      requestBody: {
        required: true,
        content: json({
          type: "object",
          required: ["ttl_seconds"],
          properties: { ttl_seconds: { type: "integer", minimum: 1, maximum: 31622400 } },
        }),
      },
      responses: { 200: { description: "The token with its new `expires_at`." }, default: problem },
    },
  },
  "/v1/console_tickets": {
    post: {
      operationId: "create_console_ticket",
      description:
        "A ticket for one WebSocket, good once and for 30 seconds. It is offered as the subprotocol `croft.ticket.<ticket>` beside `croft.v1`.",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          required: ["vm", "type"],
          properties: {
            vm: { type: "string" },
            type: { type: "string", enum: ["serial", "serial_view", "tunnel"] },
          },
        }),
      },
      responses: { 201: answer("The ticket, and when it ends.", { type: "object" }), default: problem },
    },
  },
  "/v1/vms/{id}/tunnel": {
    get: {
      operationId: "open_vm_tunnel",
      description:
        'WebSocket to the guest\'s port 22: binary messages are bytes, the text message `{"end":true}` ends one direction.',
      parameters: [idParameter],
      responses: { 101: { description: "Bytes flow." }, default: problem },
    },
  },
  "/v1/vms/{id}/console": {
    get: {
      operationId: "open_vm_console",
      description:
        'WebSocket to the guest\'s serial port. Whoever came last types; the text message `{"writing":false}` tells that somebody else does.',
      parameters: [idParameter, query("view", "`true`: only look.")],
      responses: { 101: { description: "Bytes flow." }, default: problem },
    },
  },
  "/v1/vms/{id}/serial_log": {
    get: {
      operationId: "get_vm_serial_log",
      parameters: [idParameter, query("tail", "Only so many of the last lines.", "integer")],
      responses: {
        200: { description: "What is kept of it, byte for byte.", content: { "text/plain": {} } },
        default: problem,
      },
    },
  },
  "/v1/vms/{id}/screenshot": {
    get: {
      operationId: "get_vm_screenshot",
      parameters: [idParameter],
      responses: {
        200: { description: "The guest's screen.", content: { "image/png": {} } },
        default: problem,
      },
    },
  },
  "/v1/ssh_certificates": {
    post: {
      operationId: "create_ssh_certificate",
      description:
        "Good for `ttl_seconds` (300 unless given, 86400 at most), and no longer than the token that it is asked for with.",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          required: ["vm", "public_key"],
          properties: {
            vm: { type: "string" },
            public_key: { type: "string" },
            ttl_seconds: { type: "integer" },
          },
        }),
      },
      responses: {
        201: {
          description:
            "A certificate that names one VM, how to reach it, and a pass for its tunnel by CONNECT.",
        },
        default: problem,
      },
    },
  },
};
