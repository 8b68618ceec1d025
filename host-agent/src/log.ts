// The log: one JSON object per line on stderr. Facts go into fields, never into the sentence; secrets into neither.

export type Level = "debug" | "info" | "warn" | "error";

export type Log = (level: Level, msg: string, fields?: Record<string, unknown>) => void;

const LEVELS: readonly Level[] = ["debug", "info", "warn", "error"];

/** A log that writes lines of at least this level with the time, which the caller's clock tells. */
export function createLog(write: (line: string) => void, now: () => Date, least: Level = "debug"): Log {
  return (level, msg, fields = {}) => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return;
    write(`${JSON.stringify({ time: now().toISOString(), level, msg, ...plain(fields) })}\n`);
  };
}

/** Errors become their code and sentence, with those of their causes. */
function plain(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Error ? sentenceOf(value) : value]),
  );
}

/** What an error says, and what caused it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${sentenceOf(error.cause)}`;
}
