import { ProblemError } from "@croft/schemas/client/failures.ts";
import { expect, test } from "@jest/globals";
import { Progress } from "./progress.ts";
import { untilFree } from "./until-free.ts";

const taken = (code = "port_in_use") => new ProblemError(409, { code, title: "Taken.", detail: "By vm_1." });
const inAMinute = () => performance.now() + 60_000;

test("a write that is refused for what another has is sent again, with a wait", async () => {
  const sent: number[] = [];
  const made = await untilFree(new Progress(), inAMinute(), async (seconds) => {
    sent.push(seconds);
    if (seconds === 0) throw taken();
    return "made";
  });
  expect([made, sent]).toEqual(["made", [0, 10]]);
});

test("another refusal is told at once", async () => {
  const refused = untilFree(new Progress(), inAMinute(), async () => {
    throw taken("quota_exceeded");
  });
  await expect(refused).rejects.toMatchObject({ code: "quota_exceeded" });
});

test("a reconciler that does not know the wait refuses as before", async () => {
  const refused = untilFree(new Progress(), inAMinute(), async (seconds) => {
    throw taken(seconds === 0 ? "port_in_use" : "invalid_request");
  });
  await expect(refused).rejects.toMatchObject({ code: "port_in_use", detail: "By vm_1." });
});

test("the wait is no longer than the resource's time, and says at its end that nothing gave it up", async () => {
  const sent: number[] = [];
  const refused = untilFree(new Progress(), performance.now() + 300, async (seconds) => {
    sent.push(seconds);
    if (seconds > 0) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    throw taken();
  });
  await expect(refused).rejects.toMatchObject({ detail: expect.stringContaining("-parallelism") });
  expect(sent).toEqual([0, 1]);
});

test("a change that waits for others does not count as one", async () => {
  const progress = new Progress();
  await progress.change(async () => {
    expect(progress.standingMs).toBe(0);
    await progress.standAside(async () => {
      expect(progress.standingMs).toBeGreaterThan(0);
      await progress.change(async () => expect(progress.standingMs).toBe(0));
    });
    expect(progress.standingMs).toBe(0);
  });
});
