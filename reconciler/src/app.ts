// The composition root: opens the store, puts the parts together, listens on a socket and two ports, of loopback
// unless the settings say otherwise.

import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { startTelemetry } from "@croft/schemas/telemetry.ts";
import OWN from "../package.json" with { type: "json" };
import { openAccessSide } from "./access-side.ts";
import { ensureAdminToken, writePrivateFile } from "./admin-token.ts";
import { type KeptClock, openKeptClock } from "./clock/keep-clock.ts";
import type { Config } from "./config.ts";
import { createKeyedLock } from "./coordination/memory/keyed-lock.ts";
import { createTokenUses } from "./coordination/memory/token-uses.ts";
import { createIssuerKeys } from "./federation/issuer-keys.ts";
import { IMAGE_PROGRAM, openHostSide } from "./host-side.ts";
import { RequestBudgets } from "./http/request-limits.ts";
import { restServer } from "./http/server.ts";
import { certificateEnds } from "./listen/certificate-ends.ts";
import { type ClientListeners, openClientListeners } from "./listen/client-listeners.ts";
import { createPrivateFolder } from "./listen/private-folder.ts";
import { LOOPBACK_ONLY } from "./listen/reach.ts";
import type { Log } from "./log.ts";
import { lastBackup } from "./maintenance.ts";
import { keepForgetting } from "./retention.ts";
import { createHostKey } from "./ssh/host-key.ts";
import { fingerprint, parsePublicKey } from "./ssh/public-key.ts";
import { ConditionBook } from "./status/condition-book.ts";
import { RestoredCondition } from "./status/restored-condition.ts";
import { Reserve } from "./storage/reserve.ts";
import { StorageWatch } from "./storage/storage-watch.ts";
import { holdAlone } from "./store/sqlite/exclusive.ts";
import { openSqliteStore } from "./store/sqlite/open.ts";
import type { Store } from "./store/store.ts";
import { ensureStateKey } from "./terraform-state/state-key.ts";
import { States } from "./terraform-state/states.ts";
import { createVault } from "./terraform-state/vault.ts";
import { currentTrace } from "./trace/trace.ts";

export interface App {
  store: Store;
  /** Such as `unix:///run/croft/0123abcd/api.sock`. */
  endpoint: string;
  /** Such as `https://127.0.0.1:7400`; its certificate is by the authority in `ca.pem` of the state folder. */
  tlsEndpoint: string;
  /** Where hosts' agents reach it. */
  agentEndpoint: string;
  /** Such as `sha256:0f3c…`: what the first contact of a new host is checked with. */
  authorityFingerprint: string;
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
  await createPrivateFolder(config.stateDir);
  const reserve = await Reserve.open(config.stateDir, join(config.stateDir, "reserve"));
  const release = await holdAlone(join(config.stateDir, "lock.db"));
  const database = join(config.stateDir, "croft.db");
  let clock: KeptClock | undefined;
  const store = await openSqliteStore(database, {
    createRoom: () => reserve.release(),
    now,
    counted: () => clock?.now() ?? now().getTime(),
    trace: currentTrace,
    listenerFailed: (error, topic) => log.error("a listener of the store failed", { error, topic }),
  });
  const conditions = new ConditionBook();
  const storage = new StorageWatch({
    folder: config.stateDir,
    database,
    reserve,
    conditions,
    log: log.child({ component: "storage" }),
    store,
  });
  await storage.start();
  const machine = (): number => now().getTime();
  clock = await openKeptClock({
    store,
    conditions,
    log: log.child({ component: "clock" }),
    sources: { machine, monotonic },
  });
  await clock.start();
  const restored = new RestoredCondition({ store, conditions, log });
  await restored.look();
  const latest = (): Date => new Date(clock.latest());
  const telemetry =
    config.otlpEndpoint === undefined
      ? undefined
      : await startTelemetry({
          endpoint: config.otlpEndpoint,
          service: "croft-reconciler",
          version: OWN.version,
          instance: hostname(),
        });
  const stopping = new AbortController();
  await ensureAdminToken(store, config.stateDir, { now, randomBytes });
  const vault = createVault(await ensureStateKey(store, config.stateDir, { log, now }));
  const tokenUses = createTokenUses({ store, now, log });
  const budgets = config.limits && new RequestBudgets(config.limits, monotonic);
  const access = await openAccessSide({ store, log, now, latest, monotonic, tokenUses, budgets });
  const hostSide = await openHostSide(
    config,
    store,
    log.child({ component: "loop" }),
    { now: machine, monotonic, counted: clock.now, earliest: clock.earliest },
    access.acceptAgents,
    restored.found,
    conditions,
    imageProgram,
  );

  let clients: ClientListeners | undefined;
  const rest = restServer({
    store,
    latest,
    tokenUses,
    counted: clock.now,
    issuerKeys: createIssuerKeys(monotonic),
    providerMirrors: [config.providerMirrorDir ?? [], join(config.stateDir, "provider-mirror")].flat(),
    states: {
      states: new States({ store, vault, now, demandStorage: storage.demand }),
      oneAtATime: createKeyedLock(),
    },
    status: { conditions, clock, storage: () => storage.use() },
    demandStorage: storage.demand,
    confirmCapacity: hostSide.confirmCapacity,
    recovery: hostSide.recovery,
    strangers: {
      async settled(host, id) {
        hostSide.wake(host, [id]);
        await restored.look();
      },
    },
    ruleParts: {
      counted: clock.now,
      fingerprint: (line) => fingerprint(parsePublicKey(line)),
      newHostKey: createHostKey,
      ownPorts: [config.port, config.agentPort].filter((port) => port !== 0),
    },
    now,
    monotonic,
    budgets,
    warmFiguresMs: 2000,
    telemetry,
    randomBytes,
    stopping: stopping.signal,
    log: log.child({ component: "rest" }),
    uploads: hostSide.uploads,
    ssh: hostSide.userAuthority,
    passes: access.passes,
    joinTokens: hostSide.joining,
    streams: access.streams,
    tickets: access.tickets,
    counters: hostSide.counters,
    figures: {
      loops: hostSide.loops,
      lastBackup: () => lastBackup(config.stateDir),
      certificates: () =>
        certificateEnds({
          authority: hostSide.authority.certificate,
          ...(clients !== undefined && { server: clients.certificate() }),
        }),
    },
  });
  const agent_endpoint = await hostSide.start();
  const stopForgetting = keepForgetting(store, clock.now, log);
  clients = await openClientListeners({
    app: rest,
    access,
    authority: hostSide.authority,
    socket: join(config.runtimeDir, "api.sock"),
    reach: config.reach ?? LOOPBACK_ONLY,
    port: config.port,
    maxConnections: config.limits?.connections,
    log: log.child({ component: "rest" }),
  });
  const { endpoint, tlsEndpoint } = clients;
  const authorityFingerprint = hostSide.authority.fingerprint;
  await writePrivateFile(join(config.stateDir, "ca.pem"), `${hostSide.authority.certificate.trim()}\n`);
  await writePrivateFile(
    join(config.stateDir, "endpoint.json"),
    JSON.stringify({
      endpoint,
      tls_endpoint: tlsEndpoint,
      agent_endpoint,
      authority_fingerprint: authorityFingerprint,
      pid: process.pid,
    }),
  );

  return {
    store,
    endpoint,
    tlsEndpoint,
    agentEndpoint: agent_endpoint,
    authorityFingerprint,
    async stop() {
      stopping.abort();
      stopForgetting();
      access.stop();
      await clients?.close();
      await hostSide.stop();
      await telemetry?.stop().catch((error) => log.warn("spans were lost", { error }));
      await tokenUses.write();
      await clock.stop();
      await storage.stop();
      await store.close();
      await release();
    },
  };
}
