// How bytes travel in the WebSockets of tunnels and consoles. Reconciler, agents and clients speak it alike, so it lies
// here; it does no I/O: sockets and streams are handed in.
//
//   binary message   bytes
//   text message     a note in JSON: {"end":true} says that this side sends no more bytes while the other goes on;
//                    {"writing":true|false} tells a console's viewer whether it may type; others are passed over
//   close 1000       both sides have said `end`
//   any other close  the stream was cut
//
//   open --own end--> sends no more --+
//    |                                +--> both ended --> close 1000
//    +--their end--> hears no more ---+
//    +--either socket or stream is gone--> the other is cut
//
// Back-pressure: whoever reads faster than the other side takes is paused.

/** What is used of a WebSocket as the package `ws` has it. */
export interface FrameSocket {
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(data: Uint8Array | string, options: { binary: boolean }, sent: (error?: Error) => void): void;
  pause(): void;
  resume(): void;
  close(code: number, reason?: string): void;
  terminate(): void;
  on(event: "message", listener: (data: Uint8Array, isBinary: boolean) => void): unknown;
  on(event: "close", listener: (code: number, reason: Uint8Array) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** What is used of a duplex stream of Node. */
export interface ByteStream {
  readonly destroyed?: boolean;
  write(bytes: Uint8Array): boolean;
  end(): unknown;
  pause(): unknown;
  resume(): unknown;
  destroy(): unknown;
  on(event: "data", listener: (bytes: Uint8Array) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "end" | "drain" | "close", listener: () => void): unknown;
}

export interface Note {
  end?: boolean;
  writing?: boolean;
}

/** Bytes that may wait in a socket before whoever sends them is paused. */
export const HIGH_WATER_BYTES = 256 * 1024;
/** Longest message that a side accepts; bytes come in far smaller ones. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** Close codes of our own (RFC 6455 leaves 4000 to 4999 to applications). */
export const CLOSE_CODES = {
  done: 1000,
  goingAway: 1001,
  targetGone: 4001,
  tooSlow: 4002,
  revoked: 4003,
} as const;

const OPEN = 1;

/** The note in a text message; an empty one when it is none that is known. */
export function readNote(text: string): Note {
  try {
    const note: unknown = JSON.parse(text);
    return typeof note === "object" && note !== null ? (note as Note) : {};
  } catch {
    return {};
  }
}

/** Sends a note; one that can no longer be sent is of no interest to anybody. */
export function sendNote(socket: FrameSocket, note: Note): void {
  if (socket.readyState === OPEN) socket.send(JSON.stringify(note), { binary: false }, () => {});
}

/**
 * Joins a socket (which may be paused until now) and a stream until both are gone. `onNote` gets the other side's notes; `cut` is the close code when
 * the stream breaks before its end.
 */
export function joinBytes(
  socket: FrameSocket,
  bytes: ByteStream,
  options: { onNote?: (note: Note) => void; cut?: () => number } = {},
): void {
  let sentEnd = false;
  let heardEnd = false;
  let gone = bytes.destroyed === true;
  const closeWhenDone = () => {
    if (!sentEnd || !heardEnd) return;
    // One that is paused would not hear the answer to its close.
    socket.resume();
    socket.close(CLOSE_CODES.done);
  };

  // Its close has been and will not come again.
  if (gone) socket.close(options.cut?.() ?? CLOSE_CODES.targetGone);
  sendAll(socket, bytes, () => {
    sentEnd = true;
    sendNote(socket, { end: true });
    closeWhenDone();
  });
  socket.on("message", (data, isBinary) => {
    if (isBinary) {
      if (!heardEnd && !gone && !bytes.write(data)) socket.pause();
      return;
    }
    const note = readNote(new TextDecoder().decode(data));
    options.onNote?.(note);
    if (note.end !== true || heardEnd) return;
    heardEnd = true;
    bytes.end();
    closeWhenDone();
  });
  bytes.on("drain", () => socket.resume());
  bytes.on("error", () => {});
  bytes.on("close", () => {
    gone = true;
    // What still comes for a stream that is gone must be read away, or the close would never be seen.
    socket.resume();
    if (!(sentEnd && heardEnd)) socket.close(options.cut?.() ?? CLOSE_CODES.targetGone);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    if (!(sentEnd && heardEnd)) bytes.destroy();
  });
  socket.resume();
}

/** Sends what a stream gives, pausing it while too much waits; `ended` is called after its last byte. */
function sendAll(socket: FrameSocket, bytes: ByteStream, ended: () => void): void {
  let paused = false;
  bytes.on("data", (chunk) => {
    if (socket.readyState !== OPEN) return;
    socket.send(chunk, { binary: true }, () => {
      if (!paused || socket.bufferedAmount > HIGH_WATER_BYTES / 2) return;
      paused = false;
      bytes.resume();
    });
    if (socket.bufferedAmount <= HIGH_WATER_BYTES) return;
    paused = true;
    bytes.pause();
  });
  bytes.on("end", ended);
}

/** Passes everything on between two sockets (which may be paused until now), and the end of one to the other. */
export function relay(a: FrameSocket, b: FrameSocket): void {
  passOn(a, b);
  passOn(b, a);
  a.resume();
  b.resume();
}

function passOn(from: FrameSocket, to: FrameSocket): void {
  let paused = false;
  from.on("message", (data, isBinary) => {
    if (to.readyState !== OPEN) return;
    to.send(data, { binary: isBinary }, () => {
      if (!paused || to.bufferedAmount > HIGH_WATER_BYTES / 2) return;
      paused = false;
      from.resume();
    });
    if (to.bufferedAmount <= HIGH_WATER_BYTES) return;
    paused = true;
    from.pause();
  });
  from.on("error", () => {});
  from.on("close", (code, reason) => {
    to.resume();
    // 1005 and 1006 say that no code came; they must not be sent.
    const known = code === CLOSE_CODES.done || code === CLOSE_CODES.goingAway || code >= 4000;
    to.close(known ? code : CLOSE_CODES.targetGone, new TextDecoder().decode(reason));
  });
}
