// One life of an agent's process on a simulated machine: the production ledger, leave, lease and reconcile; loops as in
// `agent-loops.ts`, under virtual time. Whatever it waits for comes later while it is frozen (SIGSTOP), and never once it is dead.

import { CroftError } from "@croft/schemas/errors.ts";
import { CONTRACT_VERSION } from "@croft/schemas/generated/typescript/contract.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { Lease } from "../../../host-agent/src/lease.ts";
import { Leave } from "../../../host-agent/src/leave.ts";
import { type Ledger, openLedger } from "../../../host-agent/src/ledger.ts";
import { Reconcile } from "../../../host-agent/src/reconcile/reconcile.ts";
import { hostReport } from "../../../reconciler/src/planner/sample-objects.ts";
import type { SimulatedMachine } from "./machine.ts";
import { SimulatedMachines } from "./machines-worker.ts";
import type { Mutation } from "./mutations.ts";
import type { Random } from "./random.ts";
import type { SimulatedReconciler } from "./reconciler.ts";
import type { VirtualTime } from "./virtual-time.ts";

const POLL_MS = 1_000;
const REPORT_MS = 5_000;
const LEASE_MS = 5_000;
const SWEEP_MS = 10_000;
const NEVER = new Promise<never>(() => {});

/** A request on its way to the reconciler and back. Rejects with `unavailable` when it is lost. */
export type Send = <T>(handle: (reconciler: SimulatedReconciler) => Promise<T>) => Promise<T>;

export interface AgentParts {
  time: VirtualTime;
  random: Random;
  machine: SimulatedMachine;
  mutations: ReadonlySet<Mutation>;
  send: Send;
  failed: (what: string, error: unknown) => void;
}

export class SimulatedAgent {
  alive = true;
  #frozen = false;
  readonly #held: (() => void)[] = [];
  readonly #parts: AgentParts;

  constructor(parts: AgentParts) {
    this.#parts = parts;
    void this.#live().catch(
      (error) => this.alive && parts.failed(`the agent of ${parts.machine.name}`, error),
    );
  }

  kill(): void {
    this.alive = false;
  }

  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    this.#frozen = false;
    this.flush();
  }

  /** What came while it was frozen, if it is not any more. */
  flush(): void {
    if (this.#frozen || this.#parts.machine.frozen) return;
    for (const run of this.#held.splice(0)) run();
  }

  /** Runs it when this process may run; never once it is dead. */
  #run(what: () => void): void {
    if (!this.alive) return;
    if (this.#frozen || this.#parts.machine.frozen) this.#held.push(() => this.#run(what));
    else what();
  }

  #pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => void this.#parts.time.after(milliseconds, () => this.#run(resolve)));

  /** Rejects as an agent's client does. */
  #ask<T>(handle: (reconciler: SimulatedReconciler) => Promise<T>): Promise<T> {
    if (!this.alive) return NEVER;
    return new Promise((resolve, reject) => {
      this.#parts.send(handle).then(
        (answer) => this.#run(() => resolve(answer)),
        (error) => this.#run(() => reject(error)),
      );
    });
  }

  /** A file of the agent's own that is read or written. */
  async #disk<T>(work: () => Promise<T>): Promise<T> {
    if (!this.alive) return NEVER;
    const result = await this.#parts.time.real(work);
    return this.alive ? result : NEVER;
  }

  async #live(): Promise<void> {
    const { machine, time, random, mutations } = this.#parts;
    const { name, bootId, paths } = machine;
    const newest = await this.#ask((reconciler) => reconciler.hello(name, bootId)).catch((error) => {
      if (error instanceof CroftError && error.code === "precondition_failed") return "refused" as const;
      return null;
    });
    if (newest === "refused") return this.#startAnew();
    const ledger = await this.#disk(() => openLedger(paths.ledger, name));
    const leave = await this.#disk(() => Leave.open(paths.leave, bootId));
    const lease = await this.#disk(() => Lease.open(paths.lease, bootId, machine.uptime));
    let dirty = true;
    const machines = new SimulatedMachines({
      machine,
      random,
      mutations,
      pause: this.#pause,
      lease: { file: paths.lease, allows: (document) => this.#allows(lease, ledger, document) },
      hasLeave: () => leave.given,
      changed: () => {
        dirty = true;
      },
    });
    const workers = { machines: machines.worker(), networks: NO_NETWORKS, disks: NO_DISKS, moves: NO_MOVES };
    const changed = (): void => {
      dirty = true;
    };
    const reconcile = new Reconcile(() => (this.alive ? ledger.accepted : null), workers, {
      changed,
      now: () => time.now,
    });
    const poll = async (): Promise<void> => {
      const offered = await this.#ask((reconciler) =>
        reconciler.config(name, ledger.accepted?.generation ?? 0),
      );
      if (offered !== null) await this.#accept(ledger, offered);
      if (!leave.given) await this.#disk(() => leave.give());
      reconcile.wake();
    };
    if (newest !== null && newest.generation > (ledger.accepted?.generation ?? 0)) {
      await Promise.race([poll(), this.#pause(15_000)]).catch(() => undefined);
    } else if (newest !== null) await this.#disk(() => leave.give());
    reconcile.wake();
    const report = async (): Promise<void> => {
      if (!dirty) await this.#pause(REPORT_MS - 50);
      await this.#pause(50);
      dirty = false;
      const body = this.#report(ledger, reconcile);
      await this.#ask((reconciler) => reconciler.report(name, body));
    };
    const renew = async (): Promise<void> => {
      const fenced = (ledger.accepted?.documents.vm ?? []).some((document) => document.fenced === true);
      if (!fenced && !machines.fenced()) return;
      if (await this.#renew(lease)) reconcile.wake();
    };
    this.#repeat(POLL_MS, poll);
    this.#repeat(50, report);
    this.#repeat(LEASE_MS, renew);
    this.#repeat(SWEEP_MS, async () => reconcile.wake());
  }

  /** Refused, it is started again by who watches it. */
  async #startAnew(): Promise<void> {
    await this.#pause(5_000);
    return this.#live();
  }

  /** As `loops.ts` repeats: longer waits after failures. */
  #repeat(every: number, step: () => Promise<void>): void {
    let wait = 0;
    const turn = async (): Promise<void> => {
      try {
        await step();
        wait = 0;
      } catch (error) {
        if (!(error instanceof CroftError))
          this.#parts.failed(`a loop of ${this.#parts.machine.name}`, error);
        wait = Math.min(Math.max(wait * 2, 500), 10_000);
      }
      await this.#pause(Math.max(every, wait * (0.75 + this.#parts.random.next() / 2)));
      void turn();
    };
    void turn();
  }

  async #accept(ledger: Ledger, offered: unknown): Promise<void> {
    const { time, machine } = this.#parts;
    await this.#disk(() =>
      ledger.accept(offered, (digest) =>
        time.virtual(() => this.#ask((reconciler) => reconciler.document(machine.name, digest))),
      ),
    );
  }

  #allows(
    lease: Lease,
    { accepted }: Ledger,
    { id, incarnation }: { id: string; incarnation: number },
  ): boolean {
    const { mutations } = this.#parts;
    const now = accepted?.documents.vm.find((document) => document.id === id);
    if (mutations.has("starts_by_old_config")) return lease.runs;
    const wanted = now?.wanted === "present" && now.incarnation === incarnation;
    return wanted && lease.allows(accepted?.generation ?? 0);
  }

  async #renew(lease: Lease): Promise<boolean> {
    const { machine, time, mutations } = this.#parts;
    const ask = () => this.#ask((reconciler) => reconciler.lease(machine.name, machine.bootId));
    if (mutations.has("lease_too_long")) {
      const { seconds, generation } = await ask();
      return this.#disk(() => lease.renew(async () => ({ seconds: seconds + 30, generation })));
    }
    return this.#disk(() => lease.renew(() => time.virtual(ask)));
  }

  #report(ledger: Ledger, reconcile: Reconcile): HostReport {
    const { machine } = this.#parts;
    const facts = { ...hostReport().facts, port_range: [20_000, 20_099] as [number, number] };
    return hostReport({
      contract_version: CONTRACT_VERSION,
      host: machine.name,
      boot_id: machine.bootId,
      observed_generation: ledger.accepted?.generation ?? 0,
      facts,
      objects: reconcile.reports(),
    });
  }
}

const none = (): never => {
  throw new Error("not a part of this simulation");
};
const NO_NETWORKS = { apply: none };
const NO_MOVES = { apply: none, reports: () => [] };
const NO_DISKS = { applyDisk: none, applyPartition: none };
