// The runner: one loop over all sources, one run at a time.
//
//   branch, schedule, retry --> checkout --> plan --> unchanged | planned
//                                              |----> waiting_for_approval --approved--> apply --> applied | failed
//                                              `----> apply
//
// A run is written to disk before each of its steps, so that after a kill the next start knows what was under way: a plan is
// made anew; an apply that had ended is believed its exit status; one that had not is never repeated from its plan, the next
// run plans again from the state. `applying` is written before the apply begins, which uses its plan up.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ConnectionError } from "@croft/schemas/client/failures.ts";
import type { RunPlan, RunState } from "@croft/schemas/gitops-run.ts";
import { createId } from "@croft/schemas/ids.ts";
import { acceptedBefore, isAccepted, needsApproval, whyItWaits } from "./approvals.ts";
import type { Settings, Source } from "./config.ts";
import type { Log } from "./log.ts";
import { Outbox } from "./outbox.ts";
import type { Reports } from "./reports.ts";
import { type Repository, RunFault } from "./repository.ts";
import { isOver, type Run, type RunFiles } from "./run-files.ts";
import { type Steps, Stopping } from "./steps.ts";
import { sha256OfFile, stalePlan, type TerraformSteps, type Workplace } from "./terraform-steps.ts";
import { retryAt, triggerOf } from "./triggers.ts";
import { deliveryOf } from "./webhook.ts";

export interface RunnerParts {
  settings: Settings;
  steps: Steps;
  files: RunFiles;
  repository: Repository;
  terraform: TerraformSteps;
  reports: Reports;
  log: Log;
  hide(text: string): string;
  randomBytes(count: number): Uint8Array;
}

/** How often the log of a run that is under way is told. */
const PROGRESS_MS = 5_000;

type Change = Partial<Omit<Run, "id" | "source" | "deliveries" | "is_reported">>;

export class Runner {
  readonly #parts: RunnerParts;
  readonly #visited = new Map<string, number>();
  readonly #outbox: Outbox;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#outbox = new Outbox(parts);
  }

  /** Ends what a killed runner left under way. No command of it runs any more. */
  async recover(): Promise<void> {
    const { files, settings } = this.#parts;
    for (const source of settings.sources) {
      for (const run of files.of(source.name)) if (!isOver(run.state)) this.#resume(source, run);
    }
  }

  /** Goes on until the signal; resolves when nothing runs. */
  async run(signal: AbortSignal): Promise<void> {
    const { settings, steps, log } = this.#parts;
    while (!signal.aborted) {
      for (const source of settings.sources) {
        const due = (this.#visited.get(source.name) ?? 0) + source.poll_seconds * 1000;
        if (signal.aborted || due > Date.now()) continue;
        this.#visited.set(source.name, Date.now());
        await this.#visit(source).catch((error: unknown) => {
          if (!steps.isStopping) log.error("a source could not be looked at", { source: source.name, error });
        });
      }
      await this.#outbox.flush();
      await pause(this.#untilNext(), undefined, { signal }).catch(() => undefined);
    }
    await this.#outbox.flush();
  }

  #untilNext(): number {
    const times = this.#parts.settings.sources.map(
      ({ name, poll_seconds }) => (this.#visited.get(name) ?? 0) + poll_seconds * 1000 - Date.now(),
    );
    return Math.max(100, Math.min(...times));
  }

  #resume(source: Source, run: Run): void {
    const { files } = this.#parts;
    if (run.state === "waiting_for_approval") {
      if (!existsSync(files.fileOf(run, "plan.bin"))) this.#interrupt(source, run);
      return;
    }
    const outcome = files.fileOf(run, "outcome");
    if (run.state !== "applying" || !existsSync(outcome)) {
      this.#interrupt(source, run);
      return;
    }
    // The command outlived its runner.
    const status = readFileSync(outcome, "utf8").trim();
    if (status === "0") this.#end(source, run, "applied");
    else
      this.#fail(
        source,
        run,
        new RunFault("apply_failed", `Terraform ended with ${status}. The log says why.`),
      );
  }

  #interrupt(source: Source, run: Run): void {
    this.#end(source, run, "interrupted", {
      code: "interrupted",
      message: "The runner was stopped. What was done is in the state; the next run goes on from there.",
      failures: run.failures + 1,
      retry_at: Date.now(),
    });
  }

  async #visit(source: Source): Promise<void> {
    const { files, repository, settings } = this.#parts;
    const [waiting] = files.of(source.name);
    if (waiting?.state === "waiting_for_approval") await this.#followDecision(source, waiting);
    const [newest] = files.of(source.name);
    const log = path.join(settings.stateDir, "poll.log");
    writeFileSync(log, "", { mode: 0o600 });
    let head: string;
    try {
      head = await repository.head(source, log);
    } catch (error) {
      // Git was interrupted with the runner, which says nothing of the repository.
      if (!(error instanceof RunFault) || this.#parts.steps.isStopping) throw error;
      return this.#noteUnreachable(source, newest, error);
    }
    const trigger = triggerOf(source, newest, head, Date.now());
    if (trigger === undefined) return;
    if (newest?.state === "waiting_for_approval") {
      this.#end(source, newest, "superseded", { message: `The branch went on to ${head.slice(0, 12)}.` });
    }
    await this.#execute(source, this.#begin(source, trigger, head, newest));
    files.prune(source.name);
  }

  /** One entry for as long as it lasts; a plan that waits is not disturbed. */
  #noteUnreachable(source: Source, newest: Run | undefined, fault: RunFault): void {
    this.#parts.log.warn("the repository cannot be read", { source: source.name, error: fault });
    if (newest?.state === "waiting_for_approval" || newest?.commit === null) return;
    const run = this.#begin(source, newest === undefined ? "change" : "retry", null, newest);
    this.#end(source, run, "failed", {
      code: fault.code,
      message: fault.message,
      failures: run.failures + 1,
    });
  }

  #begin(source: Source, trigger: Run["trigger"], commit: string | null, before: Run | undefined): Run {
    const { files, randomBytes } = this.#parts;
    const run: Run = {
      number: (before?.number ?? 0) + 1,
      id: createId("gitops_run", randomBytes(10)),
      project: source.project ?? null,
      source: source.name,
      repository: source.repository,
      branch: source.branch,
      commit,
      subject: "",
      trigger,
      state: "planning",
      code: null,
      message: "",
      plan: null,
      started_at: new Date().toISOString(),
      finished_at: null,
      // A new commit is a new beginning.
      failures: trigger === "change" ? 0 : (before?.failures ?? 0),
      retry_at: null,
      state_version: null,
      accepted: acceptedBefore(source, files.of(source.name)),
      is_rewound: false,
      is_reported: false,
      deliveries: [],
    };
    files.write(run);
    this.#parts.log.info("a run begins", { source: source.name, run: run.id, trigger, commit });
    return run;
  }

  async #execute(source: Source, begun: Run): Promise<void> {
    let run = begun;
    const progress = setInterval(() => void this.#outbox.send(run), PROGRESS_MS);
    try {
      await this.#outbox.send(run);
      run = await this.#checkOut(source, run);
      const plan = await this.#parts.terraform.plan(source, this.#workplace(run));
      if (plan === null) this.#end(source, run, "unchanged");
      else if (source.apply === "never") this.#end(source, run, "planned", { plan });
      else if (needsApproval(source, run, plan)) this.#wait(source, run, plan);
      else {
        run = this.#save(source, run, { state: "applying", plan });
        await this.#apply(source, run);
      }
    } catch (error) {
      this.#conclude(source, run, error);
    } finally {
      clearInterval(progress);
      await this.#outbox.flush();
    }
  }

  async #checkOut(source: Source, run: Run): Promise<Run> {
    const { repository, reports, log } = this.#parts;
    const place = this.#workplace(run);
    mkdirSync(path.dirname(place.checkout), { recursive: true, mode: 0o700 });
    const found = await repository.checkOut(source, place.checkout, place.log);
    // Said of the run until it is decided.
    const { commit, subject, lacking: message = "" } = found;
    const { accepted } = run;
    const is_rewound =
      accepted !== null &&
      !(await repository.goesOnFrom(source, place.checkout, commit, accepted, place.log));
    if (source.state === undefined) return this.#save(source, run, { commit, subject, message, is_rewound });
    const released = await reports.releaseOwnLock(source.state);
    if (released !== undefined)
      log.warn("gave back a lock that a killed run held", { state: source.state, lock: released });
    return this.#save(source, run, {
      commit,
      subject,
      message,
      is_rewound,
      state_version: await reports.stateVersion(source.state),
    });
  }

  #wait(source: Source, run: Run, plan: RunPlan): void {
    this.#save(source, run, {
      state: "waiting_for_approval",
      plan,
      message: `${run.message === "" ? "" : `${run.message} `}${whyItWaits(run, plan)} Read it with \`croft gitops show ${run.id}\`, then \`croft gitops approve ${run.id}\` or \`croft gitops discard ${run.id}\`.`,
    });
  }

  async #followDecision(source: Source, run: Run): Promise<void> {
    const { reports, files, log } = this.#parts;
    const decision = await reports.decision(run);
    if (decision === null) return;
    if (decision === "unknown") return files.write({ ...run, is_reported: false });
    log.info("a run was decided", { run: run.id, decision: decision.decision, by: decision.by });
    if (decision.decision === "discarded") return void this.#end(source, run, "discarded", { message: "" });
    const applying = this.#save(source, run, { state: "applying", message: "" });
    const progress = setInterval(() => void this.#outbox.send(applying), PROGRESS_MS);
    try {
      if (decision.plan_sha256 !== run.plan?.sha256) throw stalePlan();
      await this.#apply(source, applying);
    } catch (error) {
      this.#conclude(source, applying, error);
    } finally {
      clearInterval(progress);
      await this.#outbox.flush();
    }
  }

  /** Applies the plan that the run has, and no other. */
  async #apply(source: Source, run: Run): Promise<void> {
    const { terraform, reports } = this.#parts;
    const place = this.#workplace(run);
    if (sha256OfFile(place.plan) !== run.plan?.sha256) {
      throw new RunFault(
        "plan_damaged",
        "The saved plan is not the one that was made. Nothing was applied; the next run plans anew.",
      );
    }
    // A first plan has no state that Terraform could know it stale by.
    if (source.state !== undefined && (await reports.stateVersion(source.state)) !== run.state_version)
      throw stalePlan();
    await this.#outbox.send(run);
    await terraform.apply(source, place);
    this.#end(source, run, "applied");
  }

  #conclude(source: Source, run: Run, error: unknown): void {
    if (error instanceof Stopping || this.#parts.steps.isStopping) this.#interrupt(source, run);
    else this.#fail(source, run, faultFrom(error));
  }

  #fail(source: Source, run: Run, { code, message }: RunFault): void {
    const failures = run.failures + 1;
    this.#end(source, run, "failed", {
      code,
      message: run.message === "" ? message : `${message} ${run.message}`,
      failures,
      retry_at: retryAt(source, code, failures, Date.now()),
    });
  }

  #end(source: Source, run: Run, state: RunState, change: Change = {}): void {
    const finished_at = new Date().toISOString();
    const failures = state === "failed" || state === "interrupted" ? run.failures : 0;
    this.#save(source, run, { failures, ...change, state, finished_at });
  }

  #save(source: Source, run: Run, change: Change): Run {
    const next: Run = { ...run, ...change, is_reported: false };
    if (isAccepted(next)) next.accepted = next.commit;
    if (next.state !== run.state) {
      const { state, code, message } = next;
      this.#parts.log.info("a run changed", { source: source.name, run: run.id, state, code, message });
      const hidden = { ...next, message: this.#parts.hide(message), subject: this.#parts.hide(next.subject) };
      const delivery = deliveryOf(source, hidden, Date.now());
      if (delivery !== undefined) next.deliveries = [...next.deliveries, delivery];
    }
    this.#parts.files.write(next);
    return next;
  }

  #workplace(run: Run): Workplace {
    const { files } = this.#parts;
    return {
      checkout: files.fileOf(run, "checkout"),
      plan: files.fileOf(run, "plan.bin"),
      outcome: files.fileOf(run, "outcome"),
      log: files.fileOf(run, "log"),
    };
  }
}

function faultFrom(error: unknown): RunFault {
  if (error instanceof RunFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new RunFault(error instanceof ConnectionError ? "reconciler_unreachable" : "internal", message);
}
