// A room of machines in one process under virtual time, with the production reconciler and agents (`src/simulator`): many seeds,
// each another life of faults, and after each step what must always hold.
//
//   CROFT_SIMULATOR_SEED=<number> npx jest … e2e/simulator   repeats one seed, and prints what happens in it
//   CROFT_TEST_SAMPLE=all (npm run test:exhaustive)           takes many more
import { expect, jest, test } from "@jest/globals";
import { readSampling } from "../harness/sampling/sample.ts";
import { MUTATIONS, type Mutation } from "../simulator/mutations.ts";
import { describePlan, planOf } from "../simulator/plan.ts";
import { runPlan, shortened } from "../simulator/shorten.ts";

jest.setTimeout(3_600_000);

const { seed: day, exhaustive } = readSampling();
const one = process.env.CROFT_SIMULATOR_SEED ?? "";
const TAKES_MS = exhaustive ? 1_800_000 : 40_000;
const MOST_SEEDS = 10_000;
/** A planted fault is met by the seed that is noted with it, unless plans were changed since. */
const MOST_TRIED = 20;

/** Fails with the shortest plan that does not hold. */
async function hold(seed: number): Promise<{ events: number; milliseconds: number; recreated: number }> {
  const plan = planOf(seed);
  const { failure, ...rest } = await runPlan(plan);
  if (failure === undefined) return rest;
  const short = await shortened(plan);
  const again = await runPlan(short);
  const { at, why } = again.failure ?? failure;
  throw new Error(
    `at ${(at / 1000).toFixed(1)} s: ${why}\n\nCROFT_SIMULATOR_SEED=${seed} repeats it. Without what makes no difference:\n${describePlan(short)}`,
  );
}

if (one !== "") {
  test(`seed ${one} holds`, async () => {
    console.info(describePlan(planOf(Number(one))));
    await hold(Number(one));
  });
} else {
  test("what must always hold holds in every life, and in the end all is as it is wanted", async () => {
    const until = performance.now() + TAKES_MS;
    const done = { seeds: 0, events: 0, seconds: 0, recreated: 0 };
    for (let seed = day * MOST_SEEDS; performance.now() < until && done.seeds < MOST_SEEDS; seed++) {
      const { events, milliseconds, recreated } = await hold(seed);
      done.seeds += 1;
      done.events += events;
      done.seconds += milliseconds / 1000;
      done.recreated += recreated;
    }
    console.info(
      `simulator: ${done.seeds} seeds from ${day * MOST_SEEDS} on, ${done.events} events, ${Math.round(done.seconds)} virtual seconds, ${done.recreated} VMs made anew elsewhere`,
    );
    expect(done.seeds).toBeGreaterThan(0);
  });

  test.each(Object.entries(MUTATIONS))(
    "a planted fault is found: %s, from seed %i on",
    async (name, first) => {
      let found: string | undefined;
      let seed = first;
      for (; seed < first + MOST_TRIED && found === undefined; seed++) {
        found = (await runPlan(planOf(seed), new Set([name as Mutation]))).failure?.why;
      }
      console.info(`${name}: seed ${seed - 1}: ${found?.split("\n")[0]}`);
      expect(found).toBeDefined();
    },
  );
}
