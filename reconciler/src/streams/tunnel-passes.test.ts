import { expect, test } from "@jest/globals";
import { isPass, tunnelPasses } from "./tunnel-passes.ts";

const KEY = Buffer.alloc(32, 7);
const GRANT = { vm: "vm_a", principal: "tok_1" };
const refusal = (why: string) =>
  expect.objectContaining({ code: "unauthorized", message: `The pass ${why}.` });

test("a pass opens the VM that it names until it ends, and nothing else", () => {
  let now = 1_000_000;
  const passes = tunnelPasses(KEY, () => now);
  const pass = passes.issue(GRANT, 60);
  expect(isPass(pass)).toBe(true);
  expect(passes.redeem(pass, "vm_a")).toEqual(GRANT);
  expect(() => passes.redeem(pass, "vm_b")).toThrow(refusal("is for another VM"));
  now += 60_000;
  expect(() => passes.redeem(pass, "vm_a")).toThrow(refusal("has ended"));
});

test("what was made or changed without the key is not known", () => {
  const passes = tunnelPasses(KEY, () => 0);
  const pass = passes.issue(GRANT, 60);
  const longer = Buffer.from(JSON.stringify(["vm_a", "tok_1", 10 ** 10])).toString("base64url");
  const strange = [
    "croft_pass_",
    "croft_pass_.",
    pass.slice(0, -1),
    pass.replace(/_[^_.]*\./, `_${longer}.`),
    tunnelPasses(Buffer.alloc(32), () => 0).issue(GRANT, 60),
  ];
  for (const text of strange) expect(() => passes.redeem(text, "vm_a")).toThrow(refusal("is not known here"));
});
