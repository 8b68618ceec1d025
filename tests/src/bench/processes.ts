// The programs that are measured, and what the kernel counts of a process.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { send } from "@croft/schemas/client/rest-client.ts";
import { readApi } from "../../../cli/src/reconciler-api.ts";
import { root } from "../harness/clone.ts";

const TICKS_PER_SECOND = 100;

/** The fields of a stat file from the state on; times are numbers 11 to 14. */
const statFields = (stat: string): string[] => stat.slice(stat.lastIndexOf(")") + 2).split(" ");
const ticks = (fields: readonly string[], first: number): number =>
  (Number(fields[first]) + Number(fields[first + 1])) / TICKS_PER_SECOND;

/** CPU seconds that a process used so far, all its threads together. */
export const cpuSeconds = (pid: number): number =>
  ticks(statFields(readFileSync(`/proc/${pid}/stat`, "utf8")), 11);

/** CPU milliseconds of a process's first thread, which is where Node runs what requests wait for. */
export const threadMilliseconds = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ", 1)[0]) / 1e6;

/** CPU seconds of what a process started and saw end. */
export const cpuSecondsOfEnded = (pid: number): number =>
  ticks(statFields(readFileSync(`/proc/${pid}/stat`, "utf8")), 13);

/** Memory of a process that is its own or shared, in MiB. */
export function residentMib(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]) / 1024;
}

export interface Timed {
  seconds: number;
  /** Of the command and everything that it started and waited for. */
  cpuSeconds: number;
}

/** Runs a command to its end and throws with its output when it fails. */
export async function timed(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<Timed> {
  // The shell's count of its children is read after the command has ended: the kernel forgets it with the process.
  const script = '"$@" 2>&1; status=$?; cat /proc/$$/stat >&2; exit $status';
  const begun = process.hrtime.bigint();
  const child = spawn("sh", ["-c", script, "sh", command, ...args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let stat = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stat += chunk;
  });
  const [status] = (await once(child, "close")) as [number | null];
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${output}`);
  return { seconds, cpuSeconds: ticks(statFields(stat), 13) };
}

export interface RunningReconciler {
  api: Api;
  pid: number;
  agentEndpoint: string;
  stop(): Promise<void>;
}

/** Ends a program of ours and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

const logOf = (script: string, folder: string): string => path.join(folder, `${script.split("/")[0]}.log`);

/** Throws with the last lines of its log when a program that was started here has ended. */
export function demandAlive(child: ChildProcess, script: string, folder: string): void {
  if (child.exitCode === null && child.signalCode === null) return;
  const tail = readFileSync(logOf(script, folder), "utf8").trimEnd().split("\n").slice(-10).join("\n");
  throw new Error(`${script} ended:\n${tail}`);
}

/** Starts a built program with its output in a log file of the folder. */
export function startProgram(script: string, env: Record<string, string>, folder: string): ChildProcess {
  const log = openSync(logOf(script, folder), "a", 0o600);
  const child = spawn(process.execPath, [path.join(root, script)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return child;
}

/** Starts the built reconciler on free ports with its state in `folder`, and waits until it answers. */
export async function startReconciler(
  folder: string,
  more: Record<string, string> = {},
): Promise<RunningReconciler> {
  const state = path.join(folder, "reconciler");
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const env = { CROFT_STATE_DIR: state, CROFT_PORT: "0", CROFT_AGENT_PORT: "0", ...more };
  const script = "reconciler/dist/main.js";
  const child = startProgram(script, env, folder);
  const endpointFile = path.join(state, "endpoint.json");
  for (;;) {
    demandAlive(child, script, folder);
    const api = readApi(state);
    if (api !== undefined && existsSync(endpointFile)) {
      const said = JSON.parse(readFileSync(endpointFile, "utf8")) as { pid: number; agent_endpoint: string };
      const ready = await send(api, { method: "GET", route: "/readyz" }).catch(() => undefined);
      if (said.pid === child.pid && ready?.ok) {
        return { api, pid: said.pid, agentEndpoint: said.agent_endpoint, stop: () => endChild(child) };
      }
    }
    await pause(20);
  }
}

/** Waits until a reconciler has done what starting with so many hosts gives it to do. */
export async function untilIdle(pid: number): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    const before = cpuSeconds(pid);
    await pause(500);
    quiet = cpuSeconds(pid) - before < 0.15 ? quiet + 1 : 0;
  }
}
