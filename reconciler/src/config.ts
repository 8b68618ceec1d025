// The settings of the reconciler: one YAML file, and variables of the environment that override it.
//
//   --config, or $CROFT_CONFIG --> that file, which must be there
//   neither, and $CROFT_STATE_DIR is set --> no file: the environment says everything (npm start, tests)
//   else --> /etc/croft/reconciler.yaml, which must be there

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { ReconcilerConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { RECONCILER_VARIABLES } from "@croft/schemas/generated/typescript/reconciler-config.ts";
import { validateReconcilerConfig } from "@croft/schemas/generated/validators/reconciler-config.js";
import { type LogLevel, type LogLevels, logLevels } from "@croft/schemas/log-lines.ts";
import { parseSettings, unreadableSettings } from "@croft/schemas/settings-text.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { SHARED_RUNTIME_DIR } from "./listen/private-folder.ts";
import type { Reach } from "./listen/reach.ts";

export interface Config {
  /** The file that was read; absent for none. */
  file?: string;
  /** Folder of everything that must survive. */
  stateDir: string;
  /** Folder of the socket: short, because the path of a Unix socket ends at 107 bytes. */
  runtimeDir: string;
  /** Port of REST over TLS; 0 = any free one. */
  port: number;
  /** Port of the agents' listener; 0 = any free one. */
  agentPort: number;
  /** Absent: loopback alone. */
  reach?: Reach;
  /** Absent: none. */
  limits?: Limits;
  /** Folder below which `file:` URLs of images may lie. */
  imagesDir: string;
  /** Folder with the provider's versions that clients may install; absent: only those in the state folder. */
  providerMirrorDir?: string;
  /** CIDRs that image fetches may reach although they are private. */
  fetchAllow: readonly string[];
  /** Number of the user and group of the processes that look into images, where the reconciler is root. */
  imagesUid: number;
  /** How long guests that are made anew elsewhere run on a host that does not reach the reconciler; absent: 40. */
  hostLeaseSeconds?: number;
  /** Absent: everything is logged. */
  logLevels?: LogLevels;
  /** Where spans go; absent: none are recorded. */
  otlpEndpoint?: string;
}

interface Limits {
  /** Of each port. */
  connections: number;
  /** Of one token. */
  requestsPerSecond: number;
  openRequests: number;
}

type Setting = keyof typeof RECONCILER_VARIABLES;
type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_FILE = "/etc/croft/reconciler.yaml";
const NO_FILE = "there is no such file; write it, or name another one with --config";
const PATHS: ReadonlySet<string> = new Set<Setting>([
  "state_dir",
  "runtime_dir",
  "images_dir",
  "provider_mirror_dir",
]);
const FILES: ReadonlySet<string> = new Set<Setting>(["tls_certificate_file", "tls_key_file"]);
const LISTS: ReadonlySet<string> = new Set<Setting>(["names", "fetch_allow", "log_levels"]);
const NUMBERS: ReadonlySet<string> = new Set<Setting>([
  ...(["port", "agent_port", "images_uid"] as const),
  ...(["max_connections", "max_requests_per_second", "max_open_requests"] as const),
  "host_lease_seconds",
]);

const PATH = "must be an absolute path";
const PORT = "must be a port from 0 to 65535, where 0 takes any free one";
const ADDRESS = 'must be an IP address, such as 192.0.2.10, 0.0.0.0 or "::"';
/** What to write instead, where the rule itself does not say it. */
const HINTS: { readonly [S in Setting]?: string } = {
  state_dir: PATH,
  runtime_dir: `${PATH} of at most 98 characters`,
  address: ADDRESS,
  port: PORT,
  agent_address: ADDRESS,
  agent_port: PORT,
  names: 'must be a list of DNS names and IP addresses, such as ["croft.example.com"]',
  tls_certificate_file: PATH,
  tls_key_file: PATH,
  images_dir: PATH,
  provider_mirror_dir: PATH,
  fetch_allow: 'must be a list of networks, such as ["192.0.2.0/24"]',
  log_levels: 'must be a list of components with their levels, such as ["access=warn"]',
  images_uid: "must be the number of a user that nothing else runs as, and not 0, which is root",
};

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

/** Reads the settings. Throws one `invalid_request` that names the location and the remedy of everything that is wrong. */
export function readConfig(
  env: Environment = process.env,
  user = process.geteuid?.() ?? 0,
  named: string | null = null,
): Config {
  const file = fileToRead(named, env);
  const written = file === null ? {} : readFile(file);
  const given = fromEnvironment(env);
  // The validator fills in what is not written, here and nowhere else.
  const settings: Record<string, unknown> = { ...written, ...given };
  const errors = validateReconcilerConfig(settings) ? [] : fieldErrors(validateReconcilerConfig.errors);
  const faulty = new Set(errors.map(settingOf));
  const together = togetherWrong(settings as ReconcilerConfig).filter(
    (fault) => !faulty.has(settingOf(fault)),
  );
  if (errors.length + together.length > 0) throw wrong([...errors, ...together], given, file);
  return toConfig(settings as Required<ReconcilerConfig>, file, env.XDG_RUNTIME_DIR, user);
}

/** Where systemd says that its journal is connected: `<device>:<inode>` (systemd.exec(5)). */
export const journalStream = (env: Environment = process.env): string | undefined => env.JOURNAL_STREAM;

/** What systemd hands over (sd_listen_fds(3)). */
export const handedOver = (env: Environment = process.env) => ({
  pid: env.LISTEN_PID,
  count: env.LISTEN_FDS,
  names: env.LISTEN_FDNAMES,
});

/** What systemd tells a service of its type `notify` (sd_notify(3)). */
export const serviceEnvironment = (env: Environment = process.env) => ({
  socket: env.NOTIFY_SOCKET,
  watchdogUsec: env.WATCHDOG_USEC,
  watchdogPid: env.WATCHDOG_PID,
});

function toConfig(
  valid: Required<ReconcilerConfig>,
  file: string | null,
  xdgRuntimeDir: string | undefined,
  user: number,
): Config {
  const stateDir = valid.state_dir;
  const absent: { [S in keyof ReconcilerConfig]: ReconcilerConfig[S] | undefined } = valid;
  const { tls_certificate_file: certificate, tls_key_file: key } = absent;
  return {
    ...(file === null ? {} : { file }),
    stateDir,
    runtimeDir: resolve(absent.runtime_dir ?? defaultRuntimeDir(resolve(stateDir), xdgRuntimeDir, user)),
    port: valid.port,
    agentPort: absent.agent_port ?? (valid.port === 0 ? 0 : valid.port + 1),
    reach: {
      address: valid.address,
      agentAddress: valid.agent_address,
      names: valid.names,
      certificateFiles: certificate === undefined || key === undefined ? null : { certificate, key },
    },
    limits: {
      connections: valid.max_connections,
      requestsPerSecond: valid.max_requests_per_second,
      openRequests: valid.max_open_requests,
    },
    imagesDir: absent.images_dir ?? join(stateDir, "images-in"),
    providerMirrorDir: valid.provider_mirror_dir,
    fetchAllow: valid.fetch_allow,
    imagesUid: valid.images_uid,
    hostLeaseSeconds: valid.host_lease_seconds,
    ...(absent.otlp_endpoint !== undefined && { otlpEndpoint: absent.otlp_endpoint }),
    logLevels: logLevels(valid.log_level as LogLevel, valid.log_levels),
  };
}

/** What no single setting shows to be wrong. */
function togetherWrong(settings: ReconcilerConfig): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (setting: Setting, message: string): void =>
    void faults.push({
      code: message === "" ? "invalid_value" : "missing_field",
      pointer: `/${setting}`,
      message,
    });
  for (const setting of ["address", "agent_address"] as const) {
    if (isIP(String(settings[setting])) === 0) fault(setting, "");
  }
  if (settings.tls_certificate_file !== undefined && settings.tls_key_file === undefined)
    fault("tls_key_file", "is required with tls_certificate_file");
  if (settings.tls_key_file !== undefined && settings.tls_certificate_file === undefined)
    fault("tls_certificate_file", "is required with tls_key_file");
  const { port = 0, agent_port: agents } = settings;
  if (port === 65_535 && agents === undefined)
    fault("agent_port", "is required: there is no port after 65535");
  if (port !== 0 && port === agents && settings.address === settings.agent_address)
    fault("agent_port", `is ${agents}, as port is; clients and agents need a port each`);
  return faults;
}

function fileToRead(named: string | null, env: Environment): string | null {
  if (named !== null) return resolve(named);
  if (env.CROFT_CONFIG) return resolve(env.CROFT_CONFIG);
  return env.CROFT_STATE_DIR ? null : USUAL_FILE;
}

function readFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? NO_FILE : message;
    throw unreadableSettings(
      file,
      what,
      "Write the file, or set CROFT_STATE_DIR to run without one; then start again.",
    );
  }
  return parseSettings(file, text, "state_dir: /var/lib/croft-reconciler");
}

/** What the variables say, in the shape of the file. A text that is no number stays one, so it is refused with it. */
function fromEnvironment(env: Environment): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [setting, variable] of Object.entries(RECONCILER_VARIABLES)) {
    const text = env[variable];
    if (text === undefined || text === "") continue;
    if (PATHS.has(setting) || FILES.has(setting)) given[setting] = resolve(text);
    else if (LISTS.has(setting)) given[setting] = listOf(text);
    else if (NUMBERS.has(setting)) given[setting] = /^\d{1,15}$/.test(text) ? Number(text) : text;
    else given[setting] = text;
  }
  return given;
}

const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);

function wrong(
  errors: readonly FieldError[],
  given: Record<string, unknown>,
  file: string | null,
): CroftError {
  const sentences = errors.map(({ pointer, code, message }) => {
    const setting = settingOf({ pointer });
    const location =
      setting in given || file === null
        ? `the variable ${RECONCILER_VARIABLES[setting as Setting] ?? setting}`
        : `${file}: ${setting}`;
    if (code === "unknown_field" && !(setting in RECONCILER_VARIABLES))
      return `${location} is no setting (remove it or correct its name)`;
    return `${location} ${code === "missing_field" ? message : (HINTS[setting as Setting] ?? message)}`;
  });
  const unique = [...new Set(sentences)];
  return new CroftError("invalid_request", `reading the settings: ${unique.join("; ")}`, {
    detail: `Correct ${unique.length === 1 ? "this" : "these"} and start again:\n${unique.join("\n")}`,
    errors,
  });
}

const settingOf = ({ pointer }: Pick<FieldError, "pointer">): string => pointer.split("/")[1] ?? "";
