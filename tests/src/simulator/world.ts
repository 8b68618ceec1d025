// A whole Croft in one process under virtual time: machines with their agents, the network, the reconciler and its database,
// and a plan of what happens to them.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createId } from "@croft/schemas/ids.ts";
import { openSqliteStore } from "../../../reconciler/src/store/sqlite/open.ts";
import type { Store } from "../../../reconciler/src/store/store.ts";
import { SimulatedAgent } from "./agent.ts";
import { promisedTooMuch, unsettled, violationOf } from "./invariants.ts";
import { SimulatedMachine } from "./machine.ts";
import type { Mutation } from "./mutations.ts";
import { SimulatedNetwork } from "./network.ts";
import type { Action, Plan } from "./plan.ts";
import { Random } from "./random.ts";
import { SimulatedReconciler } from "./reconciler.ts";
import { VirtualTime } from "./virtual-time.ts";

/** Within so long after the last fault everything is to be as it is wanted. */
const SETTLES_MS = 240_000;
const LOOK_MS = 10_000;
/** Files are synced as ever; where they lie in memory that takes no time. */
const IN_MEMORY = "/dev/shm";
const PRINCIPAL = "tok_00000000000000000000";

/** Why a run failed, and when. */
export interface Failure {
  at: number;
  why: string;
}

export interface Outcome {
  failure: Failure | undefined;
  events: number;
  /** Virtual. */
  milliseconds: number;
  recreated: number;
}

let empty: Promise<Buffer> | undefined;

/** A database with the newest schema and nothing in it, made once: every world begins with a copy. */
function emptyDatabase(): Promise<Buffer> {
  empty ??= (async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "croft-simulator-"));
    try {
      const file = path.join(folder, "croft.db");
      await (await openSqliteStore(file)).close();
      return readFileSync(file);
    } finally {
      rmSync(folder, { recursive: true });
    }
  })();
  return empty;
}

/** Does an action of a plan. */
export type Perform = (world: World, action: Action) => Promise<void>;

export class World {
  readonly time = new VirtualTime();
  readonly random: Random;
  readonly machines: SimulatedMachine[] = [];
  readonly agents = new Map<string, SimulatedAgent>();
  readonly network: SimulatedNetwork;
  readonly principal = PRINCIPAL;
  readonly #folder = mkdtempSync(path.join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), "croft-simulator-"));
  readonly #plan: Plan;
  readonly #mutations: ReadonlySet<Mutation>;
  readonly #perform: Perform;
  #store: Store | undefined;
  #reconciler: SimulatedReconciler | undefined;
  #wallOffset = 0;
  #failure: Failure | undefined;

  constructor(plan: Plan, mutations: ReadonlySet<Mutation>, perform: Perform) {
    this.#perform = perform;
    this.#plan = plan;
    this.#mutations = mutations;
    this.random = new Random(plan.seed ^ 0x5eed);
    this.network = new SimulatedNetwork(this.time, this.random, () => this.reconciler);
    const parts = { time: this.time, random: this.random, mutations };
    for (let number = 1; number <= plan.hosts; number++) {
      this.machines.push(new SimulatedMachine(`h${number}`, this.#folder, parts));
    }
  }

  /** Undefined while it is down. */
  get reconciler(): SimulatedReconciler | undefined {
    return this.#reconciler?.alive ? this.#reconciler : undefined;
  }

  set wallOffset(milliseconds: number) {
    this.#wallOffset = milliseconds;
  }

  failed = (what: string, error: unknown): void => {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#fail(`${what}: ${words}`);
  };

  async run(): Promise<Outcome> {
    try {
      await this.#setUp();
      for (const machine of this.machines) this.switchOn(machine);
      for (const action of this.#plan.actions) {
        this.time.after(
          action.at,
          () => void this.#perform(this, action).catch((error) => this.failed(action.kind, error)),
        );
      }
      await this.#until(this.#plan.healsAt);
      this.#heal();
      await this.#settle(this.time.now + SETTLES_MS);
      const events = (await this.#store?.events.after(0, 10_000)) ?? [];
      const recreated = events.filter(({ type }) => type === "vm.recreated").length;
      return { failure: this.#failure, events: this.time.events, milliseconds: this.time.now, recreated };
    } finally {
      this.#reconciler?.dieAfter(0);
      await this.#store?.close();
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  switchOn(machine: SimulatedMachine): void {
    if (machine.on) return;
    machine.switchOn();
    this.startAgent(machine);
  }

  startAgent(machine: SimulatedMachine): void {
    if (!machine.on || this.agents.get(machine.name)?.alive === true) return;
    const parts = { time: this.time, random: this.random, mutations: this.#mutations, failed: this.failed };
    const agent = new SimulatedAgent({ ...parts, machine, send: this.network.from(machine) });
    this.agents.set(machine.name, agent);
  }

  killReconciler(afterCalls: number, downMs: number): void {
    const reconciler = this.reconciler;
    if (reconciler === undefined) return;
    reconciler.dieAfter(afterCalls);
    this.time.after(downMs, () => void this.#startReconciler(reconciler));
  }

  async #setUp(): Promise<void> {
    const database = path.join(this.#folder, "croft.db");
    writeFileSync(database, await emptyDatabase(), { mode: 0o600 });
    this.#store = await openSqliteStore(database);
    await this.#store.write(async (tx) => {
      const created_at = new Date(0).toISOString();
      const token = { id: PRINCIPAL, name: "sim", role: "admin" as const, project: null, created_at };
      await tx.access.putToken({ ...token, created_by: "croft", expires_at: null }, "hash");
      const status = { observed_generation: 1, state_reason: null, state_code: null, conditions: [] };
      const plain = {
        project: null,
        shared: false,
        tags: {},
        default_tags: {},
        created_by: "croft",
        create_digest: null,
      };
      for (const { name } of this.machines) {
        const id = createId("host", this.random.bytes(10));
        await tx.documents.insert({
          ...plain,
          kind: "host",
          id,
          name,
          spec: {},
          status: { ...status, state: "pending" },
        });
      }
    });
    await this.#startReconciler(undefined);
    await this.#prepare();
  }

  /** A project and an image. */
  async #prepare(): Promise<void> {
    for (const number of [0, 1]) {
      const action = { at: 0, kind: "create" as const, which: -1 - number, how: 0, lasts: 0 };
      await this.#perform(this, action);
    }
  }

  /** The next life of its process, on the database as the one before left it. */
  async #startReconciler(before: SimulatedReconciler | undefined): Promise<void> {
    if (this.#reconciler !== before) return;
    before?.dieAfter(0);
    await this.time.settled();
    const store = await this.time.real(async () => {
      await this.#store?.close();
      return openSqliteStore(path.join(this.#folder, "croft.db"));
    });
    this.#store = store;
    this.#reconciler = new SimulatedReconciler({
      time: this.time,
      random: this.random,
      store,
      mutations: this.#mutations,
      wallOffset: () => this.#wallOffset,
      died: () => undefined,
      failed: this.failed,
    });
    await this.#reconciler.start();
  }

  async #until(at: number): Promise<void> {
    for (
      let next = this.time.now + LOOK_MS;
      this.time.now < at && this.#failure === undefined;
      next += LOOK_MS
    ) {
      await this.time.run(Math.min(at, next), this.#check);
      const why = this.#store && (await promisedTooMuch(this.#store));
      if (why !== undefined) this.#fail(why);
    }
  }

  #check = (): void => {
    const why = violationOf(this.machines);
    if (why !== undefined) this.#fail(why);
  };

  #heal(): void {
    this.network.badUntil = 0;
    this.#wallOffset = 0;
    for (const machine of this.machines) {
      machine.cableOut = false;
      if (machine.frozen) machine.thaw();
      this.switchOn(machine);
      this.startAgent(machine);
      this.agents.get(machine.name)?.thaw();
    }
    if (this.reconciler === undefined) void this.#startReconciler(this.#reconciler);
  }

  async #settle(until: number): Promise<void> {
    let why: string | undefined = "nothing was looked at";
    while (this.time.now < until && why !== undefined && this.#failure === undefined) {
      await this.#until(this.time.now + LOOK_MS);
      why =
        this.reconciler && this.#store
          ? await unsettled(this.#store, this.machines)
          : "the reconciler is down";
    }
    if (why !== undefined) this.#fail(`${SETTLES_MS / 1000} s after the last fault: ${why}`);
  }

  #fail(why: string): void {
    this.#failure ??= { at: this.time.now, why };
  }
}
