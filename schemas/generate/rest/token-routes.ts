// Routes of tokens: those of people and programs, and those by which hosts join.
import { NAME_PATTERN } from "../../src/names.ts";
import { FORMER_ROLES, ROLES } from "../../src/roles.ts";
import type { JsonSchema } from "../source.ts";
import { idPattern } from "./kind-routes.ts";
import { bodyOf, objectOf, type RouteGroup, reference, text, time } from "./route.ts";
import { FORMER_ROLE_VALUES, idempotencyKey } from "./shared-parameters.ts";

const tag = "tokens";
const path_parameters = {
  id: {
    description: "Id of the token.",
    schema: { type: "string", pattern: idPattern("tok"), examples: ["tok_0123456789abcdef"] } as JsonSchema,
  },
};

const LONGEST_TTL_SECONDS = 366 * 24 * 60 * 60;

const token: Record<string, JsonSchema> = {
  kind: { type: "string", enum: ["token"], description: "Tells it from other objects." },
  id: {
    type: "string",
    pattern: idPattern("tok"),
    description: "Its id: what `created_by` and events name.",
  },
  name: text("Its name."),
  role: { type: "string", enum: [...ROLES], description: "What it allows." },
  project: { type: ["string", "null"], description: "The project that its role counts for; null for all." },
  created_at: time("When it was made."),
  created_by: text("Id of the token that made it."),
  expires_at: {
    type: ["string", "null"],
    format: "date-time",
    description: "When it ends; null for the first token alone.",
  },
  last_used_at: {
    type: ["string", "null"],
    format: "date-time",
    description:
      "When a request last came with it; null when none did. After a crash it may be a minute old.",
  },
};

export const tokenRoutes: RouteGroup = {
  routes: [
    {
      operation: "list_tokens",
      method: "get",
      path: "/v1/tokens",
      tag,
      summary: "List tokens",
      description: "All of them, without their texts. For admins.",
      answers: { 200: { description: "All of them.", content: { "application/json": "TokenList" } } },
    },
    {
      operation: "create_token",
      method: "post",
      path: "/v1/tokens",
      tag,
      summary: "Create a token",
      description:
        "Roles: `admin` (everything), `operator` (sees its project and what is shared, changes what is in its project), `planner` " +
        "(sees the same and the project's states, changes nothing), `viewer` (sees the same but for user data and states), `monitor` (reads /metrics, nothing else). A request that is repeated with its " +
        "Idempotency-Key makes no second token and is answered without the token's text.",
      parameters: [idempotencyKey],
      body: {
        schema: "TokenCreate",
        former: FORMER_ROLE_VALUES,
        example: { name: "ci", role: "operator", project: "web", ttl_seconds: 3600 },
      },
      answers: {
        201: {
          description: "The token; its text is told this once.",
          content: { "application/json": "NewToken" },
          headers: ["Location", "Cache-Control"],
          links: ["get_token", "renew_token", "delete_token"],
        },
      },
      codes: ["not_found", "idempotency_mismatch"],
    },
    {
      operation: "get_token",
      method: "get",
      path: "/v1/tokens/{id}",
      tag,
      path_parameters,
      summary: "Read one token",
      answers: { 200: { description: "Without its text.", content: { "application/json": "Token" } } },
      codes: ["not_found"],
    },
    {
      operation: "delete_token",
      method: "delete",
      path: "/v1/tokens/{id}",
      tag,
      path_parameters,
      summary: "Revoke a token",
      description: "It opens nothing any more, and what it opened ends.",
      answers: { 204: { description: "It is gone." } },
      codes: ["not_found"],
    },
    {
      operation: "renew_token",
      method: "post",
      path: "/v1/tokens/{id}/renew",
      tag,
      path_parameters,
      summary: "Let a token live longer",
      description:
        "For admins. It lives for `ttl_seconds` from now, but no longer than the token that asks; it never ends earlier than before, " +
        "and keeps role and project. An expired one is 404.",
      body: { schema: "TokenRenewal", example: { ttl_seconds: 3600 } },
      answers: { 200: { description: "With its new end.", content: { "application/json": "Token" } } },
      codes: ["not_found"],
    },
    {
      operation: "create_join_token",
      method: "post",
      path: "/v1/agent/join_tokens",
      tag: "hosts",
      summary: "Let a machine join as a host",
      description:
        "What `croft-agent join` needs, good once and for this name. For admins. A name that is there already is " +
        "joined again: its old certificate ends then.",
      body: { schema: "JoinTokenCreate", example: { host: "host-2" } },
      answers: {
        201: {
          description: "The contents of a join file.",
          content: { "application/json": "JoinToken" },
          headers: ["Cache-Control"],
        },
      },
    },
  ],
  schemas: {
    TokenCreate: bodyOf(
      "What a token is to allow, and how long.",
      {
        name: {
          type: "string",
          pattern: NAME_PATTERN,
          description: "A name of its own; made up when absent.",
        },
        role: {
          type: "string",
          enum: [...ROLES, ...Object.keys(FORMER_ROLES)],
          description: "What it allows. `member` is the former name of `operator`.",
        },
        project: {
          type: "string",
          pattern: NAME_PATTERN,
          description:
            "The project that the role counts for: required for `operator`, `planner` and `viewer`, and for no other.",
        },
        ttl_seconds: {
          type: "integer",
          minimum: 1,
          maximum: LONGEST_TTL_SECONDS,
          description: "How long it is good.",
        },
      },
      ["name", "project"],
    ),
    TokenRenewal: bodyOf("How much longer a token is to live.", {
      ttl_seconds: {
        type: "integer",
        minimum: 1,
        maximum: LONGEST_TTL_SECONDS,
        description: "How long it is good from now on.",
      },
    }),
    Token: objectOf("What a token allows.", token),
    NewToken: objectOf(
      "A token with its text.",
      {
        ...token,
        token: text(
          "The secret: what `Authorization: Bearer` sends. Absent in the answer to a repeated request.",
        ),
      },
      ["token"],
    ),
    TokenList: objectOf("Tokens.", {
      items: { type: "array", items: reference("Token"), description: "All of them." },
      next_cursor: { type: ["string", "null"], description: "Null: there are no more." },
      revision: text("The store's revision that they are of."),
    }),
    JoinTokenCreate: bodyOf(
      "Which host is to join.",
      {
        host: { type: "string", pattern: NAME_PATTERN, description: "Name that the host will have." },
        ttl_seconds: {
          type: "integer",
          minimum: 60,
          maximum: 604_800,
          default: 3600,
          description: "How long the token is good.",
        },
        replaces_machine: {
          type: "boolean",
          default: false,
          description: "Whether another machine than the one that has the name may join as it.",
        },
      },
      ["ttl_seconds", "replaces_machine"],
    ),
    JoinToken: objectOf("The contents of a join file.", {
      endpoint: text("Where the agent dials."),
      token: text("The secret; good once."),
      host: text("Name that the host will have."),
      fingerprint: text("SHA-256 of that authority's certificate."),
      command: text("What to run on the machine."),
      ca_certificate: text("The authority that the reconciler's certificate is by, in PEM."),
      expires_at: time("When it ends unused."),
    }),
  },
};
