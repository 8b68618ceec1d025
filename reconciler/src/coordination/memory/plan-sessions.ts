// Plans that were asked of this process.

import type { PlanSessions } from "../plan-sessions.ts";

const KEPT_MS = 10 * 60_000;
const MOST = 200;

export function createPlanSessions<Plan>(now: () => Date, createPlan: () => Plan): PlanSessions<Plan> {
  // In the order of last use.
  const sessions = new Map<string, { plan: Plan; usedAt: number }>();
  return {
    of(principal, name) {
      if (name === undefined) return createPlan();
      const at = now().getTime();
      const key = `${principal} ${name}`;
      const plan = sessions.get(key)?.plan ?? createPlan();
      sessions.delete(key);
      sessions.set(key, { plan, usedAt: at });
      for (const [old, { usedAt }] of sessions) {
        if (sessions.size <= MOST && at - usedAt <= KEPT_MS) break;
        sessions.delete(old);
      }
      return plan;
    },
  };
}
