// What the agent knows of how it does, gathered by app.ts and read by the status server.
//
//   joining --certificate--> looking --everything seen once--> working          ready is the last one only
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { type Figures, metricsText } from "./metrics.ts";

export interface Readiness {
  status: "ok" | "joining" | "looking";
  /** Whether the reconciler took a report in the last minute; the agent works on from its ledger when it did not. */
  reconciler: "heard" | "silent";
  last_report_at: string | null;
}

const HEARD_MS = 60_000;

export class Status {
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #loops: Record<string, { done: number; failed: number }> = {};
  readonly #cycles = { count: 0, seconds: 0 };
  #stage: Readiness["status"] = "joining";
  #report: HostReport | null = null;
  #reportedAt: number | null = null;

  /** `now` in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  stage(stage: Readiness["status"]): void {
    this.#stage = stage;
  }

  loopRan(loop: string, result: "done" | "failed"): void {
    this.#loops[loop] ??= { done: 0, failed: 0 };
    this.#loops[loop][result]++;
  }

  cycleEnded(milliseconds: number): void {
    this.#cycles.count++;
    this.#cycles.seconds += milliseconds / 1000;
  }

  reportMade(report: HostReport): void {
    this.#report = report;
  }

  reportTaken(): void {
    this.#reportedAt = this.#now();
  }

  readiness(): Readiness {
    const at = this.#reportedAt;
    return {
      status: this.#stage,
      reconciler: at !== null && this.#now() - at < HEARD_MS ? "heard" : "silent",
      last_report_at: at === null ? null : new Date(at).toISOString(),
    };
  }

  /** Runs of the agent's loops. */
  loops(): { loop: string; done: number; failed: number }[] {
    return Object.entries(this.#loops).map(([loop, runs]) => ({ loop, ...runs }));
  }

  /** `usage`: of this process, as Node tells it. */
  metrics(usage: { residentBytes: number; cpuSeconds: number }): string {
    const figures: Figures = {
      report: this.#report,
      loops: this.#loops,
      cycles: this.#cycles,
      reportedAt: this.#reportedAt === null ? null : this.#reportedAt / 1000,
      process: { startedAt: this.#startedAt / 1000, ...usage },
    };
    return metricsText(figures);
  }
}
