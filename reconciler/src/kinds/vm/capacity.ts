// Where a VM finds room, and what is said when there is none.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Demand, type HostRoom, place, roomForOne } from "../../scheduling/place-vm.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { isAdmin } from "../admin.ts";
import { label, type NewObject, refuseFaults } from "../kind-rules.ts";
import { NOTHING } from "../project/quota.ts";
import { demandOf, vmAmounts } from "./demand.ts";
import { heldRoom, spreadOf } from "./neighbors.ts";
import { networkDemands } from "./network-demand.ts";
import { forbiddenPorts } from "./port-limits.ts";
import { portRequests, refuseTaken, type TakenPort, takenPorts } from "./ports.ts";

type VmSpec = SpecOf<"vm">;

async function roomOfHosts(reads: Reads): Promise<HostRoom[]> {
  const [facts, used] = [await reads.hosts.facts(), await reads.reservations.usedByHosts()];
  return facts.map((host) => ({ ...host, used: used.get(host.name) ?? NOTHING }));
}

type Placed = Pick<NewObject<"vm">, "id" | "project" | "spec">;

/** Ports that the VM names and cannot have, by host. */
async function takenOn(
  reads: Reads,
  hosts: readonly HostRoom[],
  { id, project, spec }: Placed,
): Promise<Map<string, TakenPort[]>> {
  const requests = portRequests(spec);
  const taken = new Map<string, TakenPort[]>();
  if (!requests.some(({ host_port }) => host_port !== undefined)) return taken;
  for (const { name } of hosts) taken.set(name, await takenPorts(reads, name, requests, { id, project }));
  return taken;
}

/** What of the ports that the VM names each host does not give to who asks. */
async function forbiddenOn(
  reads: Reads,
  hosts: readonly HostRoom[],
  { spec, principal }: Pick<NewObject<"vm">, "spec" | "principal">,
): Promise<Map<string, FieldError[]>> {
  const requests = portRequests(spec);
  if (requests.length === 0) return new Map();
  const admin = await isAdmin(reads, principal);
  return new Map(hosts.map((host) => [host.name, forbiddenPorts(host, requests, admin)]));
}

const withPorts = (demand: Demand, taken: ReadonlyMap<string, readonly TakenPort[]>): Demand => ({
  ...demand,
  takenPorts: new Map([...taken].map(([host, list]) => [host, list.map(({ port }) => port)])),
});

/** The room of one host. */
export async function roomOf(reads: Reads, host: string): Promise<HostRoom | undefined> {
  return (await roomOfHosts(reads)).find(({ name }) => name === host);
}

/** Name of the filter by which a host cannot have the VM now; undefined when it can. */
export async function refusalOn(
  reads: Reads,
  host: HostRoom,
  vm: Placed & { demand: Demand },
): Promise<string | undefined> {
  const hosts = await roomOfHosts(reads);
  const spread = await spreadOf(reads, hosts, vm);
  const held = await heldRoom(reads, hosts, vm);
  const oldCopies = new Set(await reads.hostConfigs.hostsRemoving(vm.id));
  const demand = { ...withPorts(vm.demand, await takenOn(reads, [host], vm)), spread, held, oldCopies };
  return place([host], demand).refusals[0]?.filter;
}

/** Where a new VM goes. Throws `no_capacity` with the reason per host, or `port_in_use`. */
export async function chooseHost(
  reads: Reads,
  request: Pick<NewObject<"vm">, "id" | "project" | "name" | "spec" | "principal">,
  partitions: readonly Stored<"partition">[],
): Promise<{ host: HostRoom; explanation: string }> {
  const { project, name, spec } = request;
  const hosts = await roomOfHosts(reads);
  const taken = await takenOn(reads, hosts, request);
  const forbidden = await forbiddenOn(reads, hosts, request);
  const notGiven = new Map([...forbidden].map(([on, faults]) => [on, faults[0]?.message]));
  const placement = place(hosts, {
    ...withPorts(demandOf(spec, partitions, await networkDemands(reads, request)), taken),
    forbiddenPorts: notGiven,
    spread: await spreadOf(reads, hosts, request),
    held: await heldRoom(reads, hosts, request),
    oldCopies: new Set(await reads.hostConfigs.hostsRemoving(request.id)),
  });
  const host = hosts.find((candidate) => candidate.name === placement.host);
  if (host) return { host, explanation: placement.explanation };
  // When ports are all that stands in the way, the error is theirs.
  const byPort = placement.refusals.filter(({ filter }) => filter === "ports").map(({ host }) => host);
  const others = placement.refusals.filter(
    ({ filter }) => !["ports", "port_range", "pinned", "partitions", "network_host"].includes(filter),
  );
  const ranged = placement.refusals.find(({ filter }) => filter === "port_range");
  if (ranged !== undefined && others.length === 0) {
    refuseFaults(`VM ${project}/${name} cannot have these ports.`, forbidden.get(ranged.host) ?? []);
  }
  const [first] = byPort;
  if (first !== undefined && others.length === 0) {
    refuseTaken(
      first,
      taken.get(first) ?? [],
      byPort.flatMap((name) => taken.get(name) ?? []),
    );
  }
  throw new CroftError("no_capacity", `There is no host for VM ${project}/${name}.`, {
    detail: placement.explanation,
    facts: {
      hosts: Object.fromEntries(placement.refusals.map((refusal) => [refusal.host, refusal.reason])),
      filters: Object.fromEntries(placement.refusals.map((refusal) => [refusal.host, refusal.filter])),
      never: placement.never,
    },
  });
}

/** Throws `no_capacity` when the VM's own host cannot give it more, or a TPM. */
export async function checkRoomToGrow(reads: Reads, before: Stored<"vm">, spec: VmSpec): Promise<void> {
  const [had, wants] = [vmAmounts(before.spec), vmAmounts(spec)];
  const more = {
    cpus: Math.max(0, wants.cpus - had.cpus),
    memory_mib: Math.max(0, wants.memory_mib - had.memory_mib),
    root_gib: Math.max(0, wants.root_gib - had.root_gib),
  };
  const starts = had.cpus === 0 && wants.cpus > 0;
  const tpm = spec.tpm === true && before.spec.tpm !== true;
  if (more.cpus + more.memory_mib + more.root_gib === 0 && !tpm) return;
  const hosts = (await roomOfHosts(reads)).filter(({ name }) => name === before.status.host);
  const { host, explanation, refusals } = place(hosts, { ...more, starts, tpm, partitionHosts: [] });
  // A host that is silent says nothing about its room: what was promised of it is what the reservations say.
  if (host !== null || refusals.every(({ filter }) => filter === "heard")) return;
  const what = refusals.some(({ filter }) => filter === "tpm")
    ? `cannot give ${label(before)} a TPM`
    : `has no room for ${label(before)} to grow`;
  throw new CroftError("no_capacity", `Host ${before.status.host} ${what}.`, {
    detail: explanation,
  });
}

/**
 * Throws `no_capacity` (with the fact `never`) for what no host has even when it is empty: neither waiting nor another
 * change of the same plan cures it. Hosts that have not reported yet may be of any size. Of a VM that is there only what
 * grows is looked at: its host may have become smaller.
 */
export async function refuseImpossible(
  reads: Reads,
  what: string,
  spec: VmSpec,
  before?: VmSpec,
): Promise<void> {
  const hosts = (await reads.hosts.facts()).filter(({ facts }) => facts !== null);
  if (hosts.length === 0) return;
  const largest = (name: "cpus" | "memory_mib" | "root_gib"): number =>
    Math.max(...hosts.map((host) => roomForOne(host)[name]));
  const asked = [
    { field: "cpus", asked: spec.cpus, had: before?.cpus, most: largest("cpus"), unit: "" },
    {
      field: "memory_mib",
      asked: spec.memory_mib,
      had: before?.memory_mib,
      most: largest("memory_mib"),
      unit: " MiB",
    },
    {
      field: "root_disk_gib",
      asked: spec.root_disk_gib,
      had: before?.root_disk_gib,
      most: largest("root_gib"),
      unit: " GiB",
    },
  ];
  const errors = asked
    .filter(({ asked, had = 0, most }) => asked > most && asked > had)
    .map(({ field, asked, most, unit }): FieldError => {
      const message = `${field}: ${asked}${unit} asked, and the largest host has ${most}${unit} in all`;
      return { code: "no_capacity", pointer: `/spec/${field}`, message };
    });
  if (errors.length === 0) return;
  throw new CroftError("no_capacity", `No host is large enough for ${what}.`, {
    detail: `${errors.map(({ message }) => message).join("\n")}\nAsk for less, or add a larger host.`,
    errors,
    facts: { never: true },
  });
}
