// `croft-gitops` for a test: the built program with settings of its own, killed and started again as a machine would.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { GitopsRun, RunState } from "@croft/schemas/gitops-run.ts";
import { root } from "./clone.ts";
import type { ReconcilerProcess } from "./reconciler-process.ts";
import { keepText } from "./run/kept-logs.ts";
import { terraformProgram } from "./terraform-program.ts";

/** For what hangs: a first run installs the provider, which a busy machine takes its time for. */
const DEADLINE_MS = 240_000;

export interface GitopsRunner {
  readonly settingsFile: string;
  readonly stateDir: string;
  /** Replaces the settings of its one source. */
  configure(source: Readonly<Record<string, unknown>>): void;
  start(): Promise<void>;
  /** SIGKILL for the runner alone: what it started runs on. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** SIGKILL for what its commands left running: with `kill` before it, the machine's end. */
  killCommands(): void;
  /** Waits until the lock of a state, null for none, is as wanted. */
  lockOf(state: string, wanted: (lock: unknown) => boolean): Promise<void>;
  /** Another one with the same settings: its exit status and what it said. */
  ended(...words: string[]): Promise<{ status: number | null; text: string }>;
  log(): string;
  /** Runs of the source, the newest first. */
  runs(): Promise<GitopsRun[]>;
  run(id: string): Promise<GitopsRun>;
  /** Waits until the newest run is as wanted. */
  until(what: string, wanted: (newest: GitopsRun) => boolean): Promise<GitopsRun>;
  /** Waits until the newest run of a commit is in a state. */
  untilCommit(commit: string, ...states: RunState[]): Promise<GitopsRun>;
}

interface Parts {
  reconciler: ReconcilerProcess;
  /** Of an operator, that only it uses. */
  token: string;
  folder: string;
  more?: Record<string, unknown>;
}

const PROGRAM = path.join(root, "cli/dist/croft-gitops");

export const gitopsRunner = (parts: Parts): GitopsRunner => new Runner(parts);

class Runner implements GitopsRunner {
  readonly stateDir: string;
  readonly settingsFile: string;
  readonly #reconciler: ReconcilerProcess;
  readonly #tokenFile: string;
  readonly #more: Record<string, unknown>;
  #source = "";
  #child: ChildProcess | undefined;
  #log = "";

  constructor({ reconciler, token, folder, more = {} }: Parts) {
    this.stateDir = path.join(folder, "state");
    this.settingsFile = path.join(folder, "gitops.yaml");
    this.#tokenFile = path.join(folder, "token");
    this.#reconciler = reconciler;
    this.#more = more;
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.#tokenFile, `${token}\n`, { mode: 0o600 });
  }

  configure(source: Readonly<Record<string, unknown>>): void {
    this.#source = String(source.name);
    const settings = {
      endpoint: this.#reconciler.tlsEndpoint,
      token_file: this.#tokenFile,
      ca_certificate_file: path.join(this.#reconciler.stateDir, "ca.pem"),
      state_dir: this.stateDir,
      terraform: terraformProgram,
      ...this.#more,
      sources: [{ poll_seconds: 1, retry_seconds: 1, ...source }],
    };
    // JSON is YAML.
    writeFileSync(this.settingsFile, JSON.stringify(settings, null, 2));
  }

  async start(): Promise<void> {
    const started = this.#launch("run");
    this.#child = started;
    await new Promise<void>((resolve, reject) => {
      started.once("exit", (code) => reject(new Error(`the runner ended with ${code}:\n${this.#log}`)));
      started.stderr?.on("data", (part: Buffer) => {
        this.#log += part;
        if (String(part).includes('"msg":"ready"')) resolve();
      });
    });
  }

  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    keepText("gitops", this.#log);
  }

  async ended(...words: string[]): Promise<{ status: number | null; text: string }> {
    const other = this.#launch(...words);
    let text = "";
    other.stdout?.on("data", (part) => (text += part));
    other.stderr?.on("data", (part) => (text += part));
    const [status] = await once(other, "close");
    return { status, text };
  }

  killCommands(): void {
    for (const pid of processesIn(this.stateDir)) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It went with another one.
      }
    }
  }

  async lockOf(state: string, wanted: (lock: unknown) => boolean): Promise<void> {
    await this.#poll(`a lock of ${state}`, async () => {
      const { body } = await this.#reconciler.rest("GET", `/v1/state/${state}/lock`);
      const [newest] = await this.runs();
      return wanted(body.lock ?? null) ? newest : undefined;
    });
  }

  log(): string {
    return this.#log;
  }

  async runs(): Promise<GitopsRun[]> {
    return (await this.#reconciler.rest("GET", `/v1/gitops/runs?source=${this.#source}`)).body.items;
  }

  async run(id: string): Promise<GitopsRun> {
    return (await this.#reconciler.rest("GET", `/v1/gitops/runs/${id}`)).body;
  }

  until(what: string, wanted: (newest: GitopsRun) => boolean): Promise<GitopsRun> {
    return this.#poll(what, async () => {
      const [newest] = await this.runs();
      return newest !== undefined && wanted(newest) ? newest : undefined;
    });
  }

  untilCommit(commit: string, ...states: RunState[]): Promise<GitopsRun> {
    return this.#poll(`a run of ${commit} in the state ${states.join(" or ")}`, async () => {
      const newest = (await this.runs()).find((run) => run.commit === commit);
      return newest !== undefined && states.includes(newest.state) ? newest : undefined;
    });
  }

  #launch(...words: string[]): ChildProcess {
    return spawn(process.execPath, [PROGRAM, ...words, "--config", this.settingsFile], {
      env: { PATH: process.env.PATH },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async #poll(what: string, look: () => Promise<GitopsRun | undefined>): Promise<GitopsRun> {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) {
        const [newest] = await this.runs();
        throw new Error(`${what} did not happen:\n${JSON.stringify(newest)}\n${this.#log.slice(-3000)}`);
      }
      await pause(100);
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const running = this.#child;
    this.#child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, "exit");
    running.kill(signal);
    await gone;
  }
}

/** Processes that work in a folder, or were told of a file in it. */
function processesIn(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || words.includes(folder);
      } catch {
        return false;
      }
    });
}
