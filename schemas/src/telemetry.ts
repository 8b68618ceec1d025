// Spans of what a program did, sent by OpenTelemetry's own SDK (OTLP over HTTP), where a setting says where to. Without it nothing of
// the SDK is even loaded.

export interface Span {
  name: string;
  trace_id: string;
  /** Absent: the SDK chooses one. */
  span_id?: string;
  parent_span_id?: string | null | undefined;
  /** What the client says of its recording; true when absent. */
  sampled?: boolean;
  /** What it is in a trace: the answer to somebody, or work of its own. */
  kind: "server" | "internal";
  /** Milliseconds since 1970. */
  begun: number;
  ended: number;
  /** What went wrong. */
  error?: string | undefined;
  attributes: Readonly<Record<string, string | number | boolean>>;
}

export interface Telemetry {
  /** Of work that has ended; never waits. Returns the span's id, for its parts. */
  note(span: Span): string;
  /** Sends what is left. */
  stop(): Promise<void>;
}

interface TelemetrySettings {
  /** Such as `http://collector.example.com:4318`. */
  endpoint: string;
  /** `service.name`, such as `croft-reconciler`. */
  service: string;
  version: string;
  /** Its name among several, such as a host's. */
  instance: string;
}

const SAMPLED = 1;

export async function startTelemetry(settings: TelemetrySettings): Promise<Telemetry> {
  const [api, sdk, { OTLPTraceExporter }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const { resourceFromAttributes } = await import("@opentelemetry/resources");
  const random = new sdk.RandomIdGenerator();
  // Ids were given when the work began, and stand in log lines: the SDK takes them.
  let next: { trace: string; span: string } | undefined;
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({
      "service.name": settings.service,
      "service.version": settings.version,
      "service.instance.id": settings.instance,
    }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.AlwaysOnSampler() }),
    idGenerator: {
      generateTraceId: () => next?.trace ?? random.generateTraceId(),
      generateSpanId: () => next?.span ?? random.generateSpanId(),
    },
    spanProcessors: [
      new sdk.BatchSpanProcessor(
        new OTLPTraceExporter({ url: `${settings.endpoint.replace(/\/+$/, "")}/v1/traces` }),
      ),
    ],
  });
  const tracer = provider.getTracer("croft", settings.version);
  return {
    note(span) {
      const { trace_id, parent_span_id, sampled = true } = span;
      const id = span.span_id ?? random.generateSpanId();
      next = { trace: trace_id, span: id };
      const parent =
        parent_span_id == null
          ? api.ROOT_CONTEXT
          : api.trace.setSpanContext(api.ROOT_CONTEXT, {
              traceId: trace_id,
              spanId: parent_span_id,
              traceFlags: sampled ? SAMPLED : 0,
              isRemote: true,
            });
      const kind = span.kind === "server" ? api.SpanKind.SERVER : api.SpanKind.INTERNAL;
      const { begun: startTime, attributes } = span;
      const made = tracer.startSpan(span.name, { kind, startTime, attributes }, parent);
      next = undefined;
      if (span.error !== undefined) made.setStatus({ code: api.SpanStatusCode.ERROR, message: span.error });
      made.end(span.ended);
      return id;
    },
    stop: () => provider.shutdown(),
  };
}
