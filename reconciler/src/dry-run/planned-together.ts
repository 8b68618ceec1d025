// The changes of one plan, judged together: what the earlier ones take, or give back, counts for the later ones. Nothing
// is stored; it is a view of the store with the plan's own changes on top, as far as names, capacity, quotas, ports and the
// users of partitions go.

import type { Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { isOf, ofKind } from "../kinds/host-kind.ts";
import { NOTHING } from "../kinds/project/quota.ts";
import { fleetOf } from "../scheduling/fleet.ts";
import type {
  AddressKey,
  AddressLease,
  AddressReads,
  Amounts,
  PortLease,
  PortReads,
  Reads,
  Reservation,
  Stored,
} from "../store/store.ts";

type Taken = Omit<Reservation, "object">;
export type HostPort = Pick<PortLease, "host" | "protocol" | "port">;

/** What a change does that others of its plan may run into. */
export interface PlannedTake {
  /** What the object takes more than before; less than nothing for what it gives back. */
  taken?: Taken;
  ports?: readonly HostPort[];
  freed?: readonly HostPort[];
  /** Addresses that the object is to have, those that Croft chose included: they are gone for the others. */
  addresses?: readonly Omit<AddressLease, "vm">[];
  freedAddresses?: readonly AddressKey[];
  /** Id of an object that is there: it goes, or lets go of what it refers to, unless that is in `claims`. */
  changed?: string;
  /** Ids of partitions that the object is to have. */
  claims?: readonly string[];
  /** The object as it is to be, by whose name others find it. */
  planned?: Stored;
  /** The object as it is, when it goes or gets another name. */
  unnamed?: Named;
  /** The disk as it is to be, when it grows. */
  grown?: Stored<"disk">;
}

type Named = Pick<Stored, "kind" | "project" | "name">;
const nameKey = ({ kind, project, name }: Named): string => `${kind} ${project ?? ""}/${name}`;

const plus = (a: Amounts, b: Amounts, sign = 1): Amounts => ({
  vms: a.vms + sign * b.vms,
  cpus: a.cpus + sign * b.cpus,
  memory_mib: a.memory_mib + sign * b.memory_mib,
  root_gib: a.root_gib + sign * b.root_gib,
  partition_gib: a.partition_gib + sign * b.partition_gib,
});

const keyOf = ({ host, protocol, port }: HostPort): string => `${host} ${protocol} ${port}`;

const addressText = ({ network, type, address }: AddressKey): string => `${network} ${type} ${address}`;

export class PlannedTogether {
  readonly #changes = new Map<string, PlannedTake>();
  readonly #hosts = new Map<string, Amounts>();
  readonly #projects = new Map<string, Amounts>();
  readonly #disks = new Map<string, Map<string, Stored<"partition">>>();

  /** How many changes count so far. */
  get count(): number {
    return this.#changes.size;
  }

  /** Counts what a change takes and gives back. `change` names it, so that asking again counts once. */
  take(change: string, take: PlannedTake): void {
    this.forget(change);
    this.#changes.set(change, take);
    const { taken } = take;
    if (taken === undefined) return;
    this.#add(taken, 1);
    if (taken.disk === null || taken.partition_gib <= 0) return;
    const onDisk = this.#disks.get(taken.disk) ?? new Map();
    this.#disks.set(taken.disk, onDisk.set(change, promised(taken.partition_gib)));
  }

  forget(change: string): void {
    const earlier = this.#changes.get(change);
    if (earlier === undefined) return;
    this.#changes.delete(change);
    const { taken } = earlier;
    if (taken === undefined) return;
    this.#add(taken, -1);
    if (taken.disk !== null) this.#disks.get(taken.disk)?.delete(change);
  }

  #add({ host, project, ...amounts }: Taken, sign: 1 | -1): void {
    this.#hosts.set(host, plus(this.#hosts.get(host) ?? NOTHING, amounts, sign));
    this.#projects.set(project, plus(this.#projects.get(project) ?? NOTHING, amounts, sign));
  }

  /** The change that is to have the partition, if any. */
  claimant(partition: string): string | undefined {
    return this.#find(({ claims = [] }) => claims.includes(partition));
  }

  /** The change that is to have the port, if any. */
  portTaker(port: HostPort): string | undefined {
    const key = keyOf(port);
    return this.#find(({ ports = [] }) => ports.some((one) => keyOf(one) === key));
  }

  /** The change that is to have the address, if any. */
  addressTaker(key: AddressKey): string | undefined {
    const text = addressText(key);
    return this.#find(({ addresses = [] }) => addresses.some((one) => addressText(one) === text));
  }

  /** The change that is to have the name, if any. */
  nameTaker(named: Named): string | undefined {
    const key = nameKey(named);
    return this.#find(({ planned }) => planned !== undefined && nameKey(planned) === key);
  }

  #find(matches: (take: PlannedTake) => boolean): string | undefined {
    for (const [change, take] of this.#changes) if (matches(take)) return change;
    return undefined;
  }

  /** The store as it would be after these changes. */
  over(reads: Reads): Reads {
    const { hosts, reservations } = reads;
    const usedByHosts = async (): Promise<Map<string, Amounts>> => {
      const used = new Map(await reservations.usedByHosts());
      for (const [host, more] of this.#hosts) used.set(host, plus(used.get(host) ?? NOTHING, more));
      return used;
    };
    return {
      ...reads,
      ports: this.#portsOver(reads.ports),
      addresses: this.#addressesOver(reads.addresses),
      hosts: { ...hosts, fleet: async () => fleetOf(await hosts.facts(), await usedByHosts()) },
      reservations: {
        ...reservations,
        usedByHosts,
        usedByProject: async (project) =>
          plus(await reservations.usedByProject(project), this.#projects.get(project) ?? NOTHING),
      },
      documents: {
        ...reads.documents,
        get: this.#getOver(reads),
        byName: this.#byNameOver(reads),
        referrers: this.#referrersOver(reads),
      },
    };
  }

  #portsOver(ports: PortReads): PortReads {
    const takes = [...this.#changes.values()];
    const taken = takes.flatMap((take) => take.ports ?? []);
    const freed = new Set(takes.flatMap((take) => take.freed ?? []).map(keyOf));
    return {
      ...ports,
      holder: async (host, protocol, port) => {
        const wanted = { host, protocol, port };
        const taker = this.portTaker(wanted);
        if (taker !== undefined) return promisedPort(wanted, taker);
        return freed.has(keyOf(wanted)) ? undefined : ports.holder(host, protocol, port);
      },
      holders: async (protocol, port) => {
        const there = await ports.holders(protocol, port);
        const mine = taken.filter((one) => one.protocol === protocol && one.port === port);
        return [
          ...there.filter(({ host }) => !freed.has(keyOf({ host, protocol, port }))),
          ...mine.map(({ host }) => ({ host, vm: this.portTaker({ host, protocol, port }) ?? "" })),
        ];
      },
      free: (host, protocol, range) => {
        const mine = taken.filter((one) => one.host === host && one.protocol === protocol);
        return ports.free(host, protocol, {
          ...range,
          busy: [...(range.busy ?? []), ...mine.map(({ port }) => port)],
        });
      },
    };
  }

  #addressesOver(addresses: AddressReads): AddressReads {
    const takes = [...this.#changes.values()];
    const taken = takes.flatMap((take) => take.addresses ?? []);
    const freed = new Set(takes.flatMap((take) => take.freedAddresses ?? []).map(addressText));
    return {
      ...addresses,
      holder: async (key) => {
        const taker = this.addressTaker(key);
        if (taker !== undefined) return { ...key, vm: taker, mac: "" };
        return freed.has(addressText(key)) ? undefined : addresses.holder(key);
      },
      taken: async (network, type, since) => [
        ...(await addresses.taken(network, type, since)),
        ...taken
          .filter((one) => one.network === network && one.type === type)
          .map(({ address, mac }) => ({ address, vm: "", mac, freed_at: null })),
      ],
    };
  }

  #getOver({ documents }: Reads): Reads["documents"]["get"] {
    const grown = new Map(
      [...this.#changes.values()].flatMap(({ grown: disk }) => (disk ? [[disk.id, disk]] : [])),
    );
    return async <K extends Kind>(kind: K, id: string) => {
      const disk = grown.get(id);
      return disk !== undefined && isOf(disk, kind) ? disk : documents.get(kind, id);
    };
  }

  #byNameOver({ documents }: Reads): Reads["documents"]["byName"] {
    const changes = [...this.#changes.values()];
    const planned = new Map(changes.flatMap(({ planned: one }) => (one ? [[nameKey(one), one]] : [])));
    const free = new Set(changes.flatMap(({ unnamed }) => (unnamed ? [nameKey(unnamed)] : [])));
    return async <K extends Kind>(kind: K, project: string | null, name: string) => {
      const key = nameKey({ kind, project, name });
      const found = planned.get(key);
      if (found !== undefined) return isOf(found, kind) ? found : undefined;
      return free.has(key) ? undefined : documents.byName(kind, project, name);
    };
  }

  // What only a change of the plan wants is told apart by `claimant`: nothing cures it.
  #referrersOver({ documents }: Reads): Reads["documents"]["referrers"] {
    const changed = new Map(
      [...this.#changes.values()].flatMap(({ changed: id, claims = [] }): [string, readonly string[]][] =>
        id === undefined ? [] : [[id, claims]],
      ),
    );
    return async <K extends Kind>(id: string, kind: K) => {
      const found = (await documents.referrers(id, kind)).filter((one) => {
        const claims = changed.get(one.id);
        return claims === undefined || claims.includes(id);
      });
      return [...found, ...ofKind([...(this.#disks.get(id)?.values() ?? [])], kind)];
    };
  }
}

/** As much of a partition as placing looks at: it is promised and not on the disk yet. */
const promised = (size_gib: number): Stored<"partition"> =>
  ({
    kind: "partition",
    deleting: false,
    spec: { size_gib },
    status: { size_bytes: null, start_bytes: null },
  }) as unknown as Stored<"partition">;

const promisedPort = (port: HostPort, taker: string): PortLease => ({
  ...port,
  vm: taker,
  guest_port: 0,
  host_address: "",
  purpose: "forward",
  allocated: false,
});
