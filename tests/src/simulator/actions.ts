// What an action of a plan does: what users ask for, by the commands that REST calls, and faults.

import { CroftError } from "@croft/schemas/errors.ts";
import { checkCreate } from "../../../reconciler/src/commands/admit-create.ts";
import { createObject } from "../../../reconciler/src/commands/create.ts";
import { confirmOff } from "../../../reconciler/src/commands/lose-host.ts";
import { removeObject } from "../../../reconciler/src/commands/remove.ts";
import { orderRestart } from "../../../reconciler/src/commands/restart-vm.ts";
import { checkPatch, updateObject } from "../../../reconciler/src/commands/update.ts";
import type { Stored, Writes } from "../../../reconciler/src/store/store.ts";
import type { SimulatedMachine } from "./machine.ts";
import type { Action, ActionKind } from "./plan.ts";
import type { Perform, World } from "./world.ts";

type Step = (world: World, action: Action) => Promise<void> | void;

const PROJECT = "web";
const IMAGE = { url: "https://example.com/a", sha256: "0".repeat(64) };

/** A request of a user. What refuses it is no fault; what is asked of a reconciler that is down is not asked. */
async function request(world: World, write: (tx: Writes) => Promise<unknown>): Promise<void> {
  const { reconciler } = world;
  if (reconciler === undefined) return;
  try {
    await reconciler.context.store.write(write);
  } catch (error) {
    if (!(error instanceof CroftError) || error.code === "internal") throw error;
  }
}

const machineOf = ({ machines }: World, { which }: Action): SimulatedMachine =>
  machines[which % machines.length] as SimulatedMachine;

async function someVm(tx: Writes, { which }: Action): Promise<Stored<"vm"> | undefined> {
  const { items } = await tx.documents.list("vm", {});
  return items[which % Math.max(1, items.length)];
}

async function createFirst(world: World, { which }: Action): Promise<void> {
  const { context } = world.reconciler ?? {};
  if (context === undefined) throw new Error("the reconciler is down at the start");
  await context.store.write(async (tx) => {
    if (which === -1) {
      await createObject(context, tx, checkCreate("project", { name: PROJECT, spec: {} }), world.principal);
      return;
    }
    const body = { project: PROJECT, name: "base", spec: IMAGE };
    const { document } = await createObject(context, tx, checkCreate("image", body), world.principal);
    const facts = { sha256: IMAGE.sha256, format: "raw" as const, size_bytes: 1, virtual_size_bytes: 1 };
    await tx.documents.updateStatus("image", document.id, {
      status: { ...document.status, ...facts, state: "ready" },
    });
  });
}

/** Of VMs that are like those that people write: most may move, some wait, some keep apart, some name a port. */
function vmSpec(image: string, how: number): object {
  const apart = { group: `g${how % 2}`, over: "host", mode: how % 3 === 0 ? "required" : "preferred" };
  return {
    image,
    cpus: 1 + (how % 3),
    memory_mib: 512,
    root_disk_gib: 1,
    on_host_loss: how % 5 === 0 ? "wait" : "recreate",
    ...(how % 4 === 0 ? { spread: apart } : {}),
    ...(how % 7 === 0 ? { ports: [{ guest_port: 80, host_port: 20_000 + (how % 5) }] } : {}),
  };
}

async function create(world: World, action: Action): Promise<void> {
  if (action.which < 0) return createFirst(world, action);
  const { context } = world.reconciler ?? {};
  if (context === undefined) return;
  await request(world, async (tx) => {
    const [image] = (await tx.documents.list("image", {})).items;
    const name = `vm-${action.at}-${action.how}`;
    const body = { project: PROJECT, name, spec: vmSpec(image?.id ?? "", action.how) };
    await createObject(context, tx, checkCreate("vm", body), world.principal, { waits: true });
  });
}

const CHANGES = [
  { on_host_loss: "wait" },
  { on_host_loss: "recreate" },
  { power_state: "stopped" },
  { power_state: "running" },
  { cpus: 2 },
  { restart_policy: "always" },
] as const;

async function patch(world: World, action: Action): Promise<void> {
  const { context } = world.reconciler ?? {};
  if (context === undefined) return;
  const spec = CHANGES[action.how % CHANGES.length];
  await request(world, async (tx) => {
    const vm = await someVm(tx, action);
    if (vm === undefined) return;
    const all = { kind: "vm" as const, id: vm.id, patch: checkPatch("vm", { spec }), ifMatch: undefined };
    await updateObject(context, tx, all, world.principal);
  });
}

async function remove(world: World, action: Action): Promise<void> {
  const { context } = world.reconciler ?? {};
  if (context === undefined) return;
  await request(world, async (tx) => {
    const vm = await someVm(tx, action);
    const all = { kind: "vm" as const, id: vm?.id ?? "", ifMatch: undefined };
    if (vm !== undefined) await removeObject(context, tx, all, world.principal);
  });
}

async function cordon(world: World, action: Action): Promise<void> {
  const { context } = world.reconciler ?? {};
  if (context === undefined) return;
  const { name } = machineOf(world, action);
  const set = (schedulable: boolean): Promise<void> =>
    request(world, async (tx) => {
      const host = await tx.documents.byName("host", null, name);
      if (host === undefined) return;
      const body = { spec: { schedulable } };
      const all = { kind: "host" as const, id: host.id, patch: checkPatch("host", body), ifMatch: undefined };
      await updateObject(context, tx, all, world.principal);
    });
  await set(action.how % 2 === 0);
}

function cutPower(world: World, action: Action): void {
  const machine = machineOf(world, action);
  if (!machine.on) return;
  world.agents.get(machine.name)?.kill();
  machine.cutPower();
  world.time.after(action.lasts, () => world.switchOn(machine));
}

function freezeMachine(world: World, action: Action): void {
  const machine = machineOf(world, action);
  if (!machine.on || machine.frozen) return;
  machine.frozen = true;
  const { bootId } = machine;
  world.time.after(action.lasts, () => {
    if (machine.bootId !== bootId || !machine.frozen) return;
    machine.thaw();
    world.agents.get(machine.name)?.flush();
  });
}

/** An operator who went and looked: only of a machine that is off. */
async function sayOff(world: World, action: Action): Promise<void> {
  const machine = machineOf(world, action);
  if (machine.on) return;
  await request(world, async (tx) => {
    const host = await tx.documents.byName("host", null, machine.name);
    const ask = { id: host?.id ?? "", despiteStorm: true, dryRun: false, actor: world.principal };
    // Not for one that was switched on meanwhile.
    if (!machine.on) await confirmOff(tx, ask);
  });
}

const STEPS: Readonly<Record<ActionKind, Step>> = {
  create,
  patch,
  remove,
  cordon,
  restart: (world, action) =>
    request(world, async (tx) => {
      const vm = await someVm(tx, action);
      if (vm !== undefined) await orderRestart(tx, vm, world.principal);
    }),
  cut_cable(world, action) {
    const machine = machineOf(world, action);
    machine.cableOut = true;
    world.time.after(action.lasts, () => {
      machine.cableOut = false;
    });
  },
  freeze_agent(world, action) {
    const agent = world.agents.get(machineOf(world, action).name);
    agent?.freeze();
    world.time.after(action.lasts, () => agent?.thaw());
  },
  kill_agent(world, action) {
    const machine = machineOf(world, action);
    world.agents.get(machine.name)?.kill();
    world.time.after(action.how % 2 === 0 ? action.lasts : 1_000, () => world.startAgent(machine));
  },
  cut_power: cutPower,
  freeze_machine: freezeMachine,
  kill_reconciler: (world, action) => world.killReconciler(action.how % 40, 1_000 + (action.lasts % 30_000)),
  bad_network(world, action) {
    world.network.badUntil = world.time.now + action.lasts;
  },
  set_clock(world, action) {
    world.wallOffset = (action.how - 500_000) * 1_000;
  },
  confirm_off: sayOff,
};

export const perform: Perform = async (world, action) => {
  await STEPS[action.kind](world, action);
};
