// schema -> OpenAPI 3.1 of the REST interface.
import { ERROR_CODES } from "../src/errors.ts";
import { pathsOf } from "./openapi-kinds.ts";
import { otherPaths } from "./openapi-paths.ts";
import {
  createBody,
  type JsonSchema,
  type KindSource,
  pascal,
  patchBody,
  restSchema,
  type Sources,
} from "./source.ts";

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
      withheld: {
        type: "array",
        items: { type: "string" },
        description:
          "JSON pointers of fields that this token may not read, such as a VM's user data for viewers; absent when there are none.",
      },
    },
  };
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
    servers: [{ url: "https://127.0.0.1:7400" }],
    security: [{ token: [] }],
    paths: { ...Object.assign({}, ...sources.kinds.map(pathsOf)), ...otherPaths },
    components: { securitySchemes: { token: { type: "http", scheme: "bearer" } }, schemas },
  };
}
