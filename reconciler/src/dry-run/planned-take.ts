// What a change takes and gives back, for the judgement of the other changes of its plan.

import type { Next } from "../commands/admit-update.ts";
import { isOf, type WritableKind } from "../kinds/host-kind.ts";
import type { Decision, NewObject } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { NOTHING } from "../kinds/project/quota.ts";
import type { AddressLease, Amounts, PortLease, Reads, Stored } from "../store/store.ts";
import { grownDisk } from "./grown-disk.ts";
import type { HostPort, PlannedTake } from "./planned-together.ts";

// Which port Croft allocates is decided by the apply: nobody runs into it.
const namedPorts = (leases: Decision<WritableKind>["take"] = []): HostPort[] =>
  leases.filter(({ allocated }) => !allocated);

export function takenByCreate<K extends WritableKind>(
  object: NewObject<K>,
  kind: K,
  { status, reservation, take, takeAddresses = [] }: Decision<K>,
): PlannedTake {
  const { id, project, shared, name, spec } = object;
  const planned = { kind, id, project, shared, name, spec, status };
  return {
    ...(reservation && { taken: reservation }),
    ports: namedPorts(take),
    addresses: takeAddresses,
    ...(name === null ? {} : { planned: asStored(planned) }),
  };
}

export async function takenByUpdate<K extends WritableKind>(
  reads: Reads,
  before: Stored<K>,
  { name, spec }: Next<K>,
  { reservation, take, release = [], takeAddresses = [], releaseAddresses = [] }: Decision<K>,
): Promise<PlannedTake> {
  const taken = reservation && (await difference(reads, before.id, reservation));
  const after = { ...before, spec };
  const grown = isOf(before, "disk") && isOf(after, "disk") ? grownDisk(before, after.spec) : undefined;
  return {
    ...(taken && { taken }),
    ...(grown && { grown }),
    ports: namedPorts(take),
    addresses: takeAddresses,
    freedAddresses: releaseAddresses,
    freed: release.map(({ protocol, port }) => ({ host: hostOf(before), protocol, port })),
    changed: before.id,
    ...(name === before.name ? {} : { unnamed: before }),
    ...(name === null ? {} : { planned: { ...before, name, spec } }),
  };
}

/** What is free when the object goes. A partition's bytes stay where they are for as long as that takes. */
export async function givenBack<K extends WritableKind>(
  reads: Reads,
  document: Stored<K>,
): Promise<PlannedTake> {
  const { id, kind } = document;
  if (kindModule(kind).explanation.freedAtOnce !== true) return { unnamed: document };
  const taken = await difference(reads, id, NOTHING);
  const ports: PortLease[] = await reads.ports.of(id);
  const freedAddresses: AddressLease[] = await reads.addresses.of(id);
  return { ...(taken && { taken }), freed: ports, freedAddresses, changed: id, unnamed: document };
}

const hostOf = ({ status }: Stored): string => ("host" in status ? status.host : null) ?? "";

/** What the object takes more after the change than before it. */
async function difference(
  { reservations }: Reads,
  id: string,
  after: Amounts & { disk?: string | null },
): Promise<PlannedTake["taken"]> {
  const before = await reservations.of(id);
  if (before === undefined) return undefined;
  return {
    project: before.project,
    host: before.host,
    disk: after.disk ?? null,
    vms: after.vms - before.vms,
    cpus: after.cpus - before.cpus,
    memory_mib: after.memory_mib - before.memory_mib,
    root_gib: after.root_gib - before.root_gib,
    partition_gib: after.partition_gib - before.partition_gib,
  };
}

/** An object that is planned and not stored, as far as others look at it by its name. */
const asStored = <K extends WritableKind>(
  planned: Pick<Stored<K>, "kind" | "id" | "project" | "shared" | "name" | "spec" | "status">,
): Stored<K> =>
  ({ deleting: false, claimed: false, generation: 1, internal: {}, ...planned }) as unknown as Stored<K>;
