// What a scrape of all figures costs the reconciler, with a thousand VMs and with twenty thousand on five hundred hosts, and how
// long requests take that come meanwhile.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { openLine } from "@croft/schemas/client/line.ts";
import { send } from "@croft/schemas/client/rest-client.ts";
import { type Figure, figure, percentile, type Round } from "./figures.ts";
import { createFleet, type Fleet, tellCounters } from "./fleet.ts";
import { cpuSeconds, type RunningReconciler, residentMib, startReconciler } from "./processes.ts";

const SIZES = [1_000, 20_000] as const;
const VMS_PER_HOST = 40;
const ROUNDS = 5;

const run = promisify(execFile);

interface Sample {
  cpuMs: number;
  alone: number;
  meanwhile: number;
  resident: number;
  bytes: number;
}

interface Target {
  reconciler: RunningReconciler;
  fleet: Fleet;
}

/** In a process of its own, so that taking the bytes does not slow the requests that are timed. Resolves to their number. */
async function scrape({ api }: RunningReconciler): Promise<number> {
  const line = openLine(api);
  const { socketPath } = line.options;
  if (typeof socketPath !== "string") throw new Error("the reconciler is not reached by a socket");
  const script = `const [url, socketPath, authorization] = process.argv.slice(1);
    let size = 0;
    require("node:http").get(new URL("/metrics", url), { socketPath, headers: { authorization } }, (answer) => {
      answer.on("data", (data) => { size += data.length; });
      answer.on("end", () => { process.stdout.write(String(answer.statusCode === 200 ? size : -1)); });
    });`;
  const { stdout } = await run(process.execPath, [
    "-e",
    script,
    String(line.url("")),
    socketPath,
    `Bearer ${api.token}`,
  ]);
  if (Number(stdout) <= 0) throw new Error("/metrics was refused");
  return Number(stdout);
}

/** The slowest of requests that follow each other until `end`, in milliseconds. */
async function slowest({ reconciler, fleet }: Target, end: Promise<unknown>): Promise<number> {
  let ended = false;
  void end.finally(() => {
    ended = true;
  });
  const times: number[] = [];
  while (!ended) {
    const begun = performance.now();
    const answer = await send(reconciler.api, { method: "GET", route: `/v1/vms/${fleet.vms[0]}` });
    await answer.text();
    times.push(performance.now() - begun);
  }
  return percentile(times, 1);
}

async function sample(target: Target): Promise<Sample> {
  const { reconciler, fleet } = target;
  await tellCounters(reconciler.agentEndpoint, fleet, VMS_PER_HOST);
  await pause(500);
  const before = cpuSeconds(reconciler.pid);
  const bytes = await scrape(reconciler);
  const cpuMs = (cpuSeconds(reconciler.pid) - before) * 1000;
  const meanwhile = await slowest(target, scrape(reconciler));
  const alone = await slowest(target, pause(1000));
  return { cpuMs, alone, meanwhile, resident: residentMib(reconciler.pid), bytes };
}

/** As it is started anew where somebody has a token for figures. */
async function startMonitored(folder: string): Promise<RunningReconciler> {
  const before = await startReconciler(folder);
  const body = JSON.stringify({ name: "prometheus", role: "monitor", ttl_seconds: 86_400 });
  const headers = { "content-type": "application/json" };
  const made = await send(before.api, { method: "POST", route: "/v1/tokens", headers, body });
  if (!made.ok) throw new Error("no token for monitoring was made");
  await before.stop();
  return startReconciler(folder);
}

export async function scrapeCost(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-scrape-"));
  const endings: (() => Promise<void>)[] = [];
  try {
    const samples: Sample[][] = [];
    for (const size of SIZES) {
      note(`a store with ${size} VMs on ${size / VMS_PER_HOST} hosts`);
      const own = path.join(folder, String(size));
      mkdirSync(own);
      const fleet = await createFleet(own, size, VMS_PER_HOST);
      const reconciler = await startMonitored(own);
      endings.push(reconciler.stop);
      await pause(10_000);
      const taken: Sample[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const one = await sample({ reconciler, fleet });
        const { cpuMs, bytes, alone, meanwhile, resident } = one;
        const mib = (bytes / 1024 ** 2).toFixed(1);
        note(
          `${round === 0 ? "first scrape" : `round ${round} of ${ROUNDS}`}: ${cpuMs.toFixed(0)} ms of processor time, ${mib} MiB, slowest GET ${alone.toFixed(1)} ms alone and ${meanwhile.toFixed(1)} ms meanwhile, ${resident.toFixed(0)} MiB resident`,
        );
        if (round > 0) taken.push(one);
      }
      samples.push(taken);
    }
    const [small = [], large = []] = samples;
    const rounds = (of: (one: Sample) => number): Round[] =>
      large.map((one, at) => ({ croft: of(one), theirs: of(small[at] as Sample) }));
    const limit = "the reconciler's processor time";
    const yardstick = `Croft with ${SIZES[0]} VMs`;
    const named = (name: string) => `${name} with ${SIZES[1]} VMs`;
    return [
      figure(
        { name: named("processor time of a scrape"), unit: "ms", yardstick, limit },
        rounds((one) => one.cpuMs),
      ),
      figure(
        { name: named("slowest GET during a scrape"), unit: "ms", yardstick, limit },
        rounds((one) => one.meanwhile),
      ),
      figure(
        { name: named("memory"), unit: "MiB", yardstick, limit: "memory" },
        rounds((one) => one.resident),
      ),
    ];
  } finally {
    for (const end of endings.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
