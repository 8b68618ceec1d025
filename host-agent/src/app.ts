// Puts the agent together (parts.ts) and runs its loops (agent-loops.ts).
//
// Order at start: lock, membership, the reconciler's leave and newest config where it answers, what runs is found, disks are
// looked at, and only then is anything changed.
import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceManager } from "@croft/schemas/service-manager.ts";
import { startTelemetry } from "@croft/schemas/telemetry.ts";
import { AgentLoops } from "./agent-loops.ts";
import type { Config } from "./config.ts";
import { Connection } from "./connection.ts";
import { AGENT_VERSION } from "./contract.ts";
import { readFacts } from "./host/facts.ts";
import { useReserve } from "./host/files.ts";
import { takeAgentLock } from "./host/lock.ts";
import { createPaths } from "./host/paths.ts";
import { Reserve } from "./host/reserve.ts";
import { type Log, sentenceOf } from "./log.ts";
import { createFolders, openParts } from "./parts.ts";
import { serveStatus } from "./status/server.ts";
import { Status } from "./status/status.ts";

/** How long the first report waits for the first look at everything. */
const FIRST_LOOK_MS = 15_000;
/** How long the newest config is waited for before the ledger's is begun. */
const FIRST_CONFIG_MS = 15_000;
/** How often room is taken back that the agent's own files gave up on a full file system. */
const TOP_UP_MS = 60_000;

export interface Agent {
  /** Ends the agent; guests run on. */
  stop(): Promise<void>;
}

const NOBODY: ServiceManager = { ready: () => {}, status: () => {}, stopping: () => {} };

/**
 * Starts the agent. Resolves when it has joined and its loops run. `service` is told before that it serves: a reconciler that is
 * away keeps no machine from booting.
 */
export async function startAgent(config: Config, log: Log, service: ServiceManager = NOBODY): Promise<Agent> {
  const paths = createPaths(config.stateDir, config.runtimeDir);
  await createFolders(paths, process.geteuid?.() === 0);
  const lock = await takeAgentLock(paths.agentLock);
  const reserve = new Reserve(paths.reserve);
  const reserveEnds = useReserve(reserve);
  await reserve.topUp();
  const toppingUp = setInterval(() => void reserve.topUp(), TOP_UP_MS).unref();
  const ending = new AbortController();
  const status = new Status(Date.now);
  const statusServer = await serveStatus(status, { socket: paths.statusSocket, port: config.statusPort });
  service.ready("Joins, or says hello to its reconciler.");
  const facts = await readFacts();
  const connection = await Connection.open(config, paths, { signal: ending.signal, log });
  const newest = await connection.hello(facts.bootId);
  status.stage("looking");
  service.status("Looks at what is on the machine.");
  const telemetry =
    config.otlpEndpoint === null
      ? undefined
      : await startTelemetry({
          endpoint: config.otlpEndpoint,
          service: "croft-agent",
          version: AGENT_VERSION,
          instance: connection.host,
        });
  const parts = await openParts({ config, paths, facts, connection, log, telemetry });
  const loops = new AgentLoops(parts, status, ending.signal);
  await loops.lookAtDisks();
  // What ended meanwhile (guests that were started elsewhere, say) is removed before anything is begun.
  if (newest !== null && newest > (parts.ledger.accepted?.generation ?? 0)) {
    await Promise.race([loops.fetchConfig(), sleep(FIRST_CONFIG_MS)]).catch((error) =>
      log("warn", "the newest config was not fetched before the start", { error: sentenceOf(error) }),
    );
  }
  if (newest !== null && newest <= (parts.ledger.accepted?.generation ?? 0)) await parts.leave.give();
  parts.reconcile.wake();
  // What was there before is looked at first, so that the first report does not say of what is ready that it is made.
  await Promise.race([parts.reconcile.idle(), sleep(FIRST_LOOK_MS)]);
  status.stage("ok");
  service.status(`Is host ${connection.host} of ${connection.endpoint}.`);
  parts.changed.raise();
  const ended = loops.run();
  return {
    async stop() {
      ending.abort();
      connection.close();
      await ended;
      parts.machines.leave();
      await telemetry?.stop().catch(() => undefined);
      statusServer.close();
      clearInterval(toppingUp);
      reserveEnds();
      lock.release();
    },
  };
}
