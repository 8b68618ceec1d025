// What is shipped for Prometheus and Grafana, with a real Prometheus that scrapes a real reconciler: every query of every dashboard
// has series, and every figure that an alert asks for.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { send } from "@croft/schemas/client/rest-client.ts";
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa, execaSync } from "execa";
import {
  hasPython,
  installPython,
  leftOut,
  prepareEnvironment,
  testWith,
} from "../harness/client-environment.ts";
import { root } from "../harness/clone.ts";
import { type Dashboard, dashboardPicture, type Panel, type Series } from "../harness/dashboard-picture.ts";
import { freePort } from "../harness/free-port.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { keepPicture, makesPictures } from "../harness/pictures.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type SpanCollector, startCollector } from "../harness/span-collector.ts";
import { pagePicture } from "../harness/web-page.ts";

// A limit for what hangs, not a measure: machines that are busy take their time, and so does a registry.
jest.setTimeout(600_000);

const isHere = execaSync("prometheus", ["--version"], { reject: false }).exitCode === 0;
if (!isHere) process.stdout.write("skipped: prometheus is not installed\n");
const tested = isHere ? test : test.skip;
const shipped = path.join(root, "docs/operate");

let folder: string;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
let prometheus: ChildProcess | undefined;
let port: number;
const ids: Record<string, string> = {};

let collector: SpanCollector | undefined;

beforeAll(async () => {
  if (!isHere) return;
  folder = mkdtempSync(path.join(tmpdir(), "croft-monitoring-"));
  collector = await startCollector();
  reconciler = await startReconciler({ CROFT_OTLP_ENDPOINT: collector.endpoint });
  host = await imitateHost(reconciler, "alpha", { cloudInit: true });
  host.vmMore = ({ name }) => ({
    ...(name === "down" && { state: "failed", restarts: 5 }),
  });
  await prepare();
  await startPrometheus();
});

afterAll(async () => {
  if (prometheus !== undefined && prometheus.exitCode === null) {
    const gone = once(prometheus, "exit");
    prometheus.kill("SIGKILL");
    await gone;
  }
  await host?.stop();
  await reconciler?.stop();
  collector?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

async function make(plural: Plural, called: string, body: object, wait = "ready"): Promise<void> {
  const { status, body: made } = await reconciler.rest("POST", `/v1/${plural}`, body);
  expect([called, status < 300, made.detail]).toEqual([called, true, undefined]);
  ids[called] = made.id;
  if (wait !== "") await reconciler.rest("GET", `/v1/${plural}/${made.id}?wait=${wait}`);
}

/** A VM that runs, one that does not although it is to, a partition, and one in quarantine. */
async function prepare(): Promise<void> {
  const images = path.join(reconciler.stateDir, "images-in");
  mkdirSync(images, { recursive: true });
  writeFileSync(path.join(images, "disk.raw"), Buffer.alloc(1 << 20, 1));
  await make("projects", "web", { name: "web" });
  await make("images", "image", { name: "base", shared: true, spec: { url: `file://${images}/disk.raw` } });
  await make("disks", "disk", { spec: { host: "alpha", file: { name: "first", size_gib: 16 } } });
  for (const name of ["kept", "deleted"]) {
    await make("partitions", name, { project: "web", name, spec: { size_gib: 1, disk: ids.disk } });
  }
  const spec = { image: ids.image, cpus: 1, memory_mib: 64, root_disk_gib: 1, wait_for: ["running"] };
  await make("vms", "app", { project: "web", name: "app", spec });
  await make("vms", "down", { project: "web", name: "down", spec }, "");
  await reconciler.rest("DELETE", `/v1/partitions/${ids.deleted}`);
  // One that is refused.
  await reconciler.rest("GET", "/v1/vms/vm_0000000000000000");
}

const used = (seconds: number): HostCounters["vms"] => [
  {
    id: ids.app as string,
    observed_at: new Date().toISOString(),
    started_at: "2026-01-01T00:00:00.000Z",
    cpu_seconds: seconds,
    vcpu_seconds: [seconds],
    memory_resident_bytes: 64 * 2 ** 20,
    guest_memory: { total_bytes: 64 * 2 ** 20, available_bytes: 2 ** 20, free_bytes: 2 ** 20 },
    disks: [
      {
        name: "root",
        read_bytes: seconds,
        written_bytes: seconds,
        read_operations: seconds,
        write_operations: seconds,
        flush_operations: seconds,
      },
    ],
    filesystems: [{ mountpoint: "/", type: "ext4", size_bytes: 2 ** 30, used_bytes: 2 ** 29 }],
    network_cards: [
      {
        name: "eth0",
        received_bytes: seconds,
        sent_bytes: seconds,
        received_packets: seconds,
        sent_packets: seconds,
      },
    ],
  },
];

/** The page's own settings, with where things are here. */
function scrapeOfThePage(): string {
  const page = readFileSync(path.join(shipped, "watch.md"), "utf8");
  const [, indented = ""] = /^ {3}```yaml\n((?: {3}.*\n)+?) {3}```/m.exec(page) ?? [];
  const places = {
    "/etc/prometheus/croft.token": "croft.token",
    "/etc/prometheus/croft-ca.pem": `${reconciler.stateDir}/ca.pem`,
    "127.0.0.1:7400": new URL(reconciler.tlsEndpoint).host,
  };
  const settings = indented.replace(/^ {3}/gm, "");
  for (const place of Object.keys(places)) expect(settings).toContain(place);
  return Object.entries(places).reduce((text, [from, to]) => text.replace(from, to), settings);
}

/** By the page's own settings, but for how often it looks; alerts fire at once. */
async function startPrometheus(): Promise<void> {
  const { body: token } = await reconciler.rest("POST", "/v1/tokens", {
    name: "prometheus",
    role: "monitor",
    ttl_seconds: 3600,
  });
  expect(token.token).toEqual(expect.any(String));
  writeFileSync(path.join(folder, "croft.token"), token.token, { mode: 0o600 });
  const rules = readFileSync(path.join(shipped, "alerts/croft.rules.yaml"), "utf8").replace(
    /^ +for: .*\n/gm,
    "",
  );
  writeFileSync(path.join(folder, "croft.rules.yaml"), rules);
  writeFileSync(
    path.join(folder, "prometheus.yml"),
    `global: { scrape_interval: 1s, evaluation_interval: 1s }
${scrapeOfThePage()}`,
  );
  port = await freePort();
  const words = [
    "--config.file=prometheus.yml",
    "--storage.tsdb.path=data",
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  prometheus = spawn("prometheus", words, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const lines: string[] = [];
  for await (const line of createInterface({ input: prometheus.stderr as NodeJS.ReadableStream })) {
    lines.push(line);
    if (line.includes("Server is ready to receive web requests")) break;
  }
  if (prometheus.exitCode !== null) throw new Error(lines.join("\n"));
}

/** How many series a query has now. */
async function count(query: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`);
  const { status, data, error } = (await answer.json()) as {
    status: string;
    data?: { result: unknown[] };
    error?: string;
  };
  if (status !== "success") throw new Error(`${query}: ${error}`);
  return data?.result.length ?? 0;
}

/** Those that have no series after half a minute of scrapes. */
async function without(queries: readonly string[]): Promise<string[]> {
  let left = [...queries];
  for (let at = 1; left.length > 0 && at <= 30; at++) {
    await host.tellCounters(used(at));
    await reconciler.rest("GET", "/v1/vms/vm_0000000000000000");
    await pause(1000);
    const counts = await Promise.all(left.map(count));
    left = left.filter((_, index) => counts[index] === 0);
  }
  return left;
}

/** What a query had in the minutes that this test runs. */
async function range(expr: string): Promise<Series[]> {
  const end = Date.now() / 1000;
  const query = new URLSearchParams({ query: filled(expr), start: `${end - 60}`, end: `${end}`, step: "1" });
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query_range?${query}`);
  const { data } = (await answer.json()) as { data?: { result: Series[] } };
  return data?.result ?? [];
}

/** The docs' pictures of the dashboards, and of the alert as Prometheus' own page shows it. */
async function keepPictures(): Promise<void> {
  const rows = { "croft-fleet": 30, "croft-vm": 30 };
  for (const [name, until] of Object.entries(rows)) {
    const file = path.join(shipped, `dashboards/${name}.json`);
    const dashboard = JSON.parse(readFileSync(file, "utf8")) as Dashboard;
    keepPicture(`${name}.svg`, await dashboardPicture(dashboard, until, range));
  }
  const by = "alertname, alertstate, project, name, host";
  const query = new URLSearchParams({
    "g0.expr": `sum by (${by}) (ALERTS{alertname="CroftVmDown"})`,
    "g0.tab": "1",
  });
  const own = `http://127.0.0.1:${port}`;
  keepPicture("alert.png", await pagePicture(`${own}/graph?${query}`, 1200, 430));
}

/** With what Grafana puts in for its variables. */
const filled = (expr: string): string =>
  expr
    .replaceAll("$__rate_interval", "10s")
    .replaceAll("$host", "alpha")
    .replaceAll("$project", "web")
    .replaceAll("$vm", ids.app as string);

tested("every query of the dashboards has series", async () => {
  const files = readdirSync(path.join(shipped, "dashboards"));
  expect(files).toHaveLength(4);
  const queries = files.flatMap((file) => {
    const { panels } = JSON.parse(readFileSync(path.join(shipped, "dashboards", file), "utf8")) as {
      panels: Panel[];
    };
    return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => filled(expr)));
  });
  expect(queries.length).toBeGreaterThan(50);
  expect(await without(queries)).toEqual([]);
});

tested("every figure that an alert asks for is there, and a VM that is down is named", async () => {
  const rules = readFileSync(path.join(shipped, "alerts/croft.rules.yaml"), "utf8");
  const figures = [...new Set(rules.match(/\bcroft_[a-z_]+\b/g))];
  // There only while something is wrong.
  const expected = figures.filter((figure) => !["croft_condition", "croft_host_condition"].includes(figure));
  expect(await without(expected)).toEqual([]);
  const firing =
    'ALERTS{alertname="CroftVmDown", alertstate="firing", name="down", project="web", host="alpha"}';
  expect(await without([firing])).toEqual([]);
  expect(await count('ALERTS{alertname="CroftVmDown", name="app"}')).toBe(0);
  if (makesPictures()) await keepPictures();
});

tested("a scrape is seen by Prometheus as whole, and costs no request its line", async () => {
  expect(await without(['up{job="croft"} == 1'])).toEqual([]);
  expect(reconciler.log()).toMatch(
    /"component":"access".*"route":"get_metrics","path":"\/metrics","status":200/,
  );
});

tested("a client's requests are spans of its trace, which its events have too", async () => {
  const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  const parent = "00f067aa0ba902b7";
  const answer = await send(
    { endpoint: reconciler.endpoint, token: reconciler.token },
    {
      method: "POST",
      route: "/v1/projects",
      headers: { "content-type": "application/json", traceparent: `00-${trace}-${parent}-01` },
      body: JSON.stringify({ name: "traced" }),
    },
  );
  const { id } = (await answer.json()) as { id: string };
  const [, span] = (answer.header("croft-request-id") ?? "").split("-");
  const spans = await collector?.ofTrace(trace, ["POST create_project"]);
  const found = spans?.find(({ name }) => name === "POST create_project");
  expect(found).toMatchObject({ name: "POST create_project", spanId: span, parentSpanId: parent });
  const { body } = await reconciler.rest("GET", "/v1/events?after=0&limit=1000");
  const own = body.items.filter(({ object }: { object: string }) => object === id);
  expect(own.map(({ trace_id }: { trace_id: string }) => trace_id)).toContain(trace);
  expect(reconciler.log()).toContain(`"trace_id":"${trace}","span_id":"${span}"`);
});

testWith(isHere && hasPython(), "prometheus, or python3 with venv and pip,")(
  "the docs' recipe for Vector reads every line of a running reconciler, and what is no line",
  async () => {
    const place = await prepareEnvironment("vector", "requirements.txt", installPython).catch(leftOut);
    if (place === undefined) return;
    const page = readFileSync(path.join(shipped, "logs.md"), "utf8");
    const [, indented = ""] = /source: \|\n((?: {6}.*\n)+)/.exec(page) ?? [];
    const lines = reconciler.log().trim().split("\n");
    expect(lines.length).toBeGreaterThan(10);
    const at = "2026-01-01T00:00:00Z";
    const events = [...lines, "Started Croft reconciler."].map((message) => ({
      message,
      host: "rack-1",
      timestamp: at,
    }));
    const { stdout } = await execa(path.join(place, "venv/bin/python"), [path.join(place, "remap.py")], {
      input: JSON.stringify({ program: indented.replace(/^ {6}/gm, ""), events }),
    });
    const remapped = JSON.parse(stdout) as Record<string, unknown>[];
    const words = remapped.pop();
    expect(words).toMatchObject({ part: "systemd", level: "info", msg: "Started Croft reconciler." });
    for (const [index, event] of remapped.entries()) {
      const { timestamp, machine, ...line } = event;
      expect(line).toEqual(JSON.parse(lines[index] as string));
      expect({ machine, at: new Date(String(timestamp).replace(" UTC", "Z")).toISOString() }).toEqual({
        machine: "rack-1",
        at: line.time,
      });
    }
  },
);
