import type { MoveHold, MovingPartition } from "../store/store.ts";

/** A move that may begin. */
export interface NewMove {
  to: string;
  partitions: MovingPartition[];
  root_disk_gib: number;
  hold: MoveHold;
  /** Why there, one sentence. */
  explanation: string;
}
