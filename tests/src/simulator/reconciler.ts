// One life of the reconciler's process: the production parts that `host-side.ts` puts together, on a real database, under
// virtual time. It can be killed at any call of its store, before or after that did its work.

import { CroftError } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { renewLease } from "../../../reconciler/src/agents/leases.ts";
import { reportIntake } from "../../../reconciler/src/agents/report-intake.ts";
import type { CommandContext } from "../../../reconciler/src/commands/context.ts";
import type { HostLeases } from "../../../reconciler/src/coordination/host-leases.ts";
import { createHostLeases } from "../../../reconciler/src/coordination/memory/host-leases.ts";
import { createOneMachine } from "../../../reconciler/src/coordination/memory/one-machine.ts";
import { createPresence } from "../../../reconciler/src/coordination/memory/presence.ts";
import { createLog } from "../../../reconciler/src/log.ts";
import { hostLoop } from "../../../reconciler/src/loop/host-loop.ts";
import { waitingLoop } from "../../../reconciler/src/loop/place-waiting.ts";
import { wakeOnChange } from "../../../reconciler/src/loop/wake.ts";
import { HostRecovery } from "../../../reconciler/src/recovery/host-recovery.ts";
import { createHostKey } from "../../../reconciler/src/ssh/host-key.ts";
import { ConditionBook } from "../../../reconciler/src/status/condition-book.ts";
import type { Store } from "../../../reconciler/src/store/store.ts";
import { mortalStore } from "./mortal-store.ts";
import type { Mutation } from "./mutations.ts";
import type { Random } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

const LOOK_MS = 2000;
const APART_MS = 50;
/** 2026-01-01. */
const EPOCH = 1_767_225_600_000;

export interface ReconcilerParts {
  time: VirtualTime;
  random: Random;
  /** The database, which outlives the process. */
  store: Store;
  mutations: ReadonlySet<Mutation>;
  /** By how much the machine's wall clock is wrong. */
  wallOffset: () => number;
  died: () => void;
  /** A fault of a loop, which no simulated fault explains. */
  failed: (what: string, error: unknown) => void;
}

export class SimulatedReconciler {
  readonly context: CommandContext;
  readonly recovery: HostRecovery;
  readonly #mortal: ReturnType<typeof mortalStore>;
  readonly #leases: HostLeases;
  readonly #oneMachine: ReturnType<typeof createOneMachine>;
  readonly #intake: ReturnType<typeof reportIntake>;
  readonly #loops: { start(): Promise<void> }[];
  readonly #ends: (() => void)[] = [];
  readonly #presence;
  readonly #wake: (host: string) => void;

  constructor({ time, random, store: real, mutations, wallOffset, died, failed }: ReconcilerParts) {
    const monotonic = (): number => time.now;
    const now = (): number => EPOCH + time.now + wallOffset();
    const counted = (): number => EPOCH + time.now;
    this.#mortal = mortalStore(real, time, () => {
      this.#end();
      died();
    });
    const { store } = this.#mortal;
    const log = createLog({ write: () => undefined, now: () => new Date(now()) });
    const timers = {
      after: (milliseconds: number, fn: () => void) => time.after(milliseconds, () => this.alive && fn()),
    };
    this.#presence = createPresence(now, monotonic);
    this.#leases = mutated(createHostLeases(monotonic), mutations);
    this.#oneMachine = createOneMachine(monotonic);
    const loopFailed = (host: string, error: unknown): void => failed(`the loop of ${host}`, error);
    const parts = { presence: this.#presence, userAuthority: "ssh-ed25519 A", now: counted };
    const hosts = hostLoop({ store, failed: loopFailed, apartMs: APART_MS, timers, ...parts });
    const waiting = waitingLoop({ store, failed: loopFailed, apartMs: APART_MS, timers });
    this.#loops = [hosts, waiting];
    this.#wake = hosts.wake;
    this.#ends.push(
      wakeOnChange(store, {
        host: hosts.wake,
        image: () => undefined,
        failed: (error) => failed("a wake", error),
      }),
    );
    this.#intake = reportIntake({
      store,
      presence: this.#presence,
      oneMachine: this.#oneMachine,
      wake: hosts.wake,
      now,
    });
    const conditions = new ConditionBook();
    this.recovery = new HostRecovery({
      store,
      presence: this.#presence,
      leases: this.#leases,
      conditions,
      log,
      monotonic,
    });
    this.context = {
      store,
      ruleParts: { counted, fingerprint: () => "", newHostKey: createHostKey, ownPorts: [7400, 7401] },
      now: () => new Date(now()),
      counted,
      randomBytes: random.bytes,
      demandStorage: () => undefined,
    };
    const look = (): void => {
      if (!this.alive) return;
      for (const host of this.#presence.fallenSilent()) this.#wake(host);
      void this.recovery.look().catch((error) => failed("a look at silent hosts", error));
      time.after(LOOK_MS, look);
    };
    time.after(LOOK_MS, look);
  }

  get alive(): boolean {
    return this.#mortal.alive();
  }

  async start(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.start()));
  }

  /** Dies at so many calls of its store from now. */
  dieAfter(calls: number): void {
    this.#mortal.dieAfter(calls);
  }

  #end(): void {
    for (const end of this.#ends) end();
  }

  // What `agents/routes.ts` answers, without HTTP.

  async hello(host: string, bootId: string): Promise<{ generation: number }> {
    this.#oneMachine.heard(host, bootId);
    return { generation: await this.context.store.hostConfigs.offered(host) };
  }

  async config(host: string, after: number): Promise<unknown> {
    const { hostConfigs } = this.context.store;
    if ((await hostConfigs.offered(host)) <= after) return null;
    const found = await hostConfigs.currentText(host);
    return found === undefined || found.generation <= after ? null : JSON.parse(found.json);
  }

  async document(host: string, digest: string): Promise<Uint8Array> {
    const bytes = await this.context.store.hostConfigs.document(host, digest);
    if (bytes === undefined)
      throw new CroftError("not_found", `There is no document ${digest} for this host.`);
    return bytes;
  }

  report(host: string, report: HostReport): Promise<void> {
    return this.#intake(host, structuredClone(report));
  }

  async lease(host: string, bootId: string): Promise<{ seconds: number; generation: number }> {
    this.#oneMachine.heard(host, bootId);
    return renewLease(this.context.store, this.#leases, host);
  }
}

/** Faults that are planted to see that they are found. */
function mutated(leases: HostLeases, mutations: ReadonlySet<Mutation>): HostLeases {
  if (!mutations.has("fences_at_silence")) return leases;
  return { ...leases, left: () => 0, close: () => true };
}
