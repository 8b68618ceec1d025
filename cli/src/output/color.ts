// Colors of a terminal. A state's color says how worried to be.

export type Tint = "good" | "bad" | "busy" | "unknown" | "dim" | "bold";

const CODES: Readonly<Record<Tint, string>> = {
  good: "32",
  bad: "31",
  busy: "33",
  unknown: "35",
  dim: "2",
  bold: "1",
};

export const paint = (text: string, tint: Tint | undefined, color: boolean): string =>
  tint === undefined || !color || text === "" ? text : `\u001b[${CODES[tint]}m${text}\u001b[0m`;

const GOOD = new Set(["ready", "running"]);
const BAD = new Set(["failed", "error"]);
const AT_REST = new Set(["stopped", "paused", "quarantined"]);

export function tintOfState(state: string): Tint | undefined {
  if (GOOD.has(state)) return "good";
  if (BAD.has(state)) return "bad";
  if (state === "unknown" || state === "silent") return "unknown";
  return AT_REST.has(state) ? undefined : "busy";
}
