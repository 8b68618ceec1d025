// Paths of trusts and of the exchange of ID tokens.

import { NAME_PATTERN } from "../src/names.ts";
import { ROLES } from "../src/roles.ts";
import { answer, idParameter, json, problem } from "./openapi-parts.ts";

const text = (description: string) => ({ type: "string", description });
const time = (description: string) => ({ type: "string", format: "date-time", description });

const fields = {
  name: { ...text("Its name."), pattern: NAME_PATTERN, maxLength: 63 },
  issuer: { ...text("URL of who signs, as `iss` of its tokens."), pattern: "^https://", maxLength: 500 },
  audience: { ...text("What its tokens must be made for (`aud`)."), minLength: 1, maxLength: 500 },
  claims: {
    type: "object",
    minProperties: 1,
    maxProperties: 20,
    additionalProperties: { type: "string" },
    description:
      "Claims that a token must have; `*` in a value stands for any text. `sub` names repository and branch.",
  },
  role: { type: "string", enum: ROLES, description: "What the token that it is exchanged for allows." },
};

const trust = {
  type: "object",
  required: [
    "kind",
    "id",
    "name",
    "issuer",
    "audience",
    "claims",
    "role",
    "project",
    "ttl_seconds",
    "ca_certificate",
    "created_at",
    "created_by",
  ],
  properties: {
    kind: { type: "string", const: "trust" },
    id: text("Its id."),
    ...fields,
    project: { type: ["string", "null"], description: "Project that the role counts for; null for all." },
    ttl_seconds: { type: "integer", description: "How long such a token is good." },
    ca_certificate: {
      type: ["string", "null"],
      description: "Authorities that the issuer's certificate is checked against, PEM; null: the system's.",
    },
    created_at: time("When."),
    created_by: text("Id of the token that made it."),
  },
};

const newTrust = {
  type: "object",
  additionalProperties: false,
  required: ["name", "issuer", "audience", "claims", "role"],
  properties: {
    ...fields,
    project: { ...text("Required for `operator` and `viewer`."), pattern: NAME_PATTERN },
    ttl_seconds: { type: "integer", minimum: 1, maximum: 86_400, default: 3600, description: "How long." },
    ca_certificate: {
      ...text("PEM, for an issuer with a certificate of your own authority."),
      maxLength: 65_536,
    },
  },
};

const exchanged = {
  type: "object",
  required: ["kind", "id", "name", "role", "project", "created_at", "created_by", "expires_at", "token"],
  properties: {
    kind: { type: "string", const: "token" },
    id: text("Its id."),
    name: text("Its name."),
    role: { type: "string", enum: ROLES },
    project: { type: ["string", "null"] },
    created_at: time("When."),
    created_by: text("Id of the trust."),
    expires_at: time("When it ends."),
    token: text("The token; it is told this once."),
  },
};

export const federationPaths: Record<string, unknown> = {
  "/v1/federation/token": {
    post: {
      operationId: "exchange_id_token",
      summary: "Exchange a CI job's ID token for a short-lived token",
      description:
        "Open to all: the ID token (OpenID Connect) is the proof. 401 says which claim did not fit. The issuer's keys are read from its `/.well-known/openid-configuration`.",
      security: [],
      requestBody: {
        required: true,
        content: json({
          type: "object",
          additionalProperties: false,
          required: ["id_token"],
          properties: { id_token: { ...text("As the CI gives it to the job."), maxLength: 16_384 } },
        }),
      },
      responses: { 201: answer("The token.", exchanged), default: problem },
    },
  },
  "/v1/federation/trusts": {
    get: {
      operationId: "list_trusts",
      summary: "List whose ID tokens are exchanged",
      responses: {
        200: answer("By name.", {
          type: "object",
          required: ["items"],
          properties: { items: { type: "array", items: trust } },
        }),
        default: problem,
      },
    },
    post: {
      operationId: "create_trust",
      summary: "Trust an issuer's ID tokens with certain claims",
      requestBody: { required: true, content: json(newTrust) },
      responses: { 201: answer("The trust.", trust), default: problem },
    },
  },
  "/v1/federation/trusts/{id}": {
    get: {
      operationId: "get_trust",
      summary: "Read a trust",
      parameters: [idParameter],
      responses: { 200: answer("The trust.", trust), default: problem },
    },
    delete: {
      operationId: "delete_trust",
      summary: "Delete a trust, and end the tokens that came of it",
      parameters: [idParameter],
      responses: { 204: { description: "It is gone." }, default: problem },
    },
  },
};
