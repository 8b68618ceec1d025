import type { RunPlan } from "@croft/schemas/gitops-run.ts";
import { expect, test } from "@jest/globals";
import { acceptedBefore, isAccepted, needsApproval, whyItWaits } from "./approvals.ts";
import type { Source } from "./config.ts";
import type { Run } from "./run-files.ts";

const run = (more: Partial<Run>): Run => ({ commit: "b".repeat(40), is_rewound: false, ...more }) as Run;
const source = (more: Partial<Source>): Source =>
  ({ apply: "automatic", allow_destroy: false, ...more }) as Source;
const harmless = { destroys: 0, replaces: 0, actions: 0, lost_gib: 0 } as RunPlan;
const costly = { ...harmless, destroys: 2, lost_gib: 30 };

test.each([
  ["what only creates and changes is applied", source({}), run({}), harmless, false],
  ["what destroys waits", source({}), run({}), costly, true],
  ["unless the settings allow it", source({ allow_destroy: true }), run({}), costly, false],
  [
    "what went back waits even then",
    source({ allow_destroy: true }),
    run({ is_rewound: true }),
    harmless,
    true,
  ],
  ["all waits where the settings say so", source({ apply: "approved" }), run({}), harmless, true],
])("%s", (_what, settings, one, plan, expected) => {
  expect(needsApproval(settings, one, plan)).toBe(expected);
});

test("the reason names what was applied before, and what goes", () => {
  const rewound = run({ is_rewound: true, accepted: "a".repeat(40) });
  expect(whyItWaits(rewound, costly)).toBe(
    "The branch was rewritten: bbbbbbbbbbbb does not go on from aaaaaaaaaaaa, which was applied before. The plan destroys 2, replaces 0 and calls 0 actions; 30 GiB go.",
  );
  expect(whyItWaits(run({}), harmless)).toContain("an approval of every plan");
});

test("what went back is taken up only by being applied, so nothing between it and the newest follows it unseen", () => {
  expect(isAccepted(run({ state: "unchanged" }))).toBe(true);
  expect(isAccepted(run({ state: "unchanged", is_rewound: true }))).toBe(false);
  expect(isAccepted(run({ state: "waiting_for_approval", is_rewound: true }))).toBe(false);
  expect(isAccepted(run({ state: "applying" }))).toBe(true);
  // Its plan may still turn out stale, and then another one is made that nobody approved.
  expect(isAccepted(run({ state: "applying", is_rewound: true }))).toBe(false);
  expect(isAccepted(run({ state: "applied", is_rewound: true }))).toBe(true);
});

test("the runs of an earlier release say by their outcome what was applied", () => {
  const from = { repository: "ssh://git@git.example/infra.git", branch: "main" };
  const old = (state: Run["state"], commit: string): Run => ({ ...from, state, commit }) as Run;
  const runs = [old("failed", "c"), old("applied", "b"), old("applied", "a")];
  expect(acceptedBefore(source(from), runs)).toBe("b");
  expect(acceptedBefore(source(from), [])).toBeNull();
  expect(acceptedBefore(source(from), [run({ ...from, accepted: null }), old("applied", "a")])).toBeNull();
  expect(acceptedBefore(source({ ...from, branch: "next" }), runs)).toBeNull();
});
