// Runs of GitOps by pull, as their runner reported them and people decided about them.

import type { GitopsRun } from "@croft/schemas/gitops-run.ts";

export type { GitopsRun };

export interface GitopsReads {
  /** The newest reported first, with empty logs, and plans without their changes; `project` null: of all. */
  runs(project: string | null): Promise<GitopsRun[]>;
  run(id: string): Promise<GitopsRun | undefined>;
}

export interface GitopsWrites extends GitopsReads {
  /** Replaces the one of the same id, and forgets the oldest beyond what is kept of a project. */
  putRun(run: GitopsRun): Promise<void>;
  /** So that a later project of the name does not inherit them. */
  removeRunsOf(project: string): Promise<void>;
}
