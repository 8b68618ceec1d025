import { expect, test } from "@jest/globals";
import { vmReport } from "../../planner/sample-objects.ts";
import { withFencing } from "./fencing-condition.ts";

const other = { type: "drives", status: "false", reason: "x", message: "x" } as const;
const reasons = (fenced: boolean, entry: object) =>
  withFencing([other], { fenced, generation: 2 }, vmReport({ generation: 2, ...entry })).map(
    ({ reason }) => reason,
  );

test("only a guest that runs unbound although it is to be bound says so, and why", () => {
  expect(reasons(true, { fenced: false })).toEqual(["x", "at_next_start"]);
  expect(reasons(true, {})).toEqual(["x", "agent_outdated"]);
  expect(reasons(true, { fenced: true })).toEqual(["x"]);
  expect(reasons(false, { fenced: false })).toEqual(["x"]);
  expect(reasons(true, { fenced: false, generation: 1 })).toEqual(["x"]);
  expect(reasons(true, { fenced: false, started_at: null })).toEqual(["x"]);
});
