// Where a disk is, and what is in quarantine on it.

import { emptyQuarantine } from "../partition/quarantine.ts";
import type { Relations } from "../relations.ts";
import { leaveDisk } from "./disk-quarantine.ts";

export const diskRelations: Relations<"disk"> = {
  host: async (_reads, { spec }) => spec.host,
  deleting: emptyQuarantine,
  removed: leaveDisk,
};
