// What the command `croft` takes from the environment. It starts often: nothing else of the clone is looked at.
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findTerraform, isOpenTofu } from "../terraform-client.ts";
import type { UsersEnvironment } from "../users-settings.ts";

export interface ClientSettings {
  endpoint: string | undefined;
  token: string | undefined;
  tokenFile: string | undefined;
  caCertificate: string | undefined;
  project: string | undefined;
  context: string | undefined;
  /** The file with the contexts. */
  configFile: string;
  /** Where the keys and certificates of logins lie, a folder for each Croft. */
  stateFolder: string;
  /** `CROFT_HOME`: state folder of a Croft on this machine. */
  givenHome: string | undefined;
  /** The same, else that of the clone if there is one. */
  localHome: string | undefined;
  color: "never" | "always" | "terminal";
  /** `COLUMNS`: the width that a person wants. */
  columns: number | undefined;
}

export function readClientSettings(env: NodeJS.ProcessEnv = process.env): ClientSettings {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  const below = (variable: string | undefined, usual: string) =>
    path.join(
      variable !== undefined && path.isAbsolute(variable) ? variable : path.join(homedir(), usual),
      "croft",
    );
  const clone = existsSync(path.join(root, ".croft")) ? path.join(root, ".croft") : undefined;
  const columns = Number(env.COLUMNS);
  return {
    endpoint: env.CROFT_ENDPOINT || undefined,
    token: env.CROFT_TOKEN || undefined,
    tokenFile: env.CROFT_TOKEN_FILE || undefined,
    caCertificate: env.CROFT_CA_CERTIFICATE || undefined,
    project: env.CROFT_PROJECT || undefined,
    context: env.CROFT_CONTEXT || undefined,
    configFile: env.CROFT_CONFIG || path.join(below(env.XDG_CONFIG_HOME, ".config"), "config.yaml"),
    stateFolder: below(env.XDG_STATE_HOME, ".local/state"),
    givenHome: env.CROFT_HOME ? path.resolve(root, env.CROFT_HOME) : undefined,
    localHome: env.CROFT_HOME ? path.resolve(root, env.CROFT_HOME) : clone,
    color: env.NO_COLOR ? "never" : env.FORCE_COLOR ? "always" : "terminal",
    columns: Number.isInteger(columns) && columns > 0 ? columns : undefined,
  };
}

/** Where the settings of the user's Terraform or OpenTofu are. */
export const readTerraformUser = (env: NodeJS.ProcessEnv = process.env): UsersEnvironment => ({
  home: env.HOME || homedir(),
  settingsFile: env.TF_CLI_CONFIG_FILE,
  dataHome: env.XDG_DATA_HOME,
  dataFolders: env.XDG_DATA_DIRS,
  isOpenTofu: isOpenTofu(findTerraform(env.CROFT_TERRAFORM, env.PATH)),
});
