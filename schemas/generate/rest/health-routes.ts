// Routes of the reconciler itself: health, the contract, its clock, what a restored database does not know.
import type { JsonSchema, KindSource } from "../source.ts";
import {
  bodyOf,
  kindOf,
  objectOf,
  type Parameter,
  type Route,
  type RouteGroup,
  reference,
  text,
  time,
} from "./route.ts";
import { ifNoneMatch } from "./shared-parameters.ts";

const tag = "reconciler";

/** States of all kinds in hosts' reports (messages/host-report.schema.yaml and the kinds' own). */
const REPORTED_STATES = [
  "creating",
  "ready",
  "failed",
  "error",
  "released",
  "erased",
  "kept",
  "wiped",
  "starting",
  "running",
  "stopping",
  "stopped",
  "paused",
  "deleted",
];

const verbose: Parameter = {
  name: "verbose",
  in: "query",
  description: "`true`, or no value: with every check by its name.",
  schema: { type: "boolean", default: false },
  example: true,
};

const unknownObjectPath = {
  id: {
    description: "Id of the object, as the list names it.",
    schema: { type: "string", maxLength: 64, examples: ["vm_0123456789abcdef"] } as JsonSchema,
  },
};

const ROUTES: readonly Route[] = [
  {
    operation: "get_liveness",
    method: "get",
    path: "/livez",
    tag,
    open: true,
    summary: "Whether the process lives",
    parameters: [verbose],
    answers: { 200: { description: "It does.", content: { "application/json": "Health" } } },
  },
  {
    operation: "get_readiness",
    method: "get",
    path: "/readyz",
    tag,
    open: true,
    summary: "Whether requests are answered",
    description: "`degraded` is ready: what works only in part is needed to make it whole.",
    parameters: [verbose],
    answers: {
      200: { description: "They are.", content: { "application/json": "Health" } },
      503: {
        description: "They are not: it stops, or its store does not answer.",
        content: { "application/json": "Health" },
        headers: ["Retry-After"],
      },
    },
  },
  {
    operation: "get_openapi",
    method: "get",
    path: "/openapi.json",
    tag,
    summary: "This document",
    parameters: [ifNoneMatch],
    answers: {
      200: {
        description: "OpenAPI 3.1.",
        content: { "application/json": { type: "object" } },
        headers: ["ETag"],
      },
      304: { description: "It is what the caller has.", headers: ["ETag"] },
    },
  },
  {
    operation: "explain_problem",
    method: "get",
    path: "/problems/{code}",
    tag,
    open: true,
    path_parameters: {
      code: {
        description: "Code of an error.",
        schema: { type: "string", maxLength: 64, examples: ["no_capacity"] },
      },
    },
    summary: "Explain an error code",
    description: "What `type` of a problem points at: what the code means and what to do.",
    answers: {
      200: {
        description: "The explanation.",
        content: { "text/html": { type: "string" }, "text/plain": { type: "string" } },
      },
    },
    codes: ["not_found"],
  },
  {
    operation: "confirm_clock",
    method: "post",
    path: "/v1/clock/confirm",
    tag,
    summary: "Say that the machine's clock is right",
    description:
      "Although it leapt (condition `clock_leapt`). What was due by it is wiped and forgotten then. 412 when it shows another " +
      "time than the one given.",
    body: { schema: "ClockConfirmation", example: { machine_time: "2030-01-01T00:00:00.000Z" } },
    answers: {
      200: { description: "What is still wrong.", content: { "application/json": "ClockStatus" } },
    },
    codes: ["invalid_value", "precondition_failed"],
  },
  {
    operation: "list_unknown_objects",
    method: "get",
    path: "/v1/unknown_objects",
    tag,
    summary: "List what hosts have and the database does not know",
    description: "After it was restored from a backup. For admins.",
    answers: { 200: { description: "All of them.", content: { "application/json": "UnknownObjectList" } } },
  },
  {
    operation: "remove_unknown_object",
    method: "post",
    path: "/v1/unknown_objects/{id}/remove",
    tag,
    path_parameters: unknownObjectPath,
    summary: "Let a host end an unknown VM",
    description: "And remove its root disk. 400 for what is no VM.",
    answers: { 202: { description: "The object.", content: { "application/json": "UnknownObject" } } },
    codes: ["not_found"],
  },
  {
    operation: "adopt_unknown_object",
    method: "post",
    path: "/v1/unknown_objects/{id}/adopt",
    tag,
    path_parameters: unknownObjectPath,
    summary: "Take an unknown VM or partition under control again",
    description:
      "The host keeps what it has under this id, and the declaration is as of a create: it says what the database lost. A partition " +
      "names its disk; a VM's partitions are adopted before it. What the database has on another host that does not have it any more " +
      "(it was moved after the backup) becomes this host's, as it is declared already. 400 for other kinds, whose `adoption` says what to do.",
    body: {
      schema: "UnknownObjectAdoption",
      example: {
        project: "web",
        name: "data",
        spec: { size_gib: 20, disk: "dsk_0123456789abcdef" },
      },
    },
    answers: { 202: { description: "The object.", content: { "application/json": "UnknownObject" } } },
    codes: ["not_found", "already_exists", "no_capacity", "reference_not_found", "invalid_value"],
  },
  {
    operation: "forget_unknown_object",
    method: "post",
    path: "/v1/unknown_objects/{id}/forget",
    tag,
    path_parameters: unknownObjectPath,
    summary: "List an unknown object no longer",
    description: "It stays on its host as it is.",
    answers: { 200: { description: "The object.", content: { "application/json": "UnknownObject" } } },
    codes: ["not_found"],
  },
];

const OF_STATUS: RouteGroup["schemas"] = {
  Health: objectOf(
    "Whether it is well.",
    {
      status: {
        type: "string",
        enum: ["ok", "degraded", "unavailable"],
        description: "The sum of the checks.",
      },
      reason: text("Why it is `unavailable`."),
      conditions: {
        type: "array",
        items: { type: "string" },
        description: "What makes it `degraded`: type and reason of each condition.",
      },
      checks: {
        type: "array",
        items: reference("HealthCheck"),
        description: "With `?verbose=true`: every check.",
      },
    },
    ["reason", "conditions", "checks"],
  ),
  HealthCheck: objectOf("One check.", {
    name: { type: "string", description: "Such as `store`, or the type of a condition." },
    status: { type: "string", enum: ["ok", "degraded", "failed"], description: "How it went." },
    message: { type: ["string", "null"], description: "What is wrong." },
  }),
  ClockStatus: objectOf("What is still wrong with this reconciler.", {
    conditions: { type: "array", items: reference("Condition"), description: "None when all is well." },
  }),
  ClockConfirmation: bodyOf("Which time is right.", {
    machine_time: {
      type: "string",
      minLength: 1,
      maxLength: 40,
      format: "date-time",
      pattern:
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?([Zz]|[+-][0-9]{2}:[0-9]{2})$",
      description: "The machine's time as `clock_leapt` names it.",
    },
  }),
};

export const healthRoutes = (kinds: readonly KindSource[]): RouteGroup => ({
  routes: ROUTES,
  schemas: {
    ...OF_STATUS,
    UnknownObject: objectOf("What a host has and the database does not know.", {
      host: text("Name of the host."),
      kind: kindOf(kinds),
      id: text("Its id."),
      state: { type: "string", enum: REPORTED_STATES, description: "Its state, as the host reports it." },
      ssh_host_key: {
        type: ["string", "null"],
        description:
          "The SSH host key of a VM's guest, as its host reports it; null for all else, and where it is unknown.",
      },
      found_at: time("When it was first reported."),
      adoption: text("How it comes back under Croft's control."),
    }),
    UnknownObjectAdoption: bodyOf(
      "The declaration of an object that its host has, as of a create.",
      {
        project: text("Name of its project."),
        name: text("Its name."),
        tags: { type: "object", additionalProperties: { type: "string" }, description: "Its tags." },
        spec: { type: "object", description: "The spec of its kind, as its create takes it." },
      },
      ["tags"],
    ),
    UnknownObjectList: objectOf("All that hosts have and the database does not know.", {
      items: { type: "array", items: reference("UnknownObject"), description: "All of them." },
    }),
  },
});
