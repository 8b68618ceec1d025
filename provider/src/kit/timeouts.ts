/** The block `timeouts`: durations in Go's spelling, such as `10m` or `1h30m`. */
import { isObject, type TfObject } from "../tfplugin/value.ts";

export type Operation = "create" | "read" | "update" | "delete";

const DEFAULT_TIMEOUT_MS = 20 * 60_000;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds, or undefined when the text is no duration above zero. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount = "", unit = ""] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (UNITS[unit] ?? 0);
  }
  return total > 0 ? total : undefined;
}

/** How long an operation may take, in milliseconds; the state's block counts where there is no plan (read, delete). */
export function timeoutOf(state: TfObject | null, operation: Operation): number {
  const timeouts = state?.timeouts;
  if (!isObject(timeouts)) return DEFAULT_TIMEOUT_MS;
  const text = timeouts[operation];
  return (typeof text === "string" ? parseDuration(text) : undefined) ?? DEFAULT_TIMEOUT_MS;
}
