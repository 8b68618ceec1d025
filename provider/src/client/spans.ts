/**
 * Spans of a run, sent to a collector of OpenTelemetry (OTLP over HTTP, as JSON) where CROFT_OTLP_ENDPOINT names one; without it this
 * file is not even loaded. Written by hand: the SDK would make the plugin several times as large, and all it would do here is this.
 *
 *   run --> change of one resource --> request     each a child of what it is done for
 *
 * What cannot be sent is lost: nothing waits for a collector but the end of the run, and that for a second.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { Log } from "../rpc/provider-definition.ts";

type Attributes = Readonly<Record<string, string | number>>;

interface OpenSpan {
  readonly traceparent: string;
  /** `error` is absent for one that went well. */
  end(attributes: Attributes, error?: string): void;
}

export interface RunSpans {
  /** A request, which is a part of what runs now. */
  request(name: string, attributes: Attributes): OpenSpan;
  /** Work, with all requests that it makes. `fault` says what went wrong, of a result. */
  within<T>(
    name: string,
    attributes: Attributes,
    work: () => Promise<T>,
    fault: (result: T) => string | undefined,
  ): Promise<T>;
  /** Ends the run's own span and sends what is left. */
  finish(): Promise<void>;
}

export interface SpanSettings {
  /** Such as `http://collector.example.com:4318`. */
  readonly endpoint: string;
  readonly trace: string;
  /** Of what started Terraform; null for nothing that is known. */
  readonly parent: string | null;
  readonly log: Log;
}

/** Of OTLP's enumeration. */
const INTERNAL = 1;
const CLIENT = 3;
const ERROR = 2;
/** What waits to be sent at most; more is lost. */
const MOST_WAITING = 2048;
const SEND_EVERY_MS = 1000;
const LONGEST_SEND_MS = 1000;
const NANO = 1_000_000n;

interface Begun {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly kind: number;
  readonly at: number;
}

export function createRunSpans(settings: SpanSettings): RunSpans {
  const { trace } = settings;
  const outbox = new Outbox(settings);
  const around = new AsyncLocalStorage<string>();
  const begin = (name: string, kind: number, parent: string | null): Begun => ({
    id: randomBytes(8).toString("hex"),
    parent,
    name,
    kind,
    at: Date.now(),
  });
  const end = (span: Begun, attributes: Attributes, error?: string): void =>
    outbox.add(written(trace, span, attributes, error));
  const run = begin("terraform-provider-croft", INTERNAL, settings.parent);
  const parentNow = (): string => around.getStore() ?? run.id;
  let isOver = false;
  return {
    request(name, attributes) {
      const span = begin(name, CLIENT, parentNow());
      return {
        traceparent: `00-${trace}-${span.id}-01`,
        end: (more, error) => end(span, { ...attributes, ...more }, error),
      };
    },
    async within(name, attributes, work, fault) {
      const span = begin(name, INTERNAL, parentNow());
      try {
        const result = await around.run(span.id, work);
        end(span, attributes, fault(result));
        return result;
      } catch (error) {
        end(span, attributes, error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
    async finish() {
      if (!isOver) end(run, { "process.pid": process.pid });
      isOver = true;
      await outbox.send();
    },
  };
}

const nanoseconds = (ms: number): string => String(BigInt(ms) * NANO);

const attributesOf = (attributes: Attributes): object[] =>
  Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value },
  }));

const written = (traceId: string, span: Begun, attributes: Attributes, error?: string): object => ({
  traceId,
  spanId: span.id,
  ...(span.parent !== null && { parentSpanId: span.parent }),
  name: span.name,
  kind: span.kind,
  startTimeUnixNano: nanoseconds(span.at),
  endTimeUnixNano: nanoseconds(Date.now()),
  attributes: attributesOf(attributes),
  ...(error !== undefined && { status: { code: ERROR, message: error } }),
});

/** Spans that have ended, until they are sent. */
class Outbox {
  readonly #settings: SpanSettings;
  #spans: object[] = [];
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();
  #hasFailed = false;

  constructor(settings: SpanSettings) {
    this.#settings = settings;
  }

  add(span: object): void {
    if (this.#spans.length >= MOST_WAITING) return;
    this.#spans.push(span);
    this.#timer ??= setTimeout(() => void this.send(), SEND_EVERY_MS).unref();
  }

  /** One after the other; never throws. */
  send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const spans = this.#spans;
    this.#spans = [];
    if (spans.length > 0) this.#sending = this.#sending.then(() => this.#post(spans));
    return this.#sending;
  }

  async #post(spans: object[]): Promise<void> {
    const resource = { attributes: attributesOf({ "service.name": "terraform-provider-croft" }) };
    const text = JSON.stringify({
      resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "croft" }, spans }] }],
    });
    try {
      await post(new URL(`${this.#settings.endpoint.replace(/\/+$/, "")}/v1/traces`), text);
    } catch (error) {
      // Once: a collector that is away is away for all of the run.
      if (!this.#hasFailed)
        this.#settings.log("warn", "spans were not sent", { cause: (error as Error).message });
      this.#hasFailed = true;
    }
  }
}

function post(url: URL, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? https.request : http.request;
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const signal = AbortSignal.timeout(LONGEST_SEND_MS);
    const call = start(url, { method: "POST", headers, signal }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.on("error", reject).on("end", resolve).resume();
      if (statusCode >= 400) reject(new Error(`the collector answered ${statusCode}`));
    });
    call.on("error", reject).end(text);
  });
}
