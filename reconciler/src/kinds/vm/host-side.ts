// What a VM is on a host.

import type { HostSide } from "../host-side.ts";
import { vmInstruction } from "./host-document.ts";
import { observeVm } from "./report.ts";

export const vmOnHost: HostSide<"vm"> = {
  documents: {
    document: vmInstruction,
    removal: (told, generation) => ({ ...told, generation, wanted: "deleted" }),
    removedStates: ["deleted"],
    describe: ({ project, name, drives, detaching }) => ({
      project,
      name,
      tied: [...drives, ...detaching].map(({ partition }) => partition),
    }),
  },
  observe: observeVm,
};
