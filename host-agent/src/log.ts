// The agent's log. Facts go into fields, never into the sentence; secrets into neither.

import {
  EVERY_LEVEL,
  type LogLevel,
  type LogLevels,
  LogLines,
  type LogOutput,
} from "@croft/schemas/log-lines.ts";

export type Log = (level: LogLevel, msg: string, fields?: Record<string, unknown>) => void;

export const createLog = (output: LogOutput, levels: LogLevels = EVERY_LEVEL): Log =>
  logOf(new LogLines("agent", output, levels));

export const logOf =
  (lines: LogLines): Log =>
  (level, msg, fields = {}) =>
    lines.line(level, msg, fields);

/** The log of a component. */
export const componentLog =
  (log: Log, component: string): Log =>
  (level, msg, fields) =>
    log(level, msg, { component, ...fields });

/** What a VM's lines say of the request that its document came of. */
export const tracedBy = ({ trace_id }: { trace_id?: string }): { trace_id?: string } =>
  trace_id === undefined ? {} : { trace_id };

/** What an error says, and what caused it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${sentenceOf(error.cause)}`;
}
