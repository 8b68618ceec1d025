// The route that says what is wrong now, worst first.
import { SEVERITIES } from "../../src/fault-advice.ts";
import type { JsonSchema, KindSource } from "../source.ts";
import { integer, objectOf, type Route, type RouteGroup, reference, text } from "./route.ts";

const textOrNull = (description: string): JsonSchema => ({ type: ["string", "null"], description });

const getStatus: Route = {
  operation: "get_status",
  method: "get",
  path: "/v1/status",
  tag: "reconciler",
  summary: "Read what is wrong now, worst first, with what to do",
  description:
    "Of everything for admins and monitors, with the reconciler's own: its clock, its storage, its certificates, a database that " +
    "was restored. A project's tokens are told of what is in their project and what is shared.",
  parameters: [
    {
      name: "project",
      in: "query",
      description:
        "Only what is in this project, and, for admins and monitors, what is in none (hosts, disks). 404 when there is none.",
      schema: { type: "string", maxLength: 63 },
      example: "web",
    },
    {
      name: "limit",
      in: "query",
      description: "How many faults are named at most: the worst. All are counted.",
      schema: { type: "integer", minimum: 1, maximum: 1000, default: 100 },
      example: 100,
    },
  ],
  answers: {
    200: {
      description: "No faults when all is well.",
      content: { "application/json": "ReconcilerStatus" },
    },
  },
  codes: ["not_found"],
};

export const statusRoutes = (kinds: readonly KindSource[]): RouteGroup => {
  const kind = (description: string, names: readonly string[]): JsonSchema => ({
    type: "string",
    enum: [...names],
    description,
  });
  const names = kinds.map((one) => one.kind);
  return {
    routes: [getStatus],
    schemas: {
      ReconcilerStatus: objectOf(
        "What is wrong now.",
        {
          conditions: {
            type: "array",
            items: reference("Condition"),
            description: "The reconciler's own; none for a project's tokens.",
          },
          storage: reference("StorageUse"),
          faults: { type: "array", items: reference("Fault"), description: "The worst first." },
          fault_counts: reference("FaultCounts"),
          objects: { type: "array", items: reference("ObjectCount"), description: "What there is." },
        },
        ["storage"],
      ),
      Fault: objectOf(
        "Something that is wrong, and what to do about it. A cause comes before what follows from it.",
        {
          severity: {
            type: "string",
            enum: [...SEVERITIES],
            description:
              "`bad`: it does not work, and does not mend itself. `silent`: nobody knows. `waits`: it may become right by itself.",
          },
          kind: kind("Kind of the object.", [...names, "reconciler"]),
          id: textOrNull("Its id; null for the reconciler's own."),
          project: textOrNull("Its project."),
          object: text("What commands call it, such as `web/app-1`."),
          host: textOrNull("The host that it is on, or that it is about."),
          since: {
            type: ["string", "null"],
            format: "date-time",
            description: "Since when; null where nobody knows.",
          },
          code: textOrNull("Code of the error, or reason of the condition."),
          what: text("What is wrong, in a sentence."),
          advice: text("What to do about it."),
          trace_id: textOrNull("Trace of the last request that changed the object."),
        },
      ),
      FaultCounts: objectOf("How many faults there are, those included that `limit` left out.", {
        bad: integer("That do not mend themselves."),
        silent: integer("Of which nobody knows."),
        waits: integer("That may become right."),
      }),
      ObjectCount: objectOf("How many objects of a kind are in a state.", {
        kind: kind("Their kind.", names),
        state: text("Their state."),
        count: integer("How many."),
      }),
      StorageUse: objectOf("What takes the reconciler's own file system.", {
        free_bytes: integer("What is free."),
        database_bytes: integer("The database."),
        database_log_bytes: integer("The database's log."),
        images_bytes: integer("Images."),
        uploads_bytes: integer("Uploads under way."),
      }),
    },
  };
};
