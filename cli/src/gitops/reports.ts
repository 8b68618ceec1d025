// What the runner tells the reconciler, and what it hears: runs, decisions about them, and the locks of states.
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { hostname } from "node:os";
import { ProblemError } from "@croft/schemas/client/failures.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import type { RunDecision, RunReport } from "@croft/schemas/gitops-run.ts";
import type { Settings } from "./config.ts";
import { type Run, type RunFiles, reportedPart } from "./run-files.ts";
import { readSecret } from "./secrets.ts";

/** Bytes of a log's end that are told; JSON may write one as six. */
const LOG_BYTES = 60_000;

export class Reports {
  readonly #settings: Settings;
  readonly #files: RunFiles;
  readonly #hide: (text: string) => string;
  /** Id of the runner's token, as the reconciler said. */
  #own: string | undefined;

  constructor(settings: Settings, files: RunFiles, hide: (text: string) => string) {
    this.#settings = settings;
    this.#files = files;
    this.#hide = hide;
  }

  /** Throws where the reconciler does not take it. */
  async send(run: Run): Promise<void> {
    const report = reportedPart(run);
    const log = this.#hide(endOf(this.#files.fileOf(run, "log")));
    const body: RunReport = {
      ...report,
      subject: this.#hide(run.subject),
      message: this.#hide(run.message).slice(0, 2000),
      log,
    };
    const answer = await call(this.#api(), "POST", "/v1/gitops/runs", body);
    this.#own = answer.reported_by;
  }

  /** What a person decided; null: nothing yet. `unknown`: the reconciler has forgotten the run. */
  async decision(run: Run): Promise<RunDecision | null | "unknown"> {
    try {
      return (await call(this.#api(), "GET", `/v1/gitops/runs/${run.id}`)).decision;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return "unknown";
      throw error;
    }
  }

  /** Number of the newest version of a state; null: there is none. */
  async stateVersion(state: string): Promise<number | null> {
    const [project = "", name] = state.split("/");
    const { items } = await call(this.#api(), "GET", `/v1/state?project=${project}`);
    return items.find((one) => one.name === name)?.current?.number ?? null;
  }

  /**
   * Gives back a lock that a command of this runner took and was killed with. Nothing of the runner may run now. Whose a lock is
   * follows from the token, which is the runner's alone, and from the machine.
   */
  async releaseOwnLock(state: string): Promise<string | undefined> {
    const [project = "", name = ""] = state.split("/");
    const route: `/v1/state/${string}/${string}/lock` = `/v1/state/${project}/${name}/lock`;
    const lock = await call(this.#api(), "GET", route).then(
      (found) => found.lock,
      (error: unknown) => {
        if (error instanceof ProblemError && error.status === 404) return null;
        throw error;
      },
    );
    if (lock === null || lock.principal !== this.#own || !lock.who.endsWith(`@${hostname()}`))
      return undefined;
    await call(this.#api(), "DELETE", route, { ID: lock.id });
    return lock.id;
  }

  #api(): Api {
    const { endpoint, tokenFile, caCertificateFile } = this.#settings;
    const api = { endpoint, token: readSecret(tokenFile) };
    if (caCertificateFile === undefined) return api;
    return { ...api, caCertificate: readFileSync(caCertificateFile, "utf8") };
  }
}

/** The end of a file, from the beginning of a line on. */
function endOf(file: string): string {
  if (!existsSync(file)) return "";
  const opened = openSync(file, "r");
  try {
    const { size } = fstatSync(opened);
    const bytes = Buffer.alloc(Math.min(size, LOG_BYTES));
    readSync(opened, bytes, 0, bytes.length, size - bytes.length);
    const text = bytes.toString("utf8");
    return size > LOG_BYTES ? `[…]\n${text.slice(text.indexOf("\n") + 1)}` : text;
  } finally {
    closeSync(opened);
  }
}
