/**
 * Log lines as Terraform reads them from stderr: one JSON object each. The time needs exactly six decimals,
 * or Terraform shows the line raw at level DEBUG.
 */
const LEVELS = ["trace", "debug", "info", "warn", "error"] as const;

export type LogLevel = (typeof LEVELS)[number];

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Terraform reads lines of up to 64 KiB. */
const LONGEST_MESSAGE = 16_000;

/** One line, with its end. `now` in milliseconds. */
export function logLine(
  module: string,
  now: number,
  level: LogLevel,
  message: string,
  fields: LogFields,
): string {
  const record = {
    "@level": level,
    "@message": message.slice(0, LONGEST_MESSAGE),
    "@module": module,
    "@timestamp": new Date(now).toISOString().replace("Z", "000Z"),
  };
  const line = JSON.stringify({ ...fields, ...record });
  return line.length <= 2 * LONGEST_MESSAGE ? `${line}\n` : `${JSON.stringify(record)}\n`;
}

/** True when a line of this level would be shown; without TF_LOG only warnings and errors are worth writing. */
export function isShown(level: LogLevel, environment: Readonly<Record<string, string | undefined>>): boolean {
  const setting = (environment.TF_LOG_PROVIDER ?? environment.TF_LOG ?? "").toLowerCase();
  const wanted = setting === "json" ? "trace" : setting;
  const least = (LEVELS as readonly string[]).indexOf(wanted);
  return LEVELS.indexOf(level) >= (least < 0 ? LEVELS.indexOf("warn") : least);
}
