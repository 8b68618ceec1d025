// The start of a guest as spans of the trace that its document came of, below the request that changed it last: what it is made of, and
// its QEMU.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { MachineContext } from "./machine-context.ts";

/** Milliseconds since 1970: when it began, and when all that it is made of was there. */
export interface StartTimes {
  begun: number;
  prepared: number;
}

/** Of a guest that runs now as this process. Nothing for a document of no request. */
export function noteStart(
  { telemetry, now }: Pick<MachineContext, "telemetry" | "now">,
  { id, name, trace_id, span_id }: VmDocument,
  { begun, prepared }: StartTimes,
  pid: number,
): void {
  if (telemetry === undefined || trace_id === undefined) return;
  const ended = now().getTime();
  const work = { trace_id, kind: "internal", attributes: { "croft.vm": id, "croft.name": name } } as const;
  const parent_span_id = telemetry.note({
    ...work,
    parent_span_id: span_id,
    name: "start guest",
    begun,
    ended,
  });
  telemetry.note({ ...work, parent_span_id, name: "prepare image, disk and seed", begun, ended: prepared });
  telemetry.note({
    ...work,
    parent_span_id,
    name: "start QEMU",
    begun: prepared,
    ended,
    attributes: { ...work.attributes, "process.pid": pid },
  });
}
