import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { laneOf, laneOfFile } from "./lanes.mjs";

const E2E = path.resolve(import.meta.dirname, "../../e2e");

test("a file that boots guests is in their lane, and any other in that of the processor", () => {
  expect(laneOf('import { GuestLab } from "../harness/guest-lab.ts";')).toBe("guests");
  expect(laneOf("const clone = await createClone();")).toBe("guests");
  expect(laneOf('import { root } from "../harness/clone.ts";')).toBe("processor");
});

test("both lanes have files, and those that tell of guests are in theirs", () => {
  const lanes = new Map(
    readdirSync(E2E)
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => [name, laneOfFile(path.join(E2E, name))]),
  );
  expect(lanes.get("debian-guest.test.ts")).toBe("guests");
  expect(lanes.get("quickstart.test.ts")).toBe("guests");
  expect(lanes.get("terraform-accidents.test.ts")).toBe("processor");
  expect(lanes.get("disk-corpus.test.ts")).toBe("processor");
});
