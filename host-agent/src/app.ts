// Puts the agent together (parts.ts) and runs its loops (agent-loops.ts).
//
// Order at start: lock, membership, the reconciler's leave and newest config where it answers, what runs is found, disks are
// looked at, and only then is anything changed.
import { setTimeout as sleep } from "node:timers/promises";
import { AgentLoops } from "./agent-loops.ts";
import type { Config } from "./config.ts";
import { Connection } from "./connection.ts";
import { readFacts } from "./host/facts.ts";
import { takeAgentLock } from "./host/lock.ts";
import { createPaths } from "./host/paths.ts";
import { type Log, sentenceOf } from "./log.ts";
import { createFolders, openParts } from "./parts.ts";
import { serveStatus } from "./status/server.ts";
import { Status } from "./status/status.ts";

/** How long the first report waits for the first look at everything. */
const FIRST_LOOK_MS = 15_000;
/** How long the newest config is waited for before the ledger's is begun. */
const FIRST_CONFIG_MS = 15_000;

export interface Agent {
  /** Ends the agent; guests run on. */
  stop(): Promise<void>;
}

/** Starts the agent. Resolves when it has joined and its loops run. */
export async function startAgent(config: Config, log: Log): Promise<Agent> {
  const paths = createPaths(config.stateDir, config.runtimeDir);
  await createFolders(paths, process.geteuid?.() === 0);
  const lock = await takeAgentLock(paths.agentLock);
  const ending = new AbortController();
  const status = new Status(Date.now);
  const statusServer = await serveStatus(status, { socket: paths.statusSocket, port: config.statusPort });
  const facts = await readFacts();
  const connection = await Connection.open(config, paths, { signal: ending.signal, log });
  const newest = await connection.hello(facts.bootId);
  status.stage("looking");
  const parts = await openParts({ config, paths, facts, connection, log });
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
  parts.changed.raise();
  const ended = loops.run();
  return {
    async stop() {
      ending.abort();
      connection.close();
      await ended;
      parts.machines.leave();
      statusServer.close();
      lock.release();
    },
  };
}
