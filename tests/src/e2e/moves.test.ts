// A VM moves to another host with its disks: real agents, a real guest that wrote before and reads after, every byte compared.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { AnyBody } from "@croft/schemas/client/rest-calls.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { builtProvider } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { until } from "../harness/guest-lab.ts";
import { describeSampling, readSampling, sampleMoments } from "../harness/sampling/sample.ts";
import { SerialShell, waitForText } from "../harness/serial-shell.ts";
import { terraformFolder } from "../harness/terraform-folder.ts";
import { startTwoHosts, type TestHost, type TwoHosts } from "../harness/two-hosts.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

let hosts: TwoHosts;
let vm: string;
let partition: string;

beforeAll(async () => {
  hosts = await startTwoHosts();
});
afterAll(() => hosts?.stop());

const show = async <Route extends string>(route: Route, ...none: AnyBody<"GET", Route>) =>
  (await hosts.reconciler.rest("GET", route, ...none)).body;
const status = async (id = vm) => (await show(`/v1/vms/${id}`)).status;
const moveTo = (host: string) => hosts.reconciler.rest("PATCH", `/v1/vms/${vm}`, { spec: { host } });
const events = async (type: string) =>
  (await show("/v1/events?after=0")).items.filter((one: { type: string }) => one.type === type);

/** Waits until the VM is ready on a host, and has been said to be ready at this write. */
async function readyOn(host: string): Promise<void> {
  await until(async () => {
    const now = await status();
    if (now.state === "error" || now.state === "failed") throw new Error(JSON.stringify(now));
    return now.host === host && now.ready && now.state === "running";
  }, 300_000);
}

/** Entries of a host's disk that are the partition's. */
const entriesOn = (host: TestHost): number => {
  const table = Buffer.alloc(1024 ** 2);
  const disk = openSync(host.file("state/disks", `disk-${host.name}.img`), "r");
  readSync(disk, table, 0, table.length, 0);
  closeSync(disk);
  return table.toString("utf16le").split(partition).length - 1;
};

/** `boots`: how often it has booted, because its serial log goes with it. */
async function shellOn(host: TestHost, boots: number): Promise<SerialShell> {
  const ready = new RegExp("READY[^]*".repeat(boots));
  await waitForText(host.file("state/vms", vm, "serial.log"), ready, 180_000);
  return SerialShell.connect(host.file("run/vms", vm, "serial.sock"));
}

/** What the guest wrote of its root disk and its partition, and how it knows them. */
const sums = (shell: SerialShell): Promise<string> =>
  shell.run(
    "for d in vda vdc; do dd if=/dev/$d bs=1M skip=100 count=13 2>/dev/null | md5sum; cat /sys/block/$d/serial; echo; done",
  );

test("with its root disk and its partition, and finds there every byte that its guest wrote", async () => {
  partition = (
    await hosts.make("/v1/partitions", {
      project: "web",
      name: "data",
      spec: { size_gib: 1 },
    })
  ).id;
  const { status: made } = await show(`/v1/partitions/${partition}?wait=ready&timeout_seconds=60`);
  const [from, to] = made.host === "alpha" ? [hosts.alpha, hosts.beta] : [hosts.beta, hosts.alpha];
  const spec = {
    image: hosts.image,
    cpus: 1,
    memory_mib: 256,
    root_disk_gib: 1,
    partitions: [{ partition }],
    ports: [{ guest_port: 8080 }],
  };
  vm = (await hosts.make("/v1/vms", { project: "web", name: "app", spec })).id;
  await readyOn(from.name);
  let shell = await shellOn(from, 1);
  await shell.run(
    "for d in vda vdc; do dd if=/dev/urandom of=/dev/$d bs=1M count=12 seek=100 2>/dev/null; done; sync",
  );
  const before = await sums(shell);
  expect(before).toContain(partition);
  shell.close();

  const answer = await moveTo(to.name);
  expect(answer.status).toBe(200);
  expect(answer.body.status).toMatchObject({
    ready: false,
    conditions: expect.arrayContaining([expect.objectContaining({ type: "moving", status: "true" })]),
  });
  await readyOn(to.name);

  shell = await shellOn(to, 2);
  expect(await sums(shell)).toBe(before);
  shell.close();
  expect(await status()).toMatchObject({ host: to.name, incarnation: 2 });
  expect((await status()).conditions.map(({ type }: { type: string }) => type)).not.toContain("moving");
  const { status: moved } = await show(`/v1/partitions/${partition}`);
  expect(moved).toMatchObject({ host: to.name, serial: partition, part_uuid: made.part_uuid });
  const [finished] = await events("vm.move_finished");
  expect(finished.data).toMatchObject({
    from: from.name,
    to: to.name,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  // What the first host had is removed.
  await until(async () => (await events("vm.removed_from_host")).length === 1, 60_000);
  await until(async () => (await events("partition.removed_from_host")).length === 1, 60_000);
  expect(existsSync(from.file("state/vms", vm))).toBe(false);
  expect(entriesOn(from)).toBe(0);
});

/** Digests of the root disk and of the partition as they lie on a host. */
async function bytesOn(host: TestHost): Promise<string[]> {
  const { start_bytes, size_bytes } = (await show(`/v1/partitions/${partition}`)).status;
  const hash = createHash("sha256");
  const disk = openSync(host.file("state/disks", `disk-${host.name}.img`), "r");
  const block = Buffer.alloc(4 * 1024 ** 2);
  for (let at = 0; at < size_bytes; at += block.length) {
    readSync(disk, block, 0, block.length, start_bytes + at);
    hash.update(block);
  }
  closeSync(disk);
  const root = createHash("sha256").update(readFileSync(host.file("state/vms", vm, "root.qcow2")));
  return [hash.digest("hex"), root.digest("hex")];
}

const hostNamed = (name: string): TestHost => (name === "alpha" ? hosts.alpha : hosts.beta);
const otherThan = (host: TestHost): TestHost => (host === hosts.alpha ? hosts.beta : hosts.alpha);

/** Waits until the VM is stopped on a host, and nothing of it is left on the other. */
async function restsOn(host: TestHost): Promise<void> {
  await until(async () => {
    const now = await status();
    // What failed is ordered again, as a user would.
    if (now.state === "error") await moveTo(host.name);
    return now.host === host.name && now.ready && now.state === "stopped";
  }, 120_000);
  await until(() => !existsSync(otherThan(host).file("state/vms", vm)), 60_000);
}

const PARTS = ["source", "target", "reconciler"] as const;
const DELAYS_MS = [0, 100, 300, 700, 1500, 3000, 6000];

test("killed at any moment it ends on one host, whole, and nothing of it is on the other", async () => {
  await hosts.reconciler.rest("PATCH", `/v1/vms/${vm}`, { spec: { power_state: "stopped" } });
  await until(async () => (await status()).state === "stopped" && (await status()).ready, 120_000);
  let at = hostNamed((await status()).host);
  const before = await bytesOn(at);
  const all = PARTS.flatMap((part) => DELAYS_MS.map((delay) => ({ part, delay })));
  const sampling = readSampling();
  const moments = sampleMoments(all, ({ part }) => part, sampling);
  console.info(describeSampling("Kills during a move", moments.length, all.length, sampling));
  for (const { part, delay } of moments) {
    const to = otherThan(at);
    // Refused as long as something of the move before is left.
    await until(async () => (await moveTo(to.name)).status === 200, 60_000);
    await pause(delay);
    const killed = part === "reconciler" ? hosts.reconciler : part === "source" ? at : to;
    await killed.kill();
    if (killed === hosts.reconciler) await hosts.reconciler.restart();
    else await (killed as TestHost).start();
    await restsOn(to);
    expect([part, delay, ...(await bytesOn(to))]).toEqual([part, delay, ...before]);
    expect([entriesOn(at), entriesOn(to) > 0]).toEqual([0, true]);
    at = to;
  }
});

test("a host in maintenance is left by what can leave, and says of the rest why it stays", async () => {
  const at = hostNamed((await status()).host);
  const to = otherThan(at);
  // Not pinned it goes where it can.
  await hosts.reconciler.rest("PATCH", `/v1/vms/${vm}`, { spec: { host: null } });
  const spec = { image: hosts.image, cpus: 1, memory_mib: 256, root_disk_gib: 1, power_state: "stopped" };
  const pinned = (
    await hosts.make("/v1/vms", { project: "web", name: "pinned", spec: { ...spec, host: at.name } })
  ).id;
  const [host] = (await hosts.reconciler.items("hosts")).filter(({ name }) => name === at.name);
  await hosts.reconciler.rest("PATCH", `/v1/hosts/${host.id}`, { spec: { maintenance: true } });
  await until(async () => {
    const { spec: now, status: shown } = await show(`/v1/hosts/${host.id}?wait=ready&timeout_seconds=30`);
    const open = shown.conditions.some(({ type }: { type: string }) => type === "draining");
    return now.maintenance === true && !open;
  }, 120_000);
  expect(await status()).toMatchObject({ host: to.name });
  expect(await status(pinned)).toMatchObject({ host: at.name });
  const { conditions } = (await show(`/v1/hosts/${host.id}`)).status;
  const drained = conditions.find(({ type }: { type: string }) => type === "drained");
  expect(drained).toMatchObject({
    status: "false",
    message: expect.stringContaining("it is pinned to the host"),
  });
  // Taking it back brings nothing back.
  await hosts.reconciler.rest("PATCH", `/v1/hosts/${host.id}`, { spec: { maintenance: false } });
  expect(await status()).toMatchObject({ host: to.name });
});

test("Terraform moves it in place of replacing it, and says so in its plan", async () => {
  const provider = await builtProvider();
  const { endpoint, token } = hosts.reconciler;
  const terraform = terraformFolder({
    CROFT_ENDPOINT: endpoint,
    CROFT_TOKEN: token,
    TF_CLI_CONFIG_FILE: provider.terraformrc,
  });
  const at = (await status()).host;
  const to = otherThan(hostNamed(at)).name;
  const configuration = (host: string) => `
import {
  to = croft_vm.app
  id = "${vm}"
}
resource "croft_vm" "app" {
  project       = "web"
  name          = "app"
  image         = "${hosts.image}"
  cpus          = 1
  memory_mib    = 256
  root_disk_gib = 1
  partitions    = [{ partition = "${partition}" }]
  ports         = [{ guest_port = 8080 }]
  power_state   = "stopped"
  host          = "${host}"
}
`;
  try {
    terraform.write(configuration(at));
    await terraform.init();
    await terraform.apply();
    terraform.write(configuration(to));
    const { output } = await terraform.plan();
    expect(output).toContain("0 to add, 1 to change, 0 to destroy");
    const words = output.replace(/[│╷╵]/g, " ").replace(/\s+/g, " ");
    expect(words).toContain(`will be moved from host ${at} to ${to}`);
    expect(words).toContain("up to 2 GiB");
    await terraform.apply();
    expect(await status()).toMatchObject({ host: to });
    expect(await terraform.plan()).toMatchObject({ changes: false });
  } finally {
    terraform.remove();
    provider.remove();
  }
});

/** Runs a command of the reconciler's program on its state folder. */
const reconcilerDoes = (...words: string[]): void => {
  const env = { ...process.env, CROFT_STATE_DIR: hosts.reconciler.stateDir };
  execFileSync(process.execPath, [path.join(root, "reconciler/dist/main.js"), ...words], {
    env,
    stdio: "pipe",
  });
};

test("a database from before a move makes no second copy of the VM, which is adopted where it is", async () => {
  const { reconciler } = hosts;
  await reconciler.rest("PATCH", `/v1/vms/${vm}`, { spec: { power_state: "stopped" } });
  await until(async () => (await status()).state === "stopped" && (await status()).ready, 120_000);
  const at = hostNamed((await status()).host);
  const to = otherThan(at);
  const before = await bytesOn(at);
  const backup = path.join(reconciler.stateDir, "backup-before-the-move");
  reconcilerDoes("backup", backup);
  await until(async () => (await moveTo(to.name)).status === 200, 60_000);
  await restsOn(to);
  await reconciler.kill();
  reconcilerDoes("restore", backup);
  await reconciler.restart();

  const listed = async () => (await show("/v1/unknown_objects")).items.map(({ id }: { id: string }) => id);
  await until(async () => (await listed()).includes(vm) && (await listed()).includes(partition), 120_000);
  await until(async () => (await status()).state === "error", 120_000);
  expect(await status()).toMatchObject({ host: at.name, state_code: "host_error" });
  expect([existsSync(at.file("state/vms", vm)), entriesOn(at)]).toEqual([false, 0]);

  // Its host knows the guest's key, too.
  const { items } = await show("/v1/unknown_objects");
  const { ssh_host_key } = items.find(({ id }: { id: string }) => id === vm);
  expect((await status()).ssh.host_key).toContain(ssh_host_key ?? "none");

  const [disk] = (await reconciler.items("disks")).filter(({ spec }) => spec.host === to.name);
  const adopt = (id: string, name: string, spec: object) =>
    reconciler.rest("POST", `/v1/unknown_objects/${id}/adopt`, { project: "web", name, spec });
  expect((await adopt(partition, "data", { size_gib: 1, disk: disk.id })).status).toBe(202);
  expect((await adopt(vm, "app", {})).status).toBe(202);
  await until(async () => {
    const { state, start_bytes } = (await show(`/v1/partitions/${partition}`)).status;
    return state === "ready" && start_bytes !== null && (await status()).state === "stopped";
  }, 120_000);
  expect(await status()).toMatchObject({ host: to.name });
  expect(await bytesOn(to)).toEqual(before);
  expect(await listed()).toEqual([]);
});
