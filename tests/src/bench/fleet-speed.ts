// A reconciler with 500 hosts whose agents wait for their configs, and 20,000 VMs: how long it takes from the answer to a create
// until the agent of its host has the config that names it, how many creates a second it takes, and its memory.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { send } from "@croft/schemas/client/rest-client.ts";
import { type Figure, figure, percentile, type Round } from "./figures.ts";
import { answerForHosts, createFleet, type Fleet, newVm } from "./fleet.ts";
import { endChild, type RunningReconciler, residentMib, startReconciler, untilIdle } from "./processes.ts";

const HOSTS = 500;
const VMS = 20_000;
const ROUNDS = 3;
const CREATES = 100;
const MANY = 600;
const IN_FLIGHT = 64;

/** When the agents got configs with the VMs that are waited for. */
class Knowledge {
  readonly #waiting = new Map<string, (at: number) => void>();
  readonly #known = new Map<string, number>();

  told = ({ documents }: { documents: readonly { id: string }[] }): void => {
    const at = performance.now();
    for (const { id } of documents) {
      if (this.#known.has(id)) continue;
      this.#known.set(id, at);
      this.#waiting.get(id)?.(at);
    }
  };

  /** When an agent knew of the VM. */
  of(vm: string): Promise<number> {
    const at = this.#known.get(vm);
    return at === undefined
      ? new Promise((resolve) => void this.#waiting.set(vm, resolve))
      : Promise.resolve(at);
  }
}

let made = 0;

async function create({ api }: RunningReconciler, fleet: Fleet): Promise<{ id: string; at: number }> {
  const body = JSON.stringify(newVm(fleet, `fleet-${++made}`));
  const headers = { "content-type": "application/json" };
  const answer = await send(api, { method: "POST", route: "/v1/vms", headers, body });
  const at = performance.now();
  const { id } = (await answer.json()) as { id: string };
  return { id, at };
}

async function round(reconciler: RunningReconciler, fleet: Fleet, knowledge: Knowledge) {
  const known: number[] = [];
  const read: number[] = [];
  for (let number = 0; number < CREATES; number++) {
    const { id, at } = await create(reconciler, fleet);
    known.push(Math.max(0, (await knowledge.of(id)) - at));
    const begun = performance.now();
    await (await send(reconciler.api, { method: "GET", route: `/v1/vms/${id}` })).text();
    read.push(performance.now() - begun);
  }
  const perSecond = async (one: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    const lane = async (): Promise<void> => {
      for (let done = 0; done < MANY / IN_FLIGHT; done++) await one();
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
    return (1000 * IN_FLIGHT * Math.ceil(MANY / IN_FLIGHT)) / (performance.now() - begun);
  };
  const creates = await perSecond(() => create(reconciler, fleet));
  const anyVm = fleet.vms[0] ?? "";
  const reads = await perSecond(async () =>
    (await send(reconciler.api, { method: "GET", route: `/v1/vms/${anyVm}` })).text(),
  );
  const of = (values: readonly number[], share: number): number => percentile(values, share);
  return {
    p50: { croft: of(known, 0.5), theirs: of(read, 0.5) },
    p99: { croft: of(known, 0.99), theirs: of(read, 0.99) },
    creates: { croft: creates, theirs: reads },
  };
}

function memory(reconciler: RunningReconciler): Round {
  const idle = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "ignore" });
  try {
    return { croft: residentMib(reconciler.pid), theirs: residentMib(idle.pid ?? process.pid) };
  } finally {
    void endChild(idle);
  }
}

/** What many hosts cost. */
export async function fleetSpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-fleet-"));
  const endings: (() => Promise<void>)[] = [];
  try {
    note(`a store with ${HOSTS} hosts and ${VMS} VMs`);
    mkdirSync(path.join(folder, "fleet"));
    const own = path.join(folder, "fleet");
    const fleet = await createFleet(own, VMS, VMS / HOSTS);
    const reconciler = await startReconciler(own);
    endings.push(reconciler.stop);
    const knowledge = new Knowledge();
    const hosts = await answerForHosts(reconciler.agentEndpoint, fleet, knowledge.told);
    endings.push(hosts.stop);
    await hosts.firstReports;
    await untilIdle(reconciler.pid);
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    for (let number = 0; number <= ROUNDS; number++) {
      note(number === 0 ? "warming up" : `round ${number} of ${ROUNDS}`);
      const taken = await round(reconciler, fleet, knowledge);
      if (number > 0) rounds.push(taken);
    }
    const where = `with ${HOSTS} hosts and ${VMS} VMs`;
    const compare = (
      name: string,
      unit: Figure["unit"],
      yardstick: string,
      taken: readonly Round[],
    ): Figure =>
      figure({ name: `${name}, ${where}`, unit, yardstick, limit: "the reconciler's processor time" }, taken);
    const knows = "from accept to the agent's knowledge";
    return [
      compare(
        `${knows}, p50`,
        "ms",
        "a GET of the VM",
        rounds.map(({ p50 }) => p50),
      ),
      compare(
        `${knows}, p99`,
        "ms",
        "a GET of the VM",
        rounds.map(({ p99 }) => p99),
      ),
      compare(
        `creates, ${IN_FLIGHT} in flight`,
        "per s",
        "GETs of one VM",
        rounds.map(({ creates }) => creates),
      ),
      compare("memory of the reconciler", "MiB", "an idle Node process", [memory(reconciler)]),
    ];
  } finally {
    for (const end of endings.reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}
