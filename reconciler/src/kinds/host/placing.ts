// What an operator declares of a host, over what its agent says: the declaration counts.

import { GIB } from "@croft/schemas/bytes.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";

type Facts = HostReport["facts"];

/** The facts of a host as placing counts with them. */
export function declaredFacts(
  facts: Facts,
  { overcommit, capacity = {}, reserved = {} }: SpecOf<"host">,
): Facts {
  const { cpus, memory_mib, storage_bytes } = facts;
  const { storage_gib } = capacity;
  const storage = storage_gib === undefined ? storage_bytes : Math.min(storage_bytes, storage_gib * GIB);
  return {
    ...facts,
    cpus: Math.min(cpus, capacity.cpus ?? cpus),
    memory_mib: Math.min(memory_mib, capacity.memory_mib ?? memory_mib),
    cpu_overcommit: overcommit?.cpus ?? facts.cpu_overcommit,
    memory_reserved_mib: reserved.memory_mib ?? facts.memory_reserved_mib,
    storage_bytes: Math.max(0, storage - (reserved.storage_gib ?? 0) * GIB),
  };
}

/** Why nothing new is placed on a host; undefined when it is. */
export function closedBecause({ schedulable, maintenance }: SpecOf<"host">): string | undefined {
  if (maintenance === true) return "it is in maintenance";
  return schedulable === false ? "it takes nothing new (schedulable = false)" : undefined;
}
