import { DISK_MOVES } from "./disk-moves.ts";
import type { Move } from "./move.ts";
import { PARTITION_MOVES } from "./partition-moves.ts";

/** Every step there is. */
export const MOVES: Readonly<Record<string, Move>> = { ...PARTITION_MOVES, ...DISK_MOVES };
