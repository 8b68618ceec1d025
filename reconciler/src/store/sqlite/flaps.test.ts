// Flapping states are folded in the log.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventType } from "@croft/schemas/generated/typescript/event-types.ts";
import { expect, test } from "@jest/globals";
import { openSqliteStore } from "./open.ts";

test("a state that comes and goes is kept as its first and its newest change, with how often and since when", async () => {
  const folder = await mkdtemp(join(tmpdir(), "croft-flaps-"));
  let minutes = 0;
  const now = () => new Date(minutes * 60_000);
  const store = await openSqliteStore(join(folder, "croft.db"), { now });
  const change = (from: string, to: string, type: EventType = "vm.state") =>
    store.write((tx) =>
      tx.events.append({
        type,
        actor: "host:alpha",
        kind: "vm",
        object: "vm_1",
        project: "web",
        name: "app",
        data: { from, to },
      }),
    );
  try {
    for (minutes = 0; minutes < 5; minutes++) {
      await change("running", "failed");
      await change("failed", "running");
      await change("a", "b", "vm.updated");
    }
    const kept = (await store.events.after(0, 100)).filter(({ type }) => type === "vm.state");
    const since = new Date(0).toISOString();
    expect(kept.map(({ data }) => data)).toEqual([
      { from: "running", to: "failed" },
      { from: "failed", to: "running" },
      { from: "running", to: "failed", count: 5, since },
      { from: "failed", to: "running", count: 5, since },
    ]);
    expect((await store.events.after(0, 100)).filter(({ type }) => type === "vm.updated")).toHaveLength(5);

    // After a while it is news again.
    minutes = 60;
    await change("running", "failed");
    expect((await store.events.after(0, 100)).at(-1)?.data).toEqual({ from: "running", to: "failed" });
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
