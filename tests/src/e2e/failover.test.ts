// Hosts that are lost: three machines are namespaces of this one, with real agents, guests and a real reconciler. Meanwhile the
// processes of the machine are watched from outside: no guest ever runs twice.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { root } from "../harness/clone.ts";
import { createFarMachine, type FarMachine } from "../harness/far-machine.ts";
import { until } from "../harness/guest-lab.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { withRoot } from "../harness/with-root.ts";

// A limit for what hangs, not a measure.
jest.setTimeout(300_000);

const PROGRAM = path.join(root, "host-agent/dist/croft-agent");
const { PATH = "" } = process.env;
const LEASE_SECONDS = 10;
/** From the loss of a host to the guest on another one, with a lease of this length: silence is seen after 15 s. */
const MOST_SECONDS = 90;

interface Machine {
  name: string;
  far: FarMachine;
  settings: string;
  /** `unshare`, whose end is the end of all that runs on the machine. */
  power: ChildProcess | undefined;
}

let folder: string;
let reconciler: ReconcilerProcess;
const machines: Machine[] = [];
const machine = (name: string): Machine => machines.find((one) => one.name === name) as Machine;

function createMachine(name: string): Machine {
  const home = path.join(folder, name);
  mkdirSync(home);
  const settings = path.join(home, "agent.yaml");
  const all = {
    state_dir: path.join(home, "state"),
    runtime_dir: path.join(home, "run"),
    accelerator: "tcg",
    devices: { include: ["none of this machine"] },
    way_out: { enabled: false },
  };
  writeFileSync(settings, JSON.stringify(all));
  return { name, far: createFarMachine(), settings, power: undefined };
}

async function join({ name, far, settings }: Machine): Promise<void> {
  const { command } = (await reconciler.rest("POST", "/v1/agent/join_tokens", { host: name })).body;
  // Each machine knows this one by an address of its own.
  const line = command.replace("croft-agent", PROGRAM).replace(/https:\/\/[^:]+:/, `https://${far.here}:`);
  const [program, ...args] = far.inside(["sh", "-c", `${line} --config ${settings}`]);
  execFileSync(program, args, { env: { PATH } });
}

/** Switches a machine on. Resolves once its agent is ready. */
async function switchOn({ name, far, settings }: Machine): Promise<void> {
  const apart = ["unshare", "-m", "-p", "--fork", "--mount-proc", "--kill-child"];
  const [program, ...args] = far.inside([...apart, PROGRAM, "run", "--config", settings]);
  const power = spawn(program, args, { env: { PATH }, stdio: ["ignore", "ignore", "pipe"] });
  machine(name).power = power;
  const said: string[] = [];
  for await (const line of createInterface({ input: power.stderr })) {
    said.push(line);
    if (!line.includes('"msg":"ready"')) continue;
    power.stderr.resume();
    return;
  }
  throw new Error(said.join("\n"));
}

const cutPower = ({ power }: Machine): void => void power?.kill("SIGKILL");

/** The agent's own process: the child of `unshare`. */
function agentOf({ power }: Machine): number {
  const children = readFileSync(`/proc/${power?.pid}/task/${power?.pid}/children`, "utf8");
  return Number(children.trim().split(" ")[0]);
}

/** Names of the machines on which a QEMU of the VM runs now, as this machine's kernel says. */
function runningOn(vm: string): string[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    let words: string;
    try {
      words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
    } catch {
      return [];
    }
    const [program = ""] = words.split("\0");
    if (!program.includes("qemu-system") || !words.includes(vm)) return [];
    return machines.flatMap(({ name }) => (words.includes(`${folder}/${name}/run/`) ? [name] : []));
  });
}

/** Where each VM ran, in turn, and what was seen of one in two places. */
const seen = new Map<string, string[]>();
const twice: string[] = [];
let watch: NodeJS.Timeout;

function look(): void {
  for (const [vm, places] of seen) {
    const now = runningOn(vm);
    if (now.length > 1) twice.push(`${vm} on ${now.join(" and ")}`);
    const [place] = now;
    if (place !== undefined && places.at(-1) !== place) places.push(place);
  }
}

async function createVm(name: string, labels: string): Promise<string> {
  const [image] = await reconciler.items("images");
  const spec = {
    image: image.id,
    cpus: 1,
    memory_mib: 64,
    root_disk_gib: 1,
    on_host_loss: "recreate",
    spread: { group: labels, over: "host", mode: "preferred" },
  };
  const made = await reconciler.rest("POST", "/v1/vms", { project: "web", name, spec });
  expect([made.status, made.body.detail]).toEqual([202, undefined]);
  const { id } = made.body;
  seen.set(id, []);
  const ready = await reconciler.rest("GET", `/v1/vms/${id}?wait=ready&timeout_seconds=60`);
  expect(ready.body.status).toMatchObject({ state: "running" });
  return id;
}

const statusOf = async (id: string) => (await reconciler.rest("GET", `/v1/vms/${id}`)).body.status;

/** Waits until a VM runs as its next incarnation; prints and returns the seconds since `from`. */
async function recreated(id: string, incarnation: number, from: number, what: string): Promise<number> {
  await until(async () => {
    const status = await statusOf(id);
    return status.incarnation === incarnation && status.state === "running";
  }, 120_000);
  const seconds = (performance.now() - from) / 1000;
  console.info(`${what}: the guest runs elsewhere after ${seconds.toFixed(1)} s (lease ${LEASE_SECONDS} s)`);
  return seconds;
}

const isReady = async (name: string): Promise<boolean> =>
  (await reconciler.items("hosts")).find((host) => host.name === name).status.state === "ready";

withRoot("namespaces of the network")("guests that are made anew when their host is lost", () => {
  beforeAll(async () => {
    execFileSync(process.execPath, ["cli/build.mjs", "--only", "croft-agent"], { cwd: root });
    folder = mkdtempSync(path.join(tmpdir(), "croft-failover-"));
    const images = path.join(folder, "images");
    mkdirSync(images);
    // Firmware finds nothing to boot in it and waits: QEMU runs, and that is what is counted.
    writeFileSync(path.join(images, "empty.raw"), Buffer.alloc(1024 ** 2));
    for (const name of ["a", "b", "c"]) machines.push(createMachine(name));
    reconciler = await startReconciler({
      CROFT_ADDRESS: "0.0.0.0",
      CROFT_AGENT_ADDRESS: "0.0.0.0",
      CROFT_NAMES: machines.map(({ far }) => far.here).join(","),
      CROFT_IMAGES_DIR: images,
      CROFT_HOST_LEASE_SECONDS: String(LEASE_SECONDS),
    });
    await reconciler.rest("POST", "/v1/projects", { name: "web" });
    const url = `file://${images}/empty.raw`;
    const made = await reconciler.rest("POST", "/v1/images", {
      project: "web",
      name: "empty",
      spec: { url, format: "raw" },
    });
    expect([made.status, made.body.detail]).toEqual([202, undefined]);
    for (const one of machines) await join(one);
    await Promise.all(machines.map(switchOn));
    watch = setInterval(look, 100);
  });

  afterAll(async () => {
    clearInterval(watch);
    for (const one of machines) cutPower(one);
    await reconciler?.stop();
    for (const { far } of machines) far.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("run elsewhere after the power of a host is cut, and after the agent of another one was stopped", async () => {
    const ids = [await createVm("one", "x"), await createVm("two", "x")];
    const [first = "", second = ""] = ids;
    const [cut, stopped] = [(await statusOf(first)).host, (await statusOf(second)).host];
    expect(cut).not.toBe(stopped);

    const from = performance.now();
    cutPower(machine(cut));
    const agent = agentOf(machine(stopped));
    process.kill(agent, "SIGSTOP");
    const after = await Promise.all([
      recreated(first, 2, from, "power cut"),
      recreated(second, 2, from, "agent stopped"),
    ]);
    expect(Math.max(...after)).toBeLessThan(MOST_SECONDS);

    // The stopped agent goes on where it was, and the other machine is switched on again: neither begins its copy.
    process.kill(agent, "SIGCONT");
    await switchOn(machine(cut));
    for (const host of [cut, stopped]) await until(() => isReady(host), 60_000);
    await until(() => readdirSync(path.join(folder, cut, "state/vms")).length === 0, 60_000);
    await until(() => readdirSync(path.join(folder, stopped, "state/vms")).length === 0, 60_000);
    expect([(await statusOf(first)).incarnation, (await statusOf(second)).incarnation]).toEqual([2, 2]);
    expect(twice).toEqual([]);
    expect(ids.map((id) => seen.get(id)?.length)).toEqual([2, 2]);
  });

  test("run elsewhere after the network of a host is cut, while those that are to wait run on there", async () => {
    const id = await createVm("three", "y");
    const { host } = await statusOf(id);
    const [image] = await reconciler.items("images");
    const spec = { image: image.id, cpus: 1, memory_mib: 64, root_disk_gib: 1, host };
    const waits = (await reconciler.rest("POST", "/v1/vms", { project: "web", name: "waits", spec })).body.id;
    seen.set(waits, []);
    await reconciler.rest("GET", `/v1/vms/${waits}?wait=ready&timeout_seconds=60`);

    const from = performance.now();
    machine(host).far.setCable("down");
    expect(await recreated(id, 2, from, "network cut")).toBeLessThan(MOST_SECONDS);
    expect(runningOn(waits)).toEqual([host]);
    machine(host).far.setCable("up");
    await until(() => isReady(host), 60_000);
    await until(() => readdirSync(path.join(folder, host, "state/vms")).length <= 1, 60_000);
    expect((await statusOf(waits)).state).toBe("running");
    expect(runningOn(waits)).toEqual([host]);
    expect(twice).toEqual([]);
    const events = (await reconciler.rest("GET", "/v1/events?after=0&limit=1000")).body.items;
    expect(events.filter(({ type }: { type: string }) => type === "host.fenced").length).toBe(3);
  });
});
