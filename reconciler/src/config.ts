// What the process is told by its environment, read once.

import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { SHARED_RUNTIME_DIR } from "./listen/private-folder.ts";

export interface Config {
  /** Folder of everything that must survive. */
  stateDir: string;
  /** Folder of the socket: short, because the path of a Unix socket ends at 107 bytes. */
  runtimeDir: string;
  /** Port of REST over TLS on 127.0.0.1; 0 = any free one. */
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

/**
 * Where the socket goes unless a setting says otherwise. Reconcilers of different state folders do not meet, and the folders
 * above belong to root or let nobody rename what is another's.
 */
function defaultRuntimeDir(stateDir: string, xdgRuntimeDir: string | undefined, user: number): string {
  const mark = createHash("sha256").update(stateDir).digest("hex").slice(0, 8);
  if (user === 0) return join(SHARED_RUNTIME_DIR, mark);
  if (xdgRuntimeDir) return join(xdgRuntimeDir, `croft-${mark}`);
  return `/tmp/croft-${user}-${mark}`;
}

/** Reads the environment. Throws `missing_field` or `invalid_value`. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  user = process.geteuid?.() ?? 0,
): Config {
  const { CROFT_STATE_DIR: stateDir, CROFT_RUNTIME_DIR: runtimeDir, XDG_RUNTIME_DIR: xdg } = env;
  if (!stateDir) {
    throw new CroftError("missing_field", "CROFT_STATE_DIR is not set.", {
      detail: "Set it to the folder where the reconciler keeps its database and images.",
    });
  }
  const rest = port("CROFT_PORT", env.CROFT_PORT, 7400);
  return {
    stateDir,
    runtimeDir: resolve(runtimeDir || defaultRuntimeDir(resolve(stateDir), xdg, user)),
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
