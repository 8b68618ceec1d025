// Commands of runs, one at a time. Each holds a lock of the state folder as long as it runs, also when the runner is killed
// under it: whoever starts next waits for it, so two never work at once.
//
//   runner --spawn--> flock --exec--> sh (holds the lock) --> git, terraform, ...
//                                      `--when that ended--> <outcome file>
//
// Output goes to a file and not to a pipe, so that a command outlives the runner; what must be read back is a pipe.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import path from "node:path";

interface Step {
  argv: readonly [string, ...string[]];
  cwd: string;
  env: Readonly<Record<string, string>>;
  timeoutMs: number;
  /** Where its output is appended to. */
  log: string;
  /** Where its exit status is kept when it has ended; absent: nowhere. */
  outcome?: string;
  /** Whether its standard output is returned and not logged. */
  captured?: true;
  /** Stays out of the log: polling comes often. */
  quiet?: true;
}

export interface Ended {
  status: number;
  out: string;
  /** What it wrote to the log. */
  logged: string;
  timedOut: boolean;
}

/** Kept by the command's own shell, because the runner may not live then. `trap` lets it outlive an interruption of the group. */
const SHELL = `trap : TERM INT
outcome=$1; shift
"$@"
status=$?
if [ -n "$outcome" ]; then echo "$status" > "$outcome.new" && mv "$outcome.new" "$outcome"; fi
exit "$status"`;

/** How long a command that was asked to end may take. */
const GRACE_MS = 300_000;

export class Steps {
  readonly #lock: string;
  #running: ChildProcess | undefined;
  #isStopping = false;

  constructor(stateDir: string) {
    this.#lock = path.join(stateDir, "commands.lock");
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Resolves when no command runs that an earlier runner started. */
  async settled(): Promise<void> {
    const child = spawn("flock", [this.#lock, "true"], { stdio: "ignore" });
    await new Promise<void>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`flock ended with ${code}`))));
    });
  }

  /** Asks the command that runs to end, and lets no other begin. */
  stop(): void {
    this.#isStopping = true;
    this.#signal("SIGINT");
  }

  async run(step: Step): Promise<Ended> {
    if (this.#isStopping) throw new Stopping();
    const log = openSync(step.log, "a", 0o600);
    try {
      if (step.quiet !== true) writeSync(log, `\n[${new Date().toISOString()}] ${step.argv.join(" ")}\n`);
      const from = sizeOf(step.log);
      const ended = await this.#wait(this.#start(step, log), step);
      fsyncSync(log);
      return { ...ended, logged: readFileSync(step.log).subarray(from).toString("utf8") };
    } finally {
      closeSync(log);
    }
  }

  #start({ argv, cwd, env, outcome, captured }: Step, log: number): ChildProcess {
    if (outcome !== undefined) rmSync(outcome, { force: true });
    const command = ["--exclusive", "--no-fork", this.#lock, "sh", "-c", SHELL, "sh", outcome ?? "", ...argv];
    return spawn("flock", command, {
      cwd,
      env: { ...env },
      stdio: ["ignore", captured === true ? "pipe" : log, log],
      // A group of its own, so that a signal reaches all of it.
      detached: true,
    });
  }

  async #wait(child: ChildProcess, { timeoutMs }: Step): Promise<Omit<Ended, "logged">> {
    this.#running = child;
    let timedOut = false;
    const timers = [
      setTimeout(() => {
        timedOut = true;
        this.#signal("SIGINT");
      }, timeoutMs),
      setTimeout(() => this.#signal("SIGKILL"), timeoutMs + GRACE_MS),
    ];
    const parts: Buffer[] = [];
    child.stdout?.on("data", (part: Buffer) => parts.push(part));
    try {
      const status = await new Promise<number>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => resolve(code ?? 128));
      });
      return { status, out: Buffer.concat(parts).toString("utf8"), timedOut };
    } finally {
      for (const timer of timers) clearTimeout(timer);
      this.#running = undefined;
    }
  }

  #signal(signal: NodeJS.Signals): void {
    const pid = this.#running?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It has just ended.
    }
  }
}

const sizeOf = (file: string): number => statSync(file).size;

/** The runner is being stopped: no command begins any more. */
export class Stopping extends Error {
  override readonly name = "Stopping";

  constructor() {
    super("the runner is stopping");
  }
}
