import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Span } from "@croft/schemas/telemetry.ts";
import { expect, test } from "@jest/globals";
import { noteStart } from "./start-spans.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

function started(document: Pick<VmDocument, "id" | "name"> & Partial<VmDocument>): Span[] {
  const spans: Span[] = [];
  const telemetry = {
    note: (span: Span) => `span-${spans.push(span)}`,
    stop: async () => undefined,
  };
  const now = () => new Date(3000);
  noteStart({ telemetry, now }, document as VmDocument, { begun: 1000, prepared: 2000 }, 7);
  return spans;
}

const parents = (spans: Span[]) =>
  spans.map(({ name, trace_id, parent_span_id }) => [name, trace_id, parent_span_id]);

test("the start of a guest is a part of the request that changed it last, and its QEMU of that", () => {
  expect(parents(started({ id: "vm_1", name: "app", trace_id: TRACE, span_id: SPAN }))).toEqual([
    ["start guest", TRACE, SPAN],
    ["prepare image, disk and seed", TRACE, "span-1"],
    ["start QEMU", TRACE, "span-1"],
  ]);
});

test("of a reconciler that names no request it is the first of its trace on this host, and without a trace nothing", () => {
  expect(parents(started({ id: "vm_1", name: "app", trace_id: TRACE }))[0]).toEqual([
    "start guest",
    TRACE,
    undefined,
  ]);
  expect(started({ id: "vm_1", name: "app" })).toEqual([]);
});
