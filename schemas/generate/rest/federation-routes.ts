// Routes of trusts, and the exchange of a pipeline's ID token.
import { NAME_PATTERN } from "../../src/names.ts";
import { FORMER_ROLES, ROLES } from "../../src/roles.ts";
import type { JsonSchema } from "../source.ts";
import { idPattern } from "./kind-routes.ts";
import { bodyOf, integer, objectOf, type RouteGroup, reference, text, time } from "./route.ts";
import { FORMER_ROLE_VALUES } from "./shared-parameters.ts";

const tag = "federation";
const path_parameters = {
  id: {
    description: "Id of the trust.",
    schema: { type: "string", pattern: idPattern("tru"), examples: ["tru_0123456789abcdef"] } as JsonSchema,
  },
};

const fields: Record<string, JsonSchema> = {
  name: { type: "string", pattern: NAME_PATTERN, description: "Its name." },
  issuer: {
    type: "string",
    pattern: "^https://[^\\s?#]+$",
    maxLength: 500,
    description: "URL of who signs, as `iss` of its tokens.",
  },
  audience: {
    type: "string",
    minLength: 1,
    maxLength: 500,
    description: "What its tokens must be made for (`aud`).",
  },
  claims: {
    type: "object",
    minProperties: 1,
    maxProperties: 20,
    // Else every repository of a public issuer could exchange its tokens.
    additionalProperties: { type: "string", pattern: "[^*]" },
    description:
      'Claims that a token must have; `*` in a value stands for any text, and a value is more than "*". `sub` names repository and branch.',
  },
};

const trust = { description: "The trust.", content: { "application/json": "Trust" } };

export const federationRoutes: RouteGroup = {
  routes: [
    {
      operation: "exchange_id_token",
      method: "post",
      path: "/v1/federation/token",
      tag,
      open: true,
      summary: "Exchange a CI job's ID token for a short-lived token",
      description:
        "Open to all: the ID token (OpenID Connect) is the proof. 401 says which claim did not fit. The issuer's keys are read " +
        "from its `/.well-known/openid-configuration`.",
      body: { schema: "IdTokenExchange", example: { id_token: "eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl" } },
      answers: {
        201: {
          description: "The token; its text is told this once.",
          content: { "application/json": "NewToken" },
          headers: ["Cache-Control"],
        },
      },
      codes: ["unauthorized", "not_found", "fetch_failed", "fetch_refused", "too_many_requests"],
    },
    {
      operation: "list_trusts",
      method: "get",
      path: "/v1/federation/trusts",
      tag,
      summary: "List whose ID tokens are exchanged",
      answers: { 200: { description: "By name.", content: { "application/json": "TrustList" } } },
    },
    {
      operation: "create_trust",
      method: "post",
      path: "/v1/federation/trusts",
      tag,
      summary: "Trust an issuer's ID tokens with certain claims",
      body: {
        schema: "TrustCreate",
        former: FORMER_ROLE_VALUES,
        example: {
          name: "ci",
          issuer: "https://token.actions.example.com",
          audience: "croft",
          claims: { sub: "repo:example/web:ref:refs/heads/main" },
          role: "operator",
          project: "web",
        },
      },
      answers: { 201: { ...trust, headers: ["Location"], links: ["get_trust", "delete_trust"] } },
      codes: ["already_exists"],
    },
    {
      operation: "get_trust",
      method: "get",
      path: "/v1/federation/trusts/{id}",
      tag,
      path_parameters,
      summary: "Read a trust",
      answers: { 200: trust },
    },
    {
      operation: "delete_trust",
      method: "delete",
      path: "/v1/federation/trusts/{id}",
      tag,
      path_parameters,
      summary: "Delete a trust",
      description: "The tokens that came of it end.",
      answers: { 204: { description: "It is gone." } },
    },
  ],
  schemas: {
    IdTokenExchange: bodyOf("An ID token.", {
      id_token: {
        type: "string",
        minLength: 1,
        maxLength: 16_384,
        description: "As the CI gives it to the job.",
      },
    }),
    TrustCreate: bodyOf(
      "Whose ID tokens are exchanged, and for what.",
      {
        ...fields,
        role: {
          type: "string",
          enum: [...ROLES, ...Object.keys(FORMER_ROLES)],
          description: "What the token that it is exchanged for allows.",
        },
        project: {
          type: "string",
          pattern: NAME_PATTERN,
          description: "Required for `operator`, `planner` and `viewer`, and for no other.",
        },
        ttl_seconds: {
          type: "integer",
          minimum: 1,
          maximum: 86_400,
          default: 3600,
          description: "How long such a token is good.",
        },
        ca_certificate: {
          type: "string",
          minLength: 1,
          maxLength: 65_536,
          pattern: "^\\s*-----BEGIN CERTIFICATE-----[\\s\\S]*-----END CERTIFICATE-----\\s*$",
          description: "PEM, for an issuer with a certificate of your own authority.",
        },
      },
      ["project", "ttl_seconds", "ca_certificate"],
    ),
    Trust: objectOf("Whose ID tokens are exchanged, and for what.", {
      kind: { type: "string", enum: ["trust"], description: "Tells it from other objects." },
      id: { type: "string", pattern: idPattern("tru"), description: "Its id." },
      ...fields,
      role: {
        type: "string",
        enum: [...ROLES],
        description: "What the token that it is exchanged for allows.",
      },
      project: { type: ["string", "null"], description: "Project that the role counts for; null for all." },
      ttl_seconds: integer("How long such a token is good.", 1),
      ca_certificate: {
        type: ["string", "null"],
        description: "Authorities that the issuer's certificate is checked against, PEM; null: the system's.",
      },
      created_at: time("When it was made."),
      created_by: text("Id of the token that made it."),
    }),
    TrustList: objectOf("Trusts.", {
      items: { type: "array", items: reference("Trust"), description: "By name." },
    }),
  },
};
