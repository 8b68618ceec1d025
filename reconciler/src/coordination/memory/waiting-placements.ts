// What this process knows of VMs that wait.

import type { WaitingPlacements } from "../waiting-placements.ts";

export function createWaitingPlacements(): WaitingPlacements {
  let some = true;
  let arrivals = 0;
  return {
    get mayBe() {
      return some;
    },
    came() {
      some = true;
      arrivals += 1;
    },
    look() {
      const before = arrivals;
      return () => {
        if (arrivals === before) some = false;
      };
    },
  };
}
