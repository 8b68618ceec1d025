// The agent's figures in the text form of Prometheus (exposition format 0.0.4). Pure. They name no VM and no project:
// whoever may read them learns how the host does, not what it holds.
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";

export interface Figures {
  /** The last report that was made, or null before the first. */
  report: HostReport | null;
  /** Runs of the agent's loops by their name. */
  loops: Readonly<Record<string, { done: number; failed: number }>>;
  /** Passes over all objects, from waking to the last step, and their seconds in all. */
  cycles: { count: number; seconds: number };
  /** When the reconciler took a report, in seconds since 1970; null before that. */
  reportedAt: number | null;
  process: { startedAt: number; residentBytes: number; cpuSeconds: number };
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number, suffix?: string];

interface Metric {
  name: string;
  type: "gauge" | "counter" | "summary";
  help: string;
  samples: readonly Sample[];
}

/** The page of a scrape. */
export function metricsText(figures: Figures): string {
  return [...agentMetrics(figures), ...(figures.report === null ? [] : hostMetrics(figures.report))]
    .filter(({ samples }) => samples.length > 0)
    .map(page)
    .join("");
}

function agentMetrics({ report, loops, cycles, reportedAt, process }: Figures): Metric[] {
  const runs = Object.entries(loops).flatMap(([loop, { done, failed }]): Sample[] => [
    [{ loop, result: "done" }, done],
    [{ loop, result: "failed" }, failed],
  ]);
  return [
    metric("croft_agent_loop_runs_total", "counter", "Runs of the agent's loops.", runs),
    metric("croft_agent_cycle_seconds", "summary", "Passes over all objects of the host.", [
      [{}, cycles.seconds, "_sum"],
      [{}, cycles.count, "_count"],
    ]),
    metric(
      ...(["croft_agent_last_report_timestamp_seconds", "gauge"] as const),
      "When the reconciler last took a report.",
      reportedAt === null ? [] : [[{}, reportedAt]],
    ),
    metric("croft_agent_config_generation", "gauge", "Generation of the host config that is worked from.", [
      [{}, report?.observed_generation ?? 0],
    ]),
    metric("process_start_time_seconds", "gauge", "When the agent was started.", [[{}, process.startedAt]]),
    metric("process_resident_memory_bytes", "gauge", "Memory of the agent.", [[{}, process.residentBytes]]),
    metric("process_cpu_seconds_total", "counter", "Processor time of the agent.", [
      [{}, process.cpuSeconds],
    ]),
  ];
}

function hostMetrics(report: HostReport): Metric[] {
  const { facts, conditions, objects } = report;
  const states = new Map<string, Sample>();
  for (const { kind, state } of objects) {
    const count = states.get(`${kind} ${state}`)?.[1] ?? 0;
    states.set(`${kind} ${state}`, [{ kind, state }, count + 1]);
  }
  const version = { version: report.agent_version, contract_version: String(report.contract_version) };
  const gauge = (name: string, help: string, value: number) => metric(name, "gauge", help, [[{}, value]]);
  return [
    metric("croft_agent_info", "gauge", "Version of the agent.", [[version, 1]]),
    metric("croft_host_accelerator_info", "gauge", "What guests run under.", [
      [{ accelerator: facts.accelerator }, 1],
    ]),
    metric(
      ...(["croft_host_condition", "gauge", "Conditions of the host: 1 when all is well."] as const),
      conditions.map(({ type, status, reason }): Sample => [{ type, reason }, status === "true" ? 1 : 0]),
    ),
    metric("croft_host_objects", "gauge", "Objects on the host by kind and state.", [...states.values()]),
    gauge("croft_host_cpus", "Logical CPUs.", facts.cpus),
    gauge("croft_host_memory_bytes", "Memory.", facts.memory_mib * 1024 ** 2),
    gauge("croft_host_storage_bytes", "Room for root disks in all.", facts.storage_bytes),
    gauge("croft_host_storage_free_bytes", "Free room for root disks.", facts.storage_free_bytes),
  ];
}

const metric = (name: string, type: Metric["type"], help: string, samples: readonly Sample[]): Metric => ({
  name,
  type,
  help,
  samples,
});

function page({ name, type, help, samples }: Metric): string {
  const lines = samples.map(
    ([labels, value, suffix = ""]) => `${name}${suffix}${labelText(labels)} ${value}\n`,
  );
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelText(labels: Labels): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
