import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { load } from "js-yaml";
import type { JsonSchema } from "../generate/source.ts";
import { CONTRACT_VERSION, inContract, saidInContract } from "./contract.ts";

test("what says nothing is left out for an older version, and what is wanted is named", () => {
  const vm = { kind: "vm", cpus: 2, firmware: "bios", restart_policy: "never" };
  expect(inContract(vm, 1)).toEqual({ document: { kind: "vm", cpus: 2 }, lacking: ["restart_policy"] });
  expect(inContract(vm, CONTRACT_VERSION).document).toBe(vm);
});

test("every field of a host document that is not required says which version brought it", () => {
  const path = new URL("../messages/host-document.schema.yaml", import.meta.url);
  const { schema } = load(readFileSync(path, "utf8")) as { schema: JsonSchema };
  for (const { properties = {}, required = [] } of schema.oneOf ?? []) {
    const later = Object.keys(properties).filter((name) => properties[name]?.["x-since"] !== undefined);
    expect([...required, ...later].sort()).toEqual(Object.keys(properties).sort());
  }
});

test("what an agent says is cut to what an older reconciler knows, wherever in a list it stands", () => {
  const report = {
    facts: { cpus: 1, moves: true },
    objects: [{ kind: "vm", fenced: true }, { kind: "disk" }],
  };
  expect(saidInContract("host_report", report, 3)).toEqual({
    facts: { cpus: 1 },
    objects: [{ kind: "vm" }, { kind: "disk" }],
  });
  expect(saidInContract("host_report", report, CONTRACT_VERSION)).toBe(report);
  expect(saidInContract("host_counters", { vms: [{ filesystems: [] }], agent: {} }, 3)).toEqual({
    vms: [{}],
  });
});
