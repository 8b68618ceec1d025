// The settings of the agent, all from the environment.
import { resolve } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { defaultRuntimeDir } from "./host/paths.ts";

export interface Config {
  stateDir: string;
  runtimeDir: string;
  joinFile: string | null;
  accelerator: "auto" | "kvm" | "tcg";
  memoryReservedMib: number;
  cpuOvercommit: number;
  portRange: [number, number];
}

/** Reads the settings; throws `invalid_request` naming the variable that is wrong. */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  uid: number = process.geteuid?.() ?? 0,
): Config {
  const stateDir = env.CROFT_AGENT_STATE_DIR;
  if (!stateDir) throw wrong("CROFT_AGENT_STATE_DIR", "must name the folder of the agent's state");
  const absolute = resolve(stateDir);
  const who = { root: uid === 0, uid, xdgRuntimeDir: env.XDG_RUNTIME_DIR || undefined };
  const accelerator = env.CROFT_ACCELERATOR || "auto";
  if (accelerator !== "auto" && accelerator !== "kvm" && accelerator !== "tcg") {
    throw wrong("CROFT_ACCELERATOR", "must be auto, kvm or tcg");
  }
  return {
    stateDir: absolute,
    runtimeDir: resolve(env.CROFT_AGENT_RUNTIME_DIR || defaultRuntimeDir(absolute, who)),
    joinFile: env.CROFT_JOIN_FILE || null,
    accelerator,
    memoryReservedMib: number(env, "CROFT_MEMORY_RESERVED_MIB", 1024, { least: 0, whole: true }),
    cpuOvercommit: number(env, "CROFT_CPU_OVERCOMMIT", 4, { least: 0.1, whole: false }),
    portRange: portRange(env.CROFT_PORT_RANGE || "20000-29999"),
  };
}

function number(
  env: NodeJS.ProcessEnv,
  name: string,
  usual: number,
  { least, whole }: { least: number; whole: boolean },
): number {
  const text = env[name];
  if (text === undefined || text === "") return usual;
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || (whole && !Number.isInteger(value))) {
    throw wrong(name, `must be a ${whole ? "whole " : ""}number of at least ${least}`);
  }
  return value;
}

function portRange(text: string): [number, number] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  const range: [number, number] = [Number(first), Number(last)];
  if (!(range[0] >= 1024 && range[0] <= range[1] && range[1] <= 65_535)) {
    throw wrong("CROFT_PORT_RANGE", "must be two ports from 1024 to 65535, such as 20000-29999");
  }
  return range;
}

const wrong = (name: string, what: string): CroftError =>
  new CroftError("invalid_request", `reading the settings: ${name} ${what}`);
