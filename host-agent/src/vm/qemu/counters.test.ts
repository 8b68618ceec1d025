import { expect, jest, test } from "@jest/globals";
import { readCounters } from "./counters.ts";
import type { Session } from "./process.ts";

const NOW = new Date("2026-01-01T00:00:00Z");
const mark = { pid: process.pid } as Session["mark"];

/** A QEMU with these answers; without one it hangs. */
const session = (answers: Record<string, unknown>): Session =>
  ({
    mark,
    qmp: {
      execute: (command: string) =>
        command in answers ? Promise.resolve(answers[command]) : new Promise(() => undefined),
    },
  }) as unknown as Session;

test("a QEMU that hangs takes its own part from the figures, and nobody waits for more than a moment", async () => {
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick"] });
  try {
    const read = readCounters("vm_1", session({ "query-blockstats": [] }), "2026-01-01T00:00:00Z", null, NOW);
    await jest.advanceTimersByTimeAsync(1000);
    const counters = await read;
    expect(counters).toMatchObject({ vcpu_seconds: [], guest_memory: null, disks: [] });
    // What the kernel tells needs no QEMU.
    expect(counters.cpu_seconds).toBeGreaterThan(0);
    expect(counters.memory_resident_bytes).toBeGreaterThan(0);
  } finally {
    jest.useRealTimers();
  }
});

test("of one that answers are its drives, without Croft's own seed", async () => {
  const stats = { rd_bytes: 1, wr_bytes: 2, rd_operations: 3, wr_operations: 4, flush_operations: 5 };
  const blocks = ["root", "seed"].map((name) => ({ "node-name": name, stats }));
  const answers = { "query-blockstats": blocks, "query-cpus-fast": [], "qom-get": null };
  const { disks } = await readCounters("vm_1", session(answers), "2026-01-01T00:00:00Z", null, NOW);
  expect(disks).toEqual([
    {
      name: "root",
      read_bytes: 1,
      written_bytes: 2,
      read_operations: 3,
      write_operations: 4,
      flush_operations: 5,
    },
  ]);
});
