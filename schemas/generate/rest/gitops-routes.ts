// Routes of runs of GitOps by pull: the runner reports them, people read and approve them.

import { RUN_STATES, RUN_TRIGGERS } from "../../src/gitops-run.ts";
import { NAME_PATTERN } from "../../src/names.ts";
import type { JsonSchema } from "../source.ts";
import { idPattern } from "./kind-routes.ts";
import { bodyOf, objectOf, type RouteGroup, reference, text, time } from "./route.ts";

const tag = "gitops";
const ID: JsonSchema = {
  type: "string",
  pattern: idPattern("run"),
  description: "Its id.",
};
const SHA256: JsonSchema = {
  type: "string",
  pattern: "^[0-9a-f]{64}$",
  description: "SHA-256 of the saved plan, in hex: what is approved is this plan and no other.",
};
const path_parameters = {
  id: {
    description: "Id of the run.",
    schema: { type: "string", pattern: idPattern("run"), examples: ["run_0123456789abcdef"] } as JsonSchema,
  },
};

const orNull = (schema: JsonSchema): JsonSchema => ({ ...schema, type: [schema.type as string, "null"] });
const bounded = (description: string, maxLength: number): JsonSchema => ({
  type: "string",
  maxLength,
  description,
});
const count = (description: string): JsonSchema => ({
  type: "integer",
  format: "int64",
  minimum: 0,
  maximum: 1_000_000,
  description,
});

const planFields: Record<string, JsonSchema> = {
  sha256: SHA256,
  creates: count("Objects that it creates."),
  updates: count("Objects that it changes in place."),
  replaces: count("Objects that it destroys and creates anew."),
  destroys: count("Objects that it destroys."),
  actions: count("Actions of the provider that it calls, which may lose what no plan shows."),
  lost_gib: count("GiB of partitions and root disks that go."),
};

const runFields: Record<string, JsonSchema> = {
  id: ID,
  project: {
    type: ["string", "null"],
    pattern: NAME_PATTERN,
    description: "Project whose operators see it and approve it; null: it is for admins.",
  },
  source: {
    type: "string",
    pattern: NAME_PATTERN,
    description: "Name that the runner's configuration gives it.",
  },
  repository: bounded("URL of the repository, without secrets.", 1000),
  branch: bounded("Branch that is followed.", 255),
  commit: orNull(bounded("The commit, in hex; null while none could be fetched.", 64)),
  subject: bounded("First line of the commit's message.", 300),
  trigger: { type: "string", enum: [...RUN_TRIGGERS], description: "Why it was started." },
  // By a name: that of a state inside a run is the name of an event for some generators.
  state: reference("GitopsStage"),
  code: orNull(bounded("What failed, in one word; null: nothing.", 63)),
  message: bounded("What that means, and what to do; empty: nothing is to be said.", 2000),
  started_at: time("When it was started."),
  finished_at: {
    type: ["string", "null"],
    format: "date-time",
    description: "When it ended; null: not yet.",
  },
};

const changeOf = (open: typeof bodyOf | typeof objectOf): JsonSchema =>
  open("A change that a plan makes.", {
    address: bounded("Address in the configuration.", 1000),
    actions: {
      type: "array",
      maxItems: 4,
      items: { type: "string", maxLength: 20 },
      description: "As Terraform names them: `create`, `update`, `delete`, `forget`.",
    },
  });

const run = { description: "The run.", content: { "application/json": "GitopsRun" } };

export const gitopsRoutes: RouteGroup = {
  routes: [
    {
      operation: "list_gitops_runs",
      method: "get",
      path: "/v1/gitops/runs",
      tag,
      summary: "List the runs of GitOps by pull",
      description:
        "Those of the token's project; for admins those of all. Without their logs, and their plans without the changes.",
      parameters: [
        {
          name: "project",
          in: "query",
          description: "Only of this project.",
          schema: { type: "string", maxLength: 63 },
          example: "web",
        },
        {
          name: "source",
          in: "query",
          description: "Only of this source.",
          schema: { type: "string", maxLength: 63 },
          example: "infra",
        },
      ],
      answers: { 200: { description: "Newest first.", content: { "application/json": "GitopsRunList" } } },
    },
    {
      operation: "report_gitops_run",
      method: "post",
      path: "/v1/gitops/runs",
      tag,
      summary: "Report a run",
      description:
        "The runner calls it whenever something of the run changed; the same id is the same run. The newest 200 of a project are kept.",
      body: {
        schema: "GitopsRunReport",
        large: true,
        example: {
          id: "run_0123456789abcdef",
          project: "web",
          source: "infra",
          repository: "ssh://git@git.example/infra.git",
          branch: "main",
          commit: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
          subject: "Add a machine",
          trigger: "change",
          state: "planning",
          code: null,
          message: "",
          plan: null,
          started_at: "2026-01-01T00:00:00.000Z",
          finished_at: null,
          log: "",
        },
      },
      answers: { 200: run },
      codes: ["already_exists"],
    },
    {
      operation: "get_gitops_run",
      method: "get",
      path: "/v1/gitops/runs/{id}",
      tag,
      path_parameters,
      summary: "Read a run with its plan and its log",
      answers: { 200: run },
    },
    {
      operation: "approve_gitops_run",
      method: "post",
      path: "/v1/gitops/runs/{id}/approve",
      tag,
      path_parameters,
      summary: "Approve the plan of a run that waits for it",
      description:
        "The runner applies that very plan; when the state was changed meanwhile it is stale and nothing is applied. The runner's own token is refused.",
      body: { schema: "GitopsApproval", example: { plan_sha256: "0".repeat(64) } },
      answers: { 200: run },
      codes: ["not_awaiting_approval", "precondition_failed"],
    },
    {
      operation: "discard_gitops_run",
      method: "post",
      path: "/v1/gitops/runs/{id}/discard",
      tag,
      path_parameters,
      summary: "Discard the plan of a run that waits for approval",
      answers: { 200: run },
      codes: ["not_awaiting_approval"],
    },
  ],
  schemas: {
    GitopsStage: { type: "string", enum: [...RUN_STATES], description: "What has become of a run." },
    GitopsRunReport: bodyOf("A run as its runner knows it.", {
      ...runFields,
      plan: {
        oneOf: [
          bodyOf("What it would do.", {
            ...planFields,
            changes: {
              type: "array",
              maxItems: 1000,
              items: changeOf(bodyOf),
              description: "The first thousand of its changes.",
            },
          }),
          { type: "null" },
        ],
        description: "The plan; null before there is one.",
      },
      log: bounded("The end of its log.", 131_072),
    }),
    GitopsApproval: bodyOf("What is approved.", { plan_sha256: SHA256 }),
    GitopsChange: changeOf(objectOf),
    GitopsPlan: objectOf("What a run would do.", {
      ...planFields,
      changes: {
        type: "array",
        items: reference("GitopsChange"),
        description: "The first thousand of its changes; lists leave them out.",
      },
    }),
    GitopsDecision: objectOf("What a person decided about a run that waited.", {
      decision: { type: "string", enum: ["approved", "discarded"], description: "Which way." },
      by: text("Id of the token."),
      at: time("When."),
      plan_sha256: { ...SHA256, description: "SHA-256 of the plan that it is about." },
    }),
    GitopsRun: objectOf(
      "A run of GitOps by pull.",
      {
        kind: { type: "string", enum: ["gitops_run"], description: "Tells it from other objects." },
        ...runFields,
        plan: {
          oneOf: [reference("GitopsPlan"), { type: "null" }],
          description: "The plan; null before there is one.",
        },
        decision: {
          oneOf: [reference("GitopsDecision"), { type: "null" }],
          description: "Approval or refusal; null: nobody decided.",
        },
        reported_at: time("When the runner reported last."),
        reported_by: text("Id of the runner's token."),
        log: text("The end of its log; lists leave it out."),
      },
      ["log"],
    ),
    GitopsRunList: objectOf("Runs of GitOps by pull.", {
      items: { type: "array", items: reference("GitopsRun"), description: "Newest first." },
    }),
  },
};

/** What the events of a run say of it. */
export const gitopsEventData: Record<string, JsonSchema> = {
  source: text("Name of its source."),
  commit: { type: ["string", "null"], description: "The commit, in hex." },
  from: { type: ["string", "null"], description: "The state before; null for a new run." },
  to: text("The state now."),
  code: { type: ["string", "null"], description: "What failed, in one word." },
};

export const gitopsDecisionData: Record<string, JsonSchema> = {
  source: text("Name of its source."),
  plan_sha256: text("SHA-256 of the plan."),
};
