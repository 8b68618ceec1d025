// One step of a walk: what it does to the model and what the agent must answer. A step has three numbers that mean
// something on every disk, so a walk from which steps are left out is a walk too. The first chooses a partition, mostly one
// that the step can do something with.
import assert from "node:assert/strict";
import { type DiskModel, MIB, type Placed } from "./model.ts";
import type { RealDisk } from "./real-disk.ts";

export interface Walker {
  model: DiskModel;
  real: RealDisk;
  /** Ids that partitions of the walk can have, those of its disks, and its VMs. */
  partitions: readonly string[];
  disks: readonly string[];
  vms: readonly string[];
}

/** Numbers that were drawn, each 0 to 255. */
export type Drawn = readonly [number, number, number];

export interface Move {
  weight: number;
  /** Whether it does something with a partition that is as told (undefined: there is none); absent: with none at all. */
  suits?(placed: Placed | undefined): boolean;
  /** For people. */
  show(id: string, drawn: Drawn, walker: Walker): string;
  go(walker: Walker, id: string, drawn: Drawn): Promise<void>;
}

/** The partition that a step is about. */
export function subjectOf(move: Move, { model, partitions }: Walker, [which]: Drawn): string {
  const suiting = partitions.filter((id) => move.suits?.(model.partitions.get(id)) === true);
  return pick(which % 8 === 0 || suiting.length === 0 ? partitions : suiting, which);
}

export const pick = <T>(list: readonly T[], number: number): T => list[number % list.length] as T;
/** Small, because every byte is compared after every step. */
export const sizeOf = (number: number): number => 1 + (number % 5);
/** After how many commands the agent is killed; mostly (null) it is not. */
const commandsOf = (number: number): number | null => {
  if (number % 6 !== 0) return null;
  const commands = number / 6;
  // Some things take a hundred.
  return commands < 16 ? commands : (commands - 15) * 4;
};
export const killed = (number: number): string => {
  const commands = commandsOf(number);
  return commands === null ? "" : `, killed after ${commands} commands`;
};
/** Mostly at one of the ends of a room, where a neighbour's mistake shows; else somewhere in it. */
export const positionIn = (room: number, number: number): number =>
  number % 3 === 0 ? 0 : number % 3 === 1 ? room : Math.floor((number * room) / 255);
export const patternOf = (number: number, length: number): Buffer => Buffer.alloc(length, `croft ${number} `);

export interface Outcome {
  state: string;
  code: string | null;
}

export function mustAnswer(report: Outcome, state: string, code: string | null, what: string): void {
  assert.deepEqual(
    { state: report.state, code: report.code },
    { state, code },
    `${what}: ${JSON.stringify(report)}`,
  );
}

/** What is reported of it, whether it is there to be used or in quarantine. */
export function mustReport(report: object, { number, start, size, filesystem, overwritten }: Placed): void {
  const made = overwritten ? {} : { filesystem };
  const facts = { number, start_bytes: start * MIB, size_bytes: size * MIB, ...made };
  for (const [name, value] of Object.entries(facts))
    assert.deepEqual(
      (report as Record<string, unknown>)[name],
      value,
      `${name} of ${JSON.stringify(report)}`,
    );
}

/** Document of the disk as it is now, or null. */
export const present = ({ model, real }: Walker) =>
  model.state === "used" && model.disk !== null ? real.documentOf(model.disk, model.sizeMib) : null;

/**
 * Does it with an agent that is killed meanwhile, now and then, and then for good. Resolves to what was answered in the end.
 * `fromStart`: an agent that begins anew is told of nothing else before.
 */
export async function killable<T>(
  walker: Walker,
  kill: number,
  work: () => Promise<T>,
  fromStart = false,
): Promise<T> {
  const { real } = walker;
  const commands = commandsOf(kill);
  const learn = () => (fromStart ? Promise.resolve() : learnOthers(walker));
  const meanwhile = () => guestsWriteOn(walker, kill);
  if (commands !== null) await real.killAfter(commands, { learn, work, meanwhile });
  const answer = await work();
  await real.guests?.letRun((vm) => real.disks.drives.isHeld(vm));
  return answer;
}

/** While there is no agent each guest writes to what it has, unless it is held. */
async function guestsWriteOn({ model, real }: Walker, what: number): Promise<void> {
  for (const [id, placed] of model.partitions) {
    const { holder: vm, readOnly } = placed;
    if (real.guests === null || vm === null || readOnly || !(await real.guests.runs(vm))) continue;
    const bytes = patternOf(what, 4_096);
    await real.guests.write(vm, id, 8_192, bytes);
    bytes.copy(model.bytes, placed.start * MIB + 8_192);
  }
}

/** Tells an agent that has just begun of the disk, and of what nobody may use. */
async function learnOthers(walker: Walker): Promise<void> {
  const document = present(walker);
  if (document === null) return;
  await walker.real.applyDisk(document);
  for (const [id, { size, kept }] of walker.model.partitions)
    if (kept) await walker.real.applyPartition(id, document.id, size, { wanted: "kept" });
}
