// What is applied without a person, and what waits for one. A plan that destroys waits, and so does a commit that does not go on
// from what was applied before: who may push, or who took the git server, could else bring an old state of affairs back with
// commits that are all signed.
import type { RunPlan } from "@croft/schemas/gitops-run.ts";
import type { Source } from "./config.ts";
import { isDestructive } from "./plan-summary.ts";
import type { Run } from "./run-files.ts";

export const needsApproval = ({ apply, allow_destroy }: Source, run: Run, plan: RunPlan): boolean =>
  apply === "approved" || run.is_rewound || (isDestructive(plan) && !allow_destroy);

export function whyItWaits({ is_rewound, accepted, commit }: Run, plan: RunPlan): string {
  const { destroys, replaces, actions, lost_gib } = plan;
  const reasons: string[] = [];
  if (is_rewound) {
    const [now, before] = [commit, accepted].map((one) => one?.slice(0, 12));
    reasons.push(`The branch was rewritten: ${now} does not go on from ${before}, which was applied before.`);
  }
  if (isDestructive(plan)) {
    reasons.push(
      `The plan destroys ${destroys}, replaces ${replaces} and calls ${actions} actions; ${lost_gib} GiB go.`,
    );
  }
  return reasons.length > 0 ? reasons.join(" ") : "The settings want an approval of every plan.";
}

/**
 * Whether a run takes its commit up: it applies it, or finds it applied. One that went back does so only when it was applied: an
 * approval is of one plan, and when that turns out stale, the next plan is to be approved too.
 */
export const isAccepted = ({ state, is_rewound }: Run): boolean =>
  state === "applied" || (!is_rewound && (state === "applying" || state === "unchanged"));

/** What a source's next run goes on from; of its runs, the newest first. Runs of earlier releases do not say. */
export function acceptedBefore({ repository, branch }: Source, all: readonly Run[]): string | null {
  // Another repository in the settings is the word of who may change them.
  const runs = all.filter((run) => run.repository === repository && run.branch === branch);
  const [newest] = runs;
  const told = newest?.accepted as string | null | undefined;
  if (told !== undefined) return told;
  return runs.find(({ state }) => state === "applied" || state === "unchanged")?.commit ?? null;
}
