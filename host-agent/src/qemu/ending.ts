// How a start ended, as it is written down.
import type { CroftError } from "@croft/schemas/errors.ts";
import type { Exit } from "../host/run.ts";
import type { End, Run } from "./record.ts";
import { serialTail } from "./serial-log.ts";
import { lastWords, StartFailed } from "./start.ts";
import { withDetail } from "./view.ts";

/** What every end has; the fields that say more are filled in by the others. */
export const plainEnd = (by: End["by"], key: string, bootId: string): End => ({
  ...{ by, key, boot_id: bootId, code: null, message: null, serial_log_tail: null, busy_ports: [] },
});

/** QEMU refused, or the document cannot be started as it is. */
export function refusedEnd(error: CroftError, key: string, bootId: string, before: End | null): End {
  const busy = error instanceof StartFailed ? error.busyPorts : [];
  // With those of the tries before, so that no port is offered again that was found busy.
  const busy_ports = busy.length === 0 ? [] : [...new Set([...busy, ...(before?.busy_ports ?? [])])];
  return { ...plainEnd("failure", key, bootId), code: error.code, message: withDetail(error), busy_ports };
}

/**
 * The process is gone. `byGuest`: QEMU stood at `shutdown`, so the guest powered itself off. Without that it was killed
 * or crashed, unless the agent was ending it or the host went down.
 */
export async function processEnd(
  run: Run,
  seen: { byGuest: boolean; exit: Exit | null; bootId: string; folder: string },
): Promise<End> {
  if (run.stopping || run.boot_id !== seen.bootId) return plainEnd("agent", run.key, run.boot_id);
  if (seen.byGuest) return plainEnd("guest", run.key, run.boot_id);
  const { exit } = seen;
  const how = exit === null ? "" : ` (${exit.signal === null ? `exit code ${exit.code}` : exit.signal})`;
  const words = await lastWords(`${seen.folder}/qemu.log`);
  return {
    ...plainEnd("failure", run.key, run.boot_id),
    code: "vm_exited",
    message: `QEMU ended without being asked${how}.${words === "" ? "" : ` Its last words: ${words}`}`,
    serial_log_tail: await serialTail(seen.folder, run.serial_log_offset),
  };
}
