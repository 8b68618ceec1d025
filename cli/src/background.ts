// A program of Croft in the background: started detached with a pid file, found again, ended.
//
//   absent ──start──▶ running (same build) ──start──▶ running
//      ▲                  │ start with another build: SIGTERM, then start
//      └──────stop────────┘
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { type Fault, lastFault } from "./log-words.ts";

export interface Program {
  name: "reconciler" | "agent";
  /** The bundle. */
  script: string;
  /** State folder of the program; what tells our process from another that got its pid. */
  stateVariable: string;
  env: Record<string, string>;
}

const pidFile = (home: string, name: string): string => path.join(home, `${name}.pid`);
const buildFile = (home: string, name: string): string => path.join(home, `${name}.build`);
export const logFile = (home: string, name: string): string => path.join(home, "log", `${name}.log`);

/** Where in its log the start of a program begins that this process made: what is before is of earlier tries. */
const begins = new Map<Program["name"], number>();

/** What this process started. */
const startedHere = new Map<Program["name"], { pid: number; begun: string | undefined }>();

/** What a program wrote since it was started here. */
const logOf = (home: string, name: Program["name"]): string =>
  Buffer.from(read(logFile(home, name)) ?? "")
    .subarray(begins.get(name) ?? 0)
    .toString("utf8");

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * When a process was started, in the kernel's ticks; undefined when it is gone. One whose first thread has ended shows as a
 * zombie while others end, and holds its lock and its ports as long.
 */
function startOf(pid: number): string | undefined {
  const fields = read(`/proc/${pid}/stat`)?.split(") ").pop()?.split(" ");
  return fields?.[0] === "Z" && Number(fields[17]) <= 1 ? undefined : fields?.[19];
}

/** The pid of a program that runs, or undefined. A pid that now belongs to another process is not taken for ours. */
export function runningPid(
  home: string,
  program: Pick<Program, "name" | "stateVariable" | "env">,
): number | undefined {
  const pid = Number(read(pidFile(home, program.name))?.trim());
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (startOf(pid) === undefined) return undefined;
  const environment = read(`/proc/${pid}/environ`)?.split("\0") ?? [];
  return environment.includes(`${program.stateVariable}=${program.env[program.stateVariable]}`)
    ? pid
    : undefined;
}

// What makes a running program the one that would be started: its code and its settings.
const buildOf = (program: Program): string =>
  createHash("sha256").update(readFileSync(program.script)).update(JSON.stringify(program.env)).digest("hex");

/** Starts a program unless the same build runs already; resolves with its pid and whether it was started now. */
export async function ensureRunning(
  home: string,
  program: Program,
): Promise<{ pid: number; started: boolean }> {
  const build = buildOf(program);
  const present = runningPid(home, program);
  if (present !== undefined) {
    if (read(buildFile(home, program.name)) === build) return { pid: present, started: false };
    await end(home, program);
  }
  mkdirSync(path.join(home, "log"), { recursive: true, mode: 0o700 });
  const log = openSync(logFile(home, program.name), "a", 0o600);
  fchmodSync(log, 0o600);
  begins.set(program.name, fstatSync(log).size);
  const child = spawn(process.execPath, [program.script], {
    detached: true,
    stdio: ["ignore", log, log],
    cwd: "/",
    env: { ...process.env, ...program.env },
  });
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${program.name} could not be started`);
  startedHere.set(program.name, { pid: child.pid, begun: startOf(child.pid) });
  writeFileSync(pidFile(home, program.name), `${child.pid}\n`);
  writeFileSync(buildFile(home, program.name), build);
  child.unref();
  return { pid: child.pid, started: true };
}

/** Ends a program with SIGTERM, and after 10 seconds with SIGKILL; true when one ran. */
export async function end(
  home: string,
  program: Pick<Program, "name" | "stateVariable" | "env">,
): Promise<boolean> {
  const pid = runningPid(home, program);
  if (pid !== undefined) {
    const begun = startOf(pid);
    process.kill(pid, "SIGTERM");
    const deadline = Date.now() + 10_000;
    while (begun !== undefined && startOf(pid) === begun) {
      if (Date.now() > deadline) process.kill(pid, "SIGKILL");
      await wait(50);
    }
  }
  rmSync(pidFile(home, program.name), { force: true });
  return pid !== undefined;
}

/** A program of ours that ended, or did not come as far as it should. */
export class ProgramFailed extends Error {
  /** Of the error that it logged last; null when it has none. */
  readonly code: string | null;

  constructor(name: string, how: string, fault: Fault | undefined) {
    super(fault === undefined ? `${name}: ${how}` : `${name}: ${fault.words}`);
    this.name = "ProgramFailed";
    this.code = fault?.code ?? null;
  }
}

/**
 * Whether nothing of a program is left. One that is ending has given back its memory, and with it its environment, by which
 * others are told from it, some time before its ports.
 */
function hasEnded(home: string, program: Program): boolean {
  const own = startedHere.get(program.name);
  const isOwn = own?.begun !== undefined && read(pidFile(home, program.name))?.trim() === String(own.pid);
  return isOwn ? startOf(own.pid) !== own.begun : runningPid(home, program) === undefined;
}

/** Polls a condition until it gives a value; fails when the program ends first or the time is over. */
export async function waitFor<T>(
  home: string,
  program: Program,
  what: string,
  limitSeconds: number,
  condition: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + limitSeconds * 1000;
  for (;;) {
    const value = await condition();
    if (value !== undefined) return value;
    const ended = hasEnded(home, program);
    if (ended || Date.now() > deadline) {
      const fault = lastFault(logOf(home, program.name));
      const how = ended ? `it ended while ${what}` : `${what} took over ${limitSeconds} s`;
      throw new ProgramFailed(program.name, how, fault);
    }
    await wait(100);
  }
}
