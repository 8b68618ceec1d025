// What a running agent does again and again:
//
//   poll    config from the reconciler -> ledger -> wake            backs off while the reconciler is away
//   report  at once when something changed, and every 5 s           backs off alike
//   lease   renews the host's lease every 5 s while a fenced VM is here
//   streams listens for the tunnels and consoles that are wanted      backs off alike
//   sweep   wakes everything every 10 s; looks at the disks every 30 s, and when one came, went, or was adopted or released; renews
//           the certificate
//   counters  every 15 s, what VMs used; not part of the report, which is written only when something changed
import { setTimeout as sleep } from "node:timers/promises";
import { GIB } from "@croft/schemas/bytes.ts";
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { createDiskChanges } from "./disk/device/disk-changes.ts";
import { DiskHealths } from "./disk/device/health.ts";
import { storageOf } from "./host/facts.ts";
import { run } from "./host/run.ts";
import { sentenceOf } from "./log.ts";
import { createSignal, once, repeat } from "./loops.ts";
import type { Parts } from "./parts.ts";
import { hostReport } from "./report.ts";
import type { Status } from "./status/status.ts";
import { createConsoles } from "./streams/consoles.ts";
import { serveStreams } from "./streams/control.ts";
import { openTarget } from "./streams/targets.ts";
import { canHaveTpm } from "./vm/devices/tpm.ts";

const POLL_SECONDS = 30;
const REPORT_MS = 5_000;
const LEASE_MS = 5_000;
const SWEEP_MS = 10_000;
const COUNTERS_MS = 15_000;
const INVENTORY_MS = 30_000;
const DAY_MS = 24 * 3_600_000;
/** Many changes at once are one report. */
const GATHER_MS = 50;

/** Why a config is not accepted, as it is reported; null for what passes by itself. */
function refusalOf(error: unknown): { code: ErrorCode; message: string } | null {
  if ((error as { code?: unknown }).code === "ENOSPC") {
    const message =
      "The file system of the agent's state folder is full: no config is accepted. Make room there.";
    return { code: "storage_full", message };
  }
  if (!(error instanceof CroftError) || error.code === "unavailable") return null;
  return { code: error.code, message: sentenceOf(error) };
}

export class AgentLoops {
  readonly #parts: Parts;
  readonly #status: Status;
  readonly #signal: AbortSignal;
  readonly #consoles = createConsoles();
  readonly #health = new DiskHealths(run, Date.now);
  /** Why the newest config was not accepted. */
  #refused: { code: string; message: string } | null = null;
  #inventory: HostReport["disks"] = [];
  #inventoryAt = 0;
  /** Of looks at the disks, one after the other. */
  #looking: Promise<void> = Promise.resolve();
  readonly #diskChanges = createDiskChanges();
  /** Raised when a config came, which may have the first fenced VM. */
  readonly #leaseDue = createSignal();
  #cycling = false;

  constructor(parts: Parts, status: Status, signal: AbortSignal) {
    this.#parts = parts;
    this.#status = status;
    this.#signal = signal;
  }

  /** Starts all of them; resolves when the signal has ended them. */
  async run(): Promise<void> {
    const { log, connection } = this.#parts;
    const tell = { log, ran: this.#status.loopRan.bind(this.#status) };
    const report = once(
      () => this.#report(),
      () => log("info", "ready", { host: connection.host }),
    );
    await Promise.all([
      repeat("poll", () => this.#poll(), this.#signal, tell),
      repeat("lease", () => this.#renewLease(), this.#signal, tell),
      repeat("streams", () => this.#streams(), this.#signal, tell),
      repeat("report", report, this.#signal, tell),
      repeat("sweep", () => this.#sweep(), this.#signal, tell),
      repeat("counters", () => this.#counters(), this.#signal, tell),
    ]);
  }

  lookAtDisks(): Promise<void> {
    this.#looking = this.#looking
      .catch(() => undefined)
      .then(async () => {
        this.#inventory = await this.#parts.disks.inventory();
        this.#inventoryAt = Date.now();
      });
    return this.#looking;
  }

  /** Beside the reports, which a disk that hangs must not keep back. What was found goes into the next one, at once. */
  #lookIfChanged(objects: HostReport["objects"]): void {
    const { changed, log } = this.#parts;
    void this.#diskChanges(objects)
      .then(async (isNew) => {
        if (!isNew) return;
        await this.lookAtDisks();
        changed.raise();
      })
      .catch((error) =>
        log("warn", "the disks of this machine cannot be listed", { error: sentenceOf(error) }),
      );
  }

  /** Takes the newest config over, if there is one that is newer than the ledger's. */
  fetchConfig(): Promise<void> {
    return this.#poll(0);
  }

  async #poll(seconds = POLL_SECONDS): Promise<void> {
    const { connection, ledger, leave, log, reconcile, changed } = this.#parts;
    const after = ledger.accepted?.generation ?? 0;
    const offered = await connection.client.config(after, seconds, this.#signal);
    if (offered === null) return this.#takeLeave();
    try {
      const { generation } = await ledger.accept(offered, (digest) => connection.client.document(digest));
      log("info", "config accepted", { generation });
      this.#leaseDue.raise();
      this.#refused = null;
    } catch (error) {
      const refused = refusalOf(error);
      if (refused !== null) {
        this.#refused = refused;
        changed.raise();
      }
      throw error;
    }
    await leave.give();
    reconcile.wake();
    changed.raise();
  }

  /** What the ledger has is the newest there is. */
  async #takeLeave(): Promise<void> {
    const { leave, reconcile } = this.#parts;
    if (leave.given) return;
    await leave.give();
    reconcile.wake();
  }

  async #report(): Promise<void> {
    const { changed, connection } = this.#parts;
    await changed.wait(REPORT_MS, this.#signal);
    await sleep(GATHER_MS);
    changed.lower();
    await connection.client.report(await this.#currentReport()).catch((error) => {
      changed.raise();
      throw error;
    });
    this.#status.reportTaken();
  }

  async #currentReport(): Promise<HostReport> {
    const { connection, ledger, facts, config, accelerator, confinement, wayOut, reconcile, paths } =
      this.#parts;
    const generation = ledger.accepted?.generation ?? 0;
    const storage = await storageOf(paths);
    const objects = reconcile.reports();
    this.#lookIfChanged(objects);
    const { overlay, ...abilities } = await this.#parts.networks.facts();
    const report = hostReport({
      host: connection.host,
      generation,
      facts,
      config,
      storage,
      accelerator,
      refused: this.#refused,
      network: { ...abilities, way_out: this.#parts.wayOut.open, ...(overlay === null ? {} : { overlay }) },
      confinement: confinement.condition,
      limits: confinement.limits,
      wayOut,
      tpm: await canHaveTpm(),
      clockAheadMs: connection.client.clockAheadMs,
      disks: this.#inventory,
      objects,
    });
    this.#status.reportMade(report);
    return report;
  }

  async #renewLease(): Promise<void> {
    const { connection, facts, ledger, lease, machines, reconcile, log } = this.#parts;
    const fenced = (ledger.accepted?.documents.vm ?? []).some((document) => document.fenced === true);
    if (fenced || machines.fenced()) {
      const began = await lease.renew(() => connection.client.lease(facts.bootId));
      if (began) log("info", "the lease of this host runs", {});
      if (began) reconcile.wake();
    }
    await this.#leaseDue.wait(LEASE_MS, this.#signal);
    this.#leaseDue.lower();
  }

  #streams(): Promise<void> {
    const { connection, machines, moves, paths, log } = this.#parts;
    const targets = { guest: machines.guest, moves, paths, consoles: this.#consoles };
    return serveStreams(
      {
        dial: (path) => connection.client.dial(path),
        open: (request) => openTarget(targets, request),
        log,
      },
      this.#signal,
    );
  }

  async #sweep(): Promise<void> {
    await sleep(SWEEP_MS, undefined, { signal: this.#signal });
    if (Date.now() - this.#inventoryAt > INVENTORY_MS) await this.lookAtDisks();
    this.#cycle();
    const { config, images, connection, log, wayOut, machines } = this.#parts;
    await wayOut.look(machines.withWayOut());
    await images.prune({ ageMs: config.imageCacheDays * DAY_MS, bytes: config.imageCacheGib * GIB });
    if (await connection.renewInTime(new Date())) log("info", "certificate renewed");
  }

  #cycle(): void {
    const { reconcile } = this.#parts;
    reconcile.wake();
    if (this.#cycling) return;
    this.#cycling = true;
    const begun = performance.now();
    void reconcile.idle().then(() => {
      this.#cycling = false;
      this.#status.cycleEnded(performance.now() - begun);
    });
  }

  async #counters(): Promise<void> {
    await sleep(COUNTERS_MS, undefined, { signal: this.#signal });
    const { machines, connection } = this.#parts;
    const vms = await machines.counters();
    const disks = await this.#health.of(this.#inventory);
    const { user, system } = process.cpuUsage();
    const agent = {
      cpu_seconds: (user + system) / 1_000_000,
      memory_resident_bytes: process.memoryUsage.rss(),
      loops: this.#status.loops(),
    };
    await connection.client.counters({ vms, disks, agent });
  }
}
