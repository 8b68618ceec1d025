// One writer per disk and per partition: a queue inside this process, and a lock of the operating system on the file
// or device itself, which other agents, udev and every `sfdisk --lock` respect. The lock hangs on an open descriptor
// that every command run under it inherits, so it lives until the last of them has ended, also when the agent is
// killed in between: the next agent waits for an orphaned command instead of working beside it.
import { open } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import { CommandFailed, type Run } from "../../host/run.ts";

const WAIT_SECONDS = 30;

export class Locks {
  readonly #tails = new Map<string, Promise<unknown>>();

  /**
   * Runs work while holding the lock of a path. A lock file is made when `create` says so. The work gets a `Run` that
   * passes the lock on, beside those that the given one passes on already.
   * Error: `unavailable` when another process keeps the lock for half a minute.
   */
  async hold<T>(
    run: Run,
    path: string,
    work: (run: Run) => Promise<T>,
    options: { create?: boolean } = {},
  ): Promise<T> {
    const before = this.#tails.get(path) ?? Promise.resolve();
    const locked = () => this.#locked(run, path, work, options.create === true);
    const mine = before.then(locked, locked);
    this.#tails.set(path, mine);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(path) === mine) this.#tails.delete(path);
    }
  }

  async #locked<T>(run: Run, path: string, work: (run: Run) => Promise<T>, create: boolean): Promise<T> {
    const file = await open(path, create ? "a" : "r", 0o600);
    try {
      try {
        await run("flock", ["-w", String(WAIT_SECONDS), "3"], { descriptors: [file.fd] });
      } catch (cause) {
        if (!(cause instanceof CommandFailed) || cause.exitCode !== 1) throw cause;
        throw new CroftError("unavailable", `Cannot lock ${path}: another process holds it.`, {
          detail: `End what works on ${path}; it is tried again.`,
          cause,
        });
      }
      return await work((command, args, options = {}) =>
        run(command, args, { ...options, descriptors: [...(options.descriptors ?? []), file.fd] }),
      );
    } finally {
      await file.close();
    }
  }
}
