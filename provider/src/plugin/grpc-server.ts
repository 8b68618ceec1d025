/**
 * gRPC on HTTP/2, as much as a Terraform plugin needs: unary calls, answers of many messages, and streams that stay open
 * and say nothing.
 * It is given connections that are decrypted and checked already.
 */
import type { Duplex } from "node:stream";
import {
  frame,
  GrpcError,
  LARGEST_MESSAGE,
  messageHeader,
  STATUS,
  unframe,
  unframeAll,
} from "./grpc-frame.ts";
import { Connection } from "./http2/connection.ts";
import { CODE } from "./http2/error-codes.ts";
import { encodeFields } from "./http2/hpack-encoder.ts";
import type { BodyTaker, ServerStream } from "./http2/stream.ts";

/** Bytes of the request's message to bytes of the answer. What it throws becomes INTERNAL, a GrpcError its status. */
export type UnaryHandler = (request: Buffer) => Uint8Array | Promise<Uint8Array>;

/** The same, but for an answer of many messages. It is ended early, by its `return`, when the client is gone. */
export type StreamHandler = (request: Buffer) => AsyncIterable<Uint8Array>;

/** The same as a unary one, but for a request of many messages: it gets all of them, once the last is there. */
export type CollectingHandler = (requests: Buffer[]) => Promise<Uint8Array>;

export interface GrpcServices {
  /** By path, `/package.Service/Method`. */
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  readonly streaming: ReadonlyMap<string, StreamHandler>;
  readonly collecting?: ReadonlyMap<string, CollectingHandler>;
  /** Paths of streams that are opened and kept quiet. */
  readonly quiet: ReadonlySet<string>;
}

export interface GrpcServerEvents {
  /** A handler threw what it should not have. */
  failed(path: string, error: unknown): void;
  /** A call has come. */
  began?(): void;
  /** Its answer is handed to the connection, or its client is gone. */
  ended?(path: string, connection: Connection): void;
}

/** Calls whose handlers run, of all connections; those of clients that are gone count too. */
const MOST_RUNNING = 1000;
/** Bytes that the requests of all these may have together: ten plans, as many as run at once, of a large state each. */
const LARGEST_TOTAL = 4 * 1024 * 1024 * 1024;

const HEADERS = [
  [":status", "200"],
  ["content-type", "application/grpc"],
] as const;
const HEADER_BLOCK = encodeFields(HEADERS);
const OK_TRAILERS = encodeFields([["grpc-status", "0"]]);

/** Returns what takes connections. */
export function createGrpcServer(services: GrpcServices, events: GrpcServerEvents): (socket: Duplex) => void {
  const load = new Load();
  const serve = (stream: ServerStream, connection: Connection): void => {
    const { path } = stream.head;
    const collecting = services.collecting?.get(path);
    const unary =
      collecting === undefined
        ? whole(services.unary.get(path))
        : (body: Buffer) => collecting(unframeAll(body));
    const streaming = services.streaming.get(path);
    if (unary === undefined && streaming === undefined) {
      if (services.quiet.has(path)) stream.begin(HEADER_BLOCK);
      else refuse(stream, STATUS.unimplemented, `${path.slice(1)} is not implemented by this plugin`);
      return;
    }
    if (load.calls === MOST_RUNNING) {
      stream.reset(CODE.refusedStream);
      return;
    }
    events.began?.();
    const call = new Call(stream, load, (body) =>
      unary === undefined
        ? answerMany(stream, path, streaming!, body, events)
        : answer(stream, path, unary, body, events),
    );
    stream.onClose = () => {
      call.leave();
      events.ended?.(path, connection);
    };
    stream.collect(call);
  };
  return (socket) => void new Connection(socket, serve);
}

/** Takes the body of a call for its one message. */
const whole = (handler: UnaryHandler | undefined): UnaryHandler | undefined =>
  handler && ((body) => handler(unframe(body)));

/** What runs at a time. */
class Load {
  calls = 0;
  bytes = 0;
}

/** Counts a call from its headers until its handler is done, or until the client is gone before the handler began. */
class Call implements BodyTaker {
  private readonly stream: ServerStream;
  private readonly load: Load;
  private readonly run: (body: Buffer) => Promise<void>;
  private size = 0;
  private state: "receiving" | "running" | "over" = "receiving";

  constructor(stream: ServerStream, load: Load, run: (body: Buffer) => Promise<void>) {
    this.stream = stream;
    this.load = load;
    this.run = run;
    load.calls += 1;
  }

  admit(octets: number): boolean {
    this.size += octets;
    this.load.bytes += octets;
    if (this.size > LARGEST_MESSAGE) {
      this.exhausted(`the request is larger than ${LARGEST_MESSAGE} bytes`);
      return false;
    }
    if (this.load.bytes > LARGEST_TOTAL) {
      this.exhausted(`the requests under way are larger than ${LARGEST_TOTAL} bytes together`);
      return false;
    }
    return true;
  }

  whole(body: Buffer): void {
    this.state = "running";
    void this.run(body).finally(() => this.over());
  }

  /** The client has its answer, or is gone. */
  leave(): void {
    if (this.state === "receiving") this.over();
  }

  private exhausted(reason: string): void {
    refuse(this.stream, STATUS.resourceExhausted, reason);
  }

  private over(): void {
    this.state = "over";
    this.load.calls -= 1;
    this.load.bytes -= this.size;
  }
}

async function answer(
  stream: ServerStream,
  path: string,
  handler: UnaryHandler,
  body: Buffer,
  events: GrpcServerEvents,
): Promise<void> {
  try {
    const message = await handler(body);
    stream.answer(HEADER_BLOCK, frame(message), OK_TRAILERS);
  } catch (error) {
    const { status, message } = failureOf(path, error, events);
    refuse(stream, status, message);
  }
}

/** Waits for the client to take what was written; what fails after the first message is told by the trailers. */
async function answerMany(
  stream: ServerStream,
  path: string,
  handler: StreamHandler,
  body: Buffer,
  events: GrpcServerEvents,
): Promise<void> {
  let trailers = OK_TRAILERS;
  try {
    const messages = handler(unframe(body));
    stream.begin(HEADER_BLOCK);
    for await (const message of messages) {
      stream.write(frame(message));
      await stream.room();
      if (stream.closed) return;
    }
  } catch (error) {
    if (stream.closed) return;
    const { status, message } = failureOf(path, error, events);
    if (!stream.begun) {
      refuse(stream, status, message);
      return;
    }
    trailers = encodeFields(statusFields(status, message));
  }
  stream.end(trailers);
}

function failureOf(path: string, error: unknown, events: GrpcServerEvents) {
  if (error instanceof GrpcError) return error;
  events.failed(path, error);
  const text = error instanceof Error ? error.message : String(error);
  return new GrpcError(STATUS.internal, `${path.slice(1)}: ${text}`);
}

function refuse(stream: ServerStream, status: number, message: string): void {
  stream.answerHeaders(encodeFields([...HEADERS, ...statusFields(status, message)]));
}

function statusFields(status: number, message: string): [name: string, value: string][] {
  return [
    ["grpc-status", String(status)],
    ["grpc-message", messageHeader(message)],
  ];
}
