// The host agent beside what it stands for: many VMs in its ledger, many starts at once, many guests found again.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AgentHost, createVms } from "./agent-host.ts";
import { captureCommand, cut, qemuOf, startByHand } from "./by-hand.ts";
import { type Figure, figure, type Round } from "./figures.ts";
import { HOST_AGENT, joinOnce } from "./memory.ts";
import { residentMib, startReconciler } from "./processes.ts";
import { createByVirsh, hasLibvirt } from "./virsh.ts";

const RECORDS = [0, 50, 200] as const;
const CYCLES = 3;
const STARTS = 20;
const START_ROUNDS = 3;
const ADOPTED = 50;
const ADOPTION_ROUNDS = 3;

const seconds = (begun: number): number => (performance.now() - begun) / 1000;

/** The certificate folder of an agent that joined a reconciler which is gone by now. */
async function certificate(folder: string): Promise<string> {
  const reconciler = await startReconciler(folder);
  try {
    const agent = await joinOnce(folder, reconciler);
    await agent.end();
  } finally {
    await reconciler.stop();
  }
  const kept = path.join(folder, "certificate");
  cpSync(path.join(folder, HOST_AGENT, "certificate"), kept, { recursive: true });
  return kept;
}

/** One pass over all records, and memory, with the reconciler away. */
async function records(kept: string, note: (text: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  const bare = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"], { stdio: "ignore" });
  try {
    for (const count of RECORDS) {
      note(`${count} records of VMs`);
      const host = await AgentHost.make(kept, await createVms(count, "stopped"));
      const agent = host.start();
      try {
        await host.until("looking at everything", agent, async () => (await host.ask("/readyz")) !== null);
        const cycles: Round[] = [];
        const memory: Round[] = [];
        let before = { count: 0, sum: 0 };
        while (cycles.length < CYCLES) {
          await host.until(
            "a pass",
            agent,
            async () => (await host.metric("croft_agent_cycle_seconds_count")) > before.count,
          );
          const now = {
            count: await host.metric("croft_agent_cycle_seconds_count"),
            sum: await host.metric("croft_agent_cycle_seconds_sum"),
          };
          const croft = ((now.sum - before.sum) / (now.count - before.count)) * 1000;
          before = now;
          cycles.push({ croft, theirs: await readingAll(host, count) });
          memory.push({ croft: residentMib(agent.pid), theirs: residentMib(bare.pid as number) });
        }
        const limit = "looking at each record in its turn";
        const yardstick = count === 0 ? "reading one file" : "reading as many files";
        figures.push(
          figure({ name: `one pass over ${count} VM records`, unit: "ms", yardstick, limit }, cycles),
        );
        figures.push(
          figure(
            {
              name: `memory of the agent with ${count} VM records`,
              unit: "MiB",
              yardstick: "an idle Node process",
              limit: "Node itself and the agent's code",
            },
            memory,
          ),
        );
      } finally {
        await agent.end();
        host.remove();
      }
    }
  } finally {
    bare.kill();
  }
  return figures;
}

/** Milliseconds to read the records' files once. */
async function readingAll(host: AgentHost, count: number): Promise<number> {
  const begun = performance.now();
  const documents = path.join(host.state, "ledger/config.json");
  await Promise.all(Array.from({ length: Math.max(1, count) }, () => readFile(documents)));
  return performance.now() - begun;
}

const spoke = (serialLog: string): boolean =>
  existsSync(serialLog) && readFileSync(serialLog, "utf8").includes("HELLO");

async function untilAllSpeak(serialLogs: readonly string[]): Promise<void> {
  for (const end = Date.now() + 180_000; !serialLogs.every(spoke); await pause(10)) {
    if (Date.now() > end) throw new Error("not all guests spoke within three minutes");
  }
}

/** From the moment when the agent answers until every guest said its word. */
async function starts(kept: string, note: (text: string) => void): Promise<Figure[]> {
  const byHand: Round[] = [];
  const byVirsh: Round[] = [];
  const libvirt = hasLibvirt();
  for (let round = 1; round <= START_ROUNDS; round++) {
    note(`${STARTS} starts at once, round ${round} of ${START_ROUNDS}`);
    const vms = await createVms(STARTS, "running");
    const host = await AgentHost.make(kept, vms);
    const agent = host.start();
    let croft: number;
    try {
      await host.until("the agent's start", agent, async () => (await host.ask("/livez")) !== null);
      const begun = performance.now();
      await untilAllSpeak(vms.map(({ document }) => path.join(host.state, "vms", document.id, "serial.log")));
      croft = seconds(begun);
      const folder = path.join(host.folder, "by-hand");
      mkdirSync(folder);
      const commands = [];
      for (const { document } of vms) {
        const pid = qemuOf(document.id) as number;
        commands.push(
          await captureCommand(
            pid,
            path.join(host.state, "vms", document.id),
            path.join(folder, document.id),
          ),
        );
      }
      await agent.end();
      host.endGuests();
      const handBegun = performance.now();
      const children: ChildProcess[] = commands.map(startByHand);
      try {
        await untilAllSpeak(commands.map(({ serialLog }) => serialLog));
        byHand.push({ croft, theirs: seconds(handBegun) });
      } finally {
        await Promise.all(children.map(cut));
      }
      if (libvirt) byVirsh.push({ croft, theirs: await createByVirsh(STARTS, host.folder, untilAllSpeak) });
    } finally {
      await agent.end();
      host.remove();
    }
  }
  const about = { name: `${STARTS} VMs started at once, until all guests speak`, unit: "s" } as const;
  const limit = "the processors, with the firmware of the guests";
  return [
    figure({ ...about, yardstick: `${STARTS} QEMU by hand`, limit }, byHand),
    ...(libvirt ? [figure({ ...about, yardstick: "virsh create", limit }, byVirsh)] : []),
  ];
}

/** From the agent's start until it knows every guest that runs, beside a start without VMs. */
async function adoption(kept: string, note: (text: string) => void): Promise<Figure> {
  const full = await AgentHost.make(kept, await createVms(ADOPTED, "running"));
  const empty = await AgentHost.make(kept, []);
  const running = 'croft_host_objects{kind="vm",state="running"}';
  try {
    note(`${ADOPTED} guests start`);
    const first = full.start();
    await full.until("starting all guests", first, async () => (await full.metric(running)) === ADOPTED);
    first.child.kill("SIGKILL");
    await first.end();
    const rounds: Round[] = [];
    for (let round = 1; round <= ADOPTION_ROUNDS; round++) {
      note(`${ADOPTED} guests are found again, round ${round} of ${ADOPTION_ROUNDS}`);
      const timed = async (host: AgentHost, count: number): Promise<number> => {
        const begun = performance.now();
        const agent = host.start();
        await host.until("finding all guests", agent, async () => {
          if ((await host.ask("/readyz")) === null) return false;
          return (await host.metric("croft_host_cpus")) > 0 && (await host.metric(running)) === count;
        });
        const took = seconds(begun);
        agent.child.kill("SIGKILL");
        await agent.end();
        return took;
      };
      rounds.push({ croft: await timed(full, ADOPTED), theirs: await timed(empty, 0) });
    }
    return figure(
      {
        name: `agent's start until ${ADOPTED} running guests are adopted`,
        unit: "s",
        yardstick: "its start without VMs",
        limit: "the start of Node and of the agent's parts",
      },
      rounds,
    );
  } finally {
    full.remove();
    empty.remove();
  }
}

/** The part `agent`. */
export async function agentSpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-join-"));
  try {
    const kept = await certificate(folder);
    return [...(await records(kept, note)), ...(await starts(kept, note)), await adoption(kept, note)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
