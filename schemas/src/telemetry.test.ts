import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Span, startTelemetry } from "./telemetry.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const PARENT = "00f067aa0ba902b7";

interface Posted {
  resourceSpans: { resource: object; scopeSpans: { spans: Record<string, unknown>[] }[] }[];
}

let collector: Server;
let posted: Posted[];
beforeEach(async () => {
  posted = [];
  collector = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    expect(request.url).toBe("/v1/traces");
    posted.push(JSON.parse(text));
    response.setHeader("content-type", "application/json").end("{}");
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
});
afterEach(() => void collector.close());

const start = () =>
  startTelemetry({
    endpoint: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`,
    service: "croft-reconciler",
    version: "1",
    instance: "here",
  });

const span = (more: Partial<Span>): Span => ({
  name: "GET get_vm",
  trace_id: TRACE,
  kind: "server",
  begun: 1_000_000,
  ended: 1_000_250,
  attributes: { "croft.operation": "get_vm" },
  ...more,
});

test("spans have the ids that log lines have, and are sent when the program ends", async () => {
  const telemetry = await start();
  telemetry.note(span({ span_id: "1111111111111111", parent_span_id: PARENT }));
  const whole = telemetry.note(span({ name: "start guest", kind: "internal" }));
  telemetry.note(span({ name: "start QEMU", kind: "internal", parent_span_id: whole, error: "it ended" }));
  // A client that does not record its run has nothing recorded for it.
  telemetry.note(span({ span_id: "2222222222222222", parent_span_id: PARENT, sampled: false }));
  await telemetry.stop();
  const [{ scopeSpans, resource } = { scopeSpans: [], resource: {} }] = posted.flatMap(
    ({ resourceSpans }) => resourceSpans,
  );
  expect(JSON.stringify(resource)).toContain("croft-reconciler");
  const [request, guest, qemu, ...more] = scopeSpans.flatMap(({ spans }) => spans);
  expect(more).toEqual([]);
  expect(request).toMatchObject({
    name: "GET get_vm",
    traceId: TRACE,
    spanId: "1111111111111111",
    parentSpanId: PARENT,
    startTimeUnixNano: "1000000000000",
    endTimeUnixNano: "1000250000000",
  });
  expect(guest).toMatchObject({ traceId: TRACE, spanId: whole });
  expect(guest).not.toHaveProperty("parentSpanId");
  expect(qemu).toMatchObject({ traceId: TRACE, parentSpanId: whole, status: { message: "it ended" } });
});

test("a collector that is away costs nothing but the spans", async () => {
  const telemetry = await start();
  collector.close();
  telemetry.note(span({}));
  await telemetry.stop().catch(() => undefined);
});
