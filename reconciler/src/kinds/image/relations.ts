// Who uses an image. One that is being deleted has nothing on hosts but copies that agents drop by themselves, so it ends
// with its last VM, or when that no longer has it in a drive.

import type { Relations } from "../relations.ts";

export const imageRelations: Relations<"image"> = { usedBy: ["vm"], released: "ends" };
