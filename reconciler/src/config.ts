// What the process is told by its environment, read once.

import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";

export interface Config {
  /** Folder of everything that must survive. */
  stateDir: string;
  /** Port of REST on 127.0.0.1; 0 = any free one. */
  port: number;
  /** Port of the agents' listener on 127.0.0.1; 0 = any free one. */
  agentPort: number;
  /** Folder below which `file:` URLs of images may lie. */
  imagesDir: string;
  /** CIDRs that image fetches may reach although they are private. */
  fetchAllow: readonly string[];
  /** Number of the user and group of the processes that look into images, where the reconciler is root. */
  imagesUid: number;
}

/** Beside the agent's users of VMs (52000 to 59000), and like them without an entry in the user database. */
const IMAGES_UID = 59_001;
const LARGEST_UID = 2 ** 32 - 2;

function port(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined || text === "") return fallback;
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new CroftError("invalid_value", `${name} is no port: ${text}.`, {
      detail: `Set ${name} to a number from 0 to 65535; 0 takes any free port.`,
    });
  }
  return Number(text);
}

function uid(text: string | undefined): number {
  if (text === undefined || text === "") return IMAGES_UID;
  if (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= LARGEST_UID) return Number(text);
  throw new CroftError(
    "invalid_value",
    `CROFT_IMAGES_UID is no user that images may be looked at as: ${text}.`,
    {
      detail: "Set it to the number of a user that nothing else runs as, and not to 0, which is root.",
    },
  );
}

/** Reads the environment. Throws `missing_field` or `invalid_value`. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const stateDir = env.CROFT_STATE_DIR;
  if (!stateDir) {
    throw new CroftError("missing_field", "CROFT_STATE_DIR is not set.", {
      detail: "Set it to the folder where the reconciler keeps its database and images.",
    });
  }
  const rest = port("CROFT_PORT", env.CROFT_PORT, 7400);
  return {
    stateDir,
    port: rest,
    agentPort: port("CROFT_AGENT_PORT", env.CROFT_AGENT_PORT, rest === 0 ? 0 : rest + 1),
    imagesDir: env.CROFT_IMAGES_DIR || join(stateDir, "images-in"),
    fetchAllow: (env.CROFT_FETCH_ALLOW ?? "")
      .split(",")
      .map((cidr) => cidr.trim())
      .filter(Boolean),
    imagesUid: uid(env.CROFT_IMAGES_UID),
  };
}
