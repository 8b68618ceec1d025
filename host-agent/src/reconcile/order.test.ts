import type {
  DiskDocument,
  PartitionDocument,
  VmDocument,
} from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { stepsOf } from "./order.ts";

const disk = (id: string, wanted: DiskDocument["wanted"] = "present") =>
  ({ kind: "disk", id, wanted }) as DiskDocument;
const partition = (id: string, of: string, wanted: PartitionDocument["wanted"] = "present") =>
  ({ kind: "partition", id, disk: of, wanted }) as PartitionDocument;
const vm = (id: string, drives: string[], wanted: VmDocument["wanted"] = "present") =>
  ({ kind: "vm", id, drives: drives.map((d) => ({ partition: d })), wanted }) as VmDocument;

test("removals come first, VMs before partitions before disks; then additions the other way round", () => {
  const steps = stepsOf({
    network: [],
    move: [],
    disk: [disk("new disk"), disk("old disk", "released")],
    partition: [partition("new part", "new disk"), partition("old part", "old disk", "wiped")],
    vm: [vm("new vm", ["new part"]), vm("old vm", ["old part"], "deleted")],
  });
  expect(steps.map((step) => step.id)).toEqual([
    "old vm",
    "old part",
    "old disk",
    "new disk",
    "new part",
    "new vm",
  ]);
});

test("each waits for what it has to do with and for nothing else", () => {
  const steps = stepsOf({
    network: [],
    move: [],
    disk: [disk("a"), disk("b")],
    partition: [partition("a1", "a"), partition("b1", "b"), partition("a0", "a", "wiped")],
    vm: [vm("on a", ["a1"]), vm("bare", []), vm("gone", [], "deleted")],
  });
  const after = Object.fromEntries(steps.map((step) => [step.id, step.after]));
  expect(after).toEqual({
    gone: [],
    a0: ["gone"],
    a: [],
    b: [],
    a1: ["a0", "a"],
    b1: ["b"],
    "on a": ["a1"],
    bare: [],
  });
});

test("nothing waits for a step that comes later", () => {
  const steps = stepsOf({
    network: [],
    move: [],
    disk: [disk("a"), disk("b", "erased")],
    partition: [partition("a1", "a"), partition("b1", "b", "wiped")],
    vm: [vm("x", ["a1", "b1"]), vm("y", ["b1"], "deleted")],
  });
  const seen = new Set<string>();
  for (const step of steps) {
    for (const before of step.after) expect(seen).toContain(before);
    seen.add(step.id);
  }
});
