import { expect, test } from "@jest/globals";
import { requestId, traceOf } from "./trace.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test("a request is a span of its client's trace", () => {
  expect(traceOf(`00-${TRACE}-${SPAN}-01`)).toEqual({
    trace_id: TRACE,
    span_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    parent_span_id: SPAN,
    sampled: true,
  });
  // A later version may have more at its end.
  expect(traceOf(`cc-${TRACE}-${SPAN}-00-more`)).toMatchObject({ trace_id: TRACE, sampled: false });
});

test.each([
  undefined,
  "",
  "words",
  `ff-${TRACE}-${SPAN}-01`,
  `00-${"0".repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${"0".repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}-01more`,
])("what names none begins one: %j", (said) => {
  const trace = traceOf(said);
  expect(trace.trace_id).not.toBe(TRACE);
  expect(requestId(trace)).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}$/);
});

test("no two are the same", () => {
  const all = new Set(Array.from({ length: 2000 }, () => requestId(traceOf(undefined))));
  expect(all.size).toBe(2000);
});
