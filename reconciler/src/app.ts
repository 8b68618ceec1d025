// The composition root: opens the store, puts the parts together, listens on 127.0.0.1 only.

import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { openAccessSide } from "./access-side.ts";
import { ensureAdminToken, writePrivateFile } from "./admin-token.ts";
import { type KeptClock, openKeptClock } from "./clock/keep-clock.ts";
import type { Config } from "./config.ts";
import { IMAGE_PROGRAM, openHostSide } from "./host-side.ts";
import { restServer } from "./http/server.ts";
import type { Log } from "./log.ts";
import { keepForgetting } from "./retention.ts";
import { makeHostKey } from "./ssh/host-key.ts";
import { fingerprint, parsePublicKey } from "./ssh/public-key.ts";
import { ConditionBook } from "./status/condition-book.ts";
import { RestoredCondition } from "./status/restored-condition.ts";
import { holdAlone } from "./store/sqlite/exclusive.ts";
import { openSqliteStore } from "./store/sqlite/open.ts";
import type { Store } from "./store/store.ts";

const LOOPBACK = "127.0.0.1";
const LAST_ANSWERS_MS = 5000;
/** Longer than clients keep a connection unused, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;

export interface App {
  store: Store;
  /** Such as `http://127.0.0.1:7400`. */
  endpoint: string;
  stop(): Promise<void>;
}

/** The machine's clocks, so that tests can set them. */
export interface Clocks {
  now(): Date;
  /** Milliseconds since any moment; never set. */
  monotonic(): number;
}

const MACHINE: Clocks = { now: () => new Date(), monotonic: () => performance.now() };

/** `imageProgram`: see `openHostSide`. */
export async function startApp(
  config: Config,
  log: Log,
  imageProgram = IMAGE_PROGRAM,
  sources: Clocks = MACHINE,
): Promise<App> {
  const now = (): Date => sources.now();
  const monotonic = sources.monotonic;
  await mkdir(config.stateDir, { recursive: true, mode: 0o700 });
  const release = await holdAlone(join(config.stateDir, "lock.db"));
  let clock: KeptClock | undefined;
  const store = await openSqliteStore(join(config.stateDir, "croft.db"), {
    now,
    counted: () => clock?.now() ?? now().getTime(),
    listenerFailed: (error, topic) => log.error("a listener of the store failed", { error, topic }),
  });
  const conditions = new ConditionBook();
  const machine = (): number => now().getTime();
  clock = await openKeptClock({ store, conditions, log, sources: { machine, monotonic } });
  await clock.start();
  const restored = new RestoredCondition({ store, conditions, log });
  await restored.look();
  const latest = (): Date => new Date(clock.latest());
  const stopping = new AbortController();
  await ensureAdminToken(store, config.stateDir, { now, randomBytes });
  const access = openAccessSide({ store, log, now, latest, monotonic });
  const hostSide = await openHostSide(
    config,
    store,
    log,
    { now: machine, monotonic, counted: clock.now, earliest: clock.earliest },
    access.acceptAgents,
    restored.found,
    imageProgram,
  );

  const rest = createServer(
    restServer({
      store,
      latest,
      counted: clock.now,
      status: { conditions, clock },
      strangers: {
        async settled(host, id) {
          hostSide.wake(host, [id]);
          await restored.look();
        },
      },
      ruleParts: { fingerprint: (line) => fingerprint(parsePublicKey(line)), newHostKey: makeHostKey },
      now,
      randomBytes,
      stopping: stopping.signal,
      log: log.child({ part: "rest" }),
      uploads: hostSide.uploads,
      ssh: hostSide.userAuthority,
      joinTokens: hostSide.joining,
      streams: access.streams,
      tickets: access.tickets,
      counters: hostSide.counters,
    }),
  );
  access.acceptClients(rest);
  rest.keepAliveTimeout = KEEP_ALIVE_MS;
  // An upload may take as long as its bytes flow.
  rest.requestTimeout = 0;
  const agent_endpoint = await hostSide.start();
  const stopForgetting = keepForgetting(store, clock.now, log);
  const endpoint = `http://${LOOPBACK}:${await listen(rest, config.port)}`;
  await writePrivateFile(
    join(config.stateDir, "endpoint.json"),
    JSON.stringify({ endpoint, agent_endpoint, pid: process.pid }),
  );

  return {
    store,
    endpoint,
    async stop() {
      stopping.abort();
      stopForgetting();
      access.stop();
      await closeServer(rest);
      await hostSide.stop();
      await clock.stop();
      await store.close();
      await release();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      const detail = "Another process listens there. Stop it, or choose another port with CROFT_PORT.";
      reject(
        taken
          ? new CroftError("port_in_use", `Port ${port} of ${LOOPBACK} is taken.`, { detail, cause: error })
          : error,
      );
    });
    server.listen(port, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Answers under way are finished; connections that only wait for a next request are ended. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
