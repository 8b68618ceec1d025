// What objects have beside their documents.

import type { EventType } from "@croft/schemas/generated/typescript/event-types.ts";
import type { Event } from "@croft/schemas/generated/typescript/messages.ts";

/** What an object takes. Zeros where it takes nothing. */
export interface Amounts {
  vms: number;
  cpus: number;
  memory_mib: number;
  /** Root disks, on the host's own storage. */
  root_gib: number;
  /** Partitions, on a disk. */
  partition_gib: number;
}

export interface Reservation extends Amounts {
  object: string;
  project: string;
  host: string;
  disk: string | null;
}

/** A port of a host that belongs to a VM. `purpose` tells the port that leads to the guest's SSH from forwarded ones. */
export interface PortLease {
  host: string;
  protocol: "tcp" | "udp";
  port: number;
  vm: string;
  guest_port: number;
  host_address: string;
  purpose: "forward" | "ssh";
  /** Whether Croft chose the port. */
  allocated: boolean;
}

/** A VM's seed: made at create, handed to its host as a separate document. */
export interface SeedSecret {
  /** Public keys as they were when the VM was given them, in the order of its spec. */
  ssh_keys: string[];
  /** Those that it was created with, once they were changed. */
  first_ssh_keys?: string[];
  /** OpenSSH private host key, and the public one as `ssh-ed25519 AAAA…`. */
  host_key_private: string;
  host_key_public: string;
  /** User data that is shown to nobody but the guest. */
  user_data_wo?: string;
}

/** An event about to be written; number, id and time are given by the store. */
export type NewEvent = Omit<Event, "id" | "number" | "time" | "type" | "trace_id"> & { type: EventType };

/** What is written with a new document, in one statement for all of it. */
export interface Belongings {
  reservation?: Omit<Reservation, "object"> | undefined;
  leases?: readonly Omit<PortLease, "vm">[] | undefined;
  seed?: SeedSecret | undefined;
  event?: Pick<NewEvent, "type" | "actor" | "data"> | undefined;
}
