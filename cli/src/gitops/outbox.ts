// What is to be told of runs, to the reconciler and to webhooks, until it was taken. It is kept with each run, so a kill or a
// reconciler that is away loses nothing.
import type { Settings, Source } from "./config.ts";
import type { Log } from "./log.ts";
import type { Reports } from "./reports.ts";
import type { Run, RunFiles } from "./run-files.ts";
import { deliver, later } from "./webhook.ts";

interface Parts {
  settings: Pick<Settings, "sources">;
  files: RunFiles;
  reports: Reports;
  log: Log;
}

export class Outbox {
  readonly #parts: Parts;
  /** Reports go one after another, so that none overtakes a newer one. */
  #sending: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never fails: what was not taken is told again by `flush`. */
  send(run: Run): Promise<void> {
    const { reports, log } = this.#parts;
    this.#sending = this.#sending
      .then(() => reports.send(run))
      .catch((error: unknown) => log.warn("a run could not be reported", { run: run.id, error }));
    return this.#sending;
  }

  /** Tells what is not known yet, the oldest first. */
  async flush(): Promise<void> {
    const { settings, files } = this.#parts;
    await this.#sending;
    for (const source of settings.sources) {
      for (const run of files.of(source.name).reverse()) await this.#notify(source, await this.#report(run));
    }
  }

  async #report(run: Run): Promise<Run> {
    const { reports, files, log } = this.#parts;
    if (run.is_reported) return run;
    try {
      await reports.send(run);
    } catch (error) {
      log.warn("a run could not be reported", { run: run.id, error });
      return run;
    }
    const known = { ...run, is_reported: true };
    files.write(known);
    return known;
  }

  async #notify({ webhook }: Source, run: Run): Promise<void> {
    const { files, log } = this.#parts;
    const now = Date.now();
    let known = run;
    for (const delivery of run.deliveries.filter(({ next_at }) => next_at <= now)) {
      let kept: typeof run.deliveries = [];
      try {
        if (webhook !== undefined) await deliver(webhook, delivery, now);
      } catch (error) {
        const again = later(delivery, now);
        log.warn("the webhook did not take a message", { run: run.id, error, given_up: again === undefined });
        kept = again === undefined ? [] : [again];
      }
      const deliveries = known.deliveries.flatMap((one) => (one.id === delivery.id ? kept : [one]));
      known = { ...known, deliveries };
      files.write(known);
    }
  }
}
