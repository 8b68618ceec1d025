// The guests of a host that goes down: each is asked to power itself off, all at the same time, and ended when it does not in
// time. Nothing of this is anybody's wish, so the records keep saying that they run:
//
//   run in the record --after the boot--> host_down, and start_on_boot decides
//                    `--the host stays up after all--> `stopping` says that Croft ended it, so the next agent starts it
//
// No agent may run meanwhile: it would take a guest that powers itself off for one that wants to stay off.
import { readdir } from "node:fs/promises";
import { isMissing } from "../../host/files.ts";
import type { Paths } from "../../host/paths.ts";
import type { Log } from "../../log.ts";
import { connectTo, identityOf, processOf, type Session } from "../qemu/process.ts";
import { readRecord, writeRecord } from "./record.ts";
import { STOP_LIMITS, type StopLimits, stopInOrder } from "./stop.ts";

const MONITOR_MS = 5_000;

/** Ends all guests of a state dir in order. Resolves with how many ran; what goes wrong with one is in the log. */
export async function shutDownGuests(
  paths: Paths,
  around: { bootId: string; log: Log; limits?: StopLimits },
): Promise<number> {
  const ended = await Promise.all((await namesIn(paths.vms)).map((id) => shutDown(paths, id, around)));
  return ended.filter((ran) => ran).length;
}

async function shutDown(
  paths: Paths,
  id: string,
  { bootId, log, limits = STOP_LIMITS }: { bootId: string; log: Log; limits?: StopLimits },
): Promise<boolean> {
  try {
    const folder = paths.vm(id);
    const record = await readRecord(folder);
    if (record === null || record.run === null) return false;
    const { run } = record;
    const who = identityOf(paths, id);
    const mark = await processOf(who, run, { folder, bootId });
    const session: Session | null = mark === null ? null : await connectTo(who, mark, MONITOR_MS);
    if (session === null) return false;
    run.mark = session.mark;
    run.stopping = true;
    await writeRecord(folder, record);
    const obeyed = await stopInOrder(session, limits);
    log("info", obeyed ? "guest powered itself off" : "guest did not power itself off in time", { vm: id });
    return true;
  } catch (error) {
    log("warn", "guest could not be shut down", { vm: id, error });
    return true;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
}
