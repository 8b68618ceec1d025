// The refusal of what is not there. It is the same for what the caller may not see, which is as if it were not there.

import { CroftError } from "@croft/schemas/errors.ts";

/** `what`: with its noun, such as `VM vm_…`. */
export const notFound = (what: string): CroftError =>
  new CroftError("not_found", `There is no ${what}.`, {
    detail:
      "It was deleted, or this token may not see it. Check the id; in Terraform, plan again: the plan reads what there is.",
  });
