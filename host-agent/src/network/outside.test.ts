import { expect, test } from "@jest/globals";
import { natNetwork } from "./fixtures/namespaces.fixture.ts";
import { networkRules } from "./network-table.ts";
import { createReconcilerAddresses, type Outside } from "./outside.ts";

/** What the table says of packets out of the network, in its order. */
function outgoing(outside?: Outside): string[] {
  const firewall = [
    {
      direction: "out" as const,
      protocol: "any" as const,
      ports: [],
      from: "any",
      to: "any",
      action: "allow" as const,
    },
  ];
  const rules = networkRules(natNetwork({ firewall }), "inet", { inet: [], bridge: null }, outside);
  const [, chain = ""] = /chain outgoing \{\n(.*?)\n {2}\}/s.exec(rules) ?? [];
  return chain.split("\n").map((line) => line.trim());
}

test("link-local, loopback and multicast addresses are dropped before any rule of the user is asked", () => {
  const lines = outgoing();
  const user = lines.indexOf("jump rules_out");
  for (const range of [
    "169.254.0.0/16",
    "127.0.0.0/8",
    "224.0.0.0/4",
    "fe80::/10",
    "ff00::/8",
    "64:ff9b::a9fe:0/112",
  ]) {
    const at = lines.findIndex((line) => line.includes(range) && line.endsWith("drop"));
    expect([range, at >= 0 && at < user]).toEqual([range, true]);
  }
  expect(lines.join("\n")).not.toMatch(/192\.168|10\.0\.0\.0|172\.16|fc00/);
});

test("the reconciler is not reached from a network, by either family", () => {
  const lines = outgoing({ shut: false, reconciler: ["192.168.7.2", "2001:db8::2"] });
  const user = lines.indexOf("jump rules_out");
  for (const match of [
    "ct direction original ip daddr { 192.168.7.2 } counter",
    "ct direction original ip6 daddr { 2001:db8::2 } counter",
  ]) {
    const at = lines.findIndex((line) => line.startsWith(match) && line.endsWith("drop"));
    expect(at >= 0 && at < user).toBe(true);
  }
});

test("with way_out.enabled: false only replies leave a network, whatever its rules allow", () => {
  const lines = outgoing({ shut: true, reconciler: [] });
  expect(lines).not.toContain("jump rules_out");
  expect(lines.slice(-2)).toEqual([
    "ct direction reply ct state established,related accept",
    'counter name "denied_out" drop',
  ]);
});

test("addresses of the reconciler are asked for once a minute, without the loopback's, and kept without an answer", async () => {
  let at = 0;
  let answers: string[] | null = ["192.0.2.9", "127.0.0.1", "192.0.2.1", "::1"];
  let asked = 0;
  const resolve = async () => {
    asked++;
    if (answers === null) throw new Error("no name server");
    return answers.map((address) => ({ address }));
  };
  const addresses = createReconcilerAddresses(
    () => "https://croft.example:7401",
    resolve,
    () => at,
  );
  expect(await addresses()).toEqual(["192.0.2.1", "192.0.2.9"]);
  answers = null;
  await addresses();
  expect(asked).toBe(1);
  at = 60_000;
  expect(await addresses()).toEqual(["192.0.2.1", "192.0.2.9"]);
  expect(await createReconcilerAddresses(() => "https://[2001:db8::2]:7401", resolve)()).toEqual([
    "2001:db8::2",
  ]);
  expect(asked).toBe(2);
});
