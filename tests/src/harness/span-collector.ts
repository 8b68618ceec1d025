// A collector of OpenTelemetry for a test: takes what is posted to it (OTLP over HTTP, JSON) and keeps the spans.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** As far as it is looked at. */
export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** The program that sent it. */
  service: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  status?: { code?: number; message?: string };
}

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: string | number };
}

interface Posted {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: { spans: Omit<CollectedSpan, "service">[] }[];
  }[];
}

export interface SpanCollector {
  endpoint: string;
  /** All of a trace, once one of each of these names is there; fails after a minute with the names that are. */
  ofTrace(trace: string, names: readonly string[]): Promise<CollectedSpan[]>;
  close(): void;
}

export async function startCollector(): Promise<SpanCollector> {
  const collected: CollectedSpan[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    for (const { resource, scopeSpans } of (JSON.parse(text) as Posted).resourceSpans) {
      const named = resource.attributes.find(({ key }) => key === "service.name");
      const service = named?.value.stringValue ?? "";
      for (const { spans } of scopeSpans) collected.push(...spans.map((span) => ({ ...span, service })));
    }
    response.setHeader("content-type", "application/json").end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async ofTrace(trace, names) {
      for (const deadline = Date.now() + 60_000; ; await pause(200)) {
        const spans = collected.filter(({ traceId }) => traceId === trace);
        if (names.every((name) => spans.some((span) => span.name === name))) return spans;
        if (Date.now() > deadline)
          throw new Error(`of the trace came only ${[...new Set(spans.map(({ name }) => name))].join(", ")}`);
      }
    },
    close: () => void server.close(),
  };
}
