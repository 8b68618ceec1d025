/**
 * Plans of a Terraform that changes one object at a time (`-parallelism=1`). What another object of the same plan gives up is
 * waited for in an apply; with one change at a time the one who gives it up cannot begin meanwhile. Terraform orders what does
 * not refer to one another as it likes, so the plan can say only that it may come to that.
 */
import type { ReconcilerClient } from "../reconciler-client.ts";
import { WAITED_FOR } from "./until-free.ts";

const REMARK =
  "Terraform runs with -parallelism=1: when it begins with this change, the one that gives up what is in the way cannot begin, and the apply fails. Leave -parallelism out.";

/** A client whose plans say so. */
export const oneAtATime = (client: ReconcilerClient): ReconcilerClient => ({
  ...client,
  async plan(change) {
    const answer = await client.plan(change);
    if (answer === undefined) return undefined;
    const warnings = answer.warnings.map((remark) =>
      WAITED_FOR.has(remark.code) ? { ...remark, detail: `${remark.detail.trimEnd()}\n\n${REMARK}` } : remark,
    );
    return { ...answer, warnings };
  },
});
