// Where everything of one Croft on this machine lies. The only file of this package that reads the environment.
import { hostname } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readTerraformUser } from "./connection/config.ts";
import { providerFile } from "./provider-file.ts";
import { findTerraform, isOpenTofu } from "./terraform-client.ts";
import { readUsersSettings, type UsersSettings } from "./users-settings.ts";

export interface Config {
  /** The clone. */
  root: string;
  /** State folder: `.croft`, or `CROFT_HOME`. */
  home: string;
  /** Whether that is `.croft` in the clone. */
  homeIsUsual: boolean;
  /** Where the guest image is kept by its contents; `CROFT_CACHE` lets several state folders share it. */
  cache: string;
  port: number;
  hostName: string;
  quickstart: string;
  /** The provider's file that is put into the mirror; `CROFT_PROVIDER` chooses another. */
  provider: string;
  /** Terraform's or OpenTofu's program; `CROFT_TERRAFORM` chooses. */
  terraform: string;
  /** The key of GnuPG that signs a release, `CROFT_RELEASE_KEY`; null: it is not signed. */
  releaseKey: string | null;
}

/** How the port is chosen, for whoever finds it taken. */
export const PORT_ADVICE =
  "End the program that listens there, or choose another port: `CROFT_PORT=7500 npm start` (agents use the next one).";

/** A machine's name made legal as the name of a host. */
function legalHostName(name: string): string {
  const short = (name.split(".")[0] ?? "").toLowerCase().replace(/[^a-z0-9-]/g, "-");
  return short.replace(/^-+/, "").slice(0, 63).replace(/-+$/, "") || "host";
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // The bundle is cli/dist/main.js.
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
  const port = Number(env.CROFT_PORT || "7400");
  if (!Number.isInteger(port) || port < 1 || port > 65_534) {
    throw new Error(
      `CROFT_PORT must be a port from 1 to 65534 (the next one is the agents'), not ${env.CROFT_PORT}`,
    );
  }
  const usual = path.join(root, ".croft");
  const home = path.resolve(root, env.CROFT_HOME || usual);
  return {
    root,
    home,
    homeIsUsual: home === usual,
    cache: path.resolve(root, env.CROFT_CACHE || path.join(home, "cache")),
    port,
    hostName: legalHostName(hostname()),
    quickstart: path.join(root, "examples/quickstart"),
    provider: providerFile(root, env.CROFT_PROVIDER),
    terraform: findTerraform(env.CROFT_TERRAFORM, env.PATH),
    releaseKey: env.CROFT_RELEASE_KEY || null,
  };
}

/** What the user told the client by files of their own; the file that Croft writes for `home` is not one of them. */
export function usersSettings(config: Config, env: NodeJS.ProcessEnv = process.env): UsersSettings {
  const given = env.TF_CLI_CONFIG_FILE;
  const ours = given !== undefined && path.resolve(given) === homePaths(config.home).terraformrc;
  const user = readTerraformUser(env);
  return readUsersSettings({
    ...user,
    settingsFile: ours ? undefined : given,
    isOpenTofu: isOpenTofu(config.terraform),
  });
}

/** Every path below the state folder, in one place. */
export const homePaths = (home: string) => ({
  reconciler: path.join(home, "reconciler"),
  agent: path.join(home, "agent"),
  log: path.join(home, "log"),
  guest: path.join(home, "guest"),
  debian: path.join(home, "debian"),
  mirror: path.join(home, "mirror"),
  terraformrc: path.join(home, "terraformrc"),
  env: path.join(home, "env"),
  plan: path.join(home, "quickstart.tfplan"),
  key: path.join(home, "id_ed25519"),
});
