import { expect, test } from "@jest/globals";
import { counterNames, type FirewallRule, ruleLines } from "./firewall-rules.ts";

const ranges = { cidr: "10.0.0.0/24", ipv6_cidr: "fd00::/64" };
const verdicts = { allow: "return", deny: "drop" };
const rule = (more: Partial<FirewallRule> = {}): FirewallRule => ({
  direction: "in",
  protocol: "tcp",
  ports: [],
  from: "any",
  to: "any",
  action: "allow",
  ...more,
});
const lines = (...rules: FirewallRule[]) =>
  ruleLines(rules, "in", ranges, verdicts).map((line) => line.replace(/counter name "[^"]*" /, ""));

test("each rule is told by protocol, ports and addresses of both families", () => {
  expect(lines(rule({ ports: ["443", "8000-8100"] }))).toEqual([
    "meta l4proto tcp th dport { 443, 8000-8100 } return",
  ]);
  expect(lines(rule({ protocol: "any" }))).toEqual(["return"]);
  expect(lines(rule({ protocol: "any", ports: ["53"] }))).toEqual([
    "meta l4proto { tcp, udp } th dport { 53 } return",
  ]);
  expect(lines(rule({ protocol: "icmp", action: "deny" }))).toEqual([
    "meta l4proto { icmp, ipv6-icmp } drop",
  ]);
  expect(lines(rule({ from: "network" }))).toEqual([
    "ip saddr 10.0.0.0/24 meta l4proto tcp return",
    "ip6 saddr fd00::/64 meta l4proto tcp return",
  ]);
  expect(lines(rule({ from: "192.0.2.0/24", to: "network" }))).toEqual([
    "ip saddr 192.0.2.0/24 ip daddr 10.0.0.0/24 meta l4proto tcp return",
  ]);
});

test("a rule between two families matches nothing", () => {
  expect(lines(rule({ from: "192.0.2.0/24", to: "fd00::/64" }))).toEqual([]);
});

test("rules of the other direction are left out", () => {
  expect(lines(rule({ direction: "out" }))).toEqual([]);
});

test("a rule keeps its counter when others come before it, and equal rules have counters of their own", () => {
  const [ssh, web] = [rule({ ports: ["22"] }), rule({ ports: ["80"] })];
  const [, after] = counterNames([web, ssh]);
  expect(counterNames([ssh])).toEqual([after]);
  const [first, second] = counterNames([ssh, ssh]);
  expect(first).not.toBe(second);
});
