// What happens in a run, all of it made from the seed beforehand, so that a run that fails can be repeated with less of it.

import { Random } from "./random.ts";

const WORK = ["create", "remove", "patch", "restart", "cordon"] as const;
const FAULTS = [
  "cut_cable",
  "freeze_agent",
  "kill_agent",
  "cut_power",
  "freeze_machine",
  "kill_reconciler",
  "bad_network",
  "set_clock",
  "confirm_off",
] as const;

export type ActionKind = (typeof WORK)[number] | (typeof FAULTS)[number];

export interface Action {
  /** Milliseconds since the start. */
  at: number;
  kind: ActionKind;
  /** What it is done to, and how: what they mean is the action's. */
  which: number;
  how: number;
  /** For how long, in milliseconds. */
  lasts: number;
}

export interface Plan {
  seed: number;
  hosts: number;
  /** When the last fault is over and all that was broken is mended. */
  healsAt: number;
  actions: readonly Action[];
}

const HEALS_AT_MS = 200_000;

export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const hosts = random.between(2, 5);
  const actions: Action[] = [];
  const add = (kind: ActionKind, least: number, most: number): void =>
    void actions.push({
      at: random.between(least, most),
      kind,
      which: random.between(0, 1_000),
      how: random.between(0, 1_000_000),
      // Most are short; some are longer than a lease.
      lasts: random.chance(0.5) ? random.between(500, 20_000) : random.between(20_000, 120_000),
    });
  for (let count = random.between(5, 12); count > 0; count--) add("create", 0, 15_000);
  for (let count = random.between(6, 24); count > 0; count--) add(random.pick(WORK), 10_000, HEALS_AT_MS);
  for (let count = random.between(6, 20); count > 0; count--) add(random.pick(FAULTS), 15_000, HEALS_AT_MS);
  return { seed, hosts, healsAt: HEALS_AT_MS, actions: actions.sort((a, b) => a.at - b.at) };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** One line for each action. */
export const describePlan = ({ seed, hosts, actions }: Plan): string =>
  [
    `seed ${seed}, ${hosts} hosts`,
    ...actions.map(
      ({ at, kind, which, how, lasts }) => `${seconds(at)}: ${kind} ${which} ${how} for ${seconds(lasts)}`,
    ),
  ].join("\n");
