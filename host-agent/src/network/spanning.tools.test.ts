// A network that spans hosts, by real ip, bridge, nft and dnsmasq: two hosts with a guest each, and strangers between them. The tests
// go on from one another, as the life of hosts does.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Run } from "../host/run.ts";
import { hears, sends } from "./fixtures/guest.fixture.ts";
import { NET } from "./fixtures/namespaces.fixture.ts";
import { createSpan, type Span, type SpanningHost, spanningDocument } from "./fixtures/spanning.fixture.ts";
import { bridgeMac, bridgeName, tableName, tapName, tunnelName } from "./names.ts";
import { Networks } from "./networks.ts";
import { OPEN } from "./outside.ts";

const lease = (number: number) => ({
  vm: `vm_${number}000000000000000`,
  hostname: `guest${number}`,
  mac_address: `52:54:00:00:00:0${number}`,
  ipv4: `10.77.0.1${number}`,
  ipv6: `fd77::1${number}`,
});
const [ONE, TWO, THREE] = [lease(1), lease(2), lease(3)];
const [BRIDGE, TUNNEL] = [bridgeName(NET), tunnelName(NET)];

/** Of the requests for an echo that came in. */
const COUNT_ECHOES = "/^Icmp: [0-9]/ { print $10 }";

const pings = async (who: Run, target: string, ...more: string[]): Promise<boolean> =>
  (await who("busybox", ["ping", "-c1", "-W1", ...more, target], { allowedExitCodes: [0, 1] })).exitCode ===
  0;

/** How many packets an interface has sent. */
async function sentBy(who: Run, device: string): Promise<number> {
  const [link] = JSON.parse((await who("ip", ["-json", "-stats", "link", "show", "dev", device])).stdout);
  return link.stats64.tx.packets;
}

/** Sums of the counters of rules that drop, of one table. */
async function dropped(who: Run, family: string): Promise<number> {
  const { stdout } = await who("nft", ["list", "table", family, tableName(NET)]);
  const counts = [...stdout.matchAll(/counter packets (\d+) bytes \d+ drop/g)].map(([, count]) =>
    Number(count),
  );
  const named = [...stdout.matchAll(/counter denied_tunnel \{\s*packets (\d+)/g)].map(([, count]) =>
    Number(count),
  );
  return [...counts, ...named].reduce((sum, count) => sum + count, 0);
}

async function settle(guest: Run, { ipv4, ipv6 }: typeof ONE): Promise<void> {
  await guest("ip", ["address", "add", `${ipv4}/24`, "dev", "eth0"]);
  await guest("ip", ["address", "add", `${ipv6}/64`, "dev", "eth0", "nodad"]);
  await guest("ip", ["route", "add", "default", "via", "10.77.0.1"]);
}

describe.each(["ipv4", "ipv6"] as const)("between hosts that reach each other by %s", (family) => {
  let span: Span;
  let [alpha, beta, stranger]: SpanningHost[] = [];
  let [one, two]: Run[] = [];
  let now = new Date("2026-01-01T00:00:00Z");
  let generation = 0;
  const agents = new Map<SpanningHost, Networks>();
  const start = (host: SpanningHost) => {
    const { run, paths } = host;
    const parts = { run, paths, log: () => {}, now: () => now, root: true, units: false };
    agents.set(host, new Networks({ ...parts, outside: async () => OPEN }));
  };
  const cards = new Map<SpanningHost, (typeof ONE)[]>();
  const documentOf = (host: SpanningHost, more: Partial<NetworkDocument> = {}) => {
    const others = [...cards].filter(([other]) => other !== host);
    const peers = [[host, cards.get(host) ?? []] as const, ...others];
    return spanningDocument(
      ++generation,
      peers.map(([of, theirs]) => ({ host: of, cards: theirs })),
      family,
      more,
    );
  };
  const apply = async (more: Partial<NetworkDocument> = {}) => {
    const reports = [];
    for (const [host, agent] of agents) reports.push(await agent.apply(documentOf(host, more)));
    return reports;
  };
  const again = async (host: SpanningHost, document: NetworkDocument) => {
    now = new Date(now.getTime() + 61_000);
    return agents.get(host)?.apply(document);
  };

  beforeAll(async () => {
    span = await createSpan();
    [alpha, beta, stranger] = [await span.host(1), await span.host(2), await span.host(3)];
    cards.set(alpha, [ONE]);
    cards.set(beta, [TWO]);
    one = await alpha.guest(ONE.vm, ONE.mac_address, NET);
    two = await beta.guest(TWO.vm, TWO.mac_address, NET);
    await settle(one, ONE);
    await settle(two, TWO);
    for (const host of [alpha, beta]) start(host);
  });
  afterAll(() => span.close());

  test("comes up on each, and its guests reach one another by both families", async () => {
    expect(await apply()).toEqual([
      expect.objectContaining({ state: "ready", message: null }),
      expect.objectContaining({ state: "ready", message: null }),
    ]);
    expect(await pings(one as Run, TWO.ipv4)).toBe(true);
    expect(await pings(two as Run, ONE.ipv6)).toBe(true);
    const servers = [await hears(one as Run, 8080), await hears(two as Run, 8080)];
    expect(await sends(one as Run, TWO.ipv4, 8080)).toBe(true);
    expect(await sends(two as Run, ONE.ipv4, 8080)).toBe(true);
    expect(await sends(two as Run, ONE.ipv6, 8080)).toBe(true);
    for (const server of servers) await server.close();
  });

  test("each host answers its own guests, with the names of all and what the tunnel takes", async () => {
    const script = join(span.folder, "told");
    await writeFile(script, '#!/bin/sh\necho "mtu=$mtu"\n', { mode: 0o755 });
    const dhcp = ["udhcpc", "-i", "eth0", "-n", "-q", "-f", "-O", "mtu", "-t", "5", "-s", script];
    for (const [guest, card] of [
      [one, ONE],
      [two, TWO],
    ] as const) {
      const { stderr, stdout } = await (guest as Run)("busybox", dhcp);
      expect(stderr).toContain(`lease of ${card.ipv4} obtained from 10.77.0.1`);
      expect(stdout).toContain(`mtu=${family === "ipv4" ? 1450 : 1430}`);
      for (const other of [ONE, TWO]) {
        const asked = await (guest as Run)("busybox", [
          "nslookup",
          `${other.hostname}.lan.example`,
          "10.77.0.1",
        ]);
        expect(asked.stdout).toContain(other.ipv4);
      }
    }
    const gateway = await (two as Run)("ip", ["neighbor", "show", "10.77.0.1"]);
    expect(gateway.stdout).toContain(bridgeMac(NET));
  });

  test("nothing is flooded: what a guest asks all, and what it sends to nobody's address, stays on its host", async () => {
    const before = await sentBy((alpha as SpanningHost).run, TUNNEL);
    await (one as Run)("ip", ["neighbor", "flush", "dev", "eth0"]);
    await (one as Run)("busybox", ["arping", "-c", "3", "-w", "3", "-I", "eth0", "10.77.0.99"], {
      allowedExitCodes: [0, 1],
    });
    expect(await pings(one as Run, "10.77.0.98")).toBe(false);
    await pings(one as Run, "ff02::1%eth0");
    await (one as Run)("ip", ["neighbor", "add", "10.77.0.97", "lladdr", "52:54:00:00:00:77", "dev", "eth0"]);
    expect(await pings(one as Run, "10.77.0.97")).toBe(false);
    expect(await sentBy((alpha as SpanningHost).run, TUNNEL)).toBe(before);
    // Who has the other guest's address its own host's bridge answers: the ping alone goes over.
    expect(await pings(one as Run, TWO.ipv4)).toBe(true);
    expect((await sentBy((alpha as SpanningHost).run, TUNNEL)) - before).toBeLessThanOrEqual(3);
  });

  test("a guest that sends larger packets than the way takes is told so, and goes on", async () => {
    expect(await pings(one as Run, TWO.ipv4, "-s", "1400")).toBe(true);
    const server = (two as Run)("busybox", ["nc", "-l", "-p", "8081", "-e", "md5sum"], { timeout: 60_000 });
    const listening = "until busybox netstat -ltn | grep -q ':8081 '; do sleep 0.1; done";
    await (two as Run)("sh", ["-c", listening]);
    const send = `head -c 3000000 /dev/zero | busybox nc ${TWO.ipv4} 8081`;
    const { stdout } = await (one as Run)("sh", ["-c", send]);
    expect(stdout).toContain("c9fc2d3dd83ab67a129ac10b09c9ebbb");
    await server;
  });

  const ends = () => [alpha as SpanningHost, beta as SpanningHost, stranger as SpanningHost] as const;

  /** An end of tunnels that somebody made by hand, with the other host's own card in it. */
  async function forge(host: SpanningHost, to: SpanningHost, mac: string, ipv4: string): Promise<void> {
    const { run } = host;
    const vxlan = ["type", "vxlan", "id", "5000", "local", host[family], "remote", to[family]];
    await run("ip", ["link", "add", "forged", "address", mac, ...vxlan, "dstport", "4789"]);
    await run("ip", ["address", "add", `${ipv4}/32`, "dev", "forged"]);
    await run("ip", ["link", "set", "forged", "up"]);
    await run("ip", ["route", "add", ONE.ipv4, "dev", "forged", "src", ipv4]);
    await run("ip", ["neighbor", "add", ONE.ipv4, "lladdr", ONE.mac_address, "dev", "forged"]);
  }
  const unforge = ({ run }: SpanningHost) => run("ip", ["link", "del", "forged"]);
  const received = async (act: () => Promise<unknown>): Promise<number> => {
    const count = async () =>
      Number((await (one as Run)("busybox", ["awk", COUNT_ECHOES, "/proc/net/snmp"])).stdout);
    const before = await count();
    await act();
    return (await count()) - before;
  };

  test("a stranger between the hosts who knows its number and its cards sends nothing in", async () => {
    const [to, , from] = ends();
    await forge(from, to, TWO.mac_address, TWO.ipv4);
    const before = await dropped(to.run, "inet");
    expect(await received(() => pings(from.run, ONE.ipv4))).toBe(0);
    expect(await dropped(to.run, "inet")).toBeGreaterThan(before);
    await unforge(from);
  });

  test.each([
    ["another card than that host has", "52:54:00:00:00:09", TWO.ipv4, "inet"],
    ["another address than its card has", TWO.mac_address, "10.77.0.88", "netdev"],
    ["the gateway's address", TWO.mac_address, "10.77.0.1", "netdev"],
  ])("a host of the network that sends %s is not heard", async (_what, mac, ipv4, table) => {
    const [to, from] = ends();
    // Its own tunnel makes room for the forged one.
    await from.run("ip", ["link", "del", TUNNEL], { allowedExitCodes: [0, 1] });
    await forge(from, to, mac, ipv4);
    const before = await dropped(to.run, table);
    expect(await received(() => pings(from.run, ONE.ipv4))).toBe(0);
    expect(await dropped(to.run, table)).toBeGreaterThan(before);
    await unforge(from);
  });

  // What does not depend on what lies between the hosts is tried once.
  if (family === "ipv6") return;

  test.each([
    ["the tunnel", ["ip", "link", "del", TUNNEL], /the tunnel/],
    ["the tunnel's place", ["ip", "link", "set", TUNNEL, "nomaster"], /the tunnel's place/],
    [
      "what keeps it from floods",
      ["bridge", "link", "set", "dev", TUNNEL, "flood", "on"],
      /the tunnel's place/,
    ],
    ["rules", ["nft", "delete", "table", "netdev", tableName(NET)], /the tunnel's rules/],
    ["a place of a card", ["bridge", "fdb", "del", ONE.mac_address, "dev", TUNNEL, "self"], /entries/],
    ["a neighbor", ["ip", "neighbor", "del", ONE.ipv4, "dev", BRIDGE], /entries/],
    [
      "an entry that sends all to a stranger",
      ["bridge", "fdb", "append", "00:00:00:00:00:00", "dev", TUNNEL, "dst", "192.0.2.3"],
      /entries/,
    ],
  ])(
    "%s that somebody removed or made is set right, and told",
    async (_what, [command = "", ...args], told) => {
      const [, host] = ends();
      const document = documentOf(host);
      await agents.get(host)?.apply(document);
      expect(await again(host, document)).toMatchObject({ state: "ready" });
      await host.run(command, args);
      expect((await again(host, document))?.message).toMatch(told);
      expect(await pings(one as Run, TWO.ipv4)).toBe(true);
      expect((await host.run("bridge", ["fdb", "show", "dev", TUNNEL])).stdout).not.toContain(
        "00:00:00:00:00:00",
      );
    },
  );

  test("an agent that starts anew makes all again after a boot, and takes over what is there", async () => {
    const [, host] = ends();
    const document = documentOf(host);
    await agents.get(host)?.apply(document);
    start(host);
    expect(await agents.get(host)?.apply(document)).toMatchObject({ state: "ready", message: null });
    await host.run("sh", ["-c", `ip link del ${TUNNEL}; ip link del ${BRIDGE}; nft flush ruleset`]);
    start(host);
    expect(await agents.get(host)?.apply(document)).toMatchObject({ state: "ready" });
    expect(await pings(one as Run, TWO.ipv4)).toBe(true);
  });

  test("a VM that moved keeps its addresses, and is found where it is by all", async () => {
    const [, , third] = ends();
    cards.set(third, [THREE]);
    start(third);
    const three = await third.guest(THREE.vm, THREE.mac_address, NET);
    await settle(three, THREE);
    await apply();
    expect(await pings(one as Run, THREE.ipv4)).toBe(true);
    expect(await pings(two as Run, THREE.ipv6)).toBe(true);
    // It ends there and begins on the second host.
    await third.run("ip", ["link", "del", tapName(THREE.vm, 0)]);
    cards.set(beta as SpanningHost, [TWO, THREE]);
    cards.delete(third);
    await agents.get(third)?.apply({ ...documentOf(third), wanted: "deleted" });
    agents.delete(third);
    const moved = await (beta as SpanningHost).guest(THREE.vm, THREE.mac_address, NET);
    await settle(moved, THREE);
    await apply();
    for (const guest of [one, two]) {
      expect(await pings(guest as Run, THREE.ipv4)).toBe(true);
      expect(await pings(guest as Run, THREE.ipv6)).toBe(true);
    }
    expect((await third.run("ip", ["-brief", "link"])).stdout).not.toMatch(/c[bvt]-/);
    expect((await third.run("nft", ["list", "tables"])).stdout).not.toContain(NET);
  });

  test("its firewall holds at the sender and at the receiver", async () => {
    const rules = (direction: "in" | "out", ports: string[]): NetworkDocument["firewall"] => [
      { direction, protocol: "tcp", ports, from: "any", to: "any", action: "allow" },
    ];
    const [from, to] = ends();
    const servers = [await hears(two as Run, 8080), await hears(two as Run, 8082)];
    for (const [host, direction] of [
      [from, "out"],
      [to, "in"],
    ] as const) {
      // One host at a time has rules, the other one none.
      await apply();
      await agents.get(host)?.apply(documentOf(host, { firewall: rules(direction, ["8080"]) }));
      expect(await sends(one as Run, TWO.ipv4, 8080)).toBe(true);
      expect(await sends(one as Run, TWO.ipv4, 8082)).toBe(false);
    }
    await apply();
    for (const server of servers) await server.close();
  });

  test("when its hosts end spanning it nothing of the tunnels stays, and when it is deleted nothing at all", async () => {
    const [host] = ends();
    const { overlay: _, ...alone } = documentOf(host);
    await agents.get(host)?.apply(alone);
    expect((await host.run("ip", ["-brief", "link"])).stdout).not.toContain(TUNNEL);
    expect((await host.run("ip", ["neighbor", "show", "nud", "permanent"])).stdout).toBe("");
    await apply();
    expect(await pings(one as Run, TWO.ipv4)).toBe(true);
    for (const report of await apply({ wanted: "deleted" }))
      expect(report).toMatchObject({ state: "deleted" });
    for (const { run } of ends().slice(0, 2)) {
      expect((await run("ip", ["-brief", "link"])).stdout).not.toMatch(/c[bv]-/);
      expect((await run("nft", ["list", "tables"])).stdout).not.toContain(NET);
    }
  });
});
