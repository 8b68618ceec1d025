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

export function gitopsRunner({ reconciler, token, folder, more = {} }: Parts): GitopsRunner {
  const stateDir = path.join(folder, "state");
  const settingsFile = path.join(folder, "gitops.yaml");
  const tokenFile = path.join(folder, "token");
  const program = path.join(root, "cli/dist/croft-gitops");
  mkdirSync(folder, { recursive: true });
  writeFileSync(tokenFile, `${token}\n`, { mode: 0o600 });
  let name = "";
  let child: ChildProcess | undefined;
  let log = "";
  const launch = (...words: string[]): ChildProcess =>
    spawn(process.execPath, [program, ...words, "--config", settingsFile], {
      env: { PATH: process.env.PATH },
      stdio: ["ignore", "pipe", "pipe"],
    });
  const runs = async (): Promise<GitopsRun[]> =>
    (await reconciler.rest("GET", `/v1/gitops/runs?source=${name}`)).body.items;
  const poll = async (what: string, look: () => Promise<GitopsRun | undefined>): Promise<GitopsRun> => {
    const deadline = Date.now() + DEADLINE_MS;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) {
        const [newest] = await runs();
        throw new Error(`${what} did not happen:\n${JSON.stringify(newest)}\n${log.slice(-3000)}`);
      }
      await pause(100);
    }
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, "exit");
    running.kill(signal);
    await gone;
  };
  return {
    settingsFile,
    stateDir,
    configure(source) {
      name = String(source.name);
      const settings = {
        endpoint: reconciler.tlsEndpoint,
        token_file: tokenFile,
        ca_certificate_file: path.join(reconciler.stateDir, "ca.pem"),
        state_dir: stateDir,
        terraform: terraformProgram,
        ...more,
        sources: [{ poll_seconds: 1, retry_seconds: 1, ...source }],
      };
      // JSON is YAML.
      writeFileSync(settingsFile, JSON.stringify(settings, null, 2));
    },
    async start() {
      const started = launch("run");
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.once("exit", (code) => reject(new Error(`the runner ended with ${code}:\n${log}`)));
        started.stderr?.on("data", (part: Buffer) => {
          log += part;
          if (String(part).includes('"msg":"ready"')) resolve();
        });
      });
    },
    kill: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      keepText("gitops", log);
    },
    async ended(...words) {
      const other = launch(...words);
      let text = "";
      other.stdout?.on("data", (part) => (text += part));
      other.stderr?.on("data", (part) => (text += part));
      const [status] = await once(other, "close");
      return { status, text };
    },
    killCommands() {
      for (const pid of processesIn(stateDir)) {
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // It went with another one.
        }
      }
    },
    async lockOf(state, wanted) {
      await poll(`a lock of ${state}`, async () => {
        const { body } = await reconciler.rest("GET", `/v1/state/${state}/lock`);
        const [newest] = await runs();
        return wanted(body.lock ?? null) ? newest : undefined;
      });
    },
    log: () => log,
    runs,
    run: async (id) => (await reconciler.rest("GET", `/v1/gitops/runs/${id}`)).body,
    until: (what, wanted) =>
      poll(what, async () => {
        const [newest] = await runs();
        return newest !== undefined && wanted(newest) ? newest : undefined;
      }),
    untilCommit: (commit, ...states) =>
      poll(`a run of ${commit} in the state ${states.join(" or ")}`, async () => {
        const newest = (await runs()).find((run) => run.commit === commit);
        return newest !== undefined && states.includes(newest.state) ? newest : undefined;
      }),
  };
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
