/**
 * The trace of a run (W3C Trace Context): every request of it is a span of one trace, by which Croft's log lines, events and agents
 * are found again. One that the environment names (TRACEPARENT, as pipelines set it) is gone on with.
 */
import { randomBytes } from "node:crypto";

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;

export interface RunTrace {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** `traceparent` of the next request. */
  next(): string;
}

export function createRunTrace(traceparent: string | null): RunTrace {
  const [, given, flags = "01"] = TRACEPARENT.exec(traceparent ?? "") ?? [];
  const id = given ?? randomBytes(16).toString("hex");
  return { id, next: () => `00-${id}-${randomBytes(8).toString("hex")}-${flags}` };
}
