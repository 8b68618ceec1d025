// Memory of the programs beside that of a Node process that does nothing.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { call, list } from "@croft/schemas/client/rest-client.ts";
import type { Document } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Figure, figure, spread } from "./figures.ts";
import { demandAlive, endChild, type RunningReconciler, residentMib, startProgram } from "./processes.ts";

const READINGS = 5;
const HOST = "bench";
const SCRIPT = "host-agent/dist/main.js";
/** Folder of the agent's state, below that of a bench part. */
export const HOST_AGENT = "agent";

/** An agent that joined; `end` leaves its state. */
export async function joinOnce(
  folder: string,
  reconciler: RunningReconciler,
): Promise<{ end(): Promise<void> }> {
  const child = await startAgent(folder, reconciler);
  return { end: () => endChild(child) };
}

/** A host agent that joined and has nothing to do. */
async function startAgent(folder: string, reconciler: RunningReconciler) {
  const state = path.join(folder, HOST_AGENT);
  mkdirSync(state, { mode: 0o700 });
  const joinFile = path.join(folder, "join.json");
  const join = await call(reconciler.api, "POST", "/v1/agent/join_tokens", { host: HOST });
  writeFileSync(joinFile, JSON.stringify(join), { mode: 0o600 });
  const child = startProgram(
    SCRIPT,
    {
      CROFT_AGENT_STATE_DIR: state,
      CROFT_AGENT_RUNTIME_DIR: path.join(folder, "run"),
      CROFT_JOIN_FILE: joinFile,
    },
    folder,
  );
  for (;;) {
    demandAlive(child, SCRIPT, folder);
    const hosts: Document<"host">[] = await list(reconciler.api, "hosts", { name: HOST });
    if (hosts[0]?.status.state === "ready") return child;
    await pause(100);
  }
}

/** `reconcilers` have stores with so many VMs each; they have just been used. */
export async function memoryFigures(
  folder: string,
  sizes: readonly number[],
  reconcilers: readonly RunningReconciler[],
): Promise<Figure[]> {
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "ignore" });
  const agent = await startAgent(folder, reconcilers[0] as RunningReconciler);
  try {
    const programs = [
      ...reconcilers.map(({ pid }, index) => ({
        name: `memory of the reconciler with ${sizes[index]} VMs`,
        pid,
      })),
      { name: "memory of a host agent without VMs", pid: agent.pid as number },
    ];
    const readings: { croft: number; theirs: number }[][] = programs.map(() => []);
    for (let reading = 0; reading < READINGS; reading++) {
      await pause(1000);
      const theirs = residentMib(bare.pid as number);
      programs.forEach(({ pid }, index) => {
        readings[index]?.push({ croft: residentMib(pid), theirs });
      });
    }
    return programs.map(({ name }, index) => {
      const rounds = readings[index] ?? [];
      const share = Math.round(
        (100 * spread(rounds.map(({ theirs }) => theirs)).median) /
          spread(rounds.map(({ croft }) => croft)).median,
      );
      const limit =
        share >= 50
          ? `Node itself (${share} % of it)`
          : `what its code and caches keep (${100 - share} % of it)`;
      return figure({ name, unit: "MiB", yardstick: "an idle Node process", limit }, rounds);
    });
  } finally {
    bare.kill();
    await endChild(agent);
  }
}
