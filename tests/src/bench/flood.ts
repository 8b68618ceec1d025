// What a flood of the largest inputs that are read costs everybody else: how long another project's requests take meanwhile, and how
// far the reconciler's memory rises. Both clients are processes of their own, so that only the server is measured. Beside the time
// that passes stands what the reconciler's first thread worked meanwhile: what else the machine does is no part of that.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Line, openLine } from "@croft/schemas/client/line.ts";
import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { agentFloods } from "../../../reconciler/src/agents/flood-messages.fixture.ts";
import { floodRequests, LONGEST_QUERY } from "../../../reconciler/src/http/flood-inputs.fixture.ts";
import { type Figure, figure, percentile, type Round } from "./figures.ts";
import { createFleet, type Fleet, PROJECT } from "./fleet.ts";
import {
  endChild,
  type RunningReconciler,
  residentMib,
  startReconciler,
  threadMilliseconds,
} from "./processes.ts";

const VMS = 400;
const VMS_PER_HOST = 100;
const IN_FLIGHT = 8;
const SECONDS = 1.5;
const FEWEST = 30;
const SAMPLE_MS = 25;
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

/** What a flooding client does until it is ended, as its file says. */
interface Job {
  url: string;
  method: string;
  options: { socketPath?: string; ca?: string; cert?: string; key?: string };
  headers: Record<string, string>;
  /** Files with bodies, taken in turns. */
  bodies: readonly string[];
}

/** The part of the bench that `flood-client` starts in a process of its own. */
export async function floodClient(file: string): Promise<void> {
  const job = JSON.parse(readFileSync(file, "utf8")) as Job;
  const bodies = job.bodies.map((one) => readFileSync(one));
  const isTls = job.url.startsWith("https:");
  const agent = new (isTls ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: IN_FLIGHT });
  const statuses: Record<string, number> = {};
  let isHeard = false;
  const one = (body: Buffer | undefined): Promise<void> =>
    new Promise((resolve) => {
      const begin = isTls ? httpsRequest : httpRequest;
      const headers = {
        ...job.headers,
        ...(body === undefined ? {} : { "content-length": String(body.length) }),
      };
      const note = (what: string): void => {
        statuses[what] = (statuses[what] ?? 0) + 1;
        if (!isHeard) process.stdout.write("\n");
        isHeard = true;
        resolve();
      };
      const sent = begin(job.url, { ...job.options, agent, method: job.method, headers }, (answer) => {
        answer.resume().on("close", () => note(String(answer.statusCode)));
      });
      sent.on("error", (error: NodeJS.ErrnoException) => note(error.code ?? "error"));
      sent.end(body);
    });
  let next = 0;
  let isOver = false;
  process.once("SIGTERM", () => {
    isOver = true;
    process.stdout.write(JSON.stringify(statuses), () => process.exit(0));
  });
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (!isOver) {
        await one(bodies[next++ % Math.max(1, bodies.length)]);
      }
    }),
  );
}

interface Wait {
  milliseconds: number;
  /** What the reconciler worked meanwhile, for whomever. */
  worked: number;
}

interface Meanwhile {
  milliseconds: number[];
  worked: number[];
  peakMib: number;
  statuses: string;
}

class Flood {
  readonly #reconciler: RunningReconciler;
  readonly #folder: string;
  readonly #other: Api;
  readonly #line: Line;
  readonly #agent = new HttpAgent({ keepAlive: true });
  #written = 0;

  constructor(reconciler: RunningReconciler, folder: string, other: Api) {
    this.#reconciler = reconciler;
    this.#folder = folder;
    this.#other = other;
    this.#line = openLine(other);
  }

  /** What others meet while the clients run. */
  async by(jobs: readonly Job[]): Promise<Meanwhile> {
    const clients = jobs.map((job, at) => this.#start(job, at));
    let said = "";
    for (const { stdout } of clients) stdout?.on("data", (data) => (said += data));
    const waits: Wait[] = [];
    let peakMib = 0;
    await Promise.all(clients.map(({ stdout }) => stdout && once(stdout, "data")));
    const watch = setInterval(() => {
      peakMib = Math.max(peakMib, residentMib(this.#reconciler.pid));
    }, SAMPLE_MS);
    const end = performance.now() + SECONDS * 1000;
    while (performance.now() < end || waits.length < FEWEST) waits.push(...(await this.#goOn()));
    clearInterval(watch);
    await Promise.all(
      clients.map(async (client) => {
        const said = client.stdout && once(client.stdout, "close");
        await endChild(client);
        await said;
      }),
    );
    return {
      milliseconds: waits.map(({ milliseconds }) => milliseconds),
      worked: waits.map(({ worked }) => worked),
      peakMib,
      statuses: said,
    };
  }

  #start(job: Job, at: number): ChildProcess {
    const file = path.join(this.#folder, `job-${at}.json`);
    writeFileSync(file, JSON.stringify(job), { mode: 0o600 });
    return spawn(process.execPath, [process.argv[1] as string, "flood-client", file], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  /** Another project's: reads, a write and a dry run. */
  async #goOn(): Promise<Wait[]> {
    const body = { project: "other", name: `k${this.#written++}`, spec: { public_key: KEY } };
    const change = {
      project: "other",
      name: "planned",
      spec: { public_key: KEY },
      action: "create",
      kind: "ssh_key",
    };
    return [
      await this.#timed("GET", "/v1/vms"),
      await this.#timed("POST", "/v1/ssh_keys", body),
      await this.#timed("POST", "/v1/plan", { changes: [change] }),
    ];
  }

  #timed(method: string, route: string, body?: object): Promise<Wait> {
    const { options } = this.#line;
    const url = this.#line.url(route);
    const headers = { authorization: `Bearer ${this.#other.token}`, "content-type": "application/json" };
    const begun = performance.now();
    const before = threadMilliseconds(this.#reconciler.pid);
    const wait = (): Wait => ({
      milliseconds: performance.now() - begun,
      worked: threadMilliseconds(this.#reconciler.pid) - before,
    });
    return new Promise((resolve, reject) => {
      const sent = httpRequest(url, { ...options, agent: this.#agent, method, headers }, (answer) => {
        answer.resume().on("end", () => {
          if ((answer.statusCode ?? 500) < 300) resolve(wait());
          else reject(new Error(`${method} ${route} of the other project: ${answer.statusCode}`));
        });
      });
      sent.on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

const STATE = "post /v1/state/{project}/{name}";
const LARGEST_STATE_MIB = 62;

/** The largest states: one as Terraform writes them, and one that packs badly, as encrypted ones do. */
function largestStates(): Map<string, Buffer> {
  const head = '{"version":4,"serial":1,"lineage":"l","resources":[';
  const item = `{"type":"croft_vm","name":"a","instances":[{"attributes":{"id":"vm_1","text":"${"t".repeat(200)}"}}]},`;
  const bytes = LARGEST_STATE_MIB * 1024 * 1024;
  const noise = randomBytes((bytes / 4) * 3).toString("base64");
  return new Map([
    [`${STATE} of ${LARGEST_STATE_MIB} MiB`, Buffer.from(`${head}${item.repeat(bytes / item.length)}{}]}`)],
    [`${STATE} of ${LARGEST_STATE_MIB} MiB that pack badly`, Buffer.from(`${head}"${noise}"]}`)],
  ]);
}

/** Every route and every agents' message, by its name. */
async function jobsOf(
  reconciler: RunningReconciler,
  fleet: Fleet,
  folder: string,
  flooder: Api,
): Promise<Map<string, Job[]>> {
  const fileOf = (name: string, body: string | Buffer, at: number): string => {
    const file = path.join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}-${at}`);
    writeFileSync(file, body);
    return file;
  };
  const jobs = new Map<string, Job[]>();
  for (const { method, path: route, types, bodies } of floodRequests()) {
    const name = `${method} ${route}`;
    const plural = route.split("/")[2];
    const filled = route
      .replace("{id}", plural === "vms" ? (fleet.vms[0] ?? "") : "none_0000000000000000")
      .replace("{project}", PROJECT)
      .replace("{name}", "s")
      .replace("{number}", "1");
    const line = openLine(flooder);
    const { options } = line;
    const url = line.url(filled + (method === "get" ? LONGEST_QUERY : ""));
    const files = bodies.flatMap((body, at) => (body === undefined ? [] : [fileOf(name, body, at)]));
    const headers = {
      authorization: `Bearer ${flooder.token}`,
      "content-type": types[0] ?? "application/json",
    };
    jobs.set(name, [
      {
        url: String(url),
        method: method.toUpperCase(),
        options: { socketPath: options.socketPath ?? "" },
        headers,
        bodies: files,
      },
    ]);
  }
  const toStates = jobs.get(STATE) ?? [];
  for (const [name, body] of largestStates()) {
    const files = [fileOf(name, body, 0)];
    jobs.set(
      name,
      toStates.map((job) => ({ ...job, bodies: files })),
    );
  }
  for (const { name, method, route, bodies } of agentFloods()) {
    const files = bodies.map((body, at) => fileOf(`agent ${name}`, body, at));
    // From several hosts at once: each may have one message of a kind open.
    jobs.set(
      `agents: ${name}`,
      fleet.hosts.map(({ certificate }) => ({
        url: `${reconciler.agentEndpoint}${route}`,
        method,
        options: { ca: fleet.authority, cert: certificate, key: fleet.key },
        headers: { "content-type": "application/json" },
        bodies: files,
      })),
    );
  }
  return jobs;
}

/** All routes and messages, or those whose name holds one of the words in `CROFT_FLOOD`, which commas part. */
export async function floodSpeed(note: (text: string) => void): Promise<Figure[]> {
  const only = (process.env.CROFT_FLOOD ?? "").split(",");
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-flood-"));
  const endings: (() => Promise<void> | void)[] = [];
  try {
    const fleet = await createFleet(folder, VMS, VMS_PER_HOST);
    const reconciler = await startReconciler(folder, { CROFT_LOG_LEVELS: "access=error" });
    endings.push(reconciler.stop);
    const { api } = reconciler;
    await call(api, "POST", "/v1/projects", { name: "other" });
    const tokenOf = async (project: string): Promise<Api> => {
      const { token = "" } = await call(api, "POST", "/v1/tokens", {
        role: "operator",
        project,
        ttl_seconds: 36_000,
      });
      return { ...api, token };
    };
    const flood = new Flood(reconciler, folder, await tokenOf("other"));
    endings.push(() => flood.close());
    const jobs = await jobsOf(reconciler, fleet, folder, await tokenOf(PROJECT));
    await pause(2000);
    const alone = await flood.by([]);
    const rest = residentMib(reconciler.pid);
    note(`nothing: p99 ${percentile(alone.milliseconds, 0.99).toFixed(0)} ms, ${rest.toFixed(0)} MiB`);
    const busy: Round[] = [];
    const slow: Round[] = [];
    const memory: Round[] = [];
    for (const [name, those] of jobs) {
      if (!only.some((word) => name.includes(word))) continue;
      const { milliseconds, worked, peakMib, statuses } = await flood.by(those);
      const p99 = percentile(milliseconds, 0.99);
      const worked99 = percentile(worked, 0.99);
      note(
        `${name}: ${milliseconds.length} requests, p99 ${p99.toFixed(0)} ms (${worked99.toFixed(0)} ms worked), most ${percentile(milliseconds, 1).toFixed(0)} ms, ${(peakMib - rest).toFixed(0)} MiB above rest; ${statuses.trim()}`,
      );
      busy.push({ croft: worked99, theirs: percentile(alone.worked, 0.99) });
      slow.push({ croft: p99, theirs: percentile(alone.milliseconds, 0.99) });
      memory.push({ croft: peakMib, theirs: rest });
    }
    const limit = "the reconciler's processor time";
    return [
      figure(
        {
          name: "another project's requests in a flood, p99, of all routes and messages",
          unit: "ms",
          yardstick: "the same without",
          limit,
        },
        slow,
      ),
      figure(
        {
          name: "the reconciler's work meanwhile, p99, of all routes and messages",
          unit: "ms",
          yardstick: "the same without",
          limit,
        },
        busy,
      ),
      figure(
        {
          name: "memory at its peak in a flood, of all routes and messages",
          unit: "MiB",
          yardstick: "the same without",
          limit: "bodies that are being read",
        },
        memory,
      ),
    ];
  } finally {
    for (const end of endings.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
