// Routes of Terraform's states.
import { NAME_PATTERN } from "../../src/names.ts";
import type { JsonSchema } from "../source.ts";
import { integer, objectOf, type RouteGroup, reference, text, time } from "./route.ts";

const tag = "states";
const named = (description: string, example: string) => ({
  description,
  schema: { type: "string", pattern: NAME_PATTERN, examples: [example] } as JsonSchema,
});
const path_parameters = {
  project: named("Name of its project.", "web"),
  name: named("Name of the state.", "main"),
};
const versionPath = {
  ...path_parameters,
  number: {
    description: "Number of the version.",
    schema: { type: "integer", minimum: 1, maximum: 999_999_999_999_999, examples: [1] } as JsonSchema,
  },
};

const contents = {
  description: "Its contents, byte for byte.",
  content: { "application/json": "StateContents" },
  headers: ["ETag", "Content-MD5", "Cache-Control"],
};
const version = { description: "The version.", content: { "application/json": "StateVersion" } };
/** What can be done with a state, and with a version of it. */
const ofState = (operation: string) => ({
  operation,
  parameters: { project: "$request.path.project", name: "$request.path.name" },
});
const ofVersion = (operation: string) => ({
  operation,
  parameters: { ...ofState(operation).parameters, number: "$response.body#/number" },
});
const nothing = { description: "It is done.", content: { "application/json": "Nothing" } };
const orNull = (name: string, description: string): JsonSchema => ({
  oneOf: [reference(name), { type: "null" }],
  description,
});

/** What a client that takes the lock, and gives it back, says of it. */
const STATE_LOCK = { ID: "run-1", Operation: "apply", Who: "ada@desk" };

export const stateRoutes: RouteGroup = {
  routes: [
    {
      operation: "list_states",
      method: "get",
      path: "/v1/state",
      tag,
      summary: "List the states of Terraform that are kept here",
      description: "Those of the token's project; for admins those of all.",
      parameters: [
        {
          name: "project",
          in: "query",
          description: "Only of this project.",
          schema: { type: "string", maxLength: 63 },
          example: "web",
        },
      ],
      answers: { 200: { description: "By project and name.", content: { "application/json": "StateList" } } },
    },
    {
      operation: "read_state",
      method: "get",
      path: "/v1/state/{project}/{name}",
      tag,
      path_parameters,
      summary: "Read a state",
      description:
        "With the next two and `/lock` it is Terraform's `http` backend. Basic authentication with a token as the password is " +
        "taken below `/v1/state/`, and LOCK and UNLOCK are the same as POST and DELETE of `/lock`.",
      answers: { 200: contents },
    },
    {
      operation: "write_state",
      method: "post",
      path: "/v1/state/{project}/{name}",
      tag,
      path_parameters,
      summary: "Write a state",
      description:
        "Makes a new version. 423 `state_locked` unless `ID` is that of the lock, if there is one.",
      parameters: [
        {
          name: "ID",
          in: "query",
          description: "Id of the lock that is held.",
          schema: { type: "string", maxLength: 200 },
        },
        {
          name: "Content-MD5",
          in: "header",
          description: "What arrives otherwise is refused.",
          schema: { type: "string", maxLength: 64 },
        },
      ],
      body: {
        schema: "StateContents",
        stream: true,
        example: {
          version: 4,
          terraform_version: "1.9.0",
          serial: 1,
          lineage: "a",
          outputs: {},
          resources: [],
        },
      },
      answers: {
        200: {
          ...version,
          links: [
            ...["read_state", "lock_state", "list_state_versions", "delete_state"].map(ofState),
            ...["read_state_version", "restore_state_version"].map(ofVersion),
          ],
        },
      },
      codes: ["state_locked", "quota_exceeded", "checksum_mismatch"],
    },
    {
      operation: "delete_state",
      method: "delete",
      path: "/v1/state/{project}/{name}",
      tag,
      path_parameters,
      summary: "Delete a state with all its versions",
      description: "409 `not_empty` while it lists resources.",
      parameters: [
        {
          name: "force",
          in: "query",
          description: "Deletes it although it lists resources: no configuration knows them then.",
          schema: { type: "boolean", default: false },
          example: true,
        },
      ],
      answers: { 200: nothing },
      codes: ["not_empty", "state_locked"],
    },
    {
      operation: "read_state_lock",
      method: "get",
      path: "/v1/state/{project}/{name}/lock",
      tag,
      path_parameters,
      summary: "See who holds the lock of a state",
      answers: {
        200: {
          description: "The lock, if there is one.",
          content: { "application/json": "StateLockReading" },
        },
      },
    },
    {
      operation: "lock_state",
      method: "post",
      path: "/v1/state/{project}/{name}/lock",
      aliases: [{ method: "lock", path: "/v1/state/{project}/{name}" }],
      tag,
      path_parameters,
      summary: "Take the lock of a state",
      description: "423 `state_locked`, with the members of the holder's lock, when another has it.",
      body: {
        schema: "StateLockInfo",
        stream: true,
        example: STATE_LOCK,
      },
      answers: {
        200: {
          description: "The lock.",
          content: { "application/json": "StateLock" },
          links: ["read_state_lock", "unlock_state"].map(ofState),
        },
      },
      codes: ["state_locked"],
    },
    {
      operation: "unlock_state",
      method: "delete",
      path: "/v1/state/{project}/{name}/lock",
      aliases: [{ method: "unlock", path: "/v1/state/{project}/{name}" }],
      tag,
      path_parameters,
      summary: "Give back the lock of a state, or break it",
      description:
        "With the lock as the body it is given back; without a body whatever lock there is is broken.",
      body: {
        schema: "StateLockInfo",
        stream: true,
        optional: true,
        example: STATE_LOCK,
      },
      answers: { 200: nothing },
      codes: ["state_locked", "too_large", "unsupported_media_type"],
    },
    {
      operation: "list_state_versions",
      method: "get",
      path: "/v1/state/{project}/{name}/versions",
      tag,
      path_parameters,
      summary: "List the versions of a state",
      answers: { 200: { description: "Newest first.", content: { "application/json": "StateVersionList" } } },
    },
    {
      operation: "read_state_version",
      method: "get",
      path: "/v1/state/{project}/{name}/versions/{number}",
      tag,
      path_parameters: versionPath,
      summary: "Read an earlier version of a state",
      answers: { 200: contents },
    },
    {
      operation: "restore_state_version",
      method: "post",
      path: "/v1/state/{project}/{name}/versions/{number}/restore",
      tag,
      path_parameters: versionPath,
      summary: "Make an earlier version of a state the newest",
      description: "Under a serial above the newest one's, so that no plan made before passes for fresh.",
      answers: { 200: version },
      codes: ["state_locked", "quota_exceeded"],
    },
  ],
  schemas: {
    StateContents: {
      type: "object",
      description: "The state as the client wrote it.",
      additionalProperties: true,
    },
    Nothing: { type: "object", description: "Nothing is said." },
    StateVersion: objectOf("One version of a state.", {
      number: integer("Rises by one with every write.", 1),
      serial: integer("As the contents say."),
      lineage: text("As the contents say."),
      sha256: text("Of the contents, in hex."),
      size_bytes: integer("Of the contents."),
      stored_bytes: integer("As they are stored, compressed and sealed."),
      resources: {
        type: ["integer", "null"],
        description: "Resources that the contents list; null where they are encrypted.",
      },
      written_at: time("When."),
      written_by: text("Id of the token."),
    }),
    StateVersionList: objectOf("Versions of a state.", {
      items: { type: "array", items: reference("StateVersion"), description: "Newest first." },
    }),
    StateLock: objectOf("Who holds a state.", {
      id: text("As the client made it; `terraform force-unlock` takes it."),
      taken_at: time("When."),
      principal: text("Id of the token."),
      operation: text("What it is held for, as the client says."),
      who: text("Who holds it, as the client says."),
    }),
    StateLockReading: objectOf("Who holds a state, if anybody does.", {
      lock: orNull("StateLock", "Null: nobody."),
    }),
    StateLockInfo: {
      ...objectOf(
        "A lock as Terraform describes it; further members are kept.",
        {
          ID: { type: "string", pattern: "^[ -~]{1,200}$", description: "Id of the lock." },
          Operation: text("What for."),
          Who: text("Who."),
        },
        ["Operation", "Who"],
      ),
      additionalProperties: true,
    },
    State: objectOf("A state of Terraform.", {
      project: text("Name of its project."),
      name: text("Its name."),
      lock: orNull("StateLock", "Null: nobody holds it."),
      current: orNull("StateVersion", "Its newest version; null before the first."),
    }),
    StateList: objectOf("States of Terraform.", {
      items: { type: "array", items: reference("State"), description: "By project and name." },
    }),
  },
};
