// The log of the reconciler, and of one of its components. Secrets are not facts: no headers, no bodies, no specs are logged.

import { type LogFacts, LogLines, type LogOutput } from "@croft/schemas/log-lines.ts";

export interface Log {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
  /** A log whose every line carries these facts. */
  child(facts: LogFacts): Log;
}

/** For whoever needs no levels. */
export const createLog = (output: LogOutput): Log => logOf(new LogLines("reconciler", output));

export function logOf(lines: LogLines, bound: LogFacts = {}): Log {
  return {
    debug: (message, facts) => lines.line("debug", message, { ...bound, ...facts }),
    info: (message, facts) => lines.line("info", message, { ...bound, ...facts }),
    warn: (message, facts) => lines.line("warn", message, { ...bound, ...facts }),
    error: (message, facts) => lines.line("error", message, { ...bound, ...facts }),
    child: (facts) => logOf(lines, { ...bound, ...facts }),
  };
}
