// Random walks over disks. After every step the whole disk is compared with the model. A walk that fails is cut after the
// step that failed, then every part that it fails without is left out, then what its steps say beside is made plain, and
// what remains is printed with its seed: CROFT_WALK_SEED replays it. Each day takes other walks; those of one day are the
// same, so that a change is judged by what it changed. CROFT_WALK_SEED=random takes others.
import { randomBytes, randomInt } from "node:crypto";
import { createId } from "@croft/schemas/ids.ts";
import fc from "fast-check";
import { readSampling } from "../sampling/sample.ts";
import { DiskModel } from "./model.ts";
import { type Drawn, type Move, subjectOf, type Walker } from "./move.ts";
import { MOVES } from "./moves.ts";
import { type Ground, RealDisk } from "./real-disk.ts";

const NAMES = {
  partitions: Array.from({ length: 7 }, (_, index) => `prt_000000000000wa${String(index).padStart(2, "0")}`),
  vms: ["vm_1", "vm_2"],
};

export interface Step {
  name: string;
  drawn: Drawn;
}

/** More than a run ever takes, so that no two days share one. */
const WALKS_A_DAY = 1_000;
const SHRINK_MS = 120_000;
/** How much longer an exhaustive run walks. */
const EXHAUSTIVE = 4;
/** Draws the largest disk that a walk begins with. */
const LARGEST = 11;
/** With it nobody is killed, and sizes are small. */
const PLAIN = 1;

export interface WalkOptions {
  walks: number;
  /** Steps of each. */
  steps: number;
  /** Walks at once, 1 unless given: most of a step is waiting for commands. */
  together?: number;
  /** Steps that are drawn four times as often. */
  favored?: readonly string[];
  /** Steps that each walk begins with, after it has a disk; `seed` is the walk's. */
  opening?: (seed: number) => readonly Step[];
  /** Makes the ground for one walk, and clears it away. */
  ground: () => Promise<{ ground: Ground; leave: () => Promise<void> }>;
  /** Milliseconds after which no further step is taken; a walk that fails is then shrunk for up to two minutes. */
  limitMs: number;
  /** Steps that are taken however long they take; none unless given. */
  least?: number;
}

/** Walks; throws with the smallest walk that fails. Resolves to the number of steps by what they were. */
export async function walkAtRandom(options: WalkOptions): Promise<ReadonlyMap<string, number>> {
  const sampling = readSampling();
  const seed = seedOf(process.env.CROFT_WALK_SEED ?? String(sampling.seed * WALKS_A_DAY));
  const scale = sampling.exhaustive ? EXHAUSTIVE : 1;
  const until = Date.now() + options.limitMs * scale;
  const counts = new Map<string, number>();
  let total = 0;
  let stopped = false;
  const goesOn = () => !stopped && (Date.now() < until || total < (options.least ?? 0) * scale);
  const took = (name: string) => {
    total++;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  let begun = 0;
  const walker = async (): Promise<void> => {
    while (begun < options.walks && goesOn()) {
      const mine = seed + begun++;
      const steps = [
        ...(options.opening?.(mine) ?? []),
        ...stepsOf(mine, options.steps, options.favored ?? []),
      ];
      const end = await takeWalk(steps, options, { goesOn, took });
      if (end.error === null) continue;
      // What fails at the same time elsewhere is left to the next run.
      if (stopped) return;
      stopped = true;
      throw await explained(mine, steps.slice(0, end.taken + 1), end.error, options);
    }
  };
  await Promise.all(Array.from({ length: options.together ?? 1 }, walker));
  return counts;
}

const seedOf = (told: string): number => (told === "random" ? randomInt(1_000_000_000) : Number(told));

/** The same seed draws the same steps. */
function stepsOf(seed: number, count: number, favored: readonly string[]): Step[] {
  const byte = fc.nat(255);
  const names = Object.entries(MOVES).map(([name, { weight }]) => ({
    weight: favored.includes(name) ? 4 * weight : weight,
    arbitrary: fc.constant(name),
  }));
  const step = fc.record({ name: fc.oneof(...names), drawn: fc.tuple(byte, byte, byte) });
  return fc.sample(step, { seed, numRuns: count });
}

async function explained(seed: number, steps: Step[], error: unknown, options: WalkOptions): Promise<Error> {
  const least = await shrink(steps, error, options);
  return new Error(
    `A walk fails; CROFT_WALK_SEED=${seed} replays it. The least of it that fails too:\n  ${least.said.join("\n  ")}\n${String(least.error)}`,
    { cause: least.error },
  );
}

/** Leaves out what a walk fails without: halves first, then ever smaller parts, down to single steps; then numbers. */
async function shrink(
  steps: Step[],
  error: unknown,
  options: WalkOptions,
): Promise<{ steps: Step[]; said: string[]; error: unknown }> {
  const until = Date.now() + SHRINK_MS;
  let least: { steps: Step[]; said: string[]; error: unknown } = { steps, said: [], error };
  const failsToo = async (fewer: Step[]): Promise<boolean> => {
    const end = await takeWalk(fewer, options, { goesOn: () => true, took: () => {} });
    if (end.error !== null) least = { ...end, steps: fewer.slice(0, end.taken + 1) };
    return end.error !== null;
  };
  // What was done is told by a walk that was taken.
  if (!(await failsToo(steps))) return { steps, said: ["(not when it is taken again)"], error };
  for (let length = Math.ceil(steps.length / 2); length >= 1; length = Math.floor(length / 2)) {
    for (let at = 0; at < least.steps.length && Date.now() < until; ) {
      if (!(await failsToo([...least.steps.slice(0, at), ...least.steps.slice(at + length)]))) at += length;
    }
  }
  for (let at = 0; at < least.steps.length; at++) {
    for (let place = 2; place >= 0 && at < least.steps.length && Date.now() < until; place--) {
      const step = least.steps[at] as Step;
      const drawn = step.drawn.map((number, index) => (index === place ? PLAIN : number));
      if (step.drawn[place] === PLAIN) continue;
      await failsToo(least.steps.with(at, { ...step, drawn: drawn as unknown as Drawn }));
    }
  }
  return least;
}

/** Takes steps until one fails; `taken` counts those that went well, `said` is what was done, also by the last. */
async function takeWalk(
  steps: readonly Step[],
  options: WalkOptions,
  { goesOn, took }: { goesOn: () => boolean; took: (name: string) => void },
): Promise<{ taken: number; said: string[]; error: unknown }> {
  const { ground, leave } = await options.ground();
  const real = new RealDisk(ground);
  // No other disk on this machine has these ids, or it would be taken for this one.
  const disks = [createId("disk", randomBytes(10)), createId("disk", randomBytes(10))];
  const walker: Walker = { ...NAMES, disks, model: new DiskModel(), real };
  const said: string[] = [];
  let taken = 0;
  const take = async (name: string, drawn: Drawn): Promise<void> => {
    const move = moveOf(name);
    const id = subjectOf(move, walker, drawn);
    said.push(move.show(id, drawn, walker));
    await move.go(walker, id, drawn);
    await real.mustBe(walker.model);
    took(name);
  };
  try {
    // Each begins with a disk, or most of its steps would find none.
    await take("adopt", [0, options.opening === undefined ? 14 : LARGEST, 1]);
    for (const { name, drawn } of steps) {
      if (!goesOn()) break;
      // Without a disk most steps are refused, which is soon seen.
      const bored = walker.model.state !== "used" && drawn[1] % 3 !== 0;
      await take(bored ? "adopt" : name, drawn);
      taken++;
    }
    return { taken, said, error: null };
  } catch (error) {
    return { taken, said, error };
  } finally {
    await real.guests?.end();
    await real.disks.drives.leave();
    await leave();
  }
}

function moveOf(name: string): Move {
  const move = MOVES[name];
  if (move === undefined) throw new Error(`there is no step ${name}`);
  return move;
}
