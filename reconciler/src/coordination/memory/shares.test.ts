import { expect, test } from "@jest/globals";
import { Shares } from "./shares.ts";

test("an owner has so many, whatever others have, and what it gives back counts once", () => {
  const shares = new Shares(2, (owner, count) => new Error(`${owner} has ${count}`));
  const [first] = [shares.take("a"), shares.take("a")];
  expect(() => shares.take("a")).toThrow("a has 2");
  shares.take("b");
  first?.();
  first?.();
  shares.take("a");
  expect(() => shares.take("a")).toThrow("a has 2");
});
