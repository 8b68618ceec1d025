// Plans that are asked for piece by piece: Terraform's provider learns of the changes one after the other. What was
// asked under one name within a while belongs together. In memory only: forgetting it makes the judgement milder.

import { PlannedTogether } from "../dry-run/planned-together.ts";

const KEPT_MS = 10 * 60_000;
const MOST = 200;

export interface PlanSessions {
  /** The plan of that name of that principal; without a name one that only this request sees. */
  of(principal: string, name: string | undefined): PlannedTogether;
}

export function planSessions(now: () => Date): PlanSessions {
  // In the order of last use.
  const sessions = new Map<string, { together: PlannedTogether; usedAt: number }>();
  return {
    of(principal, name) {
      if (name === undefined) return new PlannedTogether();
      const at = now().getTime();
      const key = `${principal} ${name}`;
      const together = sessions.get(key)?.together ?? new PlannedTogether();
      sessions.delete(key);
      sessions.set(key, { together, usedAt: at });
      for (const [old, { usedAt }] of sessions) {
        if (sessions.size <= MOST && at - usedAt <= KEPT_MS) break;
        sessions.delete(old);
      }
      return together;
    },
  };
}
