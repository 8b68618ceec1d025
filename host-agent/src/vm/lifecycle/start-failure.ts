// What is said of a start that failed, and the end of what it left.
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Detached } from "../../host/detached.ts";
import { readTextIfThere } from "../../host/files.ts";
import { killProcess, type ProcessMark, waitGone } from "../../host/proc.ts";
import { readProcessStatus } from "../../host/watcher.ts";
import { busyPorts } from "../devices/ports.ts";
import type { Forward } from "../qemu/launch.ts";

/** How long a process has to end by SIGKILL. */
const QUIT_MS = 5_000;

/** QEMU could not be started; the document as it stands does not start. */
export class StartFailed extends CroftError {
  readonly busyPorts: number[];
  constructor(code: ErrorCode, message: string, detail: string, busy: number[] = []) {
    super(code, message, { detail });
    this.name = "StartFailed";
    this.busyPorts = busy;
  }
}

/** A start failed, and what it had started does not end. */
export class StillRuns extends CroftError {
  constructor({ pid }: ProcessMark) {
    super("host_error", `ending the process ${pid} of a start that failed: it does not end by SIGKILL`);
    this.name = "StillRuns";
  }
}

/** QEMU, or what is to start it, could not be launched at all. */
export const notLaunched = (document: VmDocument, error: Error): StartFailed =>
  new StartFailed(
    "vm_start_failed",
    `starting VM ${document.name}: ${error.message}`,
    "Install QEMU (on Debian: qemu-system-x86) on the host, then apply again.",
  );

/** QEMU ended by itself before it ran. `listened`: the ports of the host that it was to listen on. */
export async function endedAtOnce(
  document: VmDocument,
  logFile: string,
  listened: readonly Forward[],
): Promise<StartFailed> {
  const words = await lastWords(logFile);
  const busy = await busyPorts(listened);
  if (busy.length > 0) return portsTaken(document, busy, ` QEMU says: ${words}`);
  return new StartFailed(
    "vm_start_failed",
    `starting VM ${document.name}: QEMU ended at once`,
    `QEMU says: ${words}`,
  );
}

/** Another process has ports of the VM. */
export const portsTaken = (document: VmDocument, busy: number[], more = ""): StartFailed =>
  new StartFailed(
    "port_in_use",
    `starting VM ${document.name}: another process of the host holds port ${busy.join(", ")}`,
    `End that process or choose another host_port, then apply again.${more}`,
    busy,
  );

/** The last lines that QEMU wrote. */
export async function lastWords(logFile: string): Promise<string> {
  const text = (await readTextIfThere(logFile)) ?? "";
  return text.trim().split("\n").slice(-10).join("\n").slice(-2_000);
}

/**
 * Ends what a failed start left. Without a known process there is only what was to start it, which may have started it a
 * moment ago. Throws StillRuns.
 */
export async function endFailed(
  known: ProcessMark | null,
  watcher: Detached,
  statusFile: string,
): Promise<void> {
  if (known === null) await killProcess(watcher.mark, "SIGKILL");
  const left = known ?? (await readProcessStatus(statusFile)).process ?? watcher.mark;
  await killProcess(left, "SIGKILL");
  if (!(await waitGone(left, QUIT_MS))) throw new StillRuns(left);
}
