// Runs of GitOps by pull, as the runner and the reconciler name them.
//
//   planning --> unchanged | planned (nothing is applied) | failed
//      |  \----> waiting_for_approval --> applying | discarded | superseded (by a newer commit)
//      `-------> applying --> applied | failed
//   planning, applying --> interrupted (the runner was ended; the next run goes on from the state)

import { cleanLine, cleanValue } from "./clean-text.ts";

export const RUN_STATES = [
  "planning",
  "unchanged",
  "planned",
  "waiting_for_approval",
  "applying",
  "applied",
  "failed",
  "discarded",
  "superseded",
  "interrupted",
] as const;

export type RunState = (typeof RUN_STATES)[number];

/** Why a run is started: another commit, the schedule, or that the one before failed. */
export const RUN_TRIGGERS = ["change", "schedule", "retry"] as const;

export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/** States in which something still happens. */
export const RUNNING_STATES: readonly RunState[] = ["planning", "waiting_for_approval", "applying"];

export interface RunPlan {
  sha256: string;
  creates: number;
  updates: number;
  replaces: number;
  destroys: number;
  actions: number;
  lost_gib: number;
  changes: { address: string; actions: string[] }[];
}

/** A run as its runner reports it. */
export interface RunReport {
  id: string;
  project: string | null;
  source: string;
  repository: string;
  branch: string;
  commit: string | null;
  subject: string;
  trigger: RunTrigger;
  state: RunState;
  code: string | null;
  message: string;
  plan: RunPlan | null;
  started_at: string;
  finished_at: string | null;
  log: string;
}

export interface RunDecision {
  decision: "approved" | "discarded";
  by: string;
  at: string;
  plan_sha256: string;
}

/** What the reconciler keeps of a run. */
export interface GitopsRun extends RunReport {
  decision: RunDecision | null;
  reported_at: string;
  reported_by: string;
}

/**
 * A run whose texts can be shown in a terminal. Whoever pushes a commit chooses its subject, names in it and what its commands print;
 * with a cursor that moves, or a line too many, the person who approves would read another plan.
 */
export function cleanRun<R extends Omit<RunReport, "log">>(run: R): R {
  const { repository, branch, subject, plan } = run;
  return {
    ...cleanValue(run),
    repository: cleanLine(repository),
    branch: cleanLine(branch),
    subject: cleanLine(subject),
    plan: plan && { ...plan, changes: plan.changes.map(cleanChange) },
  };
}

const cleanChange = ({ address, actions }: RunPlan["changes"][number]): RunPlan["changes"][number] => ({
  address: cleanLine(address),
  actions: actions.map((action) => cleanLine(action)),
});
