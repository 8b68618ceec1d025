import { expect, test } from "@jest/globals";
import { choosePassage, isPrefix, linkOf, namespaceOf, tableOf } from "./addresses.ts";

const VM = "vm_0123456789abcdef";

test("names are made of the VM's id, and the kernel takes them", () => {
  expect([linkOf(VM), namespaceOf(VM)]).toEqual(["cw-0123456789a", `croft-${VM}`]);
  expect(linkOf(VM).length).toBeLessThan(16);
  expect(tableOf("/run/croft/a")).toMatch(/^croft_out_[0-9a-f]{8}$/);
  expect(tableOf("/run/croft/a")).not.toBe(tableOf("/run/croft/b"));
});

test("a VM mostly has the same pair, and the next free one when another VM has that", () => {
  const first = choosePassage(VM, "198.19.0.0/16", new Set(), false);
  expect(choosePassage(VM, "198.19.0.0/16", new Set(), false)).toEqual(first);
  const second = choosePassage(VM, "198.19.0.0/16", new Set([first?.ports ?? ""]), true);
  expect(second?.ports).not.toBe(first?.ports);
  expect(second?.ipv6).toMatch(/^fd5e:c0f7:9a31:77::/);
});

test("every pair of a range is given once, none of its first, and then there is none", () => {
  const taken = new Set<string>();
  for (;;) {
    const passage = choosePassage(VM, "198.19.8.0/24", taken, false);
    if (passage === null) break;
    const [ports, ssh] = [passage.ports, passage.ssh].map((address) => Number(address.split(".")[3]));
    expect(passage.ports.startsWith("198.19.8.")).toBe(true);
    expect([(ports ?? 0) % 2, (ssh ?? 0) - (ports ?? 0)]).toEqual([0, 1]);
    taken.add(passage.ports);
  }
  expect(taken.size).toBe(127);
  expect(taken.has("198.19.8.0")).toBe(false);
});

test.each([
  ["10.0.0.0/8", true],
  ["192.168.7.20/32", true],
  ["0.0.0.0/0", true],
  ["10.0.0.1/8", false],
  ["10.0.0/8", false],
  ["10.0.0.0/33", false],
  ["fd12::/16", true],
  ["fd12::/129", false],
])("%s is a range: %s", (text, is) => {
  expect(isPrefix(text)).toBe(is);
});
