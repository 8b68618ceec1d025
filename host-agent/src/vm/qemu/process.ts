// One QEMU process: started apart from the agent, found again by a later agent, never taken for another.
//
//   start --spawned--> mark known --QMP greets, same name and UUID--> session
//   found (record, status file, or a pid file) --same start time, same name--> session | none
import { setTimeout as sleep } from "node:timers/promises";
import type { Paths } from "../../host/paths.ts";
import { commandLineOf, isAlive, type ProcessMark, startTimeOf, waitGone } from "../../host/proc.ts";
import { awaitProcess, readProcessStatus } from "../../host/watcher.ts";
import { type Run, statusFileOf, uuidOf } from "../lifecycle/record.ts";
import { readPidFile } from "./left-by-qemu.ts";
import { connectQmp, type Qmp } from "./qmp.ts";

/** How long a watcher that is there may take to start its process. */
const FORK_MS = 2_000;

export interface Session {
  mark: ProcessMark;
  qmp: Qmp;
}

export interface Identity {
  id: string;
  uuid: string;
  runtimeDir: string;
}

export const identityOf = (paths: Paths, id: string): Identity => ({
  id,
  uuid: uuidOf(id),
  runtimeDir: paths.vmRuntime(id),
});

/**
 * The live process of a start: the recorded one, or the one that its watcher noted. A start of an older agent had no watcher:
 * for it the one that QEMU's pid file names. After a boot of the host the recorded one is another, whatever its numbers say.
 */
export async function processOf(
  who: Identity,
  run: Run,
  now: { folder: string; bootId: string },
): Promise<ProcessMark | null> {
  if (run.boot_id === now.bootId && run.mark !== null && (await isAlive(run.mark))) return run.mark;
  const statusFile = statusFileOf(now.folder, run);
  const mark = await (statusFile === null ? markInPidFile(who) : markInStatusFile(statusFile));
  if (mark === null || !(await isAlive(mark))) return null;
  // Numbers are used again: another process under these does not carry the VM's UUID in its command line.
  const words = await commandLineOf(mark.pid);
  return words !== null && words[words.indexOf("-uuid") + 1] === who.uuid ? mark : null;
}

async function markInStatusFile(file: string): Promise<ProcessMark | null> {
  const { watcher, process } = await readProcessStatus(file);
  if (process !== null || watcher === null) return process;
  // An agent that died a moment ago leaves a watcher that is about to start it.
  return awaitProcess(file, waitGone(watcher, FORK_MS), FORK_MS).catch(() => null);
}

async function markInPidFile(who: Identity): Promise<ProcessMark | null> {
  const pid = await readPidFile(`${who.runtimeDir}/qemu.pid`);
  const startTime = pid === null ? null : await startTimeOf(pid);
  return pid === null || startTime === null ? null : { pid, startTime };
}

/** Talks to the process; null when it ended meanwhile. Throws QmpClosed when it lives and does not answer in time. */
export async function connectTo(who: Identity, mark: ProcessMark, limitMs: number): Promise<Session | null> {
  for (const until = Date.now() + limitMs; ; ) {
    if (!(await isAlive(mark))) return null;
    try {
      const qmp = await connectQmp(`${who.runtimeDir}/qmp.sock`);
      if (await isVm(qmp, who)) return { mark, qmp };
      qmp.close();
      throw new Error(`the monitor of ${who.id} belongs to another guest`);
    } catch (error) {
      if (Date.now() >= until) throw error;
      // The socket appears a moment after the process.
      await sleep(20);
    }
  }
}

async function isVm(qmp: Qmp, who: Identity): Promise<boolean> {
  const name = (await qmp.execute("query-name")) as { name?: string };
  const { UUID } = (await qmp.execute("query-uuid")) as { UUID: string };
  return name.name === who.id && UUID === who.uuid;
}

/** QEMU's run state in its own word, such as `running`, `prelaunch`, `paused`, `shutdown`, `io-error`. */
export async function statusOf(qmp: Qmp): Promise<string> {
  return ((await qmp.execute("query-status")) as { status: string }).status;
}
