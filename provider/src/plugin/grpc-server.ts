/**
 * gRPC on node:http2, as much as a Terraform plugin needs: unary calls, and streams that stay open and say nothing.
 * It is given connections that are decrypted and checked already.
 */
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

export interface GrpcServices {
  /** By path, `/package.Service/Method`. */
  readonly unary: ReadonlyMap<string, UnaryHandler>;
  /** Paths of streams that are opened and kept quiet. */
  readonly quiet: ReadonlySet<string>;
}

export interface GrpcServerEvents {
  /** A handler threw what it should not have. */
  failed(path: string, error: unknown): void;
  /** A unary call has come. */
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
    if (handler !== undefined) answerUnary(stream, path, handler, events);
    else if (services.quiet.has(path)) keepQuiet(stream);
    else refuse(stream, STATUS.unimplemented, `${path.slice(1)} is not implemented by this plugin`);
  });
  return server;
}

function answerUnary(
  stream: ServerHttp2Stream,
  path: string,
  handler: UnaryHandler,
  events: GrpcServerEvents,
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
    void answer(stream, path, handler, body, events);
  });
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
    if (error instanceof GrpcError) {
      refuse(stream, error.status, error.message);
      return;
    }
    events.failed(path, error);
    refuse(
      stream,
      STATUS.internal,
      `${path.slice(1)}: ${error instanceof Error ? error.message : String(error)}`,
    );
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
