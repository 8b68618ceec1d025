// Who uses a network. One that is being deleted ends with its last VM, once no host has anything of it.

import type { Relations } from "../relations.ts";

export const networkRelations: Relations<"network"> = { usedBy: ["vm"] };
