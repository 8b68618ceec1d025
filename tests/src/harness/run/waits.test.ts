import { expect, jest, test } from "@jest/globals";
import { notedWaits, noteWait } from "./waits.ts";

test("waits that overlap count once, and a failure ends its wait", async () => {
  let now = 0;
  jest.spyOn(performance, "now").mockImplementation(() => now);
  let endFirst: () => void = () => undefined;
  let failSecond: (error: Error) => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    endFirst = resolve;
  });
  const second = new Promise<void>((_resolve, reject) => {
    failSecond = reject;
  });
  const both = [noteWait("terraform", first), noteWait("terraform", second)];
  now = 100;
  endFirst();
  await both[0];
  now = 150;
  failSecond(new Error("it failed"));
  await expect(both[1]).rejects.toThrow("it failed");
  now = 1_000;
  expect(notedWaits()).toEqual({ terraform: 150 });
});
