// Ways out on a host that is a network namespace, between an internet and a LAN of the same kind. What must not pass is tried
// from where a VM's QEMU would stand, and counted by the servers that would have been reached.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, jest, test } from "@jest/globals";
import type { Run } from "../../host/run.ts";
import { linkOf, namespaceOf, type Passage } from "./addresses.ts";
import {
  BEHIND,
  BEHIND_IPV6,
  HOST,
  HOST_IPV6,
  INTERNET,
  INTERNET_IPV6,
  LAN,
  Machines,
  type Target,
} from "./fixtures/namespaces.fixture.ts";
import type { Relay } from "./forwarder.ts";
import { WayOut } from "./way-out.ts";

jest.setTimeout(120_000);
const withRoot = process.geteuid?.() === 0 ? test : test.skip;
if (withRoot === test.skip) console.info("Ways out are not tried: they need root.");

const [VM, OTHER] = ["vm_0123456789abcdef", "vm_fedcba9876543210"];
/** A process that stands for a QEMU is not needed here: what names a namespace again is tried with a guest. */
const mark = { pid: process.pid, startTime: "0" };

let machines: Machines;
let folder: string;
let resolvConf = `nameserver ${LAN}\n`;
const relays = new Map<string, readonly Relay[]>();
const logged: string[] = [];

beforeAll(async () => {
  if (withRoot === test.skip) return;
  machines = new Machines();
  folder = mkdtempSync(join(tmpdir(), "croft-way-"));
  await machines.serve("internet", [80, 53], [53]);
  await machines.serve("lan", [80, 53], [53]);
  await machines.serve("host", [80, 53], [5353]);
});
afterAll(() => {
  machines?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

let wayOut: WayOut;
const open = async (rules: { allow?: string[]; range?: string; run?: Run } = {}): Promise<WayOut> => {
  const run: Run = async (command, args, options) =>
    command === "cat" && args[0] === "/etc/resolv.conf"
      ? { stdout: resolvConf, stderr: "", exitCode: 0 }
      : (rules.run ?? machines.run)(command, args, options);
  wayOut = await WayOut.open({
    run,
    runtimeDir: folder,
    rules: { enabled: true, allow: rules.allow ?? [], range: rules.range ?? "198.19.0.0/16" },
    root: true,
    confined: true,
    forwards: {
      set: async (owner, wanted) => {
        relays.set(owner, wanted);
        return [];
      },
    },
    log: (_level, message) => void logged.push(message),
  });
  return wayOut;
};
afterEach(async () => {
  for (const vm of [VM, OTHER]) await wayOut?.take(vm);
  resolvConf = `nameserver ${LAN}\n`;
  logged.length = 0;
});

const from = namespaceOf(VM);
/** What no VM may reach: the host by each of its addresses, its LAN, private ranges behind the internet's router. */
const SHUT = [...Object.values(HOST), LAN, ...BEHIND];
const webOf = (addresses: readonly string[]): Target[] => addresses.map((address) => ["tcp", address, 80]);
const listing = async (kind: string): Promise<string> => (await machines.run("nft", ["list", kind])).stdout;

async function give(vm: string): Promise<Passage> {
  const passage = await wayOut.give(vm);
  if (passage === null) throw new Error(`no passage: ${wayOut.condition.message}`);
  return passage;
}

withRoot(
  "a VM reaches the internet, and neither its host, nor private addresses, nor another VM",
  async () => {
    await open();
    expect(wayOut.condition).toMatchObject({ status: "true", reason: "open" });
    await give(VM);
    const other = await give(OTHER);
    await machines.serve(namespaceOf(OTHER), [80, 22]);
    expect(await machines.reaches(from, "tcp", INTERNET, 80)).toBe(true);
    // As whom it comes: the host's address, never one of the range.
    expect(machines.said.get("internet")).toEqual([`tcp ${INTERNET} 80 from ${HOST.internet}`]);

    const hostSaid = machines.said.get("host")?.length;
    const shut = webOf([...SHUT, other.ports, other.ssh, "169.254.1.1"]);
    const services: Target[] = [
      ["tcp", "169.254.1.1", 5353],
      ["udp", "169.254.1.1", 5353],
      ["udp", LAN, 53],
    ];
    expect(await machines.reached(from, [...shut, ...services])).toEqual([]);
    expect(machines.said.get("internet")).toHaveLength(1);
    expect(machines.said.get("lan")).toEqual([]);
    expect(machines.said.get("host")).toHaveLength(hostSaid ?? -1);
    expect(machines.said.get(namespaceOf(OTHER))).toEqual([]);
    const refused = await machines.run("nsenter", [
      `--net=/run/netns/${from}`,
      "nft",
      "list",
      "table",
      "inet",
      "croft",
    ]);
    const counted = [...refused.stdout.matchAll(/counter packets (\d+)/g)].reduce(
      (sum, [, n]) => sum + Number(n),
      0,
    );
    expect(counted).toBeGreaterThanOrEqual(shut.length);
  },
);

withRoot("the host's rules alone hold what those of the namespace hold", async () => {
  await open();
  await give(VM);
  const other = await give(OTHER);
  await machines.serve(namespaceOf(OTHER), [80]);
  await machines.run("nsenter", [`--net=/run/netns/${from}`, "nft", "flush", "ruleset"]);
  expect(await machines.reached(from, webOf([...SHUT, other.ports, "169.254.1.1"]))).toEqual([]);
  expect(await machines.reaches(from, "tcp", INTERNET, 80)).toBe(true);
  expect(machines.said.get(namespaceOf(OTHER))).toEqual([]);
});

withRoot(
  "somebody who flushes the host's rules opens nothing, and they are made again and told",
  async () => {
    await open();
    const passage = await give(VM);
    await machines.run("nft", ["flush", "ruleset"]);
    expect(await machines.reached(from, webOf(SHUT))).toEqual([]);
    await wayOut.look(new Map([[VM, { passage, mark }]]));
    expect(await machines.reaches(from, "tcp", INTERNET, 80)).toBe(true);
    expect(wayOut.condition).toMatchObject({ status: "true", reason: "repaired" });
    expect(logged).toEqual(["the host's rules for VMs were changed by others and are made again"]);
  },
);

withRoot("only what the host's settings allow of private ranges is reached", async () => {
  await open({ allow: [`${LAN}/32`] });
  await give(VM);
  expect(await machines.reaches(from, "tcp", LAN, 80)).toBe(true);
  expect(await machines.reaches(from, "tcp", BEHIND[0], 80)).toBe(false);
  expect(await machines.reaches(from, "tcp", HOST.lan, 80)).toBe(false);
});

withRoot(
  "names are asked of the host's server, wherever it is, and nothing else is reached by that",
  async () => {
    await open();
    const passage = await give(VM);
    expect(await machines.reaches(from, "udp", "169.254.1.1", 53)).toBe(true);
    expect(await machines.reaches(from, "tcp", "169.254.1.1", 53)).toBe(true);
    expect(machines.said.get("lan")?.at(-1)).toContain("53 from");
    // The host's server is another one.
    resolvConf = `nameserver ${INTERNET}\n`;
    await wayOut.look(new Map([[VM, { passage, mark }]]));
    const before = machines.said.get("lan")?.length;
    expect(await machines.reaches(from, "udp", "169.254.1.1", 53)).toBe(true);
    expect(machines.said.get("lan")).toHaveLength(before ?? -1);
    // One that only the host itself reaches.
    resolvConf = "nameserver 127.0.0.53\n";
    await wayOut.look(new Map([[VM, { passage, mark }]]));
    expect(relays.get("names")).toEqual(
      ["udp", "tcp"].map((protocol) => ({
        protocol,
        host_address: "169.254.1.1",
        host_port: 1053,
        to_address: "127.0.0.53",
        to_port: 53,
      })),
    );
  },
);

withRoot(
  "a guest's SSH server is reached by root of the host alone, its other ports by root too",
  async () => {
    await open();
    const { ports, ssh } = await give(VM);
    await machines.serve(from, [22, 8080]);
    expect(await machines.reaches("host", "tcp", ssh, 22, { localPort: 700 })).toBe(true);
    expect(await machines.reaches("host", "tcp", ports, 8080)).toBe(true);
    expect(await machines.reaches("host", "tcp", ssh, 22, { localPort: 7000 })).toBe(false);
    expect(await machines.reaches("host", "tcp", ssh, 8080, { localPort: 700 })).toBe(false);
    for (const address of [ports, ssh])
      expect(await machines.reaches("host", "tcp", address, 22, { uid: 1234 })).toBe(false);
    // A neighbor that sends its packets through this host.
    await machines.run("ip", ["-n", machines.name("lan"), "route", "add", "198.19.0.0/16", "via", HOST.lan]);
    await machines.run("tee", ["/proc/sys/net/ipv4/conf/lan/forwarding"], { input: "1" });
    for (const [address, port] of [
      [ports, 8080],
      [ssh, 22],
    ] as const)
      expect(await machines.reaches("lan", "tcp", address, port, { localPort: 700 })).toBe(false);
    // Nothing of this is held by the host's rules alone.
    await machines.run("nft", ["flush", "ruleset"]);
    expect(await machines.reaches("host", "tcp", ssh, 22, { uid: 1234 })).toBe(false);
    expect(await machines.reaches("lan", "tcp", ports, 8080)).toBe(false);
    await machines.run("tee", ["/proc/sys/net/ipv4/conf/lan/forwarding"], { input: "0" });
  },
);

withRoot(
  "IPv6 is translated where the host forwards it, and its private addresses are not reached",
  async () => {
    const all = "/proc/sys/net/ipv6/conf/all/forwarding";
    await open();
    expect((await give(VM)).ipv6).toBeNull();
    expect(wayOut.condition.message).toContain("There is none over IPv6");
    await wayOut.take(VM);
    await machines.run("tee", [all], { input: "1" });
    await open();
    expect((await give(VM)).ipv6).not.toBeNull();
    expect(await machines.reaches(from, "tcp", INTERNET_IPV6, 80)).toBe(true);
    expect(machines.said.get("internet")?.at(-1)).toBe(`tcp ${INTERNET_IPV6} 80 from ${HOST_IPV6}`);
    const shut = webOf([HOST_IPV6, "fe80::c:1%eth0", ...BEHIND_IPV6]);
    expect(await machines.reached(from, shut)).toEqual([]);
    await machines.run("nsenter", [`--net=/run/netns/${from}`, "nft", "flush", "ruleset"]);
    expect(await machines.reached(from, shut)).toEqual([]);
    await machines.run("tee", [all], { input: "0" });
  },
);

withRoot(
  "a host that forwards nothing forwards for VMs only, and nothing any more after the last one",
  async () => {
    await open();
    const forwarding = async () =>
      (await machines.run("cat", ["/proc/sys/net/ipv4/conf/internet/forwarding"])).stdout;
    expect(await forwarding()).toBe("0");
    await give(VM);
    expect(await forwarding()).toBe("1");
    await machines.run("ip", [
      "-n",
      machines.name("internet"),
      "route",
      "add",
      "192.168.77.0/24",
      "via",
      HOST.internet,
    ]);
    await machines.run("ip", ["-n", machines.name("lan"), "route", "add", "203.0.113.0/24", "via", HOST.lan]);
    const said = machines.said.get("lan")?.length;
    expect(await machines.reaches("internet", "tcp", LAN, 80)).toBe(false);
    expect(machines.said.get("lan")).toHaveLength(said ?? -1);
    await wayOut.take(VM);
    expect(await forwarding()).toBe("0");
    expect(await listing("tables")).toBe("");
    expect((await machines.run("ip", ["link"])).stdout).not.toContain("cw-");
  },
);

withRoot(
  "a link that somebody deletes comes back, and an agent that starts anew keeps what runs and removes the rest",
  async () => {
    await open();
    const passage = await give(VM);
    await give(OTHER);
    const running = new Map([[VM, { passage, mark }]]);
    const next = await open();
    await next.adopt(running);
    const links = (await machines.run("ip", ["-br", "link"])).stdout;
    expect([links.includes(linkOf(VM)), links.includes(linkOf(OTHER))]).toEqual([true, false]);
    expect(await machines.reaches(from, "tcp", INTERNET, 80)).toBe(true);
    await machines.run("ip", ["link", "delete", linkOf(VM)]);
    await next.look(running);
    expect(await machines.reaches(from, "tcp", INTERNET, 80)).toBe(true);
    await machines.run("nsenter", [`--net=/run/netns/${from}`, "nft", "flush", "ruleset"]);
    await next.look(running);
    expect(
      (await machines.run("nsenter", [`--net=/run/netns/${from}`, "nft", "list", "ruleset"])).stdout,
    ).toContain("policy drop");
  },
);

withRoot("where rules cannot be made, VMs get no way out instead of an open one", async () => {
  const without =
    (program: string): Run =>
    async (command, args, options) => {
      if ([command, ...args].includes(program)) throw new Error(`${program}: not permitted`);
      return machines.run(command, args, options);
    };
  for (const program of ["nft", "ip"]) {
    await open({ run: without(program) });
    expect(wayOut.condition).toMatchObject({ status: "false", reason: "refused" });
    expect(wayOut.condition.message).toContain("not permitted");
    expect(await wayOut.give(VM)).toBeNull();
  }
  // They could be made when the agent started, and cannot be any more.
  let broken = false;
  await open({ run: (...what) => (broken ? without("nft") : machines.run)(...what) });
  expect(wayOut.open).toBe(true);
  broken = true;
  expect(await wayOut.give(VM)).toBeNull();
  expect((await machines.run("ip", ["link"])).stdout).not.toContain(linkOf(VM));
  broken = false;
  const passage = await give(VM);
  broken = true;
  await wayOut.look(new Map([[VM, { passage, mark }]]));
  expect(wayOut.condition).toMatchObject({ status: "false", reason: "not_repaired" });
  broken = false;
  await wayOut.look(new Map([[VM, { passage, mark }]]));
  expect(wayOut.condition).toMatchObject({ status: "true" });
});

withRoot(
  "a range that the host uses otherwise is refused by name, and a firewall that drops is told with what to do",
  async () => {
    await open({ range: "192.168.0.0/16" });
    expect(wayOut.condition).toMatchObject({ status: "false", reason: "range_in_use" });
    expect(wayOut.condition.message).toContain("192.168.77.0/24 on lan");
    // A VPN that takes all of the traffic covers the range and does not use it.
    await machines.run("ip", ["route", "add", "128.0.0.0/1", "via", INTERNET]);
    expect((await open()).open).toBe(true);
    await machines.run("ip", ["route", "delete", "128.0.0.0/1"]);
    await machines.run("nft", ["-f", "-"], {
      input: "table ip filter { chain FORWARD { type filter hook forward priority 0; policy drop; }; }\n",
    });
    await open();
    expect(wayOut.condition).toMatchObject({ status: "false", reason: "firewall" });
    expect(wayOut.condition.message).toContain("iptables -I FORWARD -i cw-+ -j ACCEPT");
    await machines.run("nft", ["delete", "table", "ip", "filter"]);
  },
);
