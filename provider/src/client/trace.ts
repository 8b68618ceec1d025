/**
 * The trace of a run (W3C Trace Context): every request of it is a span of one trace, by which Croft's log lines, events and agents
 * are found again. One that the environment names (TRACEPARENT, as pipelines set it) is gone on with.
 */
import { randomBytes } from "node:crypto";
import type { RunSpans } from "./spans.ts";

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

export interface RunTrace {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** `traceparent` of the next request. */
  next(): string;
  /** Absent: none are recorded. */
  readonly spans?: RunSpans;
}

/** `record` begins the spans of a trace and its parent. Whoever began the trace may say that it is not recorded. */
export function createRunTrace(
  traceparent: string | null,
  record?: (trace: string, parent: string | null) => RunSpans,
): RunTrace {
  const [, given, parent = null, flags = "01"] = TRACEPARENT.exec(traceparent ?? "") ?? [];
  const id = given ?? randomBytes(16).toString("hex");
  const isRecorded = (Number.parseInt(flags, 16) & 1) === 1;
  const spans = isRecorded ? record?.(id, parent) : undefined;
  return {
    id,
    ...(spans !== undefined && { spans }),
    next: () => `00-${id}-${randomBytes(8).toString("hex")}-${flags}`,
  };
}
