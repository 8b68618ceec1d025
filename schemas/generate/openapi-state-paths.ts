// Paths of Terraform's states.

import { NAME_PATTERN } from "../src/names.ts";
import { answer, json, problem } from "./openapi-parts.ts";

const text = (description: string) => ({ type: "string", description });
const integer = (description: string) => ({ type: "integer", description });
const orNull = (schema: object) => ({ oneOf: [schema, { type: "null" }] });

const name = (parameter: string, description: string) => ({
  name: parameter,
  in: "path",
  required: true,
  description,
  schema: { type: "string", pattern: NAME_PATTERN },
});
const stateName = [name("project", "Name of its project."), name("name", "Name of the state.")];
const number = {
  name: "number",
  in: "path",
  required: true,
  description: "Number of the version.",
  schema: { type: "integer", minimum: 1 },
};

const version = {
  type: "object",
  required: [
    "number",
    "serial",
    "lineage",
    "sha256",
    "size_bytes",
    "stored_bytes",
    "resources",
    "written_at",
    "written_by",
  ],
  properties: {
    number: integer("Rises by one with every write."),
    serial: integer("As the contents say."),
    lineage: text("As the contents say."),
    sha256: text("Of the contents, in hex."),
    size_bytes: integer("Of the contents."),
    stored_bytes: integer("As they are stored, compressed and sealed."),
    resources: {
      type: ["integer", "null"],
      description: "Resources that the contents list; null where they are encrypted.",
    },
    written_at: { type: "string", format: "date-time", description: "When." },
    written_by: text("Id of the token."),
  },
};

const lock = {
  type: "object",
  required: ["id", "taken_at", "principal", "operation", "who"],
  properties: {
    id: text("As the client made it; `terraform force-unlock` takes it."),
    taken_at: { type: "string", format: "date-time", description: "When." },
    principal: text("Id of the token."),
    operation: text("What it is held for, as the client says."),
    who: text("Who holds it, as the client says."),
  },
};

const contents = { type: "object", description: "The state as the client wrote it, byte for byte." };
const list = (item: object) => ({
  type: "object",
  required: ["items"],
  properties: { items: { type: "array", items: item } },
});

const lockInfo = {
  type: "object",
  required: ["ID"],
  properties: { ID: text("Id of the lock."), Operation: text("What for."), Who: text("Who.") },
};

export const statePaths: Record<string, unknown> = {
  "/v1/state": {
    get: {
      operationId: "list_states",
      summary: "List the states of Terraform that are kept here",
      description: "Those of the token's project; for admins those of all.",
      parameters: [
        { name: "project", in: "query", description: "Only of this project.", schema: { type: "string" } },
      ],
      responses: {
        200: answer(
          "By project and name.",
          list({
            type: "object",
            required: ["project", "name", "lock", "current"],
            properties: {
              project: text("Name of its project."),
              name: text("Its name."),
              lock: orNull(lock),
              current: orNull(version),
            },
          }),
        ),
        default: problem,
      },
    },
  },
  "/v1/state/{project}/{name}": {
    get: {
      operationId: "read_state",
      summary: "Read a state",
      description:
        "With the next two and `/lock` it is Terraform's `http` backend. Basic authentication with a token as the password is taken below `/v1/state/`, and LOCK and UNLOCK are the same as POST and DELETE of `/lock`.",
      parameters: stateName,
      responses: { 200: answer("The newest contents.", contents), default: problem },
    },
    post: {
      operationId: "write_state",
      summary: "Write a state",
      description:
        "Makes a new version. 423 `state_locked` unless `ID` is that of the lock, if there is one.",
      parameters: [
        ...stateName,
        { name: "ID", in: "query", description: "Id of the lock that is held.", schema: { type: "string" } },
        {
          name: "Content-MD5",
          in: "header",
          description: "What arrives otherwise is refused.",
          schema: { type: "string" },
        },
      ],
      requestBody: { required: true, content: json(contents) },
      responses: { 200: answer("The version.", version), default: problem },
    },
    delete: {
      operationId: "delete_state",
      summary: "Delete a state with all its versions",
      description: "409 `not_empty` while it lists resources.",
      parameters: [
        ...stateName,
        {
          name: "force",
          in: "query",
          description: "Deletes it although it lists resources: no configuration knows them then.",
          schema: { type: "boolean" },
        },
      ],
      responses: { 200: answer("It is gone.", { type: "object" }), default: problem },
    },
  },
  "/v1/state/{project}/{name}/lock": {
    get: {
      operationId: "read_state_lock",
      summary: "See who holds the lock of a state",
      parameters: stateName,
      responses: {
        200: answer("The lock.", {
          type: "object",
          required: ["lock"],
          properties: { lock: orNull(lock) },
        }),
        default: problem,
      },
    },
    post: {
      operationId: "lock_state",
      summary: "Take the lock of a state",
      description: "423 `state_locked`, with the members of the holder's lock, when another has it.",
      parameters: stateName,
      requestBody: { required: true, content: json(lockInfo) },
      responses: { 200: answer("The lock.", lock), default: problem },
    },
    delete: {
      operationId: "unlock_state",
      summary: "Give back the lock of a state, or break it",
      description:
        "With the lock as the body it is given back; without a body whatever lock there is is broken.",
      parameters: stateName,
      requestBody: { required: false, content: json(lockInfo) },
      responses: { 200: answer("It is free.", { type: "object" }), default: problem },
    },
  },
  "/v1/state/{project}/{name}/versions": {
    get: {
      operationId: "list_state_versions",
      summary: "List the versions of a state",
      parameters: stateName,
      responses: { 200: answer("Newest first.", list(version)), default: problem },
    },
  },
  "/v1/state/{project}/{name}/versions/{number}": {
    get: {
      operationId: "read_state_version",
      summary: "Read an earlier version of a state",
      parameters: [...stateName, number],
      responses: { 200: answer("Its contents.", contents), default: problem },
    },
  },
  "/v1/state/{project}/{name}/versions/{number}/restore": {
    post: {
      operationId: "restore_state_version",
      summary: "Make an earlier version of a state the newest",
      description: "Under a serial above the newest one's, so that no plan made before passes for fresh.",
      parameters: [...stateName, number],
      responses: { 200: answer("The new version.", version), default: problem },
    },
  },
};
