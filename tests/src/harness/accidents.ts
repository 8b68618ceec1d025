// Tries an accident at the steps of something that has stages: once before the n-th request of a stage arrives, and once
// after it was answered, for every n of the run's share, until it strikes no stage any more. Each life has one accident in
// each stage. A kind of step is when it is, and what the request does.
import { describeSampling, readSampling, type Sampling, sampleMoments } from "./sampling/sample.ts";
import type { Moment, Relayed } from "./unreliable-line.ts";

export interface Step {
  /** From 0. */
  readonly request: number;
  readonly when: Moment;
}

export interface Lived {
  /** What each stage asked for. */
  readonly requests: readonly (readonly Relayed[])[];
  /** In how many stages the accident happened. */
  readonly struck: number;
}

/** Lives once; `stepOf` tells where the accident of a stage is. `worker` is a number below `atOnce`. */
export type Live = (stepOf: (stage: number) => Step | undefined, worker: number) => Promise<Lived>;

export interface Tried {
  /** How many accidents happened. */
  readonly steps: number;
  /** How many were to happen in this run, and how many there are in all. */
  readonly wanted: number;
  readonly all: number;
  /** What went wrong, in words with the steps. */
  readonly failures: readonly string[];
}

const ENOUGH_FAILURES = 5;

/** What only asks: that its answer is lost is as good as that it never arrived. */
const asks = ({ method, path }: Relayed): boolean => method === "GET" || path === "/v1/plan";

/** Every step that may make a difference to whoever asks. */
export const everyStep = (requests: readonly Relayed[]): Step[] =>
  requests.flatMap((one, request): Step[] => [
    { request, when: "before" },
    ...(asks(one) ? [] : [{ request, when: "after" } as const]),
  ]);

const claims = ({ path }: Relayed): boolean => path === "/v1/claims";

/** Every step that may make a difference to what is told of what was done: of questions in a row the first, of claims one. */
export const everyDeed = (requests: readonly Relayed[]): Step[] =>
  everyStep(requests).filter(({ request }) => {
    const [one, before] = [requests[request] as Relayed, requests[request - 1]];
    if (claims(one)) return requests.findIndex(claims) === request;
    return !asks(one) || before === undefined || !(asks(before) || claims(before));
  });

/** Every step that may make a difference to who writes down nothing between a deed and its next question. */
export const everyWrite = (requests: readonly Relayed[]): Step[] =>
  everyDeed(requests).filter(({ request }) => request === 0 || !asks(requests[request] as Relayed));

/** As `everyDeed`; and of what does something also the moment in which it is done and not yet answered. */
export const everyDeedWithin = (requests: readonly Relayed[]): Step[] =>
  everyDeed(requests).flatMap((step): Step[] =>
    step.when === "after" ? [{ ...step, when: "within" }, step] : [step],
  );

export interface Trial {
  readonly atOnce: number;
  /** For the log. */
  readonly what: string;
  readonly steps?: typeof everyStep;
  readonly sampling?: Sampling;
}

/** Lives once in peace, then once for each step of the run's share. */
export async function atEveryStep(
  live: Live,
  { atOnce, what, steps: stepsOf = everyStep, sampling = readSampling() }: Trial,
): Promise<Tried> {
  const { requests } = await live(() => undefined, 0);
  const whole = requests.map((stage) => stepsOf(stage));
  const stages = whole.map((steps, stage) =>
    sampleMoments(steps, ({ when, request }) => `${when} ${requests[stage]?.[request]?.method}`, sampling),
  );
  const [wanted, all] = [stages.flat().length, whole.flat().length];
  console.info(describeSampling(what, wanted, all, sampling));
  // An accident may make for more requests than peace does.
  const stepOf = (stage: number, life: number): Step => {
    const known = stages[stage] as Step[];
    return known[life] ?? { request: (requests[stage]?.length ?? 0) + life - known.length, when: "after" };
  };
  const failures: string[] = [];
  let [steps, lives, over] = [0, 0, false];
  const work = async (worker: number): Promise<void> => {
    while (!over) {
      const life = lives++;
      try {
        const { struck } = await live((stage) => stepOf(stage, life), worker);
        steps += struck;
        over ||= struck === 0;
      } catch (error) {
        const where = stages
          .map((_, stage) => stepOf(stage, life))
          .map(({ when, request }) => `${when} ${request}`);
        failures.push(
          `(seed ${sampling.seed}: ${where.join(", ")}) ${error instanceof Error ? error.message : error}`,
        );
        over ||= failures.length >= ENOUGH_FAILURES;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, worker) => work(worker)));
  return { steps, wanted, all, failures };
}
