// A guest with a way out, on this machine's own network: an "internet" in a namespace with a web and a name server, the host's
// own servers, another VM. What must not be reached is tried from inside the guest. All with a real agent's parts, which are
// put together anew in between as after a kill of the agent; what forwards ports is a process of its own and stays.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readlinkSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { startDetached } from "../../../host-agent/src/host/detached.ts";
import { type Run, run } from "../../../host-agent/src/host/run.ts";
import { findWalls } from "../../../host-agent/src/host/walls.ts";
import { namespaceOf, tableOf } from "../../../host-agent/src/network/way-out/addresses.ts";
import { Forwards } from "../../../host-agent/src/network/way-out/forwards.ts";
import { NO_WAY_OUT } from "../../../host-agent/src/network/way-out/no-way-out.ts";
import { WayOut } from "../../../host-agent/src/network/way-out/way-out.ts";
import { createConsoles } from "../../../host-agent/src/streams/consoles.ts";
import { openTarget } from "../../../host-agent/src/streams/targets.ts";
import { root } from "../harness/clone.ts";
import { freePort } from "../harness/free-port.ts";
import { GuestLab, type LabVm, until } from "../harness/guest-lab.ts";
import type { SerialShell } from "../harness/serial-shell.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);
const withRoot = process.geteuid?.() === 0 ? test : test.skip;
if (withRoot === test.skip) console.info("Ways out are not tried: they need root.");

const [HERE, INTERNET, MIRROR] = ["198.51.100.1", "198.51.100.2", "10.77.77.77"] as const;
const SPACE = `test-internet-${process.pid}`;
const LINK = `ti-${process.pid}`;

// A web server, and a name server that knows every name.
const SERVERS = `
const http = require("node:http"), dgram = require("node:dgram");
http.createServer((request, response) => {
  console.log(request.socket.localAddress + " from " + request.socket.remoteAddress);
  response.end("the internet\\n");
}).listen(80, "0.0.0.0", () => console.log("listening"));
const names = dgram.createSocket("udp4");
names.on("message", (question, from) => {
  let end = 12;
  while (question[end] !== 0) end += question[end] + 1;
  const asked = question.subarray(12, end + 5);
  const isA = asked.readUInt16BE(asked.length - 4) === 1;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(isA ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 51, 100, 2]);
  names.send(Buffer.concat([head, asked, isA ? answer : Buffer.alloc(0)]), from.port, from.address);
});
names.bind(53, "0.0.0.0");
`;

let lab: GuestLab;
let internet: ChildProcess;
const visits: string[] = [];
let vm: LabVm;
let shell: SerialShell;
let wayOut: WayOut;
let hostServer: Server;
let hostVisits = 0;
let port: number;

async function makeInternet(): Promise<void> {
  const ip = (...args: string[]) => execFileSync("ip", args);
  ip("netns", "add", SPACE);
  ip("link", "add", LINK, "type", "veth", "peer", "name", "eth0", "netns", SPACE);
  ip("address", "add", `${HERE}/24`, "dev", LINK);
  ip("link", "set", LINK, "up");
  ip("-n", SPACE, "address", "add", `${INTERNET}/24`, "dev", "eth0");
  ip("-n", SPACE, "address", "add", `${MIRROR}/32`, "dev", "eth0");
  ip("-n", SPACE, "link", "set", "lo", "up");
  ip("-n", SPACE, "link", "set", "eth0", "up");
  ip("route", "add", `${MIRROR}/32`, "via", INTERNET);
  // Stands for the host's way to the internet, beside the real one.
  ip("route", "add", "default", "via", INTERNET, "metric", "4000000");
  internet = spawn("ip", ["netns", "exec", SPACE, process.execPath, "-e", SERVERS], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
  });
  const lines = createInterface({ input: internet.stdout as NodeJS.ReadableStream });
  await once(lines, "line");
  lines.on("line", (line) => visits.push(line));
}

/** The part of an agent that gives ways out, as after its start. */
async function openWayOut(): Promise<WayOut> {
  const { runtimeDir } = lab.paths;
  const withNames: Run = async (command, args, options) =>
    command === "cat" && args[0] === "/etc/resolv.conf"
      ? { stdout: `nameserver ${INTERNET}\n`, stderr: "", exitCode: 0 }
      : run(command, args, options);
  const startForwarder = async (socket: string) => {
    const words = [process.execPath, path.join(root, "host-agent/dist/main.js"), "forward", socket];
    await startDetached(words, { logFile: path.join(runtimeDir, "forward.log"), descriptors: [] });
  };
  return WayOut.open({
    run: withNames,
    runtimeDir,
    rules: { enabled: true, allow: [], range: "198.19.0.0/16" },
    root: true,
    confined: true,
    forwards: new Forwards(path.join(runtimeDir, "forward.sock"), startForwarder),
    log: () => {},
  });
}

const running = () => {
  const { run: present } = vm.machine.guest.record;
  return present?.passage === undefined || present.mark === null
    ? new Map()
    : new Map([[vm.document.id, { passage: present.passage, mark: present.mark }]]);
};

async function newAgent(): Promise<void> {
  wayOut = await openWayOut();
  lab.context.wayOut = wayOut;
  await vm.newAgent();
  await wayOut.adopt(running());
  await vm.apply();
}

beforeAll(async () => {
  if (withRoot === test.skip) return;
  lab = await GuestLab.open();
  await makeInternet();
  const { runtimeDir } = lab.paths;
  execFileSync("chmod", ["0711", runtimeDir]);
  lab.context.walls = (await findWalls(run, { setting: "sessions", root: true, runtimeDir })).walls;
  hostServer = createServer((socket) => {
    hostVisits++;
    socket.end("secret\n");
  }).listen(0, "0.0.0.0");
  await once(hostServer, "listening");
  wayOut = await openWayOut();
  expect(wayOut.condition).toMatchObject({ type: "way_out", status: "true" });
  lab.context.wayOut = wayOut;
  port = await freePort();
  const ports = [{ guest_port: 22, host_port: port, host_address: "127.0.0.1", protocol: "tcp" as const }];
  vm = await lab.machine({ probe_ssh: true, ports });
  await vm.apply();
  await vm.ready();
  shell = await vm.shell();
});
afterAll(async () => {
  if (withRoot === test.skip) return;
  if (wayOut !== undefined) lab.context.wayOut = wayOut;
  await lab?.clean();
  hostServer?.close();
  internet?.kill("SIGKILL");
  execFileSync("ip", ["link", "delete", LINK]);
  execFileSync("ip", ["netns", "delete", SPACE]);
  lab?.close();
});

/** What a server on the host's own loopback, at that port, says first. */
const firstLine = (to: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ port: to, host: "127.0.0.1" });
    socket.setTimeout(60_000, () => socket.destroy());
    socket.on("data", (data) => {
      resolve(String(data).trim());
      socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(""));
  });

const fetched = (address: string) =>
  shell.run(`printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nc -w 5 ${address} 80 2>&1 || echo failed`);

const never = (): never => {
  throw new Error("nothing moves here");
};

/** The banner of the guest's SSH server as a tunnel of the agent brings it. */
async function throughTunnel(): Promise<string> {
  const { id, incarnation } = vm.document;
  const parts = {
    guest: () => vm.machine.guest,
    paths: lab.paths,
    consoles: createConsoles(),
    moves: { open: never },
  };
  const request = { ticket: "", vm: id, incarnation, target: "ssh" as const };
  const { bytes } = await openTarget(parts, request as never);
  const [first] = await once(bytes, "data");
  bytes.destroy();
  return String(first).trim();
}

withRoot("it reaches the internet by name, and pings it", async () => {
  expect(await shell.run("nslookup mirror.example 10.0.2.3")).toContain(`Address: ${INTERNET}`);
  expect(await fetched(INTERNET)).toContain("the internet");
  expect(visits.at(-1)).toBe(`${INTERNET} from ${HERE}`);
  expect(await shell.run(`ping -c 1 -W 5 ${INTERNET} > /dev/null && echo pong`)).toBe("pong");
});

withRoot("it reaches neither its host, by any address, nor private ranges, nor another VM", async () => {
  const { port: served } = hostServer.address() as AddressInfo;
  expect(await firstLine(served)).toBe("secret");
  const [control, visitsBefore] = [hostVisits, visits.length];
  const other = await lab.machine({ ports: [] });
  await other.apply();
  const otherPassage = other.machine.guest.record.run?.passage;
  const own = (
    JSON.parse(execFileSync("ip", ["-j", "-4", "address"], { encoding: "utf8" })) as {
      addr_info: { local: string }[];
    }[]
  ).flatMap(({ addr_info }) => addr_info.map(({ local }) => local));
  const tries = [
    ...["10.0.2.2", "10.0.2.3", ...own].map((address) => `${address} ${served}`),
    `${MIRROR} 80`,
    `${otherPassage?.ports} 22`,
    `${otherPassage?.ssh} 22`,
  ];
  const all = tries.map((to) => `(nc -w 3 ${to} < /dev/null > /dev/null 2>&1 && echo reached ${to}) &`);
  expect(await shell.run(`${all.join(" ")} wait`)).toBe("");
  expect(hostVisits).toBe(control);
  expect(visits).toHaveLength(visitsBefore);
  await other.remove();
});

withRoot("its QEMU stands in a network of its own, and nothing of it listens in the host's", async () => {
  const net = readlinkSync(`/proc/${vm.pid}/ns/net`);
  expect(net).not.toBe(readlinkSync("/proc/self/ns/net"));
  const listening = execFileSync("ip", ["netns", "identify", String(vm.pid)], { encoding: "utf8" }).trim();
  expect(listening).toBe(namespaceOf(vm.document.id));
  expect(await firstLine(vm.document.ssh_port)).toBe("");
});

withRoot(
  "its ports, its SSH server and the probe of it work, and go on when the agent is another one",
  async () => {
    expect(await firstLine(port)).toBe("SSH-2.0-tiny");
    expect(await throughTunnel()).toBe("SSH-2.0-tiny");
    await until(() => vm.report().ssh_ready, 180_000);
    const open = connect({ port, host: "127.0.0.1" });
    await once(open, "data");
    const pid = vm.pid;
    await newAgent();
    expect(vm.pid).toBe(pid);
    expect(await firstLine(port)).toBe("SSH-2.0-tiny");
    expect(await throughTunnel()).toBe("SSH-2.0-tiny");
    expect(await fetched(INTERNET)).toContain("the internet");
    open.destroy();

    const next = {
      guest_port: 22,
      host_port: await freePort(),
      host_address: "127.0.0.1",
      protocol: "tcp" as const,
    };
    await vm.apply({ ports: [next], generation: 2 });
    expect(vm.report()).toMatchObject({ state: "running", code: null, busy_ports: [] });
    expect(await firstLine(next.host_port)).toBe("SSH-2.0-tiny");
    expect(await firstLine(port)).toBe("");
    const { port: held } = hostServer.address() as AddressInfo;
    await vm.apply({ ports: [{ ...next, host_port: held }], generation: 3 });
    expect(vm.report()).toMatchObject({ state: "running", code: "port_in_use", busy_ports: [held] });
  },
);

withRoot(
  "what somebody removes comes back, also the name of its namespace, and a stop removes everything",
  async () => {
    execFileSync("nft", ["delete", "table", "inet", tableOf(lab.paths.runtimeDir)]);
    execFileSync("ip", ["netns", "delete", namespaceOf(vm.document.id)]);
    await newAgent();
    await wayOut.look(running());
    expect(await fetched(INTERNET)).toContain("the internet");
    await vm.apply({ power_state: "stopped", ports: [], generation: 4 });
    expect(execFileSync("ip", ["link"], { encoding: "utf8" })).not.toContain(
      `cw-${vm.document.id.slice(3, 14)}`,
    );
    expect(execFileSync("ip", ["netns"], { encoding: "utf8" })).not.toContain(vm.document.id);
  },
);

withRoot("one that was started without a way out gets one at its next start", async () => {
  lab.context.wayOut = NO_WAY_OUT;
  const readies = () => readFileSync(path.join(vm.folder, "serial.log"), "utf8").split("READY").length;
  const before = readies();
  await vm.apply({ power_state: "running", generation: 5 });
  await until(() => readies() > before, 180_000);
  await vm.newAgent();
  expect(vm.machine.guest.record.run?.passage).toBeUndefined();
  expect(readFileSync(`/proc/${vm.pid}/cmdline`, "utf8")).toContain("restrict=on");
  await newAgent();
  expect(readFileSync(`/proc/${vm.pid}/cmdline`, "utf8")).toContain("restrict=on");
  await vm.apply({ restart_number: 1, generation: 6 });
  expect(readFileSync(`/proc/${vm.pid}/cmdline`, "utf8")).not.toContain("restrict=on");
});
