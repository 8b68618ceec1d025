// One QEMU process: started apart from the agent, found again by a later agent, never taken for another.
//
//   start --spawned--> mark known --QMP greets, same name and UUID--> session
//   found (record, or pid file) --same start time, same name--> session | none
import { setTimeout as sleep } from "node:timers/promises";
import { commandLineOf, isAlive, type ProcessMark, startTimeOf } from "../host/proc.ts";
import { readPidFile } from "./left-by-qemu.ts";
import { connectQmp, type Qmp } from "./qmp.ts";

export interface Session {
  mark: ProcessMark;
  qmp: Qmp;
}

export interface Identity {
  id: string;
  uuid: string;
  runtimeDir: string;
}

/** The live process of a VM: the recorded one, or the one that its pid file names and that carries its name. */
export async function findProcess(who: Identity, recorded: ProcessMark | null): Promise<ProcessMark | null> {
  if (recorded !== null && (await isAlive(recorded))) return recorded;
  const pid = await readPidFile(`${who.runtimeDir}/qemu.pid`);
  if (pid === null) return null;
  const startTime = await startTimeOf(pid);
  const words = await commandLineOf(pid);
  // Pids are used again: another process under this number does not carry the VM's UUID in its command line.
  if (startTime === null || words === null || words[words.indexOf("-uuid") + 1] !== who.uuid) return null;
  return { pid, startTime };
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
