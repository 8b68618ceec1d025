// Starts a process that outlives the agent: a session of its own, its words in a file, open descriptors handed over.
import { spawn } from "node:child_process";
import { type FileHandle, open } from "node:fs/promises";
import { type ProcessMark, startTimeOf } from "./proc.ts";

export interface Owner {
  uid: number;
  gid: number;
  /** Groups besides, such as the one that may open /dev/kvm. */
  groups: readonly number[];
}

export interface Detached {
  mark: ProcessMark;
  /** Told when it ends while this agent lives. */
  exited: Promise<Exit>;
}

export interface Exit {
  code: number | null;
  signal: string | null;
}

/**
 * Starts a command. Its standard output and error go to `logFile`, which begins anew; the descriptors get the numbers
 * 3, 4, … in the order given. With an owner it runs as that user and can never gain a right again.
 */
export async function startDetached(
  command: string,
  args: readonly string[],
  options: { logFile: string; descriptors: readonly number[]; owner: Owner | null },
): Promise<Detached> {
  const log: FileHandle = await open(options.logFile, "w", 0o600);
  try {
    const [program, words] = asOwner(command, args, options.owner);
    const child = spawn(program, words, {
      detached: true,
      stdio: ["ignore", log.fd, log.fd, ...options.descriptors],
      cwd: "/",
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" },
    });
    const exited = new Promise<Exit>((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
      child.once("error", () => resolve({ code: 127, signal: null }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    const pid = child.pid ?? 0;
    // Gone already: a mark that matches no process, and `exited` tells the rest.
    return { mark: { pid, startTime: (await startTimeOf(pid)) ?? "gone" }, exited };
  } finally {
    await log.close();
  }
}

function asOwner(command: string, args: readonly string[], owner: Owner | null): [string, string[]] {
  if (owner === null) return [command, [...args]];
  return [
    "setpriv",
    [
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      owner.groups.length === 0 ? "--clear-groups" : `--groups=${owner.groups.join(",")}`,
      "--no-new-privs",
      "--",
      command,
      ...args,
    ],
  ];
}
