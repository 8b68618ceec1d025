// Random walks over disks. After every step the whole disk is compared with the model. A walk that fails is cut after the
// step that failed, then every part that it fails without is left out, and what remains is printed with its seed:
// CROFT_WALK_SEED replays it.
import { randomBytes, randomInt } from "node:crypto";
import { makeId } from "@croft/schemas/ids.ts";
import fc from "fast-check";
import { DiskModel } from "./model.ts";
import { type Drawn, MOVES, type Move, type Walker } from "./moves.ts";
import { type Ground, RealDisk } from "./real-disk.ts";

const NAMES = {
  partitions: Array.from({ length: 7 }, (_, index) => `prt_000000000000wa${String(index).padStart(2, "0")}`),
  vms: ["vm_1", "vm_2"],
};

interface Step {
  move: Move;
  drawn: Drawn;
}

export interface WalkOptions {
  walks: number;
  /** Steps of each. */
  steps: number;
  /** Makes the ground for one walk, and clears it away. */
  ground: () => Promise<{ ground: Ground; leave: () => Promise<void> }>;
  /** Milliseconds after which no further step is taken; a walk that fails is then shrunk for as long again. */
  limitMs: number;
}

/** Walks; throws with the smallest walk that fails. Resolves to the number of steps. */
export async function walkAtRandom(options: WalkOptions): Promise<number> {
  const byte = fc.nat(255);
  const moves = Object.values(MOVES).map((move) => ({ weight: move.weight, arbitrary: fc.constant(move) }));
  const step = fc.record({ move: fc.oneof(...moves), drawn: fc.tuple(byte, byte, byte) });
  const seed = Number(process.env.CROFT_WALK_SEED ?? randomInt(1_000_000_000));
  const until = Date.now() + options.limitMs;
  let taken = 0;
  for (let walk = 0; walk < options.walks && Date.now() < until; walk++) {
    const steps: Step[] = fc.sample(step, { seed: seed + walk, numRuns: options.steps });
    const end = await takeWalk(steps, options, until);
    taken += end.taken;
    if (end.error === null) continue;
    const smallest = await shrink(steps.slice(0, end.taken + 1), end.error, options);
    throw new Error(
      `A walk fails; CROFT_WALK_SEED=${seed + walk} replays it. The least of it that fails too:\n${smallest.steps
        .map(({ move, drawn }) => `  ${move.show(NAMES, drawn)}`)
        .join("\n")}\n${String(smallest.error)}`,
      { cause: smallest.error },
    );
  }
  return taken;
}

/** Leaves out what a walk fails without: halves first, then ever smaller parts, down to single steps. */
async function shrink(
  steps: Step[],
  error: unknown,
  options: WalkOptions,
): Promise<{ steps: Step[]; error: unknown }> {
  const until = Date.now() + options.limitMs;
  let least = { steps, error };
  for (let length = Math.ceil(steps.length / 2); length >= 1; length = Math.floor(length / 2)) {
    for (let at = 0; at < least.steps.length && Date.now() < until; ) {
      const fewer = [...least.steps.slice(0, at), ...least.steps.slice(at + length)];
      const end = await takeWalk(fewer, options, Number.POSITIVE_INFINITY);
      if (end.error === null) at += length;
      else least = { steps: fewer.slice(0, end.taken + 1), error: end.error };
    }
  }
  return least;
}

/** Takes steps until one fails; `taken` counts those that went well. */
async function takeWalk(
  steps: readonly Step[],
  options: WalkOptions,
  until: number,
): Promise<{ taken: number; error: unknown }> {
  const { ground, leave } = await options.ground();
  const real = new RealDisk(ground);
  // No other disk on this machine has these ids, or it would be taken for this one.
  const disks = [makeId("disk", randomBytes(10)), makeId("disk", randomBytes(10))];
  const walker: Walker = { ...NAMES, disks, model: new DiskModel(), real };
  let taken = 0;
  try {
    // Each begins with a disk, or most of its steps would find none.
    await MOVES.adopt?.go(walker, [0, 14, 1]);
    for (const { move, drawn } of steps) {
      if (Date.now() > until) break;
      await move.go(walker, drawn);
      await real.mustBe(walker.model);
      taken++;
    }
    return { taken, error: null };
  } catch (error) {
    return { taken, error };
  } finally {
    await real.disks.drives.leave();
    await leave();
  }
}
