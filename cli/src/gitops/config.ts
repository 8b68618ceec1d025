// The settings of the runner of GitOps by pull: one YAML file, and from the environment only how the machine reaches others.
import { readFileSync } from "node:fs";
import path from "node:path";
import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { GitopsConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { validateGitopsConfig } from "@croft/schemas/generated/validators/gitops-config.js";
import { parseSettings, unreadableSettings } from "@croft/schemas/settings-text.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { Cron } from "croner";
import { findTerraform } from "../terraform-client.ts";

type Written = GitopsConfig["sources"][number];
type WithDefaults =
  | ("branch" | "path" | "git_user" | "program" | "poll_seconds" | "retry_seconds")
  | ("apply" | "allow_destroy" | "timeout_minutes");

/** A repository that is followed; what its configuration leaves out has its default. */
export type Source = Written & Required<Pick<Written, WithDefaults>>;

export interface Settings {
  /** The file that was read. */
  file: string;
  endpoint: string;
  tokenFile: string;
  caCertificateFile: string | undefined;
  stateDir: string;
  terraform: string;
  terraformConfigFile: string | undefined;
  sources: readonly Source[];
  /** Variables that every command of a run gets: where programs are, and the way to the internet. */
  environment: Readonly<Record<string, string>>;
}

const USUAL_FILE = "/etc/croft/gitops.yaml";
const PASSED_ON = ["PATH", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];

/** Reads the settings. Throws one `invalid_request` that names the location and the remedy of everything that is wrong. */
export function readSettings(named: string | null, env: NodeJS.ProcessEnv = process.env): Settings {
  const file = path.resolve(named ?? USUAL_FILE);
  const written: Record<string, unknown> = parseSettings(
    file,
    readText(file),
    "endpoint: https://127.0.0.1:7400",
  );
  // The validator fills in what is not written.
  const faults = validateGitopsConfig(written) ? [] : fieldErrors(validateGitopsConfig.errors);
  const valid = written as unknown as GitopsConfig & { state_dir: string; sources: Source[] };
  const errors = faults.length > 0 ? faults : faultsTogether(valid.sources);
  if (errors.length > 0) throw wrong(file, errors);
  const environment = PASSED_ON.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    file,
    endpoint: valid.endpoint.replace(/\/+$/, ""),
    tokenFile: valid.token_file,
    caCertificateFile: valid.ca_certificate_file,
    stateDir: path.resolve(valid.state_dir),
    terraform: findTerraform(valid.terraform, env.PATH),
    terraformConfigFile: valid.terraform_config_file,
    sources: valid.sources,
    environment: Object.fromEntries(environment),
  };
}

/** The journal that standard error is, as systemd says. */
export const journalStream = (env: NodeJS.ProcessEnv = process.env): string | undefined => env.JOURNAL_STREAM;

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what =
      code === "ENOENT" ? "there is no such file; write it, or name another one with --config" : message;
    throw unreadableSettings(file, what, "Write the file, then start again.");
  }
}

/** What no single setting shows to be wrong. */
function faultsTogether(sources: readonly Source[]): FieldError[] {
  return sources.flatMap((source, at) => {
    const before = sources.slice(0, at);
    const faults: [setting: string, message: string][] = [];
    const need = (setting: keyof Source, why: string): void => {
      if (source[setting] === undefined) faults.push([setting, `is required ${why}`]);
    };
    if (source.repository.startsWith("ssh:")) {
      need("deploy_key_file", "for ssh://");
      need("known_hosts_file", "for ssh://, else nobody could tell who answers");
    }
    if (source.program === "cdktf") need("synth", "for a program of CDKTF");
    if (before.some(({ name }) => name === source.name))
      faults.push(["name", "is the name of another source"]);
    if (source.state !== undefined && before.some(({ state }) => state === source.state)) {
      faults.push(["state", "is the state of another source: each would undo what the other does"]);
    }
    if (source.allowed_signers_file !== undefined && source.gpg_keys_file !== undefined) {
      faults.push(["gpg_keys_file", "excludes allowed_signers_file: a commit has one signature"]);
    }
    if (source.path.split("/").includes("..")) faults.push(["path", "must stay inside the repository"]);
    const schedule = scheduleFault(source.schedule);
    if (schedule !== undefined) faults.push(["schedule", schedule]);
    return faults.map(
      ([setting, message]): FieldError => ({
        code: message.startsWith("is required") ? "missing_field" : "invalid_value",
        pointer: `/sources/${at}/${setting}`,
        message,
      }),
    );
  });
}

function scheduleFault(schedule: string | undefined): string | undefined {
  if (schedule === undefined) return undefined;
  try {
    const next = nextTime(schedule, new Date());
    return next === undefined ? "names no time that comes" : undefined;
  } catch (error) {
    return `is no schedule of cron, such as "17 3 * * *": ${(error as Error).message}`;
  }
}

/** The first moment of a schedule after another one. */
export const nextTime = (schedule: string, after: Date): Date | undefined =>
  new Cron(schedule, { timezone: "UTC", mode: "5-part" }).nextRun(after) ?? undefined;

const wrong = (file: string, errors: readonly FieldError[]): CroftError =>
  new CroftError("invalid_request", `the settings in ${file} are wrong`, {
    detail: errors
      .map(({ pointer, message }) => `${pointer.slice(1).replaceAll("/", ".")}: ${message}`)
      .join("\n"),
    errors,
  });
