// VMs. A request decides where one lives, what is reserved and which ports it has; all else its host's agent tells.
//
//   pending --> creating --> starting --> running <--> stopping / stopped
//      |           |            |            |             |
//      |           +------------+------------+-------------+--> failed (the guest or the request)
//      |                                                   \--> error  (Croft or the host)
//      +-- DELETE from every state --> deleting --> (gone: nothing of it is left on its host)
//
//   A silent host makes all of its VMs `unknown`; its next report tells their states again.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Demand, type HostRoom, place } from "../plan/place.ts";
import { restartReasons } from "../plan/restart.ts";
import type { Amounts, Internal, Reads, Stored } from "../store/store.ts";
import { checkQuota, NOTHING } from "./quota.ts";
import { References } from "./references.ts";
import { type KindRules, label, type NewObject, type ObjectUpdate, refuseFaults } from "./rules.ts";
import { claimAdded, claimAll, detachingAfter } from "./vm-drives.ts";
import {
  allocatedPorts,
  compareLeases,
  newLeases,
  portFaults,
  portWishes,
  refuseTaken,
  takenPorts,
} from "./vm-ports.ts";

type VmSpec = SpecOf<"vm">;

export interface VmParts {
  /** A new host key for a guest. */
  newHostKey(): { private_key: string; public_key: string };
  /** Throws `invalid_value` when the line is no public key. */
  fingerprint(line: string): string;
}

const SSH_USER = "croft";

/** What a VM takes: a stopped one keeps its storage and frees CPUs and memory. */
export function vmAmounts(spec: VmSpec): Amounts {
  const runs = spec.power_state !== "stopped";
  return {
    ...NOTHING,
    vms: 1,
    cpus: runs ? spec.cpus : 0,
    memory_mib: runs ? spec.memory_mib : 0,
    root_gib: spec.root_disk_gib,
  };
}

const referencesOf = (spec: VmSpec): string[] => [
  spec.image,
  ...(spec.partitions ?? []).map(({ partition }) => partition),
];

/** Public keys of ids and lines alike, as they are now. */
async function copyKeys(parts: VmParts, references: References, spec: VmSpec): Promise<string[]> {
  const lines: string[] = [];
  for (const [index, key] of (spec.ssh_keys ?? []).entries()) {
    const pointer = `/spec/ssh_keys/${index}`;
    if (key.startsWith("key_")) {
      const found = await references.find("ssh_key", key, pointer);
      if (found) lines.push(found.spec.public_key.trim());
      continue;
    }
    try {
      parts.fingerprint(key);
      lines.push(key.trim());
    } catch (error) {
      if ((error as Error).name !== "CroftError") throw error;
      references.fault(
        "invalid_value",
        pointer,
        `is neither the id of an SSH key nor a public key: ${(error as Error).message}`,
      );
    }
  }
  return lines;
}

function sizeFaults(spec: VmSpec, image: Stored<"image"> | undefined): FieldError[] {
  const least = image?.status.virtual_size_gib;
  if (least == null || spec.root_disk_gib >= least) return [];
  const message = `must be at least ${least}, the size of image ${image?.name}`;
  return [{ code: "out_of_range", pointer: "/spec/root_disk_gib", message }];
}

async function roomOfHosts(reads: Reads): Promise<HostRoom[]> {
  const [facts, used] = [await reads.hosts.facts(), await reads.reservations.usedByHosts()];
  return facts.map((host) => ({ ...host, used: used.get(host.name) ?? NOTHING }));
}

async function chooseHost(
  reads: Reads,
  { id, project, name, spec }: NewObject<"vm">,
  partitions: readonly Stored<"partition">[],
): Promise<{ host: HostRoom; explanation: string }> {
  const hosts = await roomOfHosts(reads);
  const wishes = portWishes(spec);
  const taken = new Map<string, Awaited<ReturnType<typeof takenPorts>>>();
  for (const host of wishes.some(({ host_port }) => host_port !== undefined) ? hosts : []) {
    taken.set(host.name, await takenPorts(reads.ports, host.name, wishes, id));
  }
  const demand: Demand = {
    ...vmAmounts(spec),
    pinned: spec.host,
    partitionHosts: [...new Set(partitions.flatMap(({ status }) => status.host ?? []))],
    takenPorts: new Map([...taken].map(([host, list]) => [host, list.map(({ port }) => port)])),
  };
  const placement = place(hosts, demand);
  const host = hosts.find((candidate) => candidate.name === placement.host);
  if (host) return { host, explanation: placement.explanation };
  // When ports are all that stands in the way, the error is theirs.
  const byPort = placement.refusals.find(({ filter }) => filter === "ports");
  const others = placement.refusals.filter(
    ({ filter }) => !["ports", "pinned", "partitions"].includes(filter),
  );
  if (byPort && others.length === 0) refuseTaken(byPort.host, taken.get(byPort.host) ?? []);
  throw new CroftError("no_capacity", `There is no host for VM ${project}/${name}.`, {
    detail: `${placement.explanation}\nNothing was stored.`,
    facts: {
      hosts: Object.fromEntries(placement.refusals.map((refusal) => [refusal.host, refusal.reason])),
      never: placement.never,
    },
  });
}

/** Throws `no_capacity` when the VM's own host cannot give it more. */
async function checkRoomToGrow(reads: Reads, before: Stored<"vm">, spec: VmSpec): Promise<void> {
  const [had, wants] = [vmAmounts(before.spec), vmAmounts(spec)];
  const more = {
    cpus: Math.max(0, wants.cpus - had.cpus),
    memory_mib: Math.max(0, wants.memory_mib - had.memory_mib),
    root_gib: Math.max(0, wants.root_gib - had.root_gib),
  };
  if (more.cpus + more.memory_mib + more.root_gib === 0) return;
  const hosts = (await roomOfHosts(reads)).filter(({ name }) => name === before.status.host);
  const { host, explanation, refusals } = place(hosts, { ...more, partitionHosts: [] });
  // A host that is silent says nothing about its room: what was promised of it is what the reservations say.
  if (host !== null || refusals.every(({ filter }) => filter === "heard")) return;
  throw new CroftError(
    "no_capacity",
    `Host ${before.status.host} has no room for ${label(before)} to grow.`,
    {
      detail: `${explanation}\nNothing was changed.`,
    },
  );
}

/** Whether the guest that stopped by itself, or was stopped, is to be started by this write. */
const startsAnew = ({ before, spec, named }: ObjectUpdate<"vm">): boolean =>
  named.has("power_state") &&
  before.spec.power_state !== "stopped" &&
  spec.power_state !== "stopped" &&
  (before.status.power_state === "stopped" || before.status.state === "failed");

function refuseRestart(update: ObjectUpdate<"vm">): void {
  if (update.spec.on_change !== "fail") return;
  const reasons = restartReasons(update.before, update.spec, update.changes);
  if (reasons.length === 0) return;
  throw new CroftError("restart_refused", `${label(update.before)} would have to be restarted.`, {
    detail: `${reasons.map(({ message }) => message).join("\n")}\nIts on_change is "fail". Stop it first, or set on_change to "restart".`,
    errors: reasons.map(({ pointer, message }) => ({
      code: "restart_refused",
      pointer: `/spec${pointer}`,
      message,
    })),
  });
}

const READY_FIELDS = new Set(["/cpus", "/memory_mib", "/root_disk_gib", "/power_state", "/wait_for"]);

export const vmRules = (parts: VmParts): KindRules<"vm"> => ({
  async create(reads, object) {
    const { id, name, spec } = object;
    const project = object.project ?? "";
    const references = new References(reads, project);
    // Absent only in a plan, where the image is still to be made.
    const image = spec.image && (await references.find("image", spec.image, "/spec/image"));
    if (spec.host !== undefined) await references.host(spec.host, "/spec/host");
    const partitions = await claimAll(reads, references, object);
    const ssh_keys = await copyKeys(parts, references, spec);
    refuseFaults(`VM ${project}/${name} cannot be created as given.`, [
      ...references.faults,
      ...sizeFaults(spec, image || undefined),
      ...portFaults(portWishes(spec)),
    ]);
    await checkQuota(reads, project, `VM ${name}`, NOTHING, vmAmounts(spec));
    const { host, explanation } = await chooseHost(reads, object, partitions);
    const leases = await newLeases(reads.ports, host, id, portWishes(spec), []);
    const key = parts.newHostKey();
    return {
      host: host.name,
      references: referencesOf(spec),
      reservation: { project, host: host.name, disk: null, ...vmAmounts(spec) },
      take: leases,
      seed: { ssh_keys, host_key_private: key.private_key, host_key_public: key.public_key },
      internal: { start_number: 0, ready_after_generation: 1 },
      status: {
        observed_generation: 0,
        state: "pending",
        state_reason: `Waits for the agent of host ${host.name}.`,
        state_code: null,
        conditions: [],
        hostname: spec.hostname ?? name ?? id,
        host: host.name,
        incarnation: 1,
        ready: false,
        ip_address: null,
        allocated_ports: allocatedPorts(leases),
        ssh: { user: SSH_USER, host_key: key.public_key, host_alias: id },
        ssh_port: leases.find(({ purpose }) => purpose === "ssh")?.port ?? null,
        power_state: null,
        accelerator: null,
        started_at: null,
        serial_log_tail: null,
      },
      explanation: [explanation],
    };
  },

  // Naming the host it is on or the hostname it has, or no longer naming them, changes nothing.
  keeps({ pointer, after }, { before }) {
    const has = { "/host": before.status.host, "/hostname": before.status.hostname }[pointer];
    return has != null && (after === undefined || after === has);
  },

  async update(reads, update) {
    const { before, spec, generation } = update;
    const wishes = portWishes(spec);
    const references = new References(reads, before.project);
    await claimAdded(reads, references, before, spec);
    refuseFaults(`${label(before)} cannot be changed as given.`, [
      ...references.faults,
      ...portFaults(wishes),
    ]);
    refuseRestart(update);
    await checkQuota(reads, before.project ?? "", label(before), vmAmounts(before.spec), vmAmounts(spec));
    await checkRoomToGrow(reads, before, spec);

    const ports = await changePorts(reads, update);
    const anew = startsAnew(update);
    const clears = anew || update.changes.some(({ pointer }) => READY_FIELDS.has(pointer));
    const internal: Internal = {
      ...before.internal,
      detaching: detachingAfter(before, spec),
      ...(anew ? { start_number: (before.internal.start_number ?? 0) + 1 } : {}),
      ...(clears ? { ready_after_generation: generation } : {}),
    };
    return {
      references: referencesOf(spec),
      internal,
      reservation: {
        project: before.project ?? "",
        host: before.status.host ?? "",
        disk: null,
        ...vmAmounts(spec),
      },
      release: ports.release,
      take: ports.take,
      status: { ...before.status, allocated_ports: ports.allocated, ...(clears ? { ready: false } : {}) },
    };
  },

  async remove(_reads, { status }) {
    return { gone: false, status };
  },
});

async function changePorts(reads: Reads, { before, spec }: ObjectUpdate<"vm">) {
  const name = before.status.host ?? "";
  const wishes = portWishes(spec);
  refuseTaken(name, await takenPorts(reads.ports, name, wishes, before.id));
  const { kept, released, wanted } = compareLeases(await reads.ports.of(before.id), wishes);
  const host = (await reads.hosts.facts()).find((candidate) => candidate.name === name);
  const take = host ? await newLeases(reads.ports, host, before.id, wanted, kept) : [];
  return { release: released, take, allocated: allocatedPorts([...kept, ...take]) };
}
