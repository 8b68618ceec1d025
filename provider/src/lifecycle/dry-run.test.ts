import { croftSshKey } from "@croft/schemas/generated/terraform/croft-ssh-key.ts";
import { expect, test } from "@jest/globals";
import type { PlanChange, ReconcilerClient } from "../reconciler-client.ts";
import { dryRun } from "./dry-run.ts";

const gone = { code: "not_found", pointer: null, summary: "There is no ssh_key.", detail: "It is gone." };
const client = {
  plan: async () => ({ effects: [], placement: null, warnings: [], errors: [gone] }),
} as unknown as ReconcilerClient;
const asked = (action: "update" | "delete") =>
  dryRun(
    client,
    croftSshKey,
    { action, kind: "ssh_key", id: "key_0000000000000000" } as PlanChange,
    null,
    new AbortController().signal,
    () => {},
  );

test("what is to be deleted may be gone by the time of the plan; what is to be changed may not", async () => {
  expect(await asked("delete")).toEqual([]);
  expect(await asked("update")).toMatchObject([{ severity: "error" }]);
});
