// Boots that this process heard.

import { CroftError } from "@croft/schemas/errors.ts";
import type { OneMachine } from "../one-machine.ts";

const BOTH_ALIVE_MS = 15_000;

/** `monotonic`: milliseconds. `twice` is called once when a boot is heard again after another one was refused. */
export function createOneMachine(
  monotonic: () => number,
  twice: (host: string, bootId: string) => void = () => undefined,
): OneMachine {
  const boots = new Map<string, { bootId: string; at: number; refused?: string; told?: string }>();
  return {
    heard(host, bootId) {
      const known = boots.get(host);
      const now = monotonic();
      if (known === undefined || (known.bootId !== bootId && now - known.at > BOTH_ALIVE_MS)) {
        boots.set(host, { bootId, at: now });
        return;
      }
      if (known.bootId === bootId) {
        known.at = now;
        if (known.refused === undefined || known.told === known.refused) return;
        known.told = known.refused;
        twice(host, known.refused);
        return;
      }
      known.refused = bootId;
      const seconds = Math.floor((now - known.at) / 1000);
      throw new CroftError(
        "precondition_failed",
        `Host ${host} is already served by another machine or boot, which was heard ${seconds} s ago.`,
        {
          detail: `If the machine was rebooted, this ends within ${BOTH_ALIVE_MS / 1000} s. Else this machine is a clone of that host: its guests must not run twice. Stop its agent, give it an empty state folder and join it under another name.`,
        },
      );
    },
  };
}
