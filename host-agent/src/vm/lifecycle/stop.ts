// The way down for a guest:
//
//   system_powerdown (again every 10 s) --60 s--> quit --5 s--> SIGKILL
//        guest powers off: QEMU stands at `shutdown` --> quit
import { killProcess, waitGone } from "../../host/proc.ts";
import { type Session, statusOf } from "../qemu/process.ts";

export interface StopLimits {
  powerdownMs: number;
  repeatMs: number;
  quitMs: number;
}

export const STOP_LIMITS: StopLimits = { powerdownMs: 60_000, repeatMs: 10_000, quitMs: 5_000 };

/**
 * Ends a guest in order. Resolves when the process is gone: true when the guest had powered itself off. Throws only when
 * not even SIGKILL ends it.
 */
export async function stopInOrder(session: Session, limits: StopLimits = STOP_LIMITS): Promise<boolean> {
  // A monitor that does not answer is no reason to leave the guest running: the next steps need none.
  const obeyed = await askToPowerOff(session, limits).catch(() => false);
  await endNow(session, limits);
  return obeyed;
}

/** Ends QEMU without asking the guest; what QEMU holds in memory is written. */
export async function endNow({ mark, qmp }: Session, limits: StopLimits = STOP_LIMITS): Promise<void> {
  // Its answer may be lost in the end of the process.
  qmp.execute("quit").catch(() => {});
  if (!(await waitGone(mark, limits.quitMs))) {
    await killProcess(mark, "SIGKILL");
    if (!(await waitGone(mark, limits.quitMs)))
      throw new Error(`process ${mark.pid} does not end by SIGKILL`);
  }
  qmp.close();
}

/** True when it did, or had nothing to put in order. */
async function askToPowerOff({ qmp }: Session, limits: StopLimits): Promise<boolean> {
  let wake = () => {};
  let over = false;
  let obeyed = false;
  const end = () => {
    over = true;
    wake();
  };
  const unsubscribe = qmp.onEvent(({ event }) => {
    if (event !== "SHUTDOWN") return;
    obeyed = true;
    end();
  });
  void qmp.closed.then(end);
  try {
    const status = await statusOf(qmp);
    // A guest that never ran has nothing to put in order.
    if (status === "shutdown" || status === "prelaunch") return true;
    // A paused guest does not see the button.
    if (status !== "running") await qmp.execute("cont");
    for (const until = Date.now() + limits.powerdownMs; !over && Date.now() < until; ) {
      // A guest that still boots misses it, so it is pressed again.
      await qmp.execute("system_powerdown");
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, Math.min(limits.repeatMs, until - Date.now())));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (over) wake();
      });
    }
    return obeyed;
  } finally {
    unsubscribe();
  }
}
