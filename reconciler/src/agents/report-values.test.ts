// Values of reports that lie below zero by their nature: a bound that forgets them refuses a whole host.
import { validateHostReport } from "@croft/schemas/generated/validators/messages.js";
import { expect, test } from "@jest/globals";
import { hostReport, vmReport } from "../planner/sample-objects.ts";

const GUEST = {
  hostname: "app",
  os: null,
  kernel: null,
  agent_version: null,
  addresses: [],
  interfaces: [],
  cloud_init: null,
  cloud_init_errors: [],
};

test.each([-1, -86_400, 0, 3600, null])(
  "a guest whose clock is off by %j is reported",
  (clock_offset_seconds) => {
    const vm = vmReport({ guest: { ...GUEST, clock_offset_seconds } });
    validateHostReport(hostReport({ objects: [vm] }));
    expect(validateHostReport.errors ?? null).toBeNull();
  },
);
