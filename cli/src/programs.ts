// The two programs of Croft on this machine, with the settings they are started with.
import { existsSync } from "node:fs";
import path from "node:path";
import type { Program } from "./background.ts";
import { type Config, homePaths } from "./config.ts";

export const reconciler = (config: Config): Program => {
  const state = homePaths(config.home).reconciler;
  return {
    name: "reconciler",
    script: path.join(config.root, "reconciler/dist/main.js"),
    stateVariable: "CROFT_STATE_DIR",
    env: {
      CROFT_STATE_DIR: state,
      CROFT_PORT: String(config.port),
      CROFT_AGENT_PORT: String(config.port + 1),
    },
  };
};

export const joinFile = (config: Config): string => path.join(homePaths(config.home).agent, "join.json");

/** Whether this machine's agent joined before: it keeps its certificate, and a join token works only once. */
export const hasJoined = (config: Config): boolean =>
  existsSync(path.join(homePaths(config.home).agent, "certificate"));

export const agent = (config: Config): Program => ({
  name: "agent",
  script: path.join(config.root, "host-agent/dist/main.js"),
  stateVariable: "CROFT_AGENT_STATE_DIR",
  env: { CROFT_AGENT_STATE_DIR: homePaths(config.home).agent, CROFT_JOIN_FILE: joinFile(config) },
});
