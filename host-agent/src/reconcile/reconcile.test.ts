import type {
  DiskDocument,
  DiskReport,
  MoveReport,
  NetworkReport,
  PartitionDocument,
  PartitionReport,
  VmDocument,
  VmReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import type { DocumentsByKind, Workers } from "../kinds/kind.ts";
import { byKind } from "../kinds/kinds.ts";
import type { Accepted } from "../ledger.ts";
import { Reconcile } from "./reconcile.ts";

const disk = (id: string, wanted: DiskDocument["wanted"] = "present") =>
  ({ kind: "disk", id, wanted, generation: 1 }) as DiskDocument;
const partition = (id: string, of: string, wanted: PartitionDocument["wanted"] = "present") =>
  ({ kind: "partition", id, disk: of, wanted, generation: 1 }) as PartitionDocument;
const vm = (id: string, drives: string[] = []) =>
  ({
    kind: "vm",
    id,
    drives: drives.map((d) => ({ partition: d })),
    wanted: "present",
    generation: 1,
  }) as VmDocument;

/** Workers that write down what they did, and wait where they are told to. */
function scene(documents: Partial<DocumentsByKind>) {
  const accepted: Accepted = {
    generation: 1,
    documents: { ...byKind([]), ...documents },
    seeds: new Map(),
  };
  const did: string[] = [];
  const gates = new Map<string, Promise<void>>();
  const states = new Map<string, string>();
  let now = 0;
  let atOnce = 0;
  let most = 0;
  const act = async (id: string) => {
    did.push(id);
    most = Math.max(most, ++atOnce);
    await gates.get(id);
    atOnce--;
    return { id, state: states.get(id) ?? "ready" };
  };
  const workers: Workers = {
    networks: { apply: async ({ id }) => (await act(id)) as NetworkReport },
    disks: {
      applyDisk: async ({ id }) => (await act(id)) as DiskReport,
      applyPartition: async ({ id }) => (await act(id)) as PartitionReport,
    },
    machines: {
      apply: async ({ id }) => (await act(id)) as VmReport,
      breakOff: (id) => void did.push(`break off ${id}`),
      reports: (wanted) => [...wanted].map((id) => ({ id, state: "running" }) as VmReport),
    },
    moves: { apply: async ({ id }) => (await act(id)) as MoveReport, reports: () => [] },
  };
  const reconcile = new Reconcile(() => accepted, workers, { changed: () => {}, now: () => now });
  const hold = (id: string): (() => void) => {
    let open = () => {};
    gates.set(id, new Promise((resolve) => (open = resolve)));
    return open;
  };
  return { accepted, did, hold, states, reconcile, pass: (ms: number) => (now += ms), most: () => most };
}

test("a VM waits for its partition and the partition for its disk; a slow VM keeps nobody waiting", async () => {
  const s = scene({
    disk: [disk("d")],
    partition: [partition("p", "d")],
    vm: [vm("slow"), vm("v", ["p"])],
  });
  const open = s.hold("slow");
  s.reconcile.wake();
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(s.did.indexOf("d")).toBeLessThan(s.did.indexOf("p"));
  expect(s.did.indexOf("p")).toBeLessThan(s.did.indexOf("v"));
  open();
  await s.reconcile.idle();
});

test("storage that is as wanted is left alone for a minute, what failed is tried at each pass", async () => {
  const s = scene({ disk: [disk("good"), disk("bad")] });
  s.states.set("bad", "error");
  s.reconcile.wake();
  await s.reconcile.idle();
  s.did.length = 0;
  s.reconcile.wake();
  await s.reconcile.idle();
  expect(s.did).toEqual(["bad"]);
  s.pass(61_000);
  s.did.length = 0;
  s.reconcile.wake();
  await s.reconcile.idle();
  expect(s.did).toEqual(["good", "bad"]);
});

test("a document that changed is applied at once, also while its object is under way, and never twice at a time", async () => {
  const s = scene({ vm: [vm("v")] });
  const open = s.hold("v");
  s.reconcile.wake();
  await new Promise((resolve) => setImmediate(resolve));
  s.reconcile.wakeOne("v");
  s.reconcile.wakeOne("v");
  open();
  await s.reconcile.idle();
  expect(s.did.length).toBeGreaterThanOrEqual(2);
  expect(s.most()).toBe(1);
});

test("what waited for another's result is tried again when that changed", async () => {
  const s = scene({ partition: [partition("p", "d", "wiped")], vm: [vm("v")] });
  // The partition cannot go while the VM still has it; the VM lets go in its own, later step.
  s.states.set("p", "error");
  const open = s.hold("v");
  s.reconcile.wake();
  await new Promise((resolve) => setImmediate(resolve));
  s.states.set("p", "wiped");
  open();
  await s.reconcile.idle();
  expect(s.reconcile.reports()).toMatchObject([{ id: "p", state: "wiped" }, { id: "v" }]);
});

test("a disk is looked at again when a partition on it changed, because its free room did", async () => {
  const s = scene({ disk: [disk("d"), disk("other")], partition: [partition("p", "d")] });
  s.states.set("p", "creating");
  s.reconcile.wake();
  await s.reconcile.idle();
  s.states.set("p", "ready");
  s.did.length = 0;
  s.reconcile.wake();
  await s.reconcile.idle();
  expect(s.did).toEqual(["p", "d"]);
});

test("an object without a result yet is reported as being made", async () => {
  const s = scene({ disk: [disk("d")] });
  expect(s.reconcile.reports()).toMatchObject([{ id: "d", state: "creating", generation: 0 }]);
});

test("a VM that waits for its image is told when it shall be deleted, and its deletion comes next", async () => {
  const s = scene({ vm: [vm("v")] });
  const release = s.hold("v");
  s.reconcile.wake();
  await Promise.resolve();
  s.accepted.documents.vm = [{ ...vm("v"), wanted: "deleted" }];
  s.reconcile.wake();
  await new Promise(setImmediate);
  expect(s.did).toEqual(["v", "break off v"]);
  release();
  await s.reconcile.idle();
  expect(s.did.filter((what) => what === "v").length).toBeGreaterThan(1);
});
