// A run that fails, with as little of its plan as it still fails with.

import { perform } from "./actions.ts";
import type { Mutation } from "./mutations.ts";
import type { Plan } from "./plan.ts";
import { type Outcome, World } from "./world.ts";

const MOST_RUNS = 40;

export const runPlan = (plan: Plan, mutations: ReadonlySet<Mutation> = new Set()): Promise<Outcome> =>
  new World(plan, mutations, perform).run();

/** Leaves out what makes no difference, in pieces that become smaller. Any failure counts: a shorter one is the better one. */
export async function shortened(plan: Plan, mutations: ReadonlySet<Mutation> = new Set()): Promise<Plan> {
  let best = plan;
  let runs = 0;
  for (
    let size = Math.ceil(plan.actions.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < best.actions.length && runs < MOST_RUNS; ) {
      const actions = best.actions.filter((_action, index) => index < from || index >= from + size);
      runs += 1;
      const { failure } = await runPlan({ ...best, actions }, mutations);
      if (failure === undefined) from += size;
      else best = { ...best, actions };
    }
  }
  return best;
}
