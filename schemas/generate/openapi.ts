// schema -> OpenAPI 3.1 of the REST interface.
import { ERROR_CODES } from "../src/errors.ts";
import { ROLES } from "../src/roles.ts";
import {
  createBody,
  type JsonSchema,
  type KindSource,
  pascal,
  patchBody,
  restSchema,
  type Sources,
} from "./source.ts";

const problem = {
  description: "A problem document (RFC 9457).",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const json = (schema: unknown): unknown => ({ "application/json": { schema } });
const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
const query = (name: string, description: string, type = "string"): unknown => ({
  name,
  in: "query",
  description,
  schema: { type },
});
const answer = (description: string, schema: unknown): unknown => ({ description, content: json(schema) });

/** The envelope of one kind's documents. */
function documentSchema(source: KindSource): JsonSchema {
  const nullable: JsonSchema = { type: ["string", "null"] };
  const status: JsonSchema = {
    ...restSchema(source.status),
    additionalProperties: true,
    properties: {
      ...restSchema(source.status).properties,
      observed_generation: { type: "integer" },
      state: {
        type: "string",
        description: `One of ${source.states.join(", ")}; clients must bear new ones.`,
      },
      state_reason: nullable,
      state_code: nullable,
      conditions: { type: "array", items: { type: "object" } },
    },
  };
  return {
    type: "object",
    description: source.description.trim(),
    properties: {
      kind: { const: source.kind },
      id: { type: "string" },
      project: nullable,
      shared: { type: "boolean" },
      name: nullable,
      tags: { type: "object", additionalProperties: { type: "string" } },
      default_tags: { type: "object", additionalProperties: { type: "string" } },
      generation: { type: "integer" },
      revision: { type: "string" },
      created_at: { type: "string" },
      updated_at: { type: "string" },
      created_by: { type: "string" },
      deleting: { type: "boolean" },
      claimed: { type: "boolean", description: "Whether it is in somebody's Terraform state." },
      spec: source.spec ? restSchema(source.spec) : { type: "object" },
      status,
    },
  };
}

const listParameters = [
  query("project", "Only of this project."),
  query("name", "Only of this name."),
  query("state", "Only in this state."),
  query("ids", "Only these ids, comma-separated, at most 100."),
  query("limit", "Size of the page: 100 unless given, 1000 at most.", "integer"),
  query("cursor", "`next_cursor` of the page before."),
];

const idParameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
const key = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string" },
  description: "Replays the answer for 24 h.",
};
const ifMatch = {
  name: "If-Match",
  in: "header",
  schema: { type: "string" },
  description: "Generation that must still hold.",
};

const onNoCapacity = {
  ...(query(
    "on_no_capacity",
    "`refuse` (the default): 409 `no_capacity` with the reason per host, and nothing is stored. `wait`: it is stored as " +
      "`pending` without a host, its condition `placed` says why per host, and it is placed as soon as a host has room, the " +
      "oldest first among those that fit. It counts in the quota from the start.",
  ) as object),
  schema: { type: "string", enum: ["refuse", "wait"] },
};

/** Kinds that are not deleted while they hold something. */
const HOLDERS = ["project", "disk"];

const onNotEmpty = [
  {
    ...(query(
      "on_not_empty",
      "`refuse` (the default): 409 `not_empty` at once while it holds anything. `wait`: the answer is held back until that is " +
        "gone, for `timeout_seconds` at most, then 409. `leaving` in that answer says whether something of what it holds, or a " +
        "user of that, is being deleted just now.",
    ) as object),
    schema: { type: "string", enum: ["refuse", "wait"] },
  },
  query("timeout_seconds", "With `on_not_empty=wait`: 1 to 60, 30 unless given.", "integer"),
];

/** Kinds that lie on a host. */
const ON_HOSTS = ["disk", "partition", "vm", "partition_attachment"];

const force = {
  ...(query(
    "force",
    "`true`: gives up what lies on a host that is silent; for admins. It is gone at once with its name, ports and room, and its " +
      "host removes it when it returns. Until that is reported its partitions and ports are given to nobody on that host. A " +
      "partition whose bytes are to be kept is in quarantine at once; a disk keeps its bytes whatever its `on_delete`. 409 " +
      "`host_not_silent` while the host answers: delete it without force then. 409 `in_use` for a partition that has users.",
  ) as object),
  schema: { type: "boolean" },
};

function pathsOf(source: KindSource): Record<string, unknown> {
  const name = pascal(source.kind);
  const document = answer(`The ${source.title}.`, ref(name));
  const page = {
    type: "object",
    properties: {
      items: { type: "array", items: ref(name) },
      next_cursor: { type: ["string", "null"] },
      revision: { type: "string" },
    },
  };
  const collection: Record<string, unknown> = {
    get: {
      operationId: `list_${source.plural}`,
      parameters: listParameters,
      responses: { 200: answer("A page.", page), default: problem },
    },
  };
  const one: Record<string, unknown> = {
    get: {
      operationId: `get_${source.kind}`,
      parameters: [
        idParameter,
        query("wait", "`ready` or `deleted`: answers when it is so, or when the time is over."),
        query("timeout_seconds", "1 to 60, 30 unless given.", "integer"),
      ],
      responses: { 200: document, default: problem },
    },
  };
  if (source.spec) {
    collection.post = {
      operationId: `create_${source.kind}`,
      parameters: [key, ...(source.kind === "vm" ? [onNoCapacity] : [])],
      requestBody: { required: true, content: json(ref(`${name}Create`)) },
      responses: { 200: document, 201: document, 202: document, default: problem },
    };
    one.patch = {
      operationId: `update_${source.kind}`,
      parameters: [idParameter, ifMatch],
      requestBody: {
        required: true,
        content: {
          "application/merge-patch+json": { schema: ref(`${name}Patch`) },
          ...(json(ref(`${name}Patch`)) as object),
        },
      },
      responses: { 200: document, 202: document, default: problem },
    };
    one.delete = {
      operationId: `delete_${source.kind}`,
      parameters: [
        idParameter,
        ifMatch,
        ...(ON_HOSTS.includes(source.kind) ? [force] : []),
        ...(HOLDERS.includes(source.kind) ? onNotEmpty : []),
      ],
      responses: { 202: document, 204: { description: "It is gone." }, default: problem },
    };
  }
  return { [`/v1/${source.plural}`]: collection, [`/v1/${source.plural}/{id}`]: one };
}

/** The whole OpenAPI document as an object. */
export function openApi(sources: Sources): unknown {
  const schemas: Record<string, unknown> = {};
  for (const source of sources.kinds) {
    const name = pascal(source.kind);
    schemas[name] = documentSchema(source);
    if (source.spec) {
      schemas[`${name}Create`] = createBody(source);
      schemas[`${name}Patch`] = patchBody(source);
    }
  }
  for (const message of sources.messages.filter((one) => ["problem", "event"].includes(one.message))) {
    schemas[pascal(message.message)] = { ...restSchema(message.schema), description: message.description };
  }
  const counters = sources.messages.find((one) => one.message === "host_counters");
  schemas.VmCounters = restSchema(counters?.schema.properties?.vms?.items as JsonSchema);
  const codes = Object.entries(ERROR_CODES).map(([code, { status }]) => `${code} (${status})`);
  return {
    openapi: "3.1.0",
    info: {
      title: "Croft",
      version: "1",
      description: `REST interface of the reconciler. Error codes: ${codes.join(", ")}.`,
    },
    servers: [{ url: "http://127.0.0.1:7400" }],
    security: [{ token: [] }],
    paths: { ...Object.assign({}, ...sources.kinds.map(pathsOf)), ...otherPaths },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } }, schemas },
  };
}

const otherPaths: Record<string, unknown> = {
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
        "Roles: `admin` (everything), `member` (sees its project and what is shared, changes what is in its project), `viewer` (sees the same).",
      requestBody: {
        required: true,
        content: json({
          type: "object",
          properties: {
            name: { type: "string" },
            role: { type: "string", enum: ROLES },
            project: { type: "string", description: "Required for `member` and `viewer`." },
            ttl_seconds: { type: "integer", description: "Good until deleted when absent." },
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
        201: { description: "A certificate that names one VM, and how to reach it." },
        default: problem,
      },
    },
  },
};
