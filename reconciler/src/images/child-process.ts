// Starts the process that looks into images, and listens to it. It has as few rights as a process can be given: nothing
// of the environment, the file to read and the one to write as open descriptors, limits of the system on memory, CPU
// time, what it writes and opens, never new rights, and where the reconciler is root a user of its own without groups.
//
//   spawned --"started"--> at work --answer, checked--> ended, its group killed --> answer
//      |                      |--crash, nonsense, too many words, silence---------> refused
//      |                      `--signal------------------------------------------> killed, the signal's reason
//      `--no word: not its file's fault-----------------------------------------> internal
//
// Its parent's death ends it too, whatever it is busy with (prctl(2), PR_SET_PDEATHSIG).

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { type FileHandle, open, readFile } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { CroftError } from "@croft/schemas/errors.ts";
import { type ChildMessage, type ChildOrder, MAX_LINE, readMessage } from "./child-messages.ts";

export interface ChildSetup {
  /** The bundle of `child-program.ts`. */
  program: URL;
  /** Number of the user and the group that it runs as where the reconciler is root. */
  user: number;
}

export interface ChildTask {
  order: ChildOrder;
  /** What it reads. */
  source: FileHandle;
  /** What it writes; null when it writes nothing. */
  target: FileHandle | null;
  limits: ChildLimits;
  /** Bytes of the file that it has read. */
  progress(read: number): void;
}

export interface ChildLimits {
  /** How large what it writes may become, in bytes. */
  outputBytes: number;
  /** How long it may get no further, in milliseconds. */
  idleMs: number;
  /** How long the whole may take, and how much CPU time, in milliseconds. */
  totalMs: number;
}

export type ChildAnswer = Extract<ChildMessage, { looked: unknown } | { unpacked: unknown }>;

/** Heap of its JavaScript in MiB; windows and dictionaries of at most 64 MiB come on top. */
const HEAP_MIB = 128;
/** What newer versions of Node reserve for compiled code, which counts although next to nothing of it is ever used. */
const CODE_RANGE_BYTES = Number.parseInt(process.versions.node, 10) >= 24 ? 512 * 1024 ** 2 : 0;
/** All that it may write to in memory (RLIMIT_DATA), in bytes. Node alone takes 50 MiB. */
const MEMORY_BYTES = 512 * 1024 ** 2 + CODE_RANGE_BYTES;
const OPEN_FILES = 64;
/** All that it may say, in bytes; half a day of progress is 2 MiB. */
const MAX_SAID = 4 * 1024 ** 2;
/** How long it may take until its first word; machines that are busy take their time. */
const START_MS = 60_000;
const MAX_COMPLAINT = 4096;
/** Where its descriptors are: Node's program is opened here, because its user may not reach the folder. */
const NODE = "/proc/self/fd/5";

/**
 * Runs the task to its answer. Throws the fault that it told (a full file system as ENOSPC), `image_refused` when it did not end as it should, `internal`
 * when it could not be started, or the signal's reason. Nothing of it runs any more by then.
 */
export async function runChild(
  setup: ChildSetup,
  task: ChildTask,
  signal: AbortSignal,
): Promise<ChildAnswer> {
  signal.throwIfAborted();
  const program = await readFile(setup.program);
  const node = await open(process.execPath, "r");
  try {
    const child = start(setup, task, node);
    try {
      return await converse(child, program, task, signal);
    } finally {
      await end(child);
    }
  } finally {
    await node.close();
  }
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function start({ user }: ChildSetup, { order, source, target, limits }: ChildTask, node: FileHandle): Child {
  const limit = [
    `--data=${MEMORY_BYTES}`,
    `--cpu=${Math.ceil(limits.totalMs / 1000)}`,
    `--fsize=${limits.outputBytes}`,
    `--nofile=${OPEN_FILES}`,
    "--core=0",
  ];
  const owner = process.getuid?.() === 0 ? [`--reuid=${user}`, `--regid=${user}`, "--clear-groups"] : [];
  const rights = [...owner, "--no-new-privs", "--pdeathsig=KILL"];
  const words = [NODE, `--max-old-space-size=${HEAP_MIB}`, "-", JSON.stringify(order)];
  return spawn("prlimit", [...limit, "setpriv", ...rights, ...words], {
    cwd: "/",
    env: {},
    stdio: ["pipe", "pipe", "pipe", source.fd, target?.fd ?? "ignore", node.fd],
    // A group of its own, which is killed as a whole.
    detached: true,
  }) as Child;
}

function converse(
  child: Child,
  program: Buffer,
  { limits, progress }: ChildTask,
  signal: AbortSignal,
): Promise<ChildAnswer> {
  return new Promise((resolve, reject) => {
    let started = false;
    let over = false;
    let complaint = "";
    let furthest = -1;
    const mute = (): void =>
      fail(notStarted("it says nothing", new Error(`${START_MS / 1000} s without a word`)));
    let idle = setTimeout(mute, START_MS);
    const total = setTimeout(() => fail(refused("it takes too long")), limits.totalMs);
    const settle = (): void => {
      over = true;
      clearTimeout(idle);
      clearTimeout(total);
      signal.removeEventListener("abort", abort);
    };
    const fail = (error: unknown): void => {
      settle();
      reject(error);
    };
    const abort = (): void => fail(signal.reason);
    signal.addEventListener("abort", abort);

    const hear = (message: ChildMessage | undefined): void => {
      if (over) return;
      if (message === undefined || ("started" in message && started)) {
        fail(refused("the process that looks into it says what nobody asked"));
      } else if ("started" in message) {
        started = true;
        clearTimeout(idle);
        idle = setTimeout(() => fail(refused("it gets no further")), limits.idleMs);
      } else if ("read" in message) {
        // Words alone do not count.
        if (message.read + message.written <= furthest) return;
        furthest = message.read + message.written;
        idle.refresh();
        progress(message.read);
      } else if ("fault" in message) {
        const { code, message: sentence, detail } = message.fault;
        // How much would be needed is for the file system to say.
        const full = Object.assign(new Error(sentence), { code: "ENOSPC" });
        fail(code === "storage_full" ? full : new CroftError(code, sentence, { detail }));
      } else {
        settle();
        resolve(message);
      }
    };
    child.stdout.on("data", lineReader(hear));
    child.stderr.on("data", (chunk: Buffer) => {
      complaint = (complaint + chunk.toString("latin1")).slice(0, MAX_COMPLAINT);
    });
    child.on("error", (cause) => fail(notStarted("it needs prlimit and setpriv of util-linux", cause)));
    child.on("close", (code, by) => {
      const how = by === null ? `status ${code}` : `signal ${by}`;
      const cause = new Error(`${how}: ${complaint.trim()}`);
      fail(
        started
          ? refused(`looking into it took more memory or time than is allowed, or failed (${how})`, cause)
          : notStarted(`it ended with ${how}`, cause),
      );
    });
    // Ended early: how it ended is told by the other events.
    child.stdin.on("error", () => undefined);
    child.stdin.end(program);
  });
}

/** Cuts what arrives into lines. Undefined is heard once it says too much, and nothing more after that. */
function lineReader(hear: (message: ChildMessage | undefined) => void): (chunk: Buffer) => void {
  let held = "";
  let said = 0;
  let mad = false;
  return (chunk) => {
    said += chunk.length;
    if (mad) return;
    const lines = (held + chunk.toString("utf8")).split("\n");
    held = lines.pop() ?? "";
    for (const line of lines) {
      const message = line.length > MAX_LINE ? undefined : readMessage(line);
      mad ||= message === undefined;
      hear(message);
      if (mad) return;
    }
    if (held.length <= MAX_LINE && said <= MAX_SAID) return;
    mad = true;
    hear(undefined);
  };
}

/** Kills it and what it may have started, and waits until it has ended. */
async function end(child: Child): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const ended =
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
  await ended;
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
}

const refused = (why: string, cause?: unknown): CroftError =>
  new CroftError("image_refused", `The image is refused: ${why}.`, { cause });

const notStarted = (why: string, cause: unknown): CroftError =>
  new CroftError("internal", `The process that looks into images could not be started: ${why}.`, {
    detail: `${(cause as Error).message}. See CROFT_IMAGES_UID; it is tried again.`,
    cause,
  });
