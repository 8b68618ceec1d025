// What must hold after every step, of what really runs and of what the database says.

import type { Store } from "../../../reconciler/src/store/store.ts";
import type { SimulatedMachine } from "./machine.ts";

/** What really runs: no VM twice, no port of a host and no partition in two guests. */
export function violationOf(machines: readonly SimulatedMachine[]): string | undefined {
  const places = new Map<string, string>();
  for (const machine of machines) {
    if (machine.doubled !== undefined) return machine.doubled;
    for (const { vm, ports, partitions, incarnation } of machine.running()) {
      const keys = [
        `VM ${vm}`,
        ...ports.map((port) => `port ${port} of ${machine.name}`),
        ...partitions.map((partition) => `partition ${partition}`),
      ];
      const place = `${vm} on ${machine.name} (incarnation ${incarnation})`;
      for (const key of keys) {
        const other = places.get(key);
        if (other !== undefined) return `${key} is held twice: ${other} and ${place}`;
        places.set(key, place);
      }
    }
  }
  return undefined;
}

/** What the database promises: no host more than it has, and required spread. */
export async function promisedTooMuch(store: Store): Promise<string | undefined> {
  const used = await store.reservations.usedByHosts();
  for (const { name, facts } of await store.hosts.facts()) {
    const has = used.get(name);
    if (facts === null || has === undefined) continue;
    if (has.cpus > facts.cpus * facts.cpu_overcommit) return `host ${name} promised ${has.cpus} CPUs`;
    if (has.memory_mib > facts.memory_mib - facts.memory_reserved_mib)
      return `host ${name} promised ${has.memory_mib} MiB`;
  }
  const members = new Map<string, string>();
  for (const { id, spec, status } of (await store.documents.list("vm", {})).items) {
    if (spec.spread?.mode === "preferred" || spec.spread === undefined || status.host == null) continue;
    const key = `${spec.spread.group} on ${status.host}`;
    const other = members.get(key);
    if (other !== undefined) return `required spread is broken: ${other} and ${id} of ${key}`;
    members.set(key, id);
  }
  return undefined;
}

/** What is not as it is wanted, once nothing is broken any more; undefined when all is. */
export async function unsettled(
  store: Store,
  machines: readonly SimulatedMachine[],
): Promise<string | undefined> {
  const running = new Map(
    machines.flatMap((machine) =>
      machine.running().map((guest) => [guest.vm, { ...guest, on: machine.name }]),
    ),
  );
  const { items } = await store.documents.list("vm", {});
  for (const { id, deleting, spec, status } of items) {
    const guest = running.get(id);
    running.delete(id);
    const what = `VM ${id}, which is ${status.state} on ${status.host} (${status.state_reason})`;
    if (deleting) return `${what}, is not deleted`;
    if (spec.power_state === "stopped") {
      if (guest !== undefined || status.state !== "stopped") return `${what}, is not stopped`;
    } else if (status.host == null) {
      if (!status.state_reason) return `${what}, does not say what it waits for`;
    } else if (status.state !== "running") return `${what}, does not run`;
    else if (guest?.on !== status.host || guest.incarnation !== status.incarnation)
      return `${what}, runs on ${guest?.on} as incarnation ${guest?.incarnation}, not ${status.incarnation}`;
  }
  for (const [id, { on }] of running) return `${id} runs on ${on}, and nobody wants it`;
  return undefined;
}
