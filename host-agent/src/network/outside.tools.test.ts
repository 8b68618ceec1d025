// What lies outside of a network, by real ip and nft in namespaces of their own: what its guests do not reach, and which ranges
// the host cannot give it.
import { rm } from "node:fs/promises";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Run } from "../host/run.ts";
import { hears, sends } from "./fixtures/guest.fixture.ts";
import { createLab, HOST_ADDRESS, INTERNET, type Lab, natNetwork } from "./fixtures/namespaces.fixture.ts";
import { Networks } from "./networks.ts";
import { OPEN, type Outside } from "./outside.ts";
import { readHostNetwork } from "./way-out/host-network.ts";

const CARD = { vm: "vm_1000000000000000", mac_address: "52:54:00:00:00:01" };
const METADATA = "169.254.169.254";

let lab: Lab;
let guest: Run;
let networks: Networks;
let outside: Outside = OPEN;
let now = new Date("2026-01-01T00:00:00Z");

const lease = { ...CARD, hostname: "guest", ipv4: "10.77.0.11", ipv6: null };
const document = (more: Partial<NetworkDocument> = {}) => natNetwork({ leases: [lease], ...more });
async function apply(next = document()) {
  now = new Date(now.getTime() + 61_000);
  return await networks.apply(next);
}

beforeAll(async () => {
  lab = await createLab();
  for (const path of ["ipv4/ip_forward", "ipv6/conf/all/forwarding"])
    await lab.host("tee", [`/proc/sys/net/${path}`], { input: "0" });
  networks = new Networks({
    run: lab.host,
    paths: lab.paths,
    log: () => {},
    now: () => now,
    root: true,
    units: false,
    outside: async () => outside,
  });
  guest = await lab.guest(CARD.vm, CARD.mac_address);
});
afterAll(() => lab.close());

test("a range that holds the router of the host, or its reconciler, is refused by name before anything is changed", async () => {
  const ROUTER = "100.64.9.1";
  await lab.host("ip", ["route", "replace", "default", "via", ROUTER, "dev", "eth0", "onlink"]);
  outside = { shut: false, reconciler: ["192.0.2.7"] };
  const refused = async (cidr: string) => {
    const { state, code, message } = await apply(document({ cidr }));
    expect({ state, code }).toEqual({ state: "failed", code: "in_use" });
    return message;
  };
  expect(await refused("100.64.0.0/16")).toMatch(/overlaps 100\.64\.9\.1, the router of a default route/);
  expect(await refused("192.0.2.0/24")).toMatch(/overlaps 192\.0\.2\.7, an address of the reconciler/);
  expect((await lab.host("nft", ["list", "tables"])).stdout).toBe("");
  await lab.host("ip", ["route", "replace", "default", "via", INTERNET]);
  outside = OPEN;
});

test("link-local addresses and the reconciler are out of reach, and with the way out shut everything is", async () => {
  expect(await apply()).toMatchObject({ state: "ready", message: null });
  await guest("ip", ["address", "add", `${lease.ipv4}/24`, "dev", "eth0"]);
  await guest("ip", ["route", "add", "default", "via", "10.77.0.1"]);
  await lab.internet("ip", ["address", "add", `${METADATA}/32`, "dev", "eth0"]);
  await lab.host("ip", ["route", "add", METADATA, "via", INTERNET]);
  const server = await hears(lab.internet, 8080);
  const reached = async () => [await sends(guest, METADATA, 8080), await sends(guest, INTERNET, 8080)];
  expect(await sends(lab.host, METADATA, 8080)).toBe(true);
  expect(await reached()).toEqual([false, true]);
  for (const next of [
    { shut: false, reconciler: [INTERNET] },
    { shut: true, reconciler: [] },
  ]) {
    outside = next;
    await apply();
    expect(await reached()).toEqual([false, false]);
  }
  outside = OPEN;
  await apply();
  expect(await reached()).toEqual([false, true]);
  await server.close();
});

test("a host that forwards because of its networks is no router for its neighbors", async () => {
  const neighbor = await lab.guest("vm_9000000000000000", "52:54:00:00:00:09", "net_nobody");
  await lab.host("ip", ["address", "add", "203.0.113.1/24", "dev", "ct-900000000000"]);
  await neighbor("ip", ["address", "add", "203.0.113.2/24", "dev", "eth0"]);
  await neighbor("ip", ["route", "add", "default", "via", "203.0.113.1"]);
  await lab.internet("ip", ["route", "add", "203.0.113.0/24", "via", HOST_ADDRESS]);
  const server = await hears(neighbor, 8080);
  const passes = () => sends(lab.internet, "203.0.113.2", 8080);
  const forwards = async () =>
    (await readHostNetwork(lab.host, { range: "198.19.0.0/16", allow: [] })).forwards;
  expect([await passes(), await forwards()]).toEqual([false, false]);
  // It is the guard alone that keeps them out.
  await lab.host("nft", ["delete", "table", "ip", "croft_forwarding"]);
  expect([await passes(), await forwards()]).toEqual([true, true]);
  await apply();
  expect([await passes(), await forwards()]).toEqual([false, false]);
  expect((await lab.host("nft", ["list", "tables"])).stdout).not.toContain("ip6 croft_forwarding");
  await apply(document({ ipv6_cidr: "fd77::/64", ipv6_gateway: "fd77::1" }));
  expect((await lab.host("nft", ["list", "tables"])).stdout).toContain("ip6 croft_forwarding");
  // Another agent, which turned nothing on, keeps the guard too.
  await rm(lab.paths.forwarding);
  await lab.host("ip", ["link", "add", "br7", "type", "bridge"]);
  await apply(document({ ipv6_cidr: "fd77::/64", ipv6_gateway: "fd77::1" }));
  for (const family of ["ip", "ip6"])
    expect((await lab.host("nft", ["list", "table", family, "croft_forwarding"])).stdout).toContain(
      '"br7" . "br7"',
    );
  await server.close();
});
