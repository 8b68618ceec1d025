/**
 * gRPC on node:http2, as much as a Terraform plugin needs: unary calls, answers of many messages, and streams that
 * stay open and say nothing.
 * It is given connections that are decrypted and checked already.
 */
import { once } from "node:events";
import {
  createServer,
  type Http2Server,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";
import { frame, GrpcError, LARGEST_MESSAGE, messageHeader, STATUS, unframe } from "./grpc-frame.ts";

/** Bytes of the request message to bytes of the answer. What it throws becomes INTERNAL, a GrpcError its status. */
export type UnaryHandler = (request: Buffer) => Uint8Array | Promise<Uint8Array>;

/** The same, but for an answer of many messages. It is ended early, by its `return`, when the client is gone. */
export type StreamHandler = (request: Buffer) => AsyncIterable<Uint8Array>;

export interface GrpcServices {
  /** By path, `/package.Service/Method`. */
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  readonly streaming: ReadonlyMap<string, StreamHandler>;
  /** Paths of streams that are opened and kept quiet. */
  readonly quiet: ReadonlySet<string>;
}

export interface GrpcServerEvents {
  /** A handler threw what it should not have. */
  failed(path: string, error: unknown): void;
  /** A call has come. */
  began?(): void;
  /** Its answer is handed to the connection, or its client is gone. */
  ended?(path: string, session: Http2Session | undefined): void;
}

const HEADERS = { ":status": 200, "content-type": "application/grpc" } as const;
const WITH_TRAILERS = { waitForTrailers: true } as const;
const OK_TRAILERS = { "grpc-status": "0" } as const;
/** Large states should not wait for window updates. */
const WINDOW = 16 * 1024 * 1024;

/** Hand connections to it with `server.emit("connection", socket)`. */
export function createGrpcServer(services: GrpcServices, events: GrpcServerEvents): Http2Server {
  const server = createServer({
    settings: { initialWindowSize: WINDOW },
    // In MiB; Node's default of 10 would refuse streams while one large state is under way.
    maxSessionMemory: 4096,
  });
  server.on("session", (session) => {
    session.setLocalWindowSize(WINDOW);
    session.on("error", () => session.destroy());
  });
  server.on("stream", (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    // A client that gives up is no event worth more than the end of its stream.
    stream.on("error", () => {});
    const path = String(headers[":path"]);
    const handler = services.unary.get(path);
    const streaming = services.streaming.get(path);
    if (handler !== undefined) {
      receive(stream, path, events, (body) => answer(stream, path, handler, body, events));
    } else if (streaming !== undefined) {
      receive(stream, path, events, (body) => answerMany(stream, path, streaming, body, events));
    } else if (services.quiet.has(path)) keepQuiet(stream);
    else refuse(stream, STATUS.unimplemented, `${path.slice(1)} is not implemented by this plugin`);
  });
  return server;
}

/** Calls `act` with the whole request. */
function receive(
  stream: ServerHttp2Stream,
  path: string,
  events: GrpcServerEvents,
  act: (body: Buffer) => Promise<void>,
): void {
  const { session } = stream;
  events.began?.();
  stream.once("close", () => events.ended?.(path, session));
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LARGEST_MESSAGE) chunks.push(chunk);
    else chunks.length = 0;
  });
  stream.on("end", () => {
    if (size > LARGEST_MESSAGE) {
      refuse(stream, STATUS.resourceExhausted, `the request is larger than ${LARGEST_MESSAGE} bytes`);
      return;
    }
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    void act(body);
  });
}

/** Waits for the client to take what was written; what fails after the first message is told by the trailers. */
async function answerMany(
  stream: ServerHttp2Stream,
  path: string,
  handler: StreamHandler,
  body: Buffer,
  events: GrpcServerEvents,
): Promise<void> {
  let trailers: Readonly<Record<string, string>> = OK_TRAILERS;
  try {
    const messages = handler(unframe(body));
    stream.once("wantTrailers", () => stream.sendTrailers(trailers));
    stream.respond(HEADERS, WITH_TRAILERS);
    for await (const message of messages) {
      if (stream.destroyed) return;
      if (!stream.write(frame(message))) await once(stream, "drain", { signal: closing(stream) });
    }
  } catch (error) {
    if (stream.destroyed) return;
    const { status, message } = failureOf(path, error, events);
    if (!stream.headersSent) {
      refuse(stream, status, message);
      return;
    }
    trailers = { "grpc-status": String(status), "grpc-message": messageHeader(message) };
  }
  stream.end();
}

/** Aborted when the stream is closed. */
function closing(stream: ServerHttp2Stream): AbortSignal {
  const controller = new AbortController();
  stream.once("close", () => controller.abort());
  return controller.signal;
}

function failureOf(path: string, error: unknown, events: GrpcServerEvents) {
  if (error instanceof GrpcError) return error;
  events.failed(path, error);
  const text = error instanceof Error ? error.message : String(error);
  return new GrpcError(STATUS.internal, `${path.slice(1)}: ${text}`);
}

async function answer(
  stream: ServerHttp2Stream,
  path: string,
  handler: UnaryHandler,
  body: Buffer,
  events: GrpcServerEvents,
): Promise<void> {
  try {
    const message = await handler(unframe(body));
    if (stream.destroyed) return;
    stream.once("wantTrailers", () => stream.sendTrailers(OK_TRAILERS));
    stream.respond(HEADERS, WITH_TRAILERS);
    stream.end(frame(message));
  } catch (error) {
    const { status, message } = failureOf(path, error, events);
    refuse(stream, status, message);
  }
}

function refuse(stream: ServerHttp2Stream, status: number, message: string): void {
  if (stream.destroyed || stream.headersSent) return;
  stream.resume();
  stream.respond(
    { ...HEADERS, "grpc-status": String(status), "grpc-message": messageHeader(message) },
    { endStream: true },
  );
}

/** Open until the client leaves; reading its bytes keeps its window open. */
function keepQuiet(stream: ServerHttp2Stream): void {
  stream.respond(HEADERS, WITH_TRAILERS);
  stream.resume();
}
