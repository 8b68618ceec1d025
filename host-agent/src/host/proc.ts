// Whether a process still is the one that was started: a pid alone is used again, a pid with its start time is not.
import { readdir, readFile } from "node:fs/promises";

export interface ProcessMark {
  pid: number;
  /** Field 22 of /proc/<pid>/stat: clock ticks between the boot and its start. */
  startTime: string;
}

/**
 * The start time of a process that runs, or null when there is none, or only a zombie of it. A process whose first thread has
 * ended is shown as a zombie while others end still; until the last has, it holds its files, locks and ports.
 */
export async function startTimeOf(pid: number): Promise<string | null> {
  let stat: string;
  try {
    stat = await readFile(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // The name stands in brackets and may hold anything, also brackets and spaces: fields count from the last one.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, threads, startTime] = [fields[0], Number(fields[17]), fields[19]];
  if (state === undefined || state === "X" || startTime === undefined) return null;
  return state === "Z" && threads <= 1 ? null : startTime;
}

/** Clock ticks per second in what /proc shows; the same on every Linux that this runs on. */
const TICKS = 100;
const PAGE_BYTES = 4096;

/** Processor time that a process, or one thread of it, used, in seconds; null when it is gone. */
export async function cpuSecondsOf(pid: number, thread?: number): Promise<number | null> {
  const file = thread === undefined ? `/proc/${pid}/stat` : `/proc/${pid}/task/${thread}/stat`;
  const stat = await readFile(file, "utf8").catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** The threads of a process, by the numbers that they have in its own PID namespace; empty when it is gone. */
export async function threadsOf(pid: number): Promise<Map<number, number>> {
  const threads = new Map<number, number>();
  for (const name of await readdir(`/proc/${pid}/task`).catch(() => [])) {
    const status = await readFile(`/proc/${pid}/task/${name}/status`, "utf8").catch(() => "");
    // From the namespace of this /proc to the innermost one.
    const own = /^NSpid:.*?(\d+)$/m.exec(status)?.[1];
    if (own !== undefined) threads.set(Number(own), Number(name));
  }
  return threads;
}

/** Memory that a process holds; null when it is gone. */
export async function residentBytesOf(pid: number): Promise<number | null> {
  const statm = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => null);
  return statm === null ? null : Number(statm.split(" ")[1]) * PAGE_BYTES;
}

/** Whether exactly this process lives. */
export async function isAlive(mark: ProcessMark): Promise<boolean> {
  return (await startTimeOf(mark.pid)) === mark.startTime;
}

/** Ends exactly this process, and does nothing when it is gone or its pid belongs to another. */
export async function killProcess(mark: ProcessMark, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (!(await isAlive(mark))) return;
  try {
    process.kill(mark.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Waits until the process is gone; false when it still lives after the limit. */
export async function waitGone(mark: ProcessMark, limitMs: number): Promise<boolean> {
  // A process that is not our child tells nobody of its end, so it is looked at.
  for (const until = Date.now() + limitMs; ; ) {
    if (!(await isAlive(mark))) return true;
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Words of the command line of a process, or null when it is gone. */
export async function commandLineOf(pid: number): Promise<string[] | null> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0").slice(0, -1);
  } catch {
    return null;
  }
}
