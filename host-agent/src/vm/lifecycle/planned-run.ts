// What one start is to run, as it is written down before it does.
import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Watch } from "../../host/watcher.ts";
import { asPlugged, mediaOf } from "../devices/cd-drives.ts";
import { cardPortsFor, nicsOf } from "../devices/nics.ts";
import { ROTATE_BYTES, SERIAL_LOG } from "../guest/serial-log.ts";
import { fdsetNumber, forwardsOf, slotsFor } from "../qemu/argv.ts";
import { hardwareOf } from "../qemu/hardware.ts";
import type { Launch } from "../qemu/launch.ts";
import type { MachineContext } from "./machine-context.ts";
import { type Run, startKey, statusFileOf } from "./record.ts";

export async function plannedRun(
  context: MachineContext,
  document: VmDocument,
  { drives, media, passage }: Pick<Launch, "drives" | "passage"> & Pick<Launch["files"], "media">,
  serialLog: string,
  restarts: number,
): Promise<Run> {
  return {
    start: randomBytes(8).toString("hex"),
    mark: null,
    boot_id: context.bootId,
    started_at: context.now().toISOString(),
    accelerator: await context.accelerator(),
    key: startKey(document),
    ...hardwareOf(document),
    cdroms: mediaOf(document).map((medium, drive) => {
      const name = media[drive] ?? null;
      return medium === null || name === null ? null : asPlugged(medium, fdsetNumber(name));
    }),
    forwards: forwardsOf(document, passage),
    ...(passage === null ? {} : { passage }),
    drives: drives.map(({ partition, serial, readOnly, slot, source }) => ({
      partition,
      serial,
      read_only: readOnly,
      slot,
      kind: source.kind,
      size_bytes: source.sizeBytes,
      leaving: false,
    })),
    slots: slotsFor(drives.length),
    ...(nicsOf(document).length === 0
      ? {}
      : { nics: [...nicsOf(document)], card_ports: cardPortsFor(nicsOf(document).length) }),
    serial_log_offset: (await stat(serialLog)).size,
    stopping: false,
    ssh_seen: false,
    restart_number: document.restart_number ?? 0,
    restarts,
    ...(document.fenced === true ? { fenced: true as const } : {}),
  };
}

/** Its log is bounded by the agent; by the watcher, later, while no agent runs. */
export function watchOf(folder: string, run: Run, lease: string): Watch | null {
  const statusFile = statusFileOf(folder, run);
  const log = { path: join(folder, SERIAL_LOG), bytes: 2 * ROTATE_BYTES, everySeconds: 30 };
  return statusFile === null ? null : { statusFile, log, lease: run.fenced === true ? lease : null };
}
