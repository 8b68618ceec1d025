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
    // Many of one millisecond.
    await Promise.all(Array.from({ length: 10 }, (_one, i) => put("tok_flooder", `k${i}`)));
    const kept: string[] = [];
    for (let i = 0; i < 10; i++) if (await has("tok_flooder", `k${i}`)) kept.push(`k${i}`);
    // The last one, and of those of before so many; which of one millisecond is older nobody knows.
    expect(kept).toHaveLength(3);
    expect(kept).toContain("k9");
    expect(await has("tok_other", "k")).toBe(true);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
