// What the store says about one host, or about some of its objects and all that is tied to them, read together: all that
// the planner knows. It says the same of an object whether it sees the whole host or only what is tied to the object.

import type { GivenUp, Move, PortLease, SeedSecret, Stored } from "../store/store.ts";
import { type HostKind, ofKind } from "./host-kind.ts";
import type { Span } from "./network/span.ts";

/** Objects of a host, by their kinds. */
export class HostObjects {
  readonly all: readonly Stored[];

  constructor(all: readonly Stored[]) {
    this.all = all;
  }

  of<K extends HostKind>(kind: K): readonly Stored<K>[] {
    return ofKind(this.all, kind);
  }
}

export interface HostSnapshot {
  /** Name of the host. */
  host: string;
  /** Those placed on the host by kind, in the order of creation; what is being deleted included. */
  objects: HostObjects;
  /** Networks that these VMs have cards in, by id. */
  networks: ReadonlyMap<string, Stored<"network">>;
  /** By network: all VMs of the host that have cards in it. */
  users: ReadonlyMap<string, readonly Stored<"vm">[]>;
  /** By network with the mode `nat`: how it spans hosts; none of one that is on this host alone. */
  spans: ReadonlyMap<string, Span>;
  /** Networks that there is something of beyond this host: VMs, or other hosts that have not removed it. */
  elsewhere: ReadonlySet<string>;
  /** Images of these VMs, by id. */
  images: ReadonlyMap<string, Stored<"image">>;
  /** By VM. */
  seeds: ReadonlyMap<string, SeedSecret>;
  /** By VM. */
  ports: ReadonlyMap<string, readonly PortLease[]>;
  /** Disks that hold partitions which are not in quarantine. */
  occupied: ReadonlySet<string>;
  /** Objects that the host was told of: they stand in its current config. */
  told: ReadonlySet<string>;
  /** What the host has to remove of objects that were given up: they may still be in use there. */
  givenUp: readonly GivenUp[];
  /** Moves from the host or to it. */
  moves: readonly Move[];
  /** VMs that wait for room and are to have a partition which is being deleted, by partition. */
  awaited: ReadonlyMap<string, string>;
  /** Of those in doubt since a restore: which of them another host has a copy of. */
  copied: ReadonlySet<string>;
  /** Contract version that the host's agent is spoken to in. */
  contract: number;
  /** Public line of the authority that guests trust for logins. */
  userAuthority: string;
}
