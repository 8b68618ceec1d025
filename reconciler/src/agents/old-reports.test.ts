import { validateHostReport } from "@croft/schemas/generated/validators/messages.js";
import { expect, test } from "@jest/globals";
import { hostReport, vmReport } from "../planner/sample-objects.ts";

test("the report of an agent of the first release is still taken, so that an update of the reconciler silences no host", () => {
  const { exit: _, restarts: __, next_start_at: ___, guest: ____, ...rest } = vmReport({});
  const objects = [{ ...rest, serial_log_tail: "login:" }];
  expect([validateHostReport(hostReport({ objects })), validateHostReport.errors]).toEqual([true, null]);
});
