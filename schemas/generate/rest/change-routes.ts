// Routes about changes: the log of what happened, the dry run of what would happen, and claims.
import type { JsonSchema, KindSource } from "../source.ts";
import { bodyOf, integer, kindOf, objectOf, type Route, type RouteGroup, reference, text } from "./route.ts";

const remark = objectOf("What is said of an object beside its effects.", {
  code: text("Code of an error, or what it is about, such as `restart`."),
  summary: text("One sentence that names the object."),
  detail: text("What to do."),
  pointer: {
    type: ["string", "null"],
    description: "JSON pointer into the spec (RFC 6901), when it is about a field.",
  },
});

const claims: JsonSchema = {
  type: "array",
  maxItems: 1000,
  items: { type: "string", minLength: 1, maxLength: 64 },
  description: "Ids of objects; those that are not there, or not the caller's to see, are passed over.",
};

const anyObject = (description: string): JsonSchema => ({
  type: "object",
  description,
  additionalProperties: true,
});

const plannedChange = (kinds: readonly KindSource[]): JsonSchema =>
  bodyOf(
    "One change.",
    {
      action: { type: "string", enum: ["create", "update", "delete"], description: "What is to be done." },
      kind: kindOf(kinds),
      id: { type: "string", minLength: 1, maxLength: 64, description: "Id of the object, but for a create." },
      project: { type: "string", minLength: 1, maxLength: 63, description: "Its project." },
      name: { type: "string", minLength: 1, maxLength: 63, description: "Its name." },
      shared: { type: "boolean", description: "Whether it is shared." },
      tags: anyObject("Its tags."),
      default_tags: anyObject("Its tags that Terraform's provider sets."),
      spec: anyObject("Its whole spec, as it is to be."),
    },
    ["id", "project", "name", "shared", "tags", "default_tags", "spec"],
  );

const claimObjects: Route = {
  operation: "claim_objects",
  method: "post",
  path: "/v1/claims",
  tag: "changes",
  summary: "Say that objects are in a Terraform state",
  description: "From then on an equal create does not find them.",
  body: { schema: "ClaimsCreate", example: { ids: ["vm_000000000example"] } },
  answers: { 200: { description: "How many there were.", content: { "application/json": "Claims" } } },
};

const planChanges: Route = {
  operation: "plan_changes",
  method: "post",
  path: "/v1/plan",
  tag: "changes",
  summary: "Say what changes would do",
  description:
    "Dry run: effects, placement, warnings and errors of changes; writes nothing. Changes are judged together, whatever " +
    "their order: room, quotas, host ports and partitions that one takes or gives back count for the others. Errors are " +
    "what no other change of the plan can cure; all else that stands in the way now is a warning.",
  body: {
    schema: "PlanCreate",
    large: true,
    example: {
      changes: [
        {
          action: "create",
          kind: "ssh_key",
          project: "web",
          name: "planned",
          spec: {
            public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
          },
        },
      ],
    },
  },
  answers: {
    200: {
      description: "One answer per change, in their order.",
      content: { "application/json": "Plan" },
    },
  },
  codes: ["not_found", "forbidden"],
};

const listEvents: Route = {
  operation: "list_events",
  method: "get",
  path: "/v1/events",
  tag: "changes",
  summary: "Read or follow what happened",
  description:
    "As a page, or (`Accept: text/event-stream`) as a stream that follows: each event has its type as `event`, its number as " +
    "`id`, and itself as `data`. A `relist` says that events were lost to the reader, who reads all anew and goes on. A token of " +
    "one project reads what happened in it.",
  parameters: [
    {
      name: "after",
      in: "query",
      description: "Number of the last event that is known; a stream without it begins with what comes.",
      schema: { type: "integer", format: "int64", minimum: 0, maximum: 999_999_999_999_999 },
      example: 0,
    },
    {
      name: "limit",
      in: "query",
      description: "Size of the page.",
      schema: { type: "integer", minimum: 1, maximum: 1000, default: 100 },
      example: 10,
    },
    {
      name: "Last-Event-ID",
      in: "header",
      description: "What a stream goes on after, as browsers send it; before `after`.",
      schema: { type: "string", pattern: "^[0-9]{1,15}$" },
      example: "0",
    },
  ],
  answers: {
    200: {
      description: "Events, the oldest first.",
      content: {
        "application/json": "EventList",
        "text/event-stream": {
          type: "string",
          description: "`event`, `id` and `data` of each; `retry` says when to come back.",
        },
      },
      headers: ["Cache-Control"],
    },
  },
};

const eventList = objectOf("A page of the log.", {
  items: { type: "array", items: reference("Event"), description: "The oldest first." },
  next_after: integer("`after` of the next page."),
  first: integer("Number of the oldest event that is kept."),
  last: integer("Number of the newest event."),
  relist: {
    type: "boolean",
    description:
      "Whether events after `after` were lost: read all objects anew, and go on from `next_after`.",
  },
});

export const changeRoutes = (kinds: readonly KindSource[]): RouteGroup => ({
  routes: [claimObjects, planChanges, listEvents],
  schemas: schemasOf(kinds),
});

const schemasOf = (kinds: readonly KindSource[]): RouteGroup["schemas"] => ({
  ClaimsCreate: bodyOf("What is in a Terraform state.", { ids: claims }),
  Claims: objectOf("What was claimed.", {
    claimed: integer("How many of them there are."),
  }),
  PlannedChange: plannedChange(kinds),
  PlanCreate: bodyOf(
    "Changes that belong together.",
    {
      changes: {
        type: "array",
        maxItems: 1000,
        items: reference("PlannedChange"),
        description: "In any order.",
      },
      plan: {
        type: "string",
        minLength: 1,
        maxLength: 64,
        description: "Name of the plan that the changes belong to: those asked for before are counted in.",
      },
    },
    ["plan"],
  ),
  Plan: objectOf("What changes would do.", {
    changes: { type: "array", items: reference("PlanResult"), description: "One per change." },
  }),
  PlanResult: objectOf("What one change would do.", {
    effects: { type: "array", items: reference("PlanEffect"), description: "By field." },
    placement: { type: ["string", "null"], description: "Where it would go and why." },
    warnings: {
      type: "array",
      items: reference("PlanRemark"),
      description: "What stands in the way now, and what people want to know before.",
    },
    errors: {
      type: "array",
      items: reference("PlanRemark"),
      description: "What no other change of the plan can cure.",
    },
  }),
  PlanEffect: objectOf("What the change of one field does.", {
    pointer: text("JSON pointer into the spec (RFC 6901)."),
    effect: {
      type: "string",
      enum: ["live", "restart", "move", "replace", "refused"],
      description: "What it does to the object.",
    },
    reason: text("Why."),
  }),
  PlanRemark: remark,
  EventList: eventList,
});
