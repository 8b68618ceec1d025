// How many answers are kept for replay: of each principal so many, whatever others have.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { openSqliteStore } from "./open.ts";

test("a principal's newest keys are kept, and its flood forgets none of another's", async () => {
  const folder = await mkdtemp(join(tmpdir(), "croft-keys-"));
  const store = await openSqliteStore(join(folder, "croft.db"));
  try {
    const put = (principal: string, key: string): Promise<void> => {
      const record = { principal, path: "/v1/vms", key, body_digest: "d", status: 201, object: "vm_1" };
      return store.write((tx) => tx.idempotency.put(record, 3));
    };
    const has = async (principal: string, key: string): Promise<boolean> =>
      (await store.idempotency.get(principal, "/v1/vms", key)) !== undefined;
    await put("tok_other", "k");
    for (let i = 0; i < 10; i++) await put("tok_flooder", `k${i}`);
    const kept: boolean[] = [];
    for (const key of ["k6", "k7", "k8", "k9"]) kept.push(await has("tok_flooder", key));
    expect(kept).toEqual([false, true, true, true]);
    expect(await has("tok_other", "k")).toBe(true);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
