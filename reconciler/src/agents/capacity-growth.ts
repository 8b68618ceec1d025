// Capacity that a host reports. A host that was taken over could report more than it has, so as to be given VMs and their secrets: what
// grows is held at what it was until an admin confirms it. What it lost counts at once. Pure.
//
//   first report --> counts --more for VMs--> held, with a condition --confirmed--> counts
//
// However little it is: many small steps are a large one. How often a CPU is given out, and what is kept back of the memory, are words
// of the agent's settings too; an operator who means them declares them (`overcommit`, `reserved` of croft_host) or confirms.

import type { Condition, HostReport } from "@croft/schemas/generated/typescript/messages.ts";

type Facts = HostReport["facts"];

/** Facts by which VMs get more when they grow (1) or shrink (-1). */
const FOR_VMS = { cpus: 1, memory_mib: 1, cpu_overcommit: 1, memory_reserved_mib: -1 } as const;
type Name = keyof typeof FOR_VMS;
const NAMES = ["cpus", "memory_mib", "cpu_overcommit", "memory_reserved_mib"] as const satisfies Name[];

/** A kernel that is updated finds a little more or less memory: that much is held without a word. */
const UNSAID_GROWTH = 1.02;

/** What QEMU takes of a host besides a guest's memory, at the least that an agent measures; none talks it down. */
const LEAST_OVERHEAD_MIB = 96;

const isMore = (name: Name, now: Facts, before: Facts): boolean =>
  FOR_VMS[name] === 1 ? now[name] > before[name] : now[name] < before[name];

const isSaid = (name: Name, now: Facts, before: Facts): boolean =>
  FOR_VMS[name] === 1 ? now[name] > before[name] * UNSAID_GROWTH : now[name] * UNSAID_GROWTH < before[name];

/** The report as far as it counts. `before`: the facts that counted until now; undefined when all of it counts. */
export function withHeldGrowth(report: HostReport, before: Facts | undefined): HostReport {
  const { vm_overhead_mib = LEAST_OVERHEAD_MIB } = report.facts;
  const facts = { ...report.facts, vm_overhead_mib: Math.max(LEAST_OVERHEAD_MIB, vm_overhead_mib) };
  if (before === undefined) return { ...report, facts };
  const grown = NAMES.filter((name) => isMore(name, facts, before));
  const held = Object.fromEntries(grown.map((name) => [name, before[name]]));
  const said = grown.filter((name) => isSaid(name, facts, before));
  return {
    ...report,
    facts: { ...facts, ...held },
    conditions: [
      ...report.conditions,
      ...(said.length > 0 ? [unconfirmed(report.host, said, facts, before)] : []),
    ],
  };
}

const WORDS: Readonly<Record<Name, string>> = {
  cpus: "CPUs",
  memory_mib: "MiB of memory",
  cpu_overcommit: "virtual CPUs per CPU",
  memory_reserved_mib: "MiB kept back",
};

const unconfirmed = (host: string, grown: readonly Name[], now: Facts, before: Facts): Condition => ({
  type: "capacity",
  status: "false",
  reason: "growth_unconfirmed",
  message:
    `Host ${host} reports ${grown.map((name) => `${now[name]} ${WORDS[name]} instead of ${before[name]}`).join(" and ")}. ` +
    `It counts as before until an admin says that this is so: \`croft host confirm-capacity ${host}\`.`,
});
