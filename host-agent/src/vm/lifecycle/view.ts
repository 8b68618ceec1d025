// What of a VM is shown. Pure.
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { DriveReport } from "../devices/hotplug.ts";
import { nicChanges, nicsOf } from "../devices/nics.ts";
import { hardwareChanges, hardwareOf } from "../qemu/hardware.ts";
import type { End, Run } from "./record.ts";

export type View = Pick<VmReport, "state" | "code" | "message" | "drives" | "cdroms" | "busy_ports">;

export const plainView = (state: VmReport["state"]): View => ({
  state,
  code: null,
  message: null,
  drives: [],
  busy_ports: [],
});

/** Ends that are no failures: nothing of the VM is wrong, it only does not run. */
const ORDERLY: ReadonlySet<End["reason"]> = new Set([
  "shutdown",
  "stopped",
  "forced",
  "host_down",
  "lease_expired",
  "detached",
]);

/** A VM that does not run. `again`: when it is started again, if it is. */
export function endView(
  { reason, code, message, busy_ports, restarts }: End,
  again: Date | null = null,
): View {
  if (again !== null) {
    const next = `It is started again at ${again.toISOString()} (restart ${restarts + 1} in a row).`;
    return { ...plainView("starting"), code, message: message === null ? next : `${message} ${next}` };
  }
  // A port that another process holds is no last word: one that Croft allocated is exchanged for another, and of one
  // that the user gave the reconciler says that the VM failed.
  const state = busy_ports.length > 0 ? "starting" : ORDERLY.has(reason) ? "stopped" : "failed";
  const boot =
    reason === "host_down" ? " start_on_boot is false: it is started when power_state is applied anew." : "";
  return { ...plainView(state), code, message: message === null ? null : `${message}${boot}`, busy_ports };
}

/** What passes by itself: the reconciler is away, a partition is still being made, or another VM is letting go of it. */
const PASSING: ReadonlySet<string> = new Set(["unavailable", "partition_attached"]);

/** What was shown before, and that something stands in the way: an error, or what is waited for. */
export function errorView(before: View, error: unknown): View {
  const known = error instanceof CroftError;
  const words = error instanceof Error ? error.message : String(error);
  return {
    ...before,
    state: known && PASSING.has(error.code) ? "creating" : "error",
    code: known ? error.code : "host_error",
    message: known ? withDetail(error) : words,
  };
}

/** A guest that QEMU stopped because a write failed; what else was known of it stays. */
export const ioErrorView = (name: string): Pick<View, "state" | "code" | "message"> => ({
  state: "error",
  code: "vm_io_error",
  message:
    `VM ${name} waits because its disk could not be written, most often because the host's disk is full. ` +
    "Free room on the host; the guest then goes on by itself.",
});

/** A guest that QEMU has, with what it lacks of its document. */
export function liveView(
  name: string,
  seen: {
    status: string;
    paused: boolean;
    drives: DriveReport[];
    media?: NonNullable<VmReport["cdroms"]>;
    busyPorts: number[];
    restartFor: string[];
  },
): View {
  const state = seen.paused ? ("paused" as const) : ("running" as const);
  const { media = [] } = seen;
  const view = {
    ...plainView(state),
    drives: seen.drives,
    busy_ports: seen.busyPorts,
    ...(media.length === 0 ? {} : { cdroms: media }),
  };
  if (seen.paused ? !isHeld(seen.status) : seen.status !== "running") {
    return {
      ...view,
      state: "error",
      code: "host_error",
      message: `QEMU holds VM ${name} at ${seen.status}.`,
    };
  }
  if (seen.busyPorts.length > 0) {
    const message = `Another process of the host holds port ${seen.busyPorts.join(", ")}. End it or choose another.`;
    return { ...view, code: "port_in_use", message };
  }
  if (seen.restartFor.length > 0) {
    const message = `The VM must be restarted (${seen.restartFor.join(", ")}), which on_change refuses.`;
    return { ...view, code: "restart_refused", message };
  }
  return view;
}

/** Whether a guest stands still because it was told to, or was not told to go yet. */
export const isHeld = (status: string): boolean => status === "paused" || status === "prelaunch";

/** What of a document a running guest cannot take. */
export const needsRestart = (run: Run, document: VmDocument): string[] => [
  ...hardwareChanges(run, hardwareOf(document)),
  ...nicChanges(run, nicsOf(document)),
];

/** Sentence and advice of an error, as reports carry them. */
export const withDetail = (error: CroftError): string =>
  error.detail === error.message ? error.message : `${error.message.replace(/\.$/, "")}. ${error.detail}`;
