// How a start ended, as it is written down. Told apart by who saw what:
//
//   QEMU stood at `shutdown` -------> the guest powered itself off, or obeyed when it was asked to
//   QEMU stood at `guest-panicked` -> its kernel said so by the pvpanic device
//   the process is gone -+- the agent was ending it: it did not obey in time
//                        +- the host was booted since
//                        +- its watcher noted how, whichever agent started it:
//                        |    the lease was over: lease_expired
//                        |    a signal that people and the host's kernel send, or an end in order: killed
//                        |    another signal, or an exit code that tells of an error: crashed
//                        `- the watcher is gone without a note, or an older agent started it without one: lost
import type { CroftError } from "@croft/schemas/errors.ts";
import type { Exit } from "../../host/run.ts";
import type { Ending } from "../../host/watcher.ts";
import { serialTail } from "../guest/serial-log.ts";
import type { End, ExitReport, Run } from "./record.ts";
import { restartsAfter } from "./restart-policy.ts";
import { lastWords, StartFailed } from "./start-failure.ts";
import { withDetail } from "./view.ts";

/** What was seen of the end of a process. */
export interface Seen {
  /** QEMU's run state at the end: `shutdown`, `guest-panicked`, or null when the process was gone. */
  status: string | null;
  /** Noted by its watcher. */
  exit: Ending | null;
  /** Whether QEMU said that a signal ends it. */
  signalled: boolean;
  /** Whether the guest powered itself off in time when the agent was ending it; null when nobody saw. */
  obeyed: boolean | null;
}

/** Signals by which somebody ends a process; the others are its own faults. */
const SENT = new Set(["SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"]);

/** An end whose reason is known; the fields that say more are given besides. */
export const plainEnd = (
  reason: ExitReport["reason"],
  start: Pick<End, "key" | "boot_id">,
  at: Date,
  more: Partial<End> = {},
): End => ({
  reason,
  at: at.toISOString(),
  exit_code: null,
  signal: null,
  message: null,
  serial_log_tail: null,
  code: null,
  key: start.key,
  boot_id: start.boot_id,
  busy_ports: [],
  restarts: 0,
  ...more,
});

/** QEMU refused, or the document cannot be started as it is. */
export function refusedEnd(
  error: CroftError,
  start: Pick<End, "key" | "boot_id">,
  at: Date,
  before: End | null,
): End {
  const busy = error instanceof StartFailed ? error.busyPorts : [];
  // With those of the tries before, so that no port is offered again that was found busy.
  const busy_ports = busy.length === 0 ? [] : [...new Set([...busy, ...(before?.busy_ports ?? [])])];
  return plainEnd("not_started", start, at, { code: error.code, message: withDetail(error), busy_ports });
}

/** How a run ended, by what was seen of it. */
export async function processEnd(
  run: Run,
  seen: Seen,
  now: { bootId: string; folder: string; time: Date },
): Promise<End> {
  const reason = reasonOf(run, seen, now.bootId);
  const at = timeOf(run, seen.exit, now.time);
  const words = ["crashed", "killed", "lost"].includes(reason)
    ? await lastWords(`${now.folder}/qemu.log`)
    : "";
  return plainEnd(reason, run, at, {
    ...explain(reason, seen.exit, words),
    exit_code: reason === "crashed" ? (seen.exit?.code ?? null) : null,
    signal: reason === "crashed" || reason === "killed" ? (seen.exit?.signal ?? null) : null,
    serial_log_tail: await serialTail(now.folder, run.serial_log_offset),
    restarts: restartsAfter(run, at),
  });
}

/** A clock that was set meanwhile tells nothing of when it ended. */
function timeOf(run: Run, exit: Ending | null, now: Date): Date {
  return exit !== null && exit.at >= new Date(run.started_at) && exit.at <= now ? exit.at : now;
}

function reasonOf(run: Run, seen: Seen, bootId: string): ExitReport["reason"] {
  if (run.boot_id !== bootId) return "host_down";
  if (seen.exit?.leaseExpired) return "lease_expired";
  if (run.stopping) return seen.obeyed === false ? "forced" : "stopped";
  if (seen.status === "shutdown") return "shutdown";
  if (seen.status === "guest-panicked") return "panicked";
  if (seen.signalled) return "killed";
  if (seen.exit === null) return "lost";
  // Without being asked QEMU never ends in order: a guest that powers itself off leaves it standing.
  if (seen.exit.code === 0) return "killed";
  return seen.exit.signal !== null && SENT.has(seen.exit.signal) ? "killed" : "crashed";
}

function explain(
  reason: ExitReport["reason"],
  exit: Exit | null,
  words: string,
): Pick<End, "code" | "message"> {
  const said = words === "" ? "" : ` Its last words: ${words}`;
  switch (reason) {
    case "panicked":
      return { code: "vm_panicked", message: "The guest's kernel panicked." };
    case "killed": {
      const by = exit?.signal == null ? "a signal or through its monitor" : exit.signal;
      return { code: "vm_exited", message: `QEMU was killed by ${by}.${said}` };
    }
    case "crashed": {
      const how = exit?.signal == null ? `exit code ${exit?.code}` : exit.signal;
      return { code: "vm_exited", message: `QEMU ended without being asked (${how}).${said}` };
    }
    case "lost": {
      const why = "QEMU is gone, and so is what watched it: nobody was told how it ended.";
      return { code: "vm_exited", message: `${why}${said}` };
    }
    case "forced":
      return { code: null, message: "The guest did not power itself off in time, so it was ended." };
    case "lease_expired": {
      const why =
        "Its host did not reach the reconciler for as long as its lease, and on_host_loss is recreate.";
      return { code: null, message: why };
    }
    case "host_down":
      return { code: null, message: "Its host went down." };
    default:
      return { code: null, message: null };
  }
}
