// The settings of the agent: one YAML file, and variables of the environment that go before it.
//
//   --config, or $CROFT_AGENT_CONFIG --> that file, which must be there
//   neither, and $CROFT_AGENT_STATE_DIR is set --> no file: the environment says everything (npm start, tests)
//   else --> /etc/croft/agent.yaml, which must be there
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { AGENT_VARIABLES } from "@croft/schemas/generated/typescript/agent-config.ts";
import type { AgentConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { validateAgentConfig } from "@croft/schemas/generated/validators/agent-config.js";
import { type LogLevel, type LogLevels, logLevels } from "@croft/schemas/log-lines.ts";
import { parseSettings, unreadableSettings } from "@croft/schemas/settings-text.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { load, YAMLException } from "js-yaml";
import type { DeviceRules } from "./disk/device/device-filter.ts";
import { defaultRuntimeDir } from "./host/paths.ts";
import type { OverlaySettings } from "./network/overlay-facts.ts";
import { isPrefix } from "./network/way-out/addresses.ts";

const USUAL_FILE = "/etc/croft/agent.yaml";

export interface Config {
  /** The file that was read, or null. */
  file: string | null;
  stateDir: string;
  runtimeDir: string;
  joinFile: string | null;
  accelerator: "auto" | "kvm" | "tcg";
  memoryReservedMib: number;
  cpuOvercommit: number;
  portRange: [number, number];
  /** Where operators of projects may forward ports. */
  portAddresses: readonly string[];
  devices: DeviceRules;
  wayOut: WayOutRules;
  overlay: OverlaySettings | null;
  imageCacheDays: number;
  imageCacheGib: number;
  vmProcesses: "auto" | "systemd" | "sessions";
  statusPort: number | null;
  logLevels: LogLevels;
  otlpEndpoint: string | null;
}

/** What VMs without networks may reach. */
export interface WayOutRules {
  enabled: boolean;
  /** Ranges that they reach although these are private. */
  allow: readonly string[];
  /** What their namespaces have on this machine. */
  range: string;
}

interface ConfigSource {
  /** From the command line; null when none was named. */
  file?: string | null;
  env?: NodeJS.ProcessEnv;
  uid?: number;
}

type Setting = keyof typeof AGENT_VARIABLES;

const PATHS: ReadonlySet<Setting> = new Set(["state_dir", "runtime_dir", "join_file"]);
const NUMBERS: ReadonlySet<Setting> = new Set([
  ...([
    "memory_reserved_mib",
    "cpu_overcommit",
    "image_cache_days",
    "image_cache_gib",
    "status_port",
  ] as const),
]);
const NO_FILE = "there is no such file; write it, or name another one with --config";
const PATH_HINT = "must be an absolute path, for runtime_dir of at most 70 characters";
const DEVICES_HINT = 'must be two lists of globs, such as {include: ["/dev/sd*"], exclude: ["loop-*"]}';
const WAY_OUT_HINT =
  "must be settings such as {enabled: true, allow: [192.168.7.20/32], range: 198.19.0.0/16}, with prefixes that have no bits beyond their length";
const OVERLAY_HINT =
  "must be an address of this machine, with the interface that has it if you like, such as {address: 192.0.2.11, interface: eth1}";
const LEVELS_HINT = 'must be a list of components with their levels, such as ["vm=debug"]';
const RANGE_HINT = "must be two ports from 1024 to 65535, the lower one first";

/** Reads the settings. Throws one `invalid_request` that names the place and the cure of everything that is wrong. */
export function readConfig(source: ConfigSource = {}): Config {
  const { env = process.env, uid = process.geteuid?.() ?? 0 } = source;
  const file = fileToRead(source.file ?? null, env);
  const written = file === null ? {} : readFile(file);
  const told = fromEnvironment(env);
  // The validator fills in what is not written, here and nowhere else.
  const settings: Record<string, unknown> = { ...written, ...told };
  const errors = validateAgentConfig(settings) ? [] : fieldErrors(validateAgentConfig.errors);
  const [first, last] = Array.isArray(settings.port_range) ? (settings.port_range as number[]) : [0, 0];
  if (errors.length === 0 && (first ?? 0) > (last ?? 0)) {
    errors.push({ code: "invalid_value", pointer: "/port_range", message: RANGE_HINT });
  }
  if (errors.length === 0) errors.push(...wrongPrefixes(settings.way_out), ...wrongAddress(settings.overlay));
  if (errors.length > 0) throw wrong(errors, (setting) => placeOf(setting, told, file));
  const valid = settings as unknown as AgentConfig & { state_dir: string };
  const who = { root: uid === 0, uid, xdgRuntimeDir: env.XDG_RUNTIME_DIR || undefined };
  const stateDir = resolve(valid.state_dir);
  return {
    file,
    stateDir,
    runtimeDir: resolve(valid.runtime_dir ?? defaultRuntimeDir(stateDir, who)),
    joinFile: valid.join_file ?? null,
    accelerator: valid.accelerator as Config["accelerator"],
    memoryReservedMib: valid.memory_reserved_mib as number,
    cpuOvercommit: valid.cpu_overcommit as number,
    portRange: valid.port_range as [number, number],
    portAddresses: valid.port_addresses as string[],
    devices: { include: valid.devices?.include ?? [], exclude: valid.devices?.exclude ?? [] },
    wayOut: {
      enabled: valid.way_out?.enabled ?? true,
      allow: valid.way_out?.allow ?? [],
      range: valid.way_out?.range ?? "198.19.0.0/16",
    },
    overlay:
      valid.overlay === undefined
        ? null
        : { address: valid.overlay.address, interface: valid.overlay.interface ?? null },
    imageCacheDays: valid.image_cache_days as number,
    imageCacheGib: valid.image_cache_gib as number,
    vmProcesses: valid.vm_processes as Config["vmProcesses"],
    statusPort: valid.status_port ?? null,
    otlpEndpoint: valid.otlp_endpoint ?? null,
    logLevels: logLevels(valid.log_level as LogLevel, valid.log_levels as string[]),
  };
}

/** Where systemd says that its journal is connected: `<device>:<inode>` (systemd.exec(5)). */
export const journalStream = (env: NodeJS.ProcessEnv = process.env): string | undefined => env.JOURNAL_STREAM;

/** What systemd hands over (sd_listen_fds(3)). */
export const handedOver = (env: NodeJS.ProcessEnv = process.env) => ({
  pid: env.LISTEN_PID,
  count: env.LISTEN_FDS,
  names: env.LISTEN_FDNAMES,
});

/** What systemd tells a service of its type `notify` (sd_notify(3)). */
export const serviceEnvironment = (env: NodeJS.ProcessEnv = process.env) => ({
  socket: env.NOTIFY_SOCKET,
  watchdogUsec: env.WATCHDOG_USEC,
  watchdogPid: env.WATCHDOG_PID,
});

/** The join token of `croft-agent join`: of the file that is named, or of the variable. Throws `invalid_request`. */
export function readJoinToken(file: string | null, env: NodeJS.ProcessEnv = process.env): string {
  const token = file === null ? env.CROFT_JOIN_TOKEN : readFileSync(resolve(file), "utf8");
  if (token?.trim()) return token.trim();
  throw new CroftError("invalid_request", "joining the reconciler: there is no token", {
    detail: "Set CROFT_JOIN_TOKEN to it, or put it into a file and name that with --token-file.",
  });
}

/** Prefixes whose numbers the pattern lets through and no kernel takes. */
function wrongPrefixes(wayOut: unknown): FieldError[] {
  const { allow = [], range } = wayOut as NonNullable<AgentConfig["way_out"]>;
  const wrongOnes = [...allow, ...(range === undefined ? [] : [range])].filter((prefix) => !isPrefix(prefix));
  return wrongOnes.map((prefix) => ({
    code: "invalid_value",
    pointer: "/way_out",
    message: `${prefix} is no range of addresses`,
  }));
}

/** An address that the pattern lets through and no host has. */
function wrongAddress(overlay: unknown): FieldError[] {
  const { address } = (overlay ?? {}) as { address?: string };
  if (address === undefined || isIP(address) !== 0) return [];
  return [{ code: "invalid_value", pointer: "/overlay", message: `${address} is no address` }];
}

function fileToRead(named: string | null, env: NodeJS.ProcessEnv): string | null {
  if (named !== null) return resolve(named);
  if (env.CROFT_AGENT_CONFIG) return resolve(env.CROFT_AGENT_CONFIG);
  return env.CROFT_AGENT_STATE_DIR ? null : USUAL_FILE;
}

function readFile(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = code === "ENOENT" ? NO_FILE : message;
    throw unreadableSettings(file, what, "Write the file, then start again.");
  }
  return parseSettings(file, text, "state_dir: /var/lib/croft");
}

/** What the variables say, in the shape of the file. A text that is no number stays one, so it is refused with it. */
function fromEnvironment(env: NodeJS.ProcessEnv): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const [name, variable] of Object.entries(AGENT_VARIABLES)) {
    const text = env[variable];
    if (text === undefined || text === "") continue;
    const setting = name as Setting;
    if (PATHS.has(setting)) told[setting] = resolve(text);
    else if (NUMBERS.has(setting)) told[setting] = Number.isFinite(Number(text)) ? Number(text) : text;
    else if (setting === "port_range")
      told[setting] = /^\d+-\d+$/.test(text) ? text.split("-").map(Number) : text;
    else if (setting === "devices" || setting === "way_out" || setting === "overlay")
      told[setting] = yamlOr(text);
    else if (setting === "port_addresses" || setting === "log_levels")
      told[setting] = text.split(",").map((one) => one.trim());
    else told[setting] = text;
  }
  return told;
}

/** What YAML a variable holds, or its text, which the validator refuses with it. */
function yamlOr(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    if (error instanceof YAMLException) return text;
    throw error;
  }
}

/** What to write instead, where the rule itself does not say it. */
function hintOf(setting: string): string | null {
  if (setting === "port_range") return RANGE_HINT;
  if (setting === "devices") return DEVICES_HINT;
  if (setting === "log_levels") return LEVELS_HINT;
  if (setting === "way_out") return WAY_OUT_HINT;
  if (setting === "overlay") return OVERLAY_HINT;
  return PATHS.has(setting as Setting) ? PATH_HINT : null;
}

const settingOf = ({ pointer }: FieldError): string => pointer.split("/")[1] ?? "";

function placeOf(setting: string, told: Record<string, unknown>, file: string | null): string {
  return setting in told || file === null
    ? `the variable ${AGENT_VARIABLES[setting as Setting] ?? setting}`
    : `${file}: ${setting}`;
}

function wrong(errors: readonly FieldError[], place: (setting: string) => string): CroftError {
  const sentences = errors.map((error) => {
    const setting = settingOf(error);
    if (error.code === "unknown_field" && !(setting in AGENT_VARIABLES))
      return `${place(setting)} is no setting (remove it or correct its name)`;
    return `${place(setting)} ${hintOf(setting) ?? error.message}`;
  });
  const unique = [...new Set(sentences)];
  return new CroftError("invalid_request", `reading the settings: ${unique.join("; ")}`, {
    detail: `Correct ${unique.length === 1 ? "this" : "these"} and start again:\n${unique.join("\n")}`,
    errors,
  });
}
