// What the rules do is tried with packets in way-out.tools.test.ts; here stands what text alone shows.
import { expect, test } from "@jest/globals";
import { hostRules, namespaceRules } from "./rules.ts";

const wanted = {
  table: "croft_out_1",
  links: ["cw-a"],
  range: "198.19.0.0/16",
  allow: ["192.168.7.0/24", "fd12::/16"],
  resolver: { address: "192.168.1.1", port: 53 },
  opened: ["eth0"],
};

/** The rules of a chain, in order. */
const chainOf = (text: string, name: string): string[] =>
  (new RegExp(`chain ${name} \\{\\n([^}]*(?:\\{[^}]*\\}[^}]*)*?)\\n  \\}`).exec(text)?.[1] ?? "")
    .split("\n")
    .map((line) => line.trim());

test("the host's table is replaced whole, and no other is named", () => {
  const text = hostRules(wanted);
  expect(
    text.startsWith("table inet croft_out_1 {}\ndelete table inet croft_out_1\ntable inet croft_out_1 {"),
  ).toBe(true);
  expect(text.match(/^(table|delete|flush|add) .*/gm)).toHaveLength(3);
  expect(text).toContain('iifname { "eth0" } goto stranger');
});

test("other VMs are refused before anything is let through, and what is allowed goes before what is shut", () => {
  const outward = chainOf(hostRules(wanted), "outward");
  expect(outward.slice(0, 2)).toEqual(['oifname "cw-*" counter drop', 'oifname "cb-*" counter drop']);
  expect(outward.indexOf("ip daddr @allowed4 accept")).toBeLessThan(
    outward.indexOf("ip daddr @shut4 counter drop"),
  );
  expect(outward.at(-1)).toBe("accept");
});

test("in the namespace the host's own addresses are refused although a range that holds them is allowed", () => {
  const text = namespaceRules(
    { ports: "198.19.0.2", ssh: "198.19.0.3", ipv6: null },
    wanted,
    ["192.168.7.1", "fd12::1"],
    true,
  );
  const output = chainOf(text, "output");
  expect(output.indexOf("ip daddr @host4 counter drop")).toBeLessThan(
    output.indexOf("ip daddr @allowed4 accept"),
  );
  expect(text).toContain(
    "set host4 { type ipv4_addr; flags interval; auto-merge; elements = { 192.168.7.1 }; }",
  );
  expect(text).toContain("set host6 { type ipv6_addr; flags interval; auto-merge; elements = { fd12::1 }; }");
});

test("a private address is not reached by the name that NAT64 gives it", () => {
  expect(hostRules(wanted)).toContain("64:ff9b::c0a8:0/112");
});

test("a host without a name server and without uplinks of its own has no rules for these", () => {
  const text = hostRules({ ...wanted, resolver: null, opened: [], allow: [] });
  expect(text).not.toContain("dnat");
  expect(text).not.toContain("goto stranger");
  expect(text).toContain("set allowed4 { type ipv4_addr; flags interval; auto-merge; }");
});
