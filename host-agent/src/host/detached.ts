// Starts a process that outlives the agent: a session of its own, its words in a file, open descriptors handed over.
import { type FileHandle, open } from "node:fs/promises";
import { type ProcessMark, startTimeOf } from "./proc.ts";
import { type Exit, launch } from "./run.ts";

export interface Detached {
  mark: ProcessMark;
  /** Told when it ends while this agent lives. */
  exited: Promise<Exit>;
}

/**
 * Starts a command. Its standard output and error go to `logFile`, which begins anew; the descriptors get the numbers
 * 3, 4, … in the order given.
 */
export async function startDetached(
  words: readonly string[],
  options: { logFile: string; descriptors: readonly number[] },
): Promise<Detached> {
  const log: FileHandle = await open(options.logFile, "w", 0o600);
  try {
    const [command = "", ...args] = words;
    const { pid, exited } = await launch(command, args, { output: log.fd, descriptors: options.descriptors });
    // Gone already: a mark that matches no process, and `exited` tells the rest.
    return { mark: { pid, startTime: (await startTimeOf(pid)) ?? "gone" }, exited };
  } finally {
    await log.close();
  }
}
