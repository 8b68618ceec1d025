import type { MoveHold, MovingPartition } from "../store/store.ts";

/** A move that may begin. */
export interface NewMove {
  to: string;
  partitions: MovingPartition[];
  hold: MoveHold;
  /** Why there, one sentence. */
  explanation: string;
}
