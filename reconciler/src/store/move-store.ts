// Moves of VMs from host to host that are under way: one row each, gone when nothing is left to be done.

import type { Amounts } from "./belongings.ts";

/** See `moves/move-pass.ts`. */
type MovePhase = "preparing" | "copying" | "leaving" | "undoing";

/** A partition that goes with its VM. */
export interface MovingPartition {
  partition: string;
  /** Id of its disk on the other host. */
  disk: string;
  size_bytes: number;
}

export interface Move {
  id: string;
  /** Id of what moves: of a VM, or of a partition that moves by itself, which is the only one in `partitions` then. */
  vm: string;
  /** Name of the host that it leaves. */
  from: string;
  to: string;
  phase: MovePhase;
  /** Rises with every phase: a report answers a phase when it is of this generation. */
  generation: number;
  /** Incarnation on the host that it leaves. */
  incarnation: number;
  partitions: readonly MovingPartition[];
  root_disk_gib: number;
  reason: "requested" | "maintenance";
  /** Who wanted it. */
  actor: string;
}

/** What is held on the other host while the VM still has the same on its own. */
export type MoveHold = Omit<Amounts, "partition_gib">;

export interface MoveReads {
  get(id: string): Promise<Move | undefined>;
  /** Of a VM, or of a partition that moves by itself. */
  ofVm(vm: string): Promise<Move | undefined>;
  /** From it or to it. */
  onHost(host: string): Promise<Move[]>;
  ids(): Promise<string[]>;
}

export interface MoveWrites extends MoveReads {
  /** A new one; what it holds counts on the host that it goes to. */
  add(move: Move, hold: MoveHold): Promise<void>;
  /** The next phase. From `leaving` and `undoing` on nothing is held. */
  enter(id: string, phase: MovePhase): Promise<void>;
  remove(id: string): Promise<void>;
}
