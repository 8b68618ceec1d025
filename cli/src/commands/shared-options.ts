// Options that mean the same for many commands.
import type { Format, Option } from "../command-line/command.ts";

export const project: Option = {
  name: "project",
  short: "p",
  value: "PROJECT",
  help: "project that names without one are in",
  words: "project",
};

export const yes: Option = { name: "yes", short: "y", help: "do not ask" };

export const noWait: Option = { name: "no-wait", help: "do not wait for the end of it" };

export const timeout: Option = {
  name: "timeout",
  value: "TIME",
  help: "how long to wait at most, such as 90s or 10m (default: 10m)",
};

export const documents: readonly Format[] = ["table", "json", "yaml"];
