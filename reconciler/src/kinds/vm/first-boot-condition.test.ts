import type { VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { FIRST_BOOT_FAILED, withFirstBoot } from "./first-boot-condition.ts";

const other = { type: "x", status: "true", reason: "y", message: "z" } as const;
const told = (cloud_init: "running" | "done" | "failed" | null, errors: string[] = []) =>
  ({ cloud_init, cloud_init_errors: errors }) as VmReport["guest"];

test("a first boot that failed is a condition with all that it could not do, until a later boot ends well", () => {
  const errors = Array.from({ length: 8 }, (_, index) => `key ${index}`);
  const failed = withFirstBoot([other], told("failed", errors));
  expect(failed).toEqual([
    other,
    {
      type: FIRST_BOOT_FAILED,
      status: "true",
      reason: "cloud_init_failed",
      message: expect.stringContaining(errors.join("; ")),
    },
  ]);
  expect(withFirstBoot(failed, told("failed", errors))).toEqual(failed);
  // While it does not run, and while the next boot is under way, nothing else is known.
  for (const guest of [null, undefined, told(null), told("running")]) {
    expect(withFirstBoot(failed, guest)).toEqual(failed);
  }
  expect(withFirstBoot(failed, told("done"))).toEqual([other]);
  expect(withFirstBoot([other], told("running"))).toEqual([other]);
});
