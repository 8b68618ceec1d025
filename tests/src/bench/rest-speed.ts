// REST with a thousand and with twenty thousand VMs in the store, beside a bare Node server that answers as much.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Line, openLine } from "@croft/schemas/client/line.ts";
import { type Api, send } from "@croft/schemas/client/rest-client.ts";
import { type Figure, figure, largestShare, percentile, type Round } from "./figures.ts";
import { answerForHosts, createFleet, type Fleet, newVm, PROJECT } from "./fleet.ts";
import { memoryFigures } from "./memory.ts";
import { cpuSeconds, endChild, type RunningReconciler, startReconciler, untilIdle } from "./processes.ts";

const SIZES = [1_000, 20_000];
const ROUNDS = 5;
const GETS = 300;
const PAGES = 20;
const CREATES = 20;
const IN_FLIGHT = 16;

/** Something to measure: a server, and the three calls on it. */
interface Target {
  name: string;
  pid: number;
  api: Api;
  one(): string;
  page: string;
  create: string;
  body(): string;
}

const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
/** The way to each server, found once: what is measured is the server. */
const lines = new Map<string, Line>();

function lineTo(api: Api): Line {
  const line = lines.get(api.endpoint) ?? openLine(api);
  lines.set(api.endpoint, line);
  return line;
}

/** Milliseconds of one call. */
function call({ api }: Target, method: string, route: string, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint();
    const headers = {
      authorization: `Bearer ${api.token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    const line = lineTo(api);
    const outgoing = request(line.url(route), { ...line.options, agent, method, headers }, (answer) => {
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
      });
      answer.on("end", () => {
        const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
        if ((answer.statusCode ?? 500) < 300 && size > 0) resolve(milliseconds);
        else reject(new Error(`${method} ${route} answered ${answer.statusCode}`));
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function inTurn(count: number, one: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done++) times.push(await one());
  return times;
}

/** Calls per second with several in flight. */
async function perSecond(count: number, one: () => Promise<number>): Promise<number> {
  const begun = process.hrtime.bigint();
  await Promise.all(Array.from({ length: IN_FLIGHT }, () => inTurn(Math.ceil(count / IN_FLIGHT), one)));
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  return (Math.ceil(count / IN_FLIGHT) * IN_FLIGHT) / seconds;
}

const MEASURES = ["get50", "get99", "page", "create", "reads", "writes"] as const;
type Measure = (typeof MEASURES)[number];

interface Sample {
  values: Record<Measure, number>;
  /** Seconds that the reads and the creates took, and what the server's processor did meanwhile. */
  read: { wall: number; cpu: number };
  written: { wall: number; cpu: number };
}

async function watched<T>(pid: number, work: () => Promise<T>): Promise<[T, { wall: number; cpu: number }]> {
  const begun = { at: process.hrtime.bigint(), cpu: cpuSeconds(pid) };
  const result = await work();
  const wall = Number(process.hrtime.bigint() - begun.at) / 1e9;
  return [result, { wall, cpu: cpuSeconds(pid) - begun.cpu }];
}

async function sample(target: Target): Promise<Sample> {
  const get = () => call(target, "GET", target.one());
  const create = () => call(target, "POST", target.create, target.body());
  const [reads, read] = await watched(target.pid, async () => ({
    gets: await inTurn(GETS, get),
    pages: await inTurn(PAGES, () => call(target, "GET", target.page)),
    perSecond: await perSecond(GETS, get),
  }));
  const [writes, written] = await watched(target.pid, async () => ({
    creates: await inTurn(CREATES, create),
    perSecond: await perSecond(2 * IN_FLIGHT, create),
  }));
  const values = {
    get50: percentile(reads.gets, 0.5),
    get99: percentile(reads.gets, 0.99),
    page: percentile(reads.pages, 0.5),
    create: percentile(writes.creates, 0.5),
    reads: reads.perSecond,
    writes: writes.perSecond,
  };
  return { values, read, written };
}

let created = 0;

function croftTarget(size: number, { api, pid }: RunningReconciler, fleet: Fleet): Target {
  const anyVm = (): string => fleet.vms[Math.floor(Math.random() * fleet.vms.length)] as string;
  return {
    name: `with ${size} VMs`,
    pid,
    api,
    one: () => `/v1/vms/${anyVm()}`,
    page: `/v1/vms?project=${PROJECT}&limit=100`,
    create: "/v1/vms",
    body: () => JSON.stringify(newVm(fleet, `bench-${++created}`)),
  };
}

/** Starts the yardstick with answers as long as the reconciler's. */
async function startYardstick(
  folder: string,
  like: Target,
): Promise<{ target: Target; stop(): Promise<void> }> {
  const read = async (route: string, name: string): Promise<string> => {
    const answer = await send(like.api, { method: "GET", route });
    const file = path.join(folder, name);
    writeFileSync(file, await answer.text());
    return file;
  };
  const files = [await read(like.one(), "one.json"), await read(like.page, "page.json")];
  const child = spawn(process.execPath, [process.argv[1] as string, "yardstick-server", folder, ...files], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = (await once(child.stdout, "data")) as [Buffer];
  const endpoint = said.toString().trim();
  const target: Target = {
    name: "a bare Node server",
    pid: child.pid as number,
    api: { endpoint, token: "" },
    one: () => "/one",
    page: "/page",
    create: "/",
    body: like.body,
  };
  return { target, stop: () => endChild(child) };
}

const NAMES: Record<Measure, { name: string; unit: Figure["unit"] }> = {
  get50: { name: "GET of one VM, p50", unit: "ms" },
  get99: { name: "GET of one VM, p99", unit: "ms" },
  page: { name: "a page of 100 VMs, p50", unit: "ms" },
  create: { name: "create of a VM, p50", unit: "ms" },
  reads: { name: `GETs, ${IN_FLIGHT} in flight`, unit: "per s" },
  writes: { name: `creates, ${IN_FLIGHT} in flight`, unit: "per s" },
};

function limitOf(samples: readonly Sample[], writing: boolean): string {
  const parts = samples.map((one) => (writing ? one.written : one.read));
  const wall = parts.reduce((sum, part) => sum + part.wall, 0);
  const cpu = parts.reduce((sum, part) => sum + part.cpu, 0);
  const waiting = writing ? "waiting for the disk, and the client" : "the client";
  return largestShare(wall, { "the reconciler's processor time": cpu }, waiting);
}

function compare(
  ours: readonly Sample[],
  theirs: readonly Sample[],
  what: string,
  yardstick: string,
): Figure[] {
  return MEASURES.map((measure) => {
    const rounds: Round[] = ours.map((one, index) => ({
      croft: one.values[measure],
      theirs: (theirs[index] as Sample).values[measure],
    }));
    const limit = limitOf(ours, measure === "create" || measure === "writes");
    const { name, unit } = NAMES[measure];
    return figure({ name: `${name} ${what}`, unit, yardstick, limit }, rounds);
  });
}

/** Reads and writes over REST, and the memory of the programs. */
export async function restSpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-rest-"));
  const endings: (() => Promise<void>)[] = [];
  try {
    const running: RunningReconciler[] = [];
    const targets: Target[] = [];
    for (const size of SIZES) {
      note(`a store with ${size} VMs`);
      const own = path.join(folder, String(size));
      mkdirSync(own);
      const fleet = await createFleet(own, size);
      const reconciler = await startReconciler(own);
      endings.push(reconciler.stop);
      const hosts = await answerForHosts(reconciler.agentEndpoint, fleet);
      endings.push(hosts.stop);
      await hosts.firstReports;
      await untilIdle(reconciler.pid);
      running.push(reconciler);
      targets.push(croftTarget(size, reconciler, fleet));
    }
    const yardstick = await startYardstick(folder, targets[0] as Target);
    endings.push(yardstick.stop);
    const all = [yardstick.target, ...targets];
    const samples = new Map<Target, Sample[]>(all.map((target) => [target, []]));
    for (let number = 0; number <= ROUNDS; number++) {
      // Round 0 is thrown away: code and caches are cold.
      note(number === 0 ? "warming up" : `round ${number} of ${ROUNDS}`);
      for (const target of all) {
        const taken = await sample(target);
        if (number > 0) samples.get(target)?.push(taken);
        for (const { pid } of running) await untilIdle(pid);
      }
    }
    const of = (target: Target | undefined): Sample[] => samples.get(target as Target) as Sample[];
    const [small, large] = targets;
    return [
      ...targets.flatMap((target) =>
        compare(of(target), of(yardstick.target), target.name, yardstick.target.name),
      ),
      ...compare(of(large), of(small), large?.name ?? "", `Croft ${small?.name}`),
      ...(await memoryFigures(folder, SIZES, running)),
    ];
  } finally {
    for (const end of endings.reverse()) await end();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}
