// What terraform needs to know of this Croft, in any folder.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Api } from "@croft/schemas/client/rest-client.ts";
import { type Config, homePaths } from "./config.ts";

/** Variables that `.croft/env` exports. `TF_VAR_croft_host` is the host on which the examples make their disk. */
export function terraformEnv(config: Config, api: Api): Record<string, string> {
  return {
    CROFT_ENDPOINT: api.endpoint,
    CROFT_TOKEN: api.token,
    TF_CLI_CONFIG_FILE: homePaths(config.home).terraformrc,
    TF_VAR_croft_host: quickstartHost(config),
  };
}

/** Where the quickstart is already; else this machine. Never a position in the list of hosts: that changes when one joins. */
function quickstartHost({ quickstart, hostName }: Config): string {
  try {
    const state = JSON.parse(readFileSync(path.join(quickstart, "terraform.tfstate"), "utf8"));
    const host: unknown = state.outputs?.host?.value;
    return typeof host === "string" && host !== "" ? host : hostName;
  } catch {
    return hostName;
  }
}
