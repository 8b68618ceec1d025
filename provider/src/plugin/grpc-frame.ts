/** gRPC's frames and status codes: a message is one byte of flags, four of length, and the bytes. */

export const STATUS = {
  ok: 0,
  invalidArgument: 3,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
} as const;

/** An answer without a message. */
export class GrpcError extends Error {
  override readonly name = "GrpcError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A state may be large, and a plan carries it several times. */
export const LARGEST_MESSAGE = 256 * 1024 * 1024;

const HEADER = 5;

/** The one message of a unary call. Throws GrpcError. */
export function unframe(body: Buffer): Buffer {
  if (body.length < HEADER) throw new GrpcError(STATUS.invalidArgument, "the request has no message");
  if (body[0] !== 0) throw new GrpcError(STATUS.unimplemented, "compressed messages are not supported");
  const length = body.readUInt32BE(1);
  if (length !== body.length - HEADER) {
    throw new GrpcError(STATUS.invalidArgument, "the request is not exactly one message");
  }
  return body.subarray(HEADER);
}

/** All messages of a call whose request is a stream. Throws GrpcError. */
export function unframeAll(body: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  for (let rest = body; rest.length > 0; ) {
    const end = rest.length < HEADER ? rest.length : HEADER + rest.readUInt32BE(1);
    messages.push(unframe(rest.subarray(0, end)));
    rest = rest.subarray(end);
  }
  return messages;
}

export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(HEADER + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, HEADER);
  return framed;
}

/** Text as it may stand in the header `grpc-message`. */
export function messageHeader(text: string): string {
  const bytes = Buffer.from(text.slice(0, 4000));
  let encoded = "";
  for (const byte of bytes) {
    encoded +=
      byte >= 0x20 && byte <= 0x7e && byte !== 0x25
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}
