// What watching costs requests: a reconciler that logs each request and one that logs none, beside one that sends spans too.
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openLine } from "@croft/schemas/client/line.ts";
import { RequestFigures } from "../../../reconciler/src/metrics/request-figures.ts";
import { type Figure, figure, type Round } from "./figures.ts";
import { createFleet, type Fleet } from "./fleet.ts";
import { cpuSeconds, type RunningReconciler, residentMib, startReconciler } from "./processes.ts";

const VMS = 1_000;
const ROUNDS = 11;
const GETS = 3_000;
const COUNTED = 1_000_000;
const IN_FLIGHT = 16;

const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });

interface Target {
  reconciler: RunningReconciler;
  fleet: Fleet;
}

function get({ reconciler: { api }, fleet }: Target, at: number): Promise<void> {
  const line = openLine(api);
  const route = `/v1/vms/${fleet.vms[at % fleet.vms.length]}`;
  const headers = { authorization: `Bearer ${api.token}` };
  return new Promise((resolve, reject) => {
    const outgoing = request(line.url(route), { ...line.options, agent, headers }, (answer) => {
      answer.resume().on("end", () => (answer.statusCode === 200 ? resolve() : reject(new Error(route))));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

/** Microseconds of processor time for a GET, several in flight: time itself is what else the machine does. */
async function costOf(target: Target): Promise<number> {
  const begun = cpuSeconds(target.reconciler.pid);
  let next = 0;
  const client = async (): Promise<void> => {
    while (next < GETS) await get(target, next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, client));
  return ((cpuSeconds(target.reconciler.pid) - begun) * 1e6) / GETS;
}

/**
 * Microseconds for the figures of a request, which cannot be switched off. Measured by itself, because it is less than what
 * one round differs from the next.
 */
function figuresCost(): number {
  const figures = new RequestFigures();
  const begun = process.cpuUsage();
  for (let at = 0; at < COUNTED; at++) {
    figures.begin();
    figures.end("get_vm", "GET", 200, (at % 97) / 10_000);
  }
  return process.cpuUsage(begun).user / COUNTED;
}

export async function logCost(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-log-"));
  const endings: (() => Promise<void>)[] = [];
  const collector = createServer((incoming, response) => {
    incoming.resume().on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  try {
    const { port } = collector.address() as AddressInfo;
    const settings = {
      "without a line": { CROFT_LOG_LEVELS: "access=error" },
      "with a line each": {},
      "with a line and a span each": { CROFT_OTLP_ENDPOINT: `http://127.0.0.1:${port}` },
    };
    const targets = new Map<string, Target>();
    for (const [name, env] of Object.entries(settings)) {
      note(`a store with ${VMS} VMs, ${name}`);
      const own = path.join(folder, name.replaceAll(" ", "-"));
      mkdirSync(own);
      const fleet = await createFleet(own, VMS);
      const reconciler = await startReconciler(own, env);
      endings.push(reconciler.stop);
      targets.set(name, { reconciler, fleet });
    }
    await pause(3000);
    const rounds = new Map<string, Round[]>();
    for (let round = 0; round <= ROUNDS; round++) {
      note(round === 0 ? "warming up" : `round ${round} of ${ROUNDS}`);
      const costs = new Map<string, number>();
      const inTurns = round % 2 === 0 ? [...targets] : [...targets].reverse();
      for (const [name, target] of inTurns) costs.set(name, await costOf(target));
      if (round === 0) continue;
      const theirs = costs.get("without a line") ?? 0;
      for (const [name, croft] of costs) rounds.set(name, [...(rounds.get(name) ?? []), { croft, theirs }]);
    }
    for (const [name, { reconciler }] of targets)
      note(`${residentMib(reconciler.pid).toFixed(0)} MiB ${name}`);
    note(`${figuresCost().toFixed(2)} µs for the figures of a request`);
    const limit = "the reconciler's processor time";
    return [...rounds]
      .filter(([name]) => name !== "without a line")
      .map(([name, taken]) =>
        figure({ name: `GETs ${name}`, unit: "µs", yardstick: "Croft without a line", limit }, taken),
      );
  } finally {
    for (const end of endings.reverse()) await end();
    collector.close();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}
