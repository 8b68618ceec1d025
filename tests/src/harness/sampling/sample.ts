// The daily share of an exhaustive matrix: every seventh moment of each kind, at least one of each kind, moved on by the
// seed, so that seven seeds in a row cover all. The seed is the day unless CROFT_TEST_SEED names one.
//
//   CROFT_TEST_SAMPLE=all (npm run test:exhaustive) --> all moments
//   CROFT_TEST_SEED=<number>                        --> the share of that seed, again

const SHARES = 7;
const DAY_MS = 24 * 3_600_000;

export interface Sampling {
  readonly seed: number;
  readonly exhaustive: boolean;
}

export function readSampling(env: NodeJS.ProcessEnv = process.env, now = Date.now()): Sampling {
  const text = env.CROFT_TEST_SEED ?? "";
  const seed = text === "" ? Math.floor(now / DAY_MS) : Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`CROFT_TEST_SEED must be a whole number, not "${text}"`);
  return { seed, exhaustive: env.CROFT_TEST_SAMPLE === "all" };
}

/** The moments that this run takes, in their order. */
export function sampleMoments<T>(
  moments: readonly T[],
  kindOf: (moment: T) => string,
  { seed, exhaustive }: Sampling,
): T[] {
  if (exhaustive) return [...moments];
  const sizes = countBy(moments, kindOf);
  const seen = new Map<string, number>();
  return moments.filter((moment) => {
    const kind = kindOf(moment);
    const index = seen.get(kind) ?? 0;
    seen.set(kind, index + 1);
    const size = sizes.get(kind) ?? 0;
    // A kind with fewer moments than shares takes one of them, in turns.
    const shares = Math.min(SHARES, size);
    return index % shares === seed % shares;
  });
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** How to repeat what a run took, for its log and for the message of a failure. */
export function describeSampling(
  what: string,
  taken: number,
  all: number,
  { seed, exhaustive }: Sampling,
): string {
  if (exhaustive) return `${what}: all ${all} moments.`;
  const repeat = `CROFT_TEST_SEED=${seed} repeats them, npm run test:exhaustive takes all`;
  return `${what}: ${taken} of ${all} moments, seed ${seed} (${repeat}).`;
}
