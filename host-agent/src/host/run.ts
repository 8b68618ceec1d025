// The one door to the operating system's commands: those that are run to their end, and those that outlive this process.
// Everything else of the agent takes a `Run`, so a test can put a narrow fake of the same name in its place.
import { execa, type Options } from "execa";

interface RunResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

interface RunOptions {
  input?: string;
  /** Milliseconds after which the command is killed; 60,000 unless given. */
  timeout?: number;
  /** Exit codes that are an answer and no failure; [0] unless given. */
  allowedExitCodes?: readonly number[];
  signal?: AbortSignal;
  /** Open descriptors of this process that the command gets as 3, 4, ... (a lock lives as long as its last holder). */
  descriptors?: readonly number[];
}

export type Run = (command: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>;

/** A command that could not run, was killed, or ended with a code its caller does not know. */
export class CommandFailed extends Error {
  readonly command: string;
  readonly exitCode: number | undefined;
  readonly stderr: string;

  constructor(command: string, exitCode: number | undefined, stderr: string, why: string) {
    super(`${command}: ${why}${stderr === "" ? "" : `: ${stderr.trim()}`}`);
    this.name = "CommandFailed";
    this.command = command;
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/** Runs a command to its end. Never through a shell; secrets go by `input`, never by arguments. */
export const run: Run = async (command, args, options = {}) => {
  // execa takes descriptors here; only its types do not know it.
  const more = (options.descriptors ?? []) as unknown as [];
  const result = await execa(command, [...args], {
    reject: false,
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe", ...more],
    ...(options.input === undefined ? {} : { input: options.input }),
    timeout: options.timeout ?? 60_000,
    env: { LC_ALL: "C" },
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  });
  const { exitCode, stdout, stderr } = result;
  const allowed = options.allowedExitCodes ?? [0];
  if (exitCode === undefined || !allowed.includes(exitCode)) {
    const why =
      exitCode === undefined
        ? result.timedOut
          ? "took too long"
          : (result.originalMessage ?? "was ended by a signal")
        : `exit code ${exitCode}`;
    throw new CommandFailed(command, exitCode, stderr, why);
  }
  return { stdout, stderr, exitCode };
};

export interface Exit {
  code: number | null;
  signal: string | null;
}

/**
 * Starts a command that outlives this process, in a session of its own: its words go to the descriptor `output`, and it
 * inherits `descriptors` as 3, 4, … in their order. Rejects when there is no such command. `exited` is told while this
 * process lives.
 */
export async function launch(
  command: string,
  args: readonly string[],
  files: { output: number; descriptors: readonly number[] },
): Promise<{ pid: number; exited: Promise<Exit> }> {
  // Its types know the numbers 0 to 9 only.
  const output = files.output as 3;
  const more = files.descriptors as unknown as [];
  const options = {
    // `cleanup` would end it together with this process.
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
    cwd: "/",
    stdio: ["ignore", output, output, ...more],
    extendEnv: false,
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" },
  } satisfies Options;
  const child = execa(command, [...args], options);
  const exited = child.then(({ exitCode, signal, failed }) => ({
    code: exitCode ?? (failed && signal === undefined ? 127 : null),
    signal: signal ?? null,
  }));
  if (child.pid === undefined) {
    const { originalMessage, message } = await child;
    throw new Error(originalMessage ?? message ?? `${command} could not be started`);
  }
  child.unref();
  return { pid: child.pid, exited };
}
