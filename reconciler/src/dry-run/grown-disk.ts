// A disk that a plan makes larger, as the partitions of the same plan will find it.

import { GIB } from "@croft/schemas/bytes.ts";
import type { Stored } from "../store/store.ts";

/** Undefined for a disk that does not grow, or was not looked at yet. */
export function grownDisk(before: Stored<"disk">, spec: Stored<"disk">["spec"]): Stored<"disk"> | undefined {
  const { size_gib, size_bytes, free_gib, largest_gap_gib } = before.status;
  const more = (spec.file?.size_gib ?? 0) - (before.spec.file?.size_gib ?? 0);
  if (more <= 0 || size_bytes == null) return undefined;
  return {
    ...before,
    spec,
    status: {
      ...before.status,
      size_gib: size_gib == null ? null : size_gib + more,
      size_bytes: size_bytes + more * GIB,
      free_gib: free_gib == null ? null : free_gib + more,
      // What is new lies behind everything else; how far the largest gap is from it is known to the apply only.
      largest_gap_gib: largest_gap_gib == null ? null : largest_gap_gib + more,
    },
  };
}
