import { expect, test } from "@jest/globals";
import type { PlanAnswer, ReconcilerClient } from "../reconciler-client.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const remark = (code: string) => ({ code, summary: "Taken", detail: "web/a has it.", pointer: null });

test("with one change at a time a plan says that what is taken may not be given up in time", async () => {
  const answer = {
    warnings: [remark("already_exists"), remark("no_capacity")],
    errors: [],
  } as unknown as PlanAnswer;
  const client = { plan: async () => answer } as unknown as ReconcilerClient;
  const plan = await oneAtATime(client).plan({} as never);
  expect(plan?.warnings.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(
      /^web\/a has it\.\n\nTerraform runs with -parallelism=1: .* Leave -parallelism out\.$/,
    ),
    "web/a has it.",
  ]);
});
