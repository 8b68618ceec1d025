// Puts the agent together and runs its four loops:
//
//   poll    config from the reconciler -> ledger -> wake            backs off while the reconciler is away
//   report  at once when something changed, and every 10 s          backs off alike
//   streams listens for the tunnels and consoles that are wanted      backs off alike
//   sweep   wakes everything every 10 s; looks at the disks every 30 s; renews the certificate
//   counters  every 15 s, what VMs used; not part of the report, which is written only when something changed
//
// Order at start: lock, membership, what runs is found, disks are looked at, and only then is anything changed.
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GIB } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Config } from "./config.ts";
import { Disks } from "./disk/disks.ts";
import { readFacts, storageOf } from "./host/facts.ts";
import { makeFolder } from "./host/files.ts";
import { takeAgentLock } from "./host/lock.ts";
import { createPaths, type Paths } from "./host/paths.ts";
import { run } from "./host/run.ts";
import { findWalls } from "./host/walls.ts";
import { blobsOf, createImageCache } from "./images/cache.ts";
import { joinReconciler, needsRenewal, readMembership, renewMembership } from "./join.ts";
import { openLedger } from "./ledger.ts";
import { type Log, sentenceOf } from "./log.ts";
import { createSignal, once, repeat } from "./loops.ts";
import { Reconcile } from "./reconcile/reconcile.ts";
import { createReconcilerClient, type ReconcilerClient } from "./reconciler-client.ts";
import { hostReport } from "./report.ts";
import { serveStatus } from "./status/server.ts";
import { Status } from "./status/status.ts";
import { createConsoles } from "./streams/consoles.ts";
import { serveStreams } from "./streams/control.ts";
import { openTarget } from "./streams/targets.ts";
import { canHaveTpm } from "./vm/devices/tpm.ts";
import { loadMachines } from "./vm/lifecycle/machines.ts";
import { STOP_LIMITS } from "./vm/lifecycle/stop.ts";
import { findAccelerator } from "./vm/qemu/accelerator.ts";

const QEMU = "qemu-system-x86_64";
const POLL_SECONDS = 30;
const REPORT_MS = 10_000;
const SWEEP_MS = 10_000;
const COUNTERS_MS = 15_000;
const INVENTORY_MS = 30_000;
const DETACH_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** Many changes at once are one report. */
const GATHER_MS = 50;
/** How long the first report waits for the first look at everything. */
const FIRST_LOOK_MS = 15_000;

export interface Agent {
  /** Ends the agent; guests run on. */
  stop(): Promise<void>;
}

/** Starts the agent. Resolves when it has joined and its loops run. */
export async function startAgent(config: Config, log: Log): Promise<Agent> {
  const paths = createPaths(config.stateDir, config.runtimeDir);
  await makeFolders(paths, process.geteuid?.() === 0);
  const lock = await takeAgentLock(paths.agentLock);
  const ending = new AbortController();
  const now = () => new Date();
  const status = new Status(Date.now);
  const statusServer = await serveStatus(status, { socket: paths.statusSocket, port: config.statusPort });
  const facts = await readFacts();

  let membership =
    (await readMembership(paths.certificate)) ?? (await joinUntilDone(config, paths, ending.signal, log));
  let client = clientOf(membership);
  const { host } = membership;
  status.stage("looking");
  const ledger = await openLedger(paths.ledger, host);
  const found = await findWalls(run, {
    setting: config.vmProcesses,
    root: facts.root,
    runtimeDir: paths.runtimeDir,
  });
  log(found.condition.status === "true" ? "info" : "warn", "confinement", { ...found.condition });
  const accelerator = await findAccelerator({
    setting: config.accelerator,
    run,
    paths,
    qemu: QEMU,
    bootId: facts.bootId,
    root: facts.root,
    walls: found.walls,
  });
  log(accelerator.name === "kvm" ? "info" : "warn", "accelerator", { ...accelerator.condition });

  const changed = createSignal();
  let reconcile: Reconcile | undefined;
  const disks = new Disks({
    run,
    paths,
    host,
    root: facts.root,
    now,
    devices: config.devices,
    onChange: () => reconcile?.wake(),
  });
  const imagesInUse = () =>
    new Set([...machines.imagesInUse(), ...(ledger.accepted?.documents.vm ?? []).flatMap(blobsOf)]);
  const images = createImageCache(paths.images, (...what) => client.blob(...what), Date.now, imagesInUse);
  const machines = await loadMachines(
    (usersTaken) => ({
      paths,
      run,
      images,
      drives: disks.drives,
      accelerator: async () => accelerator.name,
      qemu: QEMU,
      bootId: facts.bootId,
      root: facts.root,
      walls: found.walls,
      now,
      log,
      limits: STOP_LIMITS,
      detachMs: DETACH_MS,
      usersTaken,
    }),
    // What happens to one of them before all are found is seen by the first pass.
    { wake: (id) => reconcile?.wakeOne(id), changed: changed.raise },
  );
  reconcile = new Reconcile(
    () => ledger.accepted,
    { disks, machines },
    { changed: changed.raise, now: () => Date.now() },
  );

  let refused: { code: string; message: string } | null = null;
  let inventory: HostReport["disks"] = [];
  let inventoryAt = 0;
  let cycling = false;
  const cycle = (): void => {
    reconcile.wake();
    if (cycling) return;
    cycling = true;
    const begun = performance.now();
    void reconcile.idle().then(() => {
      cycling = false;
      status.cycleEnded(performance.now() - begun);
    });
  };
  const look = async (): Promise<void> => {
    inventory = await disks.inventory();
    inventoryAt = Date.now();
  };
  await look();
  reconcile.wake();

  const report = async (): Promise<HostReport> => {
    const generation = ledger.accepted?.generation ?? 0;
    const storage = await storageOf(paths.vms);
    const objects = reconcile.reports();
    const made = hostReport({
      host,
      generation,
      facts,
      config,
      storage,
      accelerator,
      refused,
      confinement: found.condition,
      tpm: await canHaveTpm(),
      disks: inventory,
      objects,
    });
    status.reportMade(made);
    return made;
  };

  const poll = async (): Promise<void> => {
    const offered = await client.config(ledger.accepted?.generation ?? 0, POLL_SECONDS, ending.signal);
    if (offered === null) return;
    try {
      const { generation } = await ledger.accept(offered, (digest) => client.document(digest));
      log("info", "config accepted", { generation });
      refused = null;
    } catch (error) {
      if (error instanceof CroftError && error.code !== "unavailable") {
        refused = { code: error.code, message: sentenceOf(error) };
        changed.raise();
      }
      throw error;
    }
    reconcile.wake();
    changed.raise();
  };

  const sendReport = async (): Promise<void> => {
    await changed.wait(REPORT_MS, ending.signal);
    await sleep(GATHER_MS);
    changed.lower();
    await client.report(await report()).catch((error) => {
      changed.raise();
      throw error;
    });
    status.reportTaken();
  };

  const sendCounters = async (): Promise<void> => {
    await sleep(COUNTERS_MS, undefined, { signal: ending.signal });
    const vms = await machines.counters();
    if (vms.length > 0) await client.counters({ vms });
  };

  const sweep = async (): Promise<void> => {
    await sleep(SWEEP_MS, undefined, { signal: ending.signal });
    if (Date.now() - inventoryAt > INVENTORY_MS) await look();
    cycle();
    await images.prune({ ageMs: config.imageCacheDays * DAY_MS, bytes: config.imageCacheGib * GIB });
    if (needsRenewal(membership, now())) {
      membership = await renewMembership(paths.certificate, membership, (csr) => client.renew(csr));
      client.close();
      client = clientOf(membership);
      log("info", "certificate renewed");
    }
  };

  // What was there before is looked at first, so that the first report does not say of what is ready that it is made.
  await Promise.race([reconcile.idle(), sleep(FIRST_LOOK_MS)]);
  status.stage("ok");
  changed.raise();
  const consoles = createConsoles();
  const streams = () =>
    serveStreams(
      {
        dial: (path) => client.dial(path),
        open: (request) => openTarget({ guest: machines.guest, paths, consoles }, request),
        log,
      },
      ending.signal,
    );
  const tell = { log, ran: status.loopRan.bind(status) };
  const first = once(sendReport, () => log("info", "ready", { host }));
  const loops = [
    repeat("poll", poll, ending.signal, tell),
    repeat("streams", streams, ending.signal, tell),
    repeat("report", first, ending.signal, tell),
    repeat("sweep", sweep, ending.signal, tell),
    repeat("counters", sendCounters, ending.signal, tell),
  ];
  return {
    async stop() {
      ending.abort();
      client.close();
      await Promise.all(loops);
      machines.leave();
      statusServer.close();
      lock.release();
    },
  };
}

/** Root's guests run as users of their own, who pass through these folders and see nothing in them. */
async function makeFolders(paths: Paths, root: boolean): Promise<void> {
  for (const folder of [paths.stateDir, paths.images, paths.vms, paths.disks, paths.tables])
    await makeFolder(folder);
  const parent = dirname(paths.runtimeDir);
  if (root && parent === "/run/croft") await makeFolder(parent, 0o711);
  await makeFolder(paths.runtimeDir, root ? 0o711 : 0o700);
  await makeFolder(paths.runtimeVms, root ? 0o711 : 0o700);
}

function clientOf(membership: {
  endpoint: string;
  caCertificate: string;
  key: string;
  certificate: string;
}): ReconcilerClient {
  const { endpoint, caCertificate, key, certificate } = membership;
  return createReconcilerClient({ endpoint, caCertificate, identity: { key, certificate } });
}

/** A reconciler that is not up yet is waited for; a token that is refused is not. */
async function joinUntilDone(config: Config, paths: Paths, signal: AbortSignal, log: Log) {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 10_000)) {
    try {
      return await joinReconciler(paths.certificate, config.joinFile);
    } catch (error) {
      if (!(error instanceof CroftError) || error.code !== "unavailable") throw error;
      log("warn", "not joined yet", { error: sentenceOf(error) });
      await sleep(waitMs, undefined, { signal });
    }
  }
}
