import { expect, test } from "@jest/globals";
import { hostReport } from "../../planner/sample-objects.ts";
import type { Stored } from "../../store/store.ts";
import { observeHost } from "./host-status.ts";

test("a host that lost what it promised has nothing free, and not less", () => {
  const report = hostReport();
  report.facts.storage_bytes = 2 ** 30;
  const used = { vms: 1, cpus: 1000, memory_mib: 1e6, root_gib: 4, partition_gib: 0 };
  const host = { generation: 1, status: {} } as Stored<"host">;
  expect(observeHost(host, { host: "alpha", report, silent: false, now: 0 }, used)).toMatchObject({
    free_cpus: 0,
    free_memory_mib: 0,
    free_storage_gib: 0,
  });
});
