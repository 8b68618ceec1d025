// The commands about GitOps by pull.
import type { Argument, Command } from "../command-line/command.ts";
import { documents, project, yes } from "./shared-options.ts";

const RUN: Argument = { name: "RUN", help: "id of the run" };

export const gitopsCommands: readonly Command[] = [
  {
    name: "gitops runs",
    summary: "the runs of GitOps by pull: commit, plan and outcome",
    options: [project, { name: "source", value: "SOURCE", help: "only of this source" }],
    formats: documents,
    load: async () => (await import("./gitops.ts")).listRuns,
  },
  {
    name: "gitops show",
    summary: "one run: what its plan does, what became of it",
    arguments: [RUN],
    formats: documents,
    load: async () => (await import("./gitops.ts")).showRun,
  },
  {
    name: "gitops log",
    summary: "the log of a run: what git and Terraform said",
    arguments: [RUN],
    load: async () => (await import("./gitops.ts")).showLog,
  },
  {
    name: "gitops approve",
    summary: "let a run apply the plan that it waits with, exactly that one",
    description: [
      "Shows the plan and asks. When the state was changed since it was planned, nothing is applied and the run is planned anew. The runner's own token is refused.",
    ],
    arguments: [RUN],
    options: [yes],
    load: async () => (await import("./gitops.ts")).approveRun,
  },
  {
    name: "gitops discard",
    summary: "throw the plan away that a run waits with",
    arguments: [RUN],
    options: [yes],
    load: async () => (await import("./gitops.ts")).discardRun,
  },
];
