// Log lines: one JSON object each, a constant message and the facts beside it. Causes of an error follow it in a chain.
// Secrets are not facts: no headers, no bodies, no specs are logged.

import { cleanLine } from "@croft/schemas/clean-text.ts";

export type Facts = Record<string, unknown>;

export interface Log {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  error(message: string, facts?: Facts): void;
  /** A log whose every line carries these facts. */
  child(facts: Facts): Log;
}

export interface LogSink {
  write(line: string): void;
  now(): Date;
}

const MAX_CAUSES = 8;

function describe(error: unknown): unknown {
  if (!(error as Error | null)?.message) return error;
  const chain: string[] = [];
  let stack: string | undefined;
  let at = error as Error | undefined;
  while (at?.message && chain.length < MAX_CAUSES) {
    chain.push(`${at.name}: ${at.message}`);
    stack = at.stack;
    at = at.cause as Error | undefined;
  }
  return { chain, stack };
}

export function createLog(sink: LogSink, bound: Facts = {}): Log {
  const line = (level: string, msg: string, facts: Facts = {}): void => {
    const shown = "error" in facts ? { ...facts, error: describe(facts.error) } : facts;
    sink.write(
      `${cleanLine(JSON.stringify({ time: sink.now().toISOString(), level, msg, ...bound, ...shown }))}\n`,
    );
  };
  return {
    info: (message, facts) => line("info", message, facts),
    warn: (message, facts) => line("warn", message, facts),
    error: (message, facts) => line("error", message, facts),
    child: (facts) => createLog(sink, { ...bound, ...facts }),
  };
}
