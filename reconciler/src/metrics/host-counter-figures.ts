// What hosts told of themselves within the last minute: whether their disks say that they are failing, and what their agents use.
import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { type Figures, labelsOf } from "./exposition.ts";

type Told = readonly ({ host: string } & Pick<HostCounters, "disks" | "agent">)[];

export function addHostCounters(out: Figures, all: Told): void {
  const healthy = out.figure(
    "croft_disk_healthy",
    "gauge",
    "1 when a disk says that it is well (SMART), 0 when it fails.",
  );
  const cpu = out.figure("croft_agent_cpu_seconds", "counter", "Processor time of a host's agent.");
  const memory = out.figure("croft_agent_memory_resident_bytes", "gauge", "Memory of a host's agent.");
  const runs = out.figure("croft_agent_loop_runs", "counter", "Runs of a loop of a host's agent.");
  for (const { host, disks = [], agent } of all) {
    for (const { disk, path, healthy: isHealthy } of disks)
      healthy.add(labelsOf({ host, path, disk: disk ?? "" }), isHealthy ? 1 : 0);
    if (agent === undefined) continue;
    cpu.add(labelsOf({ host }), agent.cpu_seconds);
    memory.add(labelsOf({ host }), agent.memory_resident_bytes);
    for (const { loop, done, failed } of agent.loops) {
      runs.add(labelsOf({ host, loop, result: "done" }), done);
      runs.add(labelsOf({ host, loop, result: "failed" }), failed);
    }
  }
}
