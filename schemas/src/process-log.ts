// What Node itself says of a process, as log lines: its warnings, and what ends it. (Only what V8 says when memory ends, and the
// kernel's end of a process, are no lines.)

import type { LogFacts, LogLevel } from "./log-lines.ts";

/** Once a process. Ends the process as Node does: with 1 after an error that nobody handled. */
export function logProcess(
  line: (level: LogLevel, msg: string, facts: LogFacts) => void,
  end: () => void = () => process.exit(1),
): void {
  // Node's own listener writes plain text.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    const { code } = warning as { code?: string };
    line("warn", "warning of Node", {
      component: "node",
      warning: warning.name,
      detail: warning.message,
      ...(code !== undefined && { code }),
    });
  });
  process.on("uncaughtException", (error, origin) => {
    line("error", "crashed", { component: "node", origin, error });
    end();
  });
}
