// Capacity that a host reports. A host that was taken over could report more than it has, so as to be given VMs and their secrets: what
// grows suddenly is held at what it was until an admin confirms it. What it lost counts at once. Pure.
//
//   first report --> counts --more CPUs or memory--> held, with a condition --confirmed--> counts
//
// However little it is: many small steps are a large one.

import type { Condition, HostReport } from "@croft/schemas/generated/typescript/messages.ts";

type Facts = HostReport["facts"];

/** A kernel that is updated finds a little more or less memory: that much is held without a word. */
const UNSAID_GROWTH = 1.02;

/** The report as far as it counts; the same object when all of it does. `before`: the facts that counted until now. */
export function withHeldGrowth(report: HostReport, before: Facts | undefined): HostReport {
  const { facts } = report;
  if (before === undefined) return report;
  const grown = (["cpus", "memory_mib"] as const).filter((name) => facts[name] > before[name]);
  if (grown.length === 0) return report;
  const isSaid = grown.some((name) => facts[name] > before[name] * UNSAID_GROWTH);
  const held = Object.fromEntries(grown.map((name) => [name, before[name]]));
  return {
    ...report,
    facts: { ...facts, ...held },
    conditions: [...report.conditions, ...(isSaid ? [unconfirmed(report.host, facts, before)] : [])],
  };
}

const unconfirmed = (host: string, now: Facts, before: Facts): Condition => ({
  type: "capacity",
  status: "false",
  reason: "growth_unconfirmed",
  message:
    `Host ${host} reports ${now.cpus} CPUs and ${now.memory_mib} MiB instead of ${before.cpus} and ${before.memory_mib}. ` +
    `It counts as before until an admin says that this is so: POST /v1/hosts/${host}/confirm_capacity.`,
});
