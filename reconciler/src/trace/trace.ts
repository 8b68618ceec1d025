// What a piece of work belongs to (W3C Trace Context): a client's run names its trace in `traceparent`, each request is a span of it,
// and events, objects and log lines carry it on to the agents.
//
//   traceparent of the request --> the same trace      none, or none that is valid --> a new one

import { AsyncLocalStorage } from "node:async_hooks";
import { randomFillSync } from "node:crypto";

export interface Trace {
  /** 32 hexadecimal digits. */
  trace_id: string;
  /** 16 hexadecimal digits: of the request. */
  span_id: string;
  /** The client's span. */
  parent_span_id: string | null;
  /** Whether the client records it. */
  sampled: boolean;
}

const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/;

/** Chance is taken in large pieces: a call for each request would cost more than the rest of its trace. */
const pool = Buffer.alloc(24 * 256);
let used = pool.length;

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString("hex", used - bytes, used);
}

/** The trace of a request with this `traceparent`. */
export function traceOf(traceparent: unknown): Trace {
  const [, trace_id, parent, flags = "00"] =
    typeof traceparent === "string" ? (TRACEPARENT.exec(traceparent) ?? []) : [];
  return {
    trace_id: trace_id ?? randomHex(16),
    span_id: randomHex(8),
    parent_span_id: parent ?? null,
    sampled: (Number.parseInt(flags, 16) & 1) === 1,
  };
}

const running = new AsyncLocalStorage<Trace>();

/** Of the request that the code which runs now is for. */
export const currentTrace = (): Trace | undefined => running.getStore();

/** What log lines say of it. */
export function tracedLine(): { trace_id: string; span_id: string } | undefined {
  const trace = running.getStore();
  return trace && { trace_id: trace.trace_id, span_id: trace.span_id };
}

export const withTrace = <T>(trace: Trace, work: () => T): T => running.run(trace, work);

/** What `Croft-Request-Id` says. */
export const requestId = ({ trace_id, span_id }: Trace): string => `${trace_id}-${span_id}`;
