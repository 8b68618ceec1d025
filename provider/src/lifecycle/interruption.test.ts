import { expect, test } from "@jest/globals";
import { unlessAborted } from "./interruption.ts";

test("work that fails after it was given up, or that nobody waited for, fails unheard", async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown) => unheard.push(reason);
  process.on("unhandledRejection", hear);
  try {
    for (const signal of [AbortSignal.abort(new Error("early")), AbortSignal.timeout(5)]) {
      let fail: (error: Error) => void = () => undefined;
      const work = new Promise<never>((_, reject) => {
        fail = reject;
      });
      await expect(unlessAborted(work, signal)).rejects.toThrow();
      fail(new Error("nobody hears this"));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(unheard).toEqual([]);
  } finally {
    process.off("unhandledRejection", hear);
  }
});
