import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import { TICKET_MS } from "../tickets.ts";
import { createTickets } from "./tickets.ts";

const GRANT = { vm: "vm_1", type: "serial", principal: "tok_1" } as const;

function make() {
  let now = 1_000_000;
  let ahead = 0;
  const issued = createTickets({ now: () => now + ahead, monotonic: () => now, randomBytes });
  return {
    ...issued,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
    /** Sets the machine's clock. */
    set: (milliseconds: number) => {
      ahead = milliseconds;
    },
  };
}

test.each([9, -9])("a clock that jumps by %s days neither ends nor prolongs a ticket", (days) => {
  const { issue, redeem, set, pass } = make();
  const [first, second] = [issue(GRANT), issue(GRANT)];
  set(days * 86_400_000);
  expect(redeem(first.ticket)).toEqual(GRANT);
  pass(TICKET_MS + 1);
  expect(() => redeem(second.ticket)).toThrow(expect.objectContaining({ code: "unauthorized" }));
});

test("a ticket is good once", () => {
  const { issue, redeem } = make();
  const { ticket } = issue(GRANT);
  expect(redeem(ticket)).toEqual(GRANT);
  expect(() => redeem(ticket)).toThrow(expect.objectContaining({ code: "unauthorized" }));
});

test("a ticket is good for 30 seconds and not a moment longer", () => {
  const { issue, redeem, pass } = make();
  const [early, late] = [issue(GRANT), issue(GRANT)];
  expect(late.expires_at).toBe(new Date(1_000_000 + 30_000).toISOString());
  pass(TICKET_MS - 1);
  expect(redeem(early.ticket)).toEqual(GRANT);
  pass(1);
  expect(() => redeem(late.ticket)).toThrow(expect.objectContaining({ code: "unauthorized" }));
});

test("no two tickets are alike, and what is none is refused", () => {
  const { issue, redeem } = make();
  const all = Array.from({ length: 50 }, () => issue(GRANT).ticket);
  expect(new Set(all).size).toBe(50);
  for (const none of ["", "x", all[0]?.slice(1) as string]) {
    expect(() => redeem(none)).toThrow(expect.objectContaining({ code: "unauthorized" }));
  }
});

test("one principal does not fill the memory, nor stand in another's way", () => {
  const { issue, pass } = make();
  for (let i = 0; i < 100; i++) issue(GRANT);
  expect(() => issue(GRANT)).toThrow(expect.objectContaining({ code: "too_many_streams" }));
  issue({ ...GRANT, principal: "tok_2" });
  pass(TICKET_MS);
  issue(GRANT);
});
