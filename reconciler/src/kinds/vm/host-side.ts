// What a VM is on a host.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Writes } from "../../store/store.ts";
import type { HostSide, Written } from "../host-side.ts";
import { vmInstruction } from "./host-document.ts";
import { observeVm } from "./report.ts";
import { removalOfUnknownVm } from "./unknown-vm.ts";

export const vmOnHost: HostSide<"vm"> = {
  documents: {
    document: vmInstruction,
    removal: (told, generation) => ({ ...told, generation, wanted: "deleted" }),
    removedStates: ["deleted"],
    unknown: {
      advice:
        "It runs on as it is. Adopt it (`croft unknown adopt`, with its project, name and spec) after its image and its partitions are known again, or remove it, by which its root disk is lost. A newer backup knows it, too; with that, what was written since this restore is lost.",
      removal: removalOfUnknownVm,
    },
    describe: ({ project, name, drives, detaching }) => ({
      project,
      name,
      tied: [...drives, ...detaching].map(({ partition }) => partition),
    }),
  },
  observe: observeVm,
  written,
};

/** A guest that rebooted itself leaves an event: nothing else of its status tells of it. */
async function written(tx: Writes, { object, status, actor }: Written<"vm">): Promise<string[]> {
  const reboots = rebootsSeen(object.status, status);
  if (reboots === 0) return [];
  const { id, project, name } = object;
  const data = { reboots };
  await tx.events.append({ kind: "vm", object: id, project, name, actor, type: "vm.rebooted", data });
  return [];
}

/** How many reboots a status tells that the one before did not; each start counts anew. */
function rebootsSeen(before: StatusOf<"vm">, now: StatusOf<"vm">): number {
  const had = before.started_at === now.started_at ? (before.reboots ?? 0) : 0;
  return Math.max(0, (now.reboots ?? 0) - had);
}
