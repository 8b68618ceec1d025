// What ends with a project.

import { leaveProject } from "../partition/quarantine.ts";
import type { Relations } from "../relations.ts";

export const projectRelations: Relations<"project"> = {
  async removed(tx, { name }) {
    await leaveProject(tx, name ?? "");
    await tx.access.removeTokensOf(name ?? "");
    await tx.federation.removeTrustsOf(name ?? "");
    await tx.gitops.removeRunsOf(name ?? "");
    await tx.uploads.removeOf(name ?? "");
  },
};
