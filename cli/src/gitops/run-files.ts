// Runs as the runner remembers them, so that whoever starts after a kill knows what was under way.
//
//   <state folder>/runs/<source>/<run>/run.json    written whole, synced and renamed, before anything of it is done
//                                     /log         what its commands wrote
//                                     /checkout    the commit; removed when the run has ended
//                                     /plan.bin    what was planned, and is applied
//                                     /outcome     exit status of the apply
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { cleanRun, RUNNING_STATES, type RunReport, type RunState } from "@croft/schemas/gitops-run.ts";

export interface Delivery {
  id: string;
  body: string;
  attempts: number;
  /** Milliseconds since 1970; when it is tried next. */
  next_at: number;
}

export interface Run extends Omit<RunReport, "log"> {
  /** Rises by one with each run of its source: clocks leap. */
  number: number;
  /** How many runs in a row failed, this one included. */
  failures: number;
  /** Milliseconds since 1970; when a failed one is followed by another. */
  retry_at: number | null;
  /** Number of the state's newest version when it was planned; null: another backend, or no version. */
  state_version: number | null;
  /** The newest commit that the source's runs applied, or found applied; null: none yet. */
  accepted: string | null;
  /** Whether its commit does not go on from `accepted`: somebody rewrote the branch, or went back on it. */
  is_rewound: boolean;
  /** Whether the reconciler knows all of this. */
  is_reported: boolean;
  /** What the webhook has not taken yet. */
  deliveries: Delivery[];
}

/** A run without what is the runner's own business. */
export function reportedPart(run: Run): Omit<RunReport, "log"> {
  const { id, project, source, repository, branch, commit, subject, trigger, state, code, message, plan } =
    run;
  const { started_at, finished_at } = run;
  return cleanRun({
    id,
    project,
    source,
    repository,
    branch,
    commit,
    subject,
    trigger,
    state,
    code,
    message,
    plan,
    started_at,
    finished_at,
  });
}

/** How many of a source are kept here; the reconciler keeps more. */
const KEPT = 20;

export const isOver = (state: RunState): boolean => !RUNNING_STATES.includes(state);

export class RunFiles {
  readonly #folder: string;

  constructor(stateDir: string) {
    this.#folder = path.join(stateDir, "runs");
  }

  folderOf({ source, id }: Pick<Run, "source" | "id">): string {
    return path.join(this.#folder, source, id);
  }

  fileOf(run: Pick<Run, "source" | "id">, name: "log" | "checkout" | "plan.bin" | "outcome"): string {
    return path.join(this.folderOf(run), name);
  }

  /** The newest first. */
  of(source: string): Run[] {
    const folder = path.join(this.#folder, source);
    if (!existsSync(folder)) return [];
    const runs = readdirSync(folder).flatMap((id) => this.#read(path.join(folder, id)));
    return runs.sort((a, b) => b.number - a.number);
  }

  /** Survives a loss of power from when it returns. */
  write(run: Run): void {
    const folder = this.folderOf(run);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const [file, aside] = [path.join(folder, "run.json"), path.join(folder, "run.json.new")];
    const written = openSync(aside, "w", 0o600);
    writeSync(written, JSON.stringify(run));
    fsyncSync(written);
    closeSync(written);
    renameSync(aside, file);
    const entry = openSync(folder, "r");
    fsyncSync(entry);
    closeSync(entry);
    if (isOver(run.state)) this.#clean(run);
  }

  /** Forgets the oldest that nobody waits for any more. */
  prune(source: string): void {
    for (const run of this.of(source).slice(KEPT)) {
      if (isOver(run.state) && run.is_reported && run.deliveries.length === 0) {
        rmSync(this.folderOf(run), { recursive: true, force: true });
      }
    }
  }

  /** Plans and states of a checkout hold what is sensitive: they stay no longer than they are needed. */
  #clean(run: Run): void {
    for (const name of ["checkout", "plan.bin"] as const) {
      rmSync(this.fileOf(run, name), { recursive: true, force: true });
    }
  }

  #read(folder: string): Run[] {
    try {
      return [JSON.parse(readFileSync(path.join(folder, "run.json"), "utf8")) as Run];
    } catch {
      // Killed before its first write: nothing of it was done.
      rmSync(folder, { recursive: true, force: true });
      return [];
    }
  }
}
