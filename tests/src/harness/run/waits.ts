// What a test file waits for, in milliseconds of its own clock: waits that overlap count once.
export type Wait = "guests" | "terraform" | "Croft's start and end" | "builds";

interface Running {
  active: number;
  since: number;
  total: number;
}

const waits = new Map<Wait, Running>();

/** Awaits the work and notes how long it took. */
export async function noteWait<T>(what: Wait, work: PromiseLike<T>): Promise<T> {
  const running = waits.get(what) ?? { active: 0, since: 0, total: 0 };
  waits.set(what, running);
  if (running.active++ === 0) running.since = performance.now();
  try {
    return await work;
  } finally {
    if (--running.active === 0) running.total += performance.now() - running.since;
  }
}

/** For the environment of the file, which outlives its modules. */
declare global {
  var croftWaits: (() => Record<string, number>) | undefined;
}

export const notedWaits = (): Record<string, number> =>
  Object.fromEntries([...waits].map(([what, { total }]) => [what, Math.round(total)]));

globalThis.croftWaits = notedWaits;
