// The network between agents and the reconciler: every message takes time, some are lost, doubled or late, and answers alike.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Send } from "./agent.ts";
import type { SimulatedMachine } from "./machine.ts";
import type { Random } from "./random.ts";
import type { SimulatedReconciler } from "./reconciler.ts";
import type { VirtualTime } from "./virtual-time.ts";

const LIMIT_MS = 10_000;

export class SimulatedNetwork {
  /** Until when it is worse than usual. */
  badUntil = 0;
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #reconciler: () => SimulatedReconciler | undefined;

  constructor(time: VirtualTime, random: Random, reconciler: () => SimulatedReconciler | undefined) {
    this.#time = time;
    this.#random = random;
    this.#reconciler = reconciler;
  }

  /** How an agent of the machine reaches the reconciler. */
  from(machine: SimulatedMachine): Send {
    return (handle) =>
      new Promise((resolve, reject) => {
        const lost = new CroftError("unavailable", "the reconciler cannot be reached");
        const cancel = this.#time.after(LIMIT_MS, () => reject(lost));
        const answer = (how: () => void): void =>
          void this.#travel(machine, () => {
            cancel();
            how();
          });
        const arrive = (): void => {
          const reconciler = this.#reconciler();
          if (reconciler === undefined) return;
          handle(reconciler).then(
            (value) => answer(() => resolve(value)),
            (error) => answer(() => reject(error)),
          );
        };
        this.#travel(machine, arrive);
        if (this.#random.chance(this.#isBad() ? 0.1 : 0.01)) this.#travel(machine, arrive);
      });
  }

  #isBad(): boolean {
    return this.#time.now < this.badUntil;
  }

  #travel(machine: SimulatedMachine, arrive: () => void): void {
    const random = this.#random;
    const bad = this.#isBad();
    if (random.chance(bad ? 0.2 : 0.005)) return;
    const late = random.chance(bad ? 0.2 : 0.01);
    const takes = late ? random.between(100, 9_000) : random.between(1, 30);
    const isOut = (): boolean => machine.cableOut || !machine.on;
    if (isOut()) return;
    this.#time.after(takes, () => {
      if (!isOut()) arrive();
    });
  }
}
