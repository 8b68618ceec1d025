// What objects take of hosts, disks and quotas.

import type { Amounts, Reservation } from "./belongings.ts";

export interface ReservationReads {
  of(object: string): Promise<Reservation | undefined>;
  usedByHost(host: string): Promise<Amounts>;
  usedByProject(project: string): Promise<Amounts>;
  usedByHosts(): Promise<Map<string, Amounts>>;
  onDisk(disk: string): Promise<Reservation[]>;
}

export interface ReservationWrites extends ReservationReads {
  /** Makes or replaces the object's reservation. */
  put(reservation: Reservation): Promise<void>;
  release(object: string): Promise<void>;
}
