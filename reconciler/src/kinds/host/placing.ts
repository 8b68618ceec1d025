// What an operator declares of a host, over what its agent says: the declaration counts.

import { GIB } from "@croft/schemas/bytes.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";

type Facts = HostReport["facts"];

/** The facts of a host as placing counts with them. */
export function declaredFacts(facts: Facts, { overcommit, reserved }: SpecOf<"host">): Facts {
  const { cpus = facts.cpu_overcommit } = overcommit ?? {};
  const { memory_mib = facts.memory_reserved_mib, storage_gib = 0 } = reserved ?? {};
  if (overcommit === undefined && reserved === undefined) return facts;
  return {
    ...facts,
    cpu_overcommit: cpus,
    memory_reserved_mib: memory_mib,
    storage_bytes: Math.max(0, facts.storage_bytes - storage_gib * GIB),
  };
}

/** Why nothing new is placed on a host; undefined when it is. */
export function closedBecause({ schedulable, maintenance }: SpecOf<"host">): string | undefined {
  if (maintenance === true) return "it is in maintenance";
  return schedulable === false ? "it takes nothing new (schedulable = false)" : undefined;
}
