// The release before this one: what its reconciler wrote is taken over and its agents go on, and nothing of it is told anew.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { connect } from "../../../reconciler/src/store/sqlite/connection.ts";
import { NEWEST_SCHEMA } from "../../../reconciler/src/store/sqlite/migrations.ts";
import { bootableDisk } from "../harness/boot-medium.ts";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { freeRange } from "../harness/free-port.ts";
import { until } from "../harness/guest-lab.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { layOutLastRelease } from "../harness/last-release.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(300_000);

const KINDS = ["projects", "ssh_keys", "images", "disks", "partitions", "networks", "vms"] as const;
/** Contract that the release's agents speak. */
const ITS_CONTRACT = 3;

let folder: string;
let release: ReturnType<typeof layOutLastRelease>;
let reconciler: ReconcilerProcess;
let host: ImitatedHost;
const agents: ChildProcess[] = [];

beforeAll(async () => {
  await build("reconciler", "croft-agent");
  folder = mkdtempSync(path.join(tmpdir(), "croft-last-release-"));
  release = layOutLastRelease();
  reconciler = await startReconciler({}, false, release.folder);
  host = await imitateHost(reconciler, "alpha", { contract: ITS_CONTRACT });
});

afterAll(async () => {
  for (const agent of agents) agent.kill("SIGKILL");
  await host?.stop();
  await reconciler?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface ReadObject {
  id: string;
  status: { state: string };
}

/** Makes an object and waits until it is as wanted. */
async function make(of: ReconcilerProcess, plural: Plural, document: object): Promise<ReadObject> {
  const made = await of.rest("POST", `/v1/${plural}`, document);
  if (made.status >= 300) throw new Error(JSON.stringify(made.body));
  const { body } = await of.rest("GET", `/v1/${plural}/${made.body.id}?wait=ready&timeout_seconds=60`);
  return body;
}

/** All that was asked for, with its generation and what it became. */
async function everything() {
  const kinds = await Promise.all(KINDS.map((plural) => reconciler.items(plural)));
  return kinds.flat().map(({ id, name, generation, spec, status }) => ({
    id,
    name,
    generation,
    spec,
    state: status.state,
    host: status.host,
    ip_address: status.ip_address,
    ports: status.ports,
  }));
}

test("a database of the last release is taken over, after a backup of it, with nothing changed or told anew", async () => {
  const project = "p";
  const { id } = await make(reconciler, "projects", { name: project, spec: { description: "made before" } });
  const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
  await make(reconciler, "ssh_keys", { name: "me", project, spec: { public_key: key } });
  const disk = await make(reconciler, "disks", { spec: { host: "alpha", file: { name: "d", size_gib: 8 } } });
  const partition = await make(reconciler, "partitions", {
    name: "data",
    project,
    spec: { disk: disk.id, size_gib: 2 },
  });
  const network = await make(reconciler, "networks", {
    name: "net",
    project,
    spec: { mode: "nat", cidr: "10.77.0.0/24" },
  });
  const image = await addImage(reconciler, project);
  await make(reconciler, "vms", {
    name: "v",
    project,
    spec: {
      image: image.id,
      cpus: 1,
      memory_mib: 256,
      root_disk_gib: 1,
      ssh_keys: [key],
      partitions: [{ partition: partition.id }],
      networks: [{ network: network.id }],
      user_data: "#cloud-config\n{}\n",
    },
  });
  const before = await everything();
  expect(before.map(({ state }) => state)).not.toContain("error");
  const [{ status: told }] = await reconciler.items("hosts");
  const database = await connect(path.join(reconciler.stateDir, "croft.db"), { readOnly: true });
  const [row] = await database.all("PRAGMA user_version");
  await database.close();

  await reconciler.restart(root);

  expect(await everything()).toEqual(before);
  expect(readdirSync(reconciler.stateDir).filter((name) => name.includes("before-schema"))).toHaveLength(
    row?.user_version === NEWEST_SCHEMA ? 0 : 1,
  );
  await until(async () => (await reconciler.items("hosts"))[0].status.state === "ready", 60_000);
  const [{ status: now }] = await reconciler.items("hosts");
  expect(now.observed_generation).toBe(told.observed_generation);
  const later = await reconciler.rest("PATCH", `/v1/projects/${id}`, {
    spec: { description: "changed after" },
  });
  expect(later.body).toMatchObject({ generation: 2, spec: { description: "changed after" } });
});

/** An agent of its own folder that has joined `of`; resolves when it is ready. */
async function startAgent(program: string, of: ReconcilerProcess, name: string): Promise<void> {
  const { body } = await of.rest("POST", "/v1/agent/join_tokens", { host: name });
  const home = path.join(folder, name);
  mkdirSync(home);
  const settings = path.join(home, "agent.yaml");
  const range = (await freeRange()).split("-").join(", ");
  const lines = [
    ...[`state_dir: ${home}/state`, `runtime_dir: ${home}/run`, "accelerator: tcg"],
    ...[`port_range: [${range}]`, 'devices: {include: ["none of this machine"]}'],
  ];
  writeFileSync(settings, `${lines.join("\n")}\n`);
  const { PATH = "" } = process.env;
  const line = `${body.command.replace("croft-agent", program)} --config ${settings}`;
  const joined = spawnSync("sh", ["-c", line], { env: { PATH }, encoding: "utf8" });
  expect([joined.stderr, joined.status]).toEqual(["", 0]);
  agents.push(spawn(program, ["run", "--config", settings], { env: { PATH }, stdio: "ignore" }));
  const status = async () => (await of.items("hosts")).find((one) => one.name === name).status;
  await until(async () => (await status()).state === "ready", 40_000);
  expect((await status()).conditions.map(({ type }: { type: string }) => type)).not.toContain(
    "agent_outdated",
  );
}

/** A VM on a host of `of` that runs and is deleted again. */
async function runVm(of: ReconcilerProcess, host: string): Promise<void> {
  const image = await addImage(of, "q");
  const spec = {
    image: image.id,
    cpus: 1,
    memory_mib: 128,
    root_disk_gib: 1,
    host,
    ports: [{ guest_port: 22 }],
  };
  const vm = await make(of, "vms", { name: "v", project: "q", spec });
  expect(vm.status.state).toBe("running");
  await of.rest("DELETE", `/v1/vms/${vm.id}`);
  const gone = await of.rest("GET", `/v1/vms/${vm.id}?wait=deleted&timeout_seconds=60`);
  expect(gone.status).toBe(404);
}

test("an agent of the last release joins this reconciler and runs its VMs", async () => {
  await make(reconciler, "projects", { name: "q", spec: {} });
  await startAgent(release.agent, reconciler, "older");
  await runVm(reconciler, "older");
});

test("an agent of this release joins a reconciler of the last one and runs its VMs", async () => {
  const before = await startReconciler({}, false, release.folder);
  try {
    await make(before, "projects", { name: "q", spec: {} });
    await startAgent(path.join(root, "host-agent/dist/croft-agent"), before, "newer");
    await runVm(before, "newer");
  } finally {
    await before.stop();
  }
});

async function addImage(of: ReconcilerProcess, project: string): Promise<{ id: string }> {
  const place = path.join(of.stateDir, "images-in");
  mkdirSync(place, { recursive: true });
  const file = bootableDisk(path.join(place, "disk.raw"), "LAST RELEASE");
  return make(of, "images", { name: "disk", project, spec: { url: `file://${file}` } });
}
