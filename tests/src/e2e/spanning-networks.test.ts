// A nat network that spans two hosts: real agents in network namespaces of their own, joined by a cable of their own, and guests that
// reach one another across it, before one of them moves and after.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { createFarMachine, type FarMachine } from "../harness/far-machine.ts";
import { until } from "../harness/guest-lab.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { SerialShell, waitForText } from "../harness/serial-shell.ts";
import { tinyGuest } from "../harness/tiny-guest.ts";
import { TestHost } from "../harness/two-hosts.ts";
import { withRoot } from "../harness/with-root.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

const MIB = 192;

withRoot("network namespaces, and tunnels between them")("a network that spans two hosts", () => {
  const machines: FarMachine[] = [];
  const hosts = new Map<string, TestHost>();
  let folder: string;
  let reconciler: ReconcilerProcess;
  let image: string;
  let network: string;

  const make = async (
    route: "/v1/projects" | "/v1/images" | "/v1/networks" | "/v1/vms" | "/v1/agent/join_tokens",
    body: object,
  ) => {
    const answer = await reconciler.rest("POST", route, body);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const show = async (route: string) => (await reconciler.ask("GET", route)).body;
  const inside = (machine: FarMachine | undefined, ...words: string[]): string => {
    const [program, ...args] = (machine as FarMachine).inside(words);
    return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  };

  /** Two machines that reach the reconciler here, and one another by a cable between them. */
  function createMachines(): void {
    machines.push(createFarMachine(), createFarMachine());
    const [one, two] = machines;
    const [, , , name = ""] = (two as FarMachine).inside([]);
    inside(one, "ip", "link", "add", "ov0", "type", "veth", "peer", "name", "ov0", "netns", name);
    for (const [index, machine] of machines.entries()) {
      inside(machine, "ip", "address", "add", `192.0.2.${index + 1}/24`, "dev", "ov0");
      inside(machine, "ip", "link", "set", "ov0", "up");
      inside(machine, "ip", "route", "add", "default", "via", machine.here);
    }
  }

  async function makeImage(): Promise<void> {
    const guest = await tinyGuest();
    const file = (name: string) => path.join(folder, "images", name);
    copyFileSync(guest.kernel, file("vmlinuz"));
    copyFileSync(guest.initrd, file("initrd"));
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", file("disk.qcow2"), "1G"]);
    const kernel = {
      url: `file://${file("vmlinuz")}`,
      initrd_url: `file://${file("initrd")}`,
      command_line: guest.commandLine,
    };
    const spec = { url: `file://${file("disk.qcow2")}`, kernel };
    image = (await make("/v1/images", { name: "tiny", shared: true, spec })).id;
  }

  /** A VM whose guest has the address that was leased to it; `boots`: how often it has booted, because its serial log goes with it. */
  async function guestOf(vm: string, boots = 1): Promise<SerialShell> {
    const { status } = await show(`/v1/vms/${vm}`);
    const host = hosts.get(status.host) as TestHost;
    await waitForText(
      host.file("state/vms", vm, "serial.log"),
      new RegExp("READY[^]*".repeat(boots)),
      180_000,
    );
    const shell = await SerialShell.connect(host.file("run/vms", vm, "serial.sock"));
    await shell.run(`ifconfig eth0 ${status.nics[0].ip_addresses[0]} netmask 255.255.255.0`);
    return shell;
  }
  const create = async (name: string, host: string): Promise<{ id: string; address: string }> => {
    const spec = { image, cpus: 1, memory_mib: MIB, root_disk_gib: 1, host, networks: [{ network }] };
    const { id, status } = await make("/v1/vms", { project: "web", name, spec });
    return { id, address: status.nics[0].ip_addresses[0] };
  };
  const runsOn = (vm: string, host: string) =>
    until(async () => {
      const { status } = await show(`/v1/vms/${vm}`);
      if (["error", "failed"].includes(status.state)) throw new Error(JSON.stringify(status));
      return status.host === host && status.state === "running" && status.ready;
    }, 300_000);
  const reaches = async (shell: SerialShell, address: string): Promise<void> => {
    const line = `for i in $(seq 60); do nc -w 2 ${address} 22 </dev/null | grep SSH-2.0 && break; sleep 1; done`;
    expect(await shell.run(line)).toContain("SSH-2.0-tiny");
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "croft-spanning-"));
    mkdirSync(path.join(folder, "images"));
    createMachines();
    reconciler = await startReconciler({
      CROFT_ADDRESS: "0.0.0.0",
      CROFT_AGENT_ADDRESS: "0.0.0.0",
      CROFT_NAMES: machines[0]?.here ?? "",
      CROFT_IMAGES_DIR: path.join(folder, "images"),
    });
    for (const [index, name] of ["alpha", "beta"].entries()) {
      const { command } = await make("/v1/agent/join_tokens", { host: name });
      const overlay = { address: `192.0.2.${index + 1}`, interface: "ov0" };
      const kind = { machine: machines[index] as FarMachine, overlay };
      hosts.set(name, await TestHost.join(name, folder, command, kind));
    }
    await make("/v1/projects", { name: "web", spec: {} });
    await makeImage();
    const spec = { mode: "nat", cidr: "10.87.0.0/24" };
    network = (await make("/v1/networks", { project: "web", name: "lan", spec })).id;
  });
  afterAll(async () => {
    try {
      const vms = (await reconciler?.items("vms")) ?? [];
      for (const { id } of vms) await reconciler.ask("DELETE", `/v1/vms/${id}`);
      for (const { id } of vms) await reconciler.ask("GET", `/v1/vms/${id}?wait=deleted&timeout_seconds=60`);
    } finally {
      for (const host of hosts.values()) await host.remove();
      await reconciler?.stop();
      for (const machine of machines) machine.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("guests on both reach one another, also one that moved to the other host", async () => {
    const [a, b, c] = [await create("a", "alpha"), await create("b", "beta"), await create("c", "alpha")];
    for (const [vm, host] of [
      [a, "alpha"],
      [b, "beta"],
      [c, "alpha"],
    ] as const)
      await runsOn(vm.id, host);
    const [one, two, three] = [await guestOf(a.id), await guestOf(b.id), await guestOf(c.id)];
    await reaches(one, b.address);
    await reaches(two, a.address);
    await reaches(three, b.address);
    expect((await show(`/v1/networks/${network}`)).status).toMatchObject({
      state: "ready",
      overlay: { mtu: 1450 },
      hosts: [{ host: "alpha" }, { host: "beta" }],
    });
    three.close();

    expect((await reconciler.ask("PATCH", `/v1/vms/${c.id}`, { spec: { host: "beta" } })).status).toBe(200);
    await runsOn(c.id, "beta");
    expect((await show(`/v1/vms/${c.id}`)).status.nics[0].ip_addresses).toEqual([c.address]);
    const moved = await guestOf(c.id, 2);
    await reaches(moved, a.address);
    await reaches(moved, b.address);
    await reaches(one, c.address);
    for (const shell of [one, two, moved]) shell.close();
  });

  test("nothing of it stays on either host when it is deleted", async () => {
    for (const { id } of await reconciler.items("vms")) await reconciler.ask("DELETE", `/v1/vms/${id}`);
    await reconciler.ask("DELETE", `/v1/networks/${network}`);
    await until(async () => (await reconciler.ask("GET", `/v1/networks/${network}`)).status === 404, 120_000);
    for (const machine of machines) {
      expect(inside(machine, "ip", "-brief", "link")).not.toMatch(/c[bvt]-/);
      expect(inside(machine, "nft", "list", "tables")).not.toContain("net_");
    }
  });
});
