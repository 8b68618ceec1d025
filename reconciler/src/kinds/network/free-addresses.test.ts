import { expect, test } from "@jest/globals";
import { parseAddress } from "./addresses.ts";
import { addressRefusal, countFree, firstFree } from "./free-addresses.ts";
import type { NetworkSpec } from "./spec-faults.ts";

const nat = (more: Partial<NetworkSpec> = {}): NetworkSpec => ({ mode: "nat", cidr: "10.0.0.0/29", ...more });

test("the first address is the router's, the next ones are leased in their order", () => {
  expect(firstFree(nat(), 4, new Set())).toBe("10.0.0.2");
  expect(firstFree(nat(), 4, new Set(["10.0.0.2", "10.0.0.3"]))).toBe("10.0.0.4");
  const all = [2, 3, 4, 5, 6].map((last) => `10.0.0.${last}`);
  expect(firstFree(nat(), 4, new Set(all))).toBeUndefined();
});

test("reserved ranges, wherever they lie, and a router of the user's own are left out", () => {
  const spec = nat({ reserved: ["10.0.0.5-10.0.0.6", "10.0.0.1-10.0.0.2"], gateway: "10.0.0.3" });
  expect(firstFree(spec, 4, new Set())).toBe("10.0.0.4");
  expect(firstFree(spec, 4, new Set(["10.0.0.4"]))).toBeUndefined();
  expect(countFree(spec, 4, [])).toBe(1);
});

test("free addresses are what leases leave; one inside a reserved range was none of them", () => {
  const taken = (address: string, vm: string | null = "vm_1") => ({ address, vm });
  expect(countFree(nat(), 4, [])).toBe(5);
  expect(countFree(nat(), 4, [taken("10.0.0.2"), taken("10.0.0.3", null)])).toBe(4);
  expect(countFree(nat({ reserved: ["10.0.0.2"] }), 4, [taken("10.0.0.2")])).toBe(4);
  expect(countFree({ mode: "bridge", bridge: "br0" }, 4, [])).toBeNull();
  expect(countFree(nat({ ipv6_cidr: "fd00::/64" }), 6, [])).toBe(Number.MAX_SAFE_INTEGER);
});

test("IPv6 is leased alike", () => {
  const spec = nat({ ipv6_cidr: "fd00:20::/64" });
  expect(firstFree(spec, 6, new Set())).toBe("fd00:20::2");
  expect(firstFree({ mode: "bridge", bridge: "br0", ipv6_cidr: "fd00:20::/64" }, 6, new Set())).toBe(
    "fd00:20::1",
  );
});

test.each([
  ["10.0.0.4", undefined],
  ["10.0.0.8", "is outside of the network's cidr, 10.0.0.0/29"],
  ["10.0.0.0", "is the address of the network 10.0.0.0/29 itself or its broadcast"],
  ["10.0.0.7", "is the address of the network 10.0.0.0/29 itself or its broadcast"],
  ["10.0.0.1", "is the network's gateway"],
  ["10.0.0.5", "is reserved by the network (10.0.0.5-10.0.0.6)"],
  ["fd00::5", "cannot be given: the network has no ipv6_cidr, so Croft leases none there"],
])("address %s: %s", (text, refusal) => {
  const address = parseAddress(text) ?? { family: 4 as const, value: 0n };
  expect(addressRefusal(nat({ reserved: ["10.0.0.5-10.0.0.6"] }), address)).toBe(refusal);
});
