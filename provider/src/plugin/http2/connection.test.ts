import { once } from "node:events";
import { type ClientHttp2Session, connect } from "node:http2";
import { connect as netConnect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { MOST_STREAMS, WINDOW } from "./connection.ts";
import { type EchoServer, HEADERS, startEchoServer, TRAILERS } from "./fixtures/echo-server.ts";
import { ACK, indexed, RawClient, requestBlock } from "./fixtures/raw-client.ts";
import { FLAG, frameOf, headerFrames, PREFACE, resetFrame, TYPE, windowFrame } from "./frames.ts";
import { settingsFrame } from "./settings.ts";

const EMPTY = new Uint8Array();
const { endStream: END, endHeaders: END_HEADERS, padded: PADDED, priority: PRIORITY } = FLAG;
const request = (stream: number, path = "/", flags = 0) =>
  frameOf(TYPE.headers, END_HEADERS | flags, stream, requestBlock(path));
const data = (stream: number, text: string | Uint8Array, flags: number = END) =>
  frameOf(TYPE.data, flags, stream, Buffer.from(text));
const ping = frameOf(TYPE.ping, 0, 0, Buffer.alloc(8));
const pad = (payload: Uint8Array, length: number) =>
  Buffer.concat([Buffer.of(length), payload, Buffer.alloc(length)]);

let server: EchoServer;
let client: RawClient;
beforeAll(async () => {
  server = await startEchoServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  client = new RawClient(server.path);
  server.held.length = 0;
  server.closed.length = 0;
});
afterEach(() => client.close());

/** Until so many streams are held. */
async function heldStreams(count: number) {
  while (server.held.length < count) expect(await client.lives()).toBe(true);
  return server.held;
}

function closedStreams(count: number): Promise<void> {
  return new Promise((resolve) => {
    server.onClose = () => {
      if (server.closed.length === count) resolve();
    };
    server.onClose();
  });
}

test("a request is answered with headers, body and trailers", async () => {
  client.begin().send(request(1), data(1, "hello"));
  const { fields, body } = await client.answer(1);
  expect([fields, body.toString()]).toEqual([[":status 200", "x-end yes"], "hello"]);
});

test("padding, priorities and continued headers change nothing", async () => {
  const block = requestBlock("/");
  const weighted = Buffer.concat([Buffer.alloc(5), block.subarray(0, 3)]);
  client
    .begin()
    .send(
      frameOf(TYPE.headers, PADDED | PRIORITY, 1, pad(weighted, 200)),
      frameOf(TYPE.continuation, 0, 1, block.subarray(3, 9)),
      frameOf(TYPE.continuation, 0, 1, EMPTY),
      frameOf(TYPE.continuation, END_HEADERS, 1, block.subarray(9)),
      frameOf(TYPE.data, PADDED, 1, pad(Buffer.from("he"), 255)),
      frameOf(TYPE.priority, 0, 9, Buffer.alloc(5)),
      data(1, "", 0),
      frameOf(TYPE.data, PADDED | END, 1, pad(Buffer.from("llo"), 0)),
    );
  expect((await client.answer(1)).body.toString()).toBe("hello");
});

test("trailers of a client end its request", async () => {
  client.begin().send(request(1), data(1, "x", 0), headerFrames(1, TRAILERS, true));
  expect((await client.answer(1)).body.toString()).toBe("x");
});

test("frames of unknown types, settings nobody knows and priorities are let pass", async () => {
  const settings = frameOf(TYPE.settings, 0, 0, Buffer.from("00ff00000001", "hex"));
  client.begin().send(frameOf(0xfe, 0xff, 7, Buffer.alloc(50)), settings);
  expect(await client.lives()).toBe(true);
});

test("a client may use the table of header fields until it knows that it should not, and no longer", async () => {
  const [post, http] = [indexed(":method", "POST"), indexed(":scheme", "http")];
  const path = Buffer.from("\x44\x05/held", "latin1");
  const inserting = Buffer.concat([Buffer.of(post, http), path]);
  const block = (bytes: Uint8Array, stream: number) =>
    frameOf(TYPE.headers, END_HEADERS | END, stream, bytes);
  client.begin().send(block(inserting, 1), block(Buffer.of(post, http, 0xbe), 3));
  const held = await heldStreams(2);
  expect(held.map(({ head }) => head.path)).toEqual(["/held", "/held"]);
  client.send(ACK, block(Buffer.concat([Buffer.of(0x20), inserting]), 5));
  await heldStreams(3);
  client.send(block(Buffer.of(post, http, 0xbe), 7));
  expect(await client.ending()).toBe("GOAWAY 9");
});

test("a client that acknowledges and does not give up its table is refused", async () => {
  client.begin().send(ACK, request(1, "/held"));
  expect(await client.ending()).toBe("GOAWAY 9");
});

describe("what breaks a rule ends the connection with its code", () => {
  const settings = (hex: string) => frameOf(TYPE.settings, 0, 0, Buffer.from(hex, "hex"));
  test.each<[string, number, Uint8Array[]]>([
    ["a frame on a stream that cannot have it", 1, [frameOf(TYPE.ping, 0, 1, Buffer.alloc(8))]],
    ["DATA on no stream", 1, [data(0, "x")]],
    ["DATA on an idle stream", 1, [data(5, "x")]],
    ["a window of an idle stream", 1, [windowFrame(5, 1)]],
    ["RST_STREAM of an idle stream", 1, [resetFrame(5, 8)]],
    ["PING of a wrong length", 6, [frameOf(TYPE.ping, 0, 0, Buffer.alloc(7))]],
    ["SETTINGS of a wrong length", 6, [settings("00")]],
    ["an acknowledgement with settings", 6, [frameOf(TYPE.settings, 1, 0, Buffer.alloc(6))]],
    ["ENABLE_PUSH of 2", 1, [settings("000200000002")]],
    ["INITIAL_WINDOW_SIZE beyond 2^31", 3, [settings("000480000000")]],
    ["MAX_FRAME_SIZE too small", 1, [settings("000500000001")]],
    ["a stream's window made too large by settings", 3, [windowAtLimit(), settings("00047fffffff")]],
    ["the connection's window beyond 2^31", 3, [windowFrame(0, 2 ** 31 - 1)]],
    ["WINDOW_UPDATE of nothing", 1, [windowFrame(0, 0)]],
    ["WINDOW_UPDATE of a wrong length", 6, [frameOf(TYPE.windowUpdate, 0, 0, Buffer.alloc(3))]],
    ["GOAWAY of a wrong length", 6, [frameOf(TYPE.goAway, 0, 0, Buffer.alloc(7))]],
    ["PRIORITY of a wrong length", 6, [frameOf(TYPE.priority, 0, 1, Buffer.alloc(4))]],
    ["RST_STREAM of a wrong length", 6, [request(1, "/held"), frameOf(TYPE.rstStream, 0, 1, EMPTY)]],
    ["a push", 1, [frameOf(TYPE.pushPromise, END_HEADERS, 1, Buffer.alloc(4))]],
    ["CONTINUATION of nothing", 1, [frameOf(TYPE.continuation, END_HEADERS, 1, EMPTY)]],
    ["headers interrupted", 1, [frameOf(TYPE.headers, 0, 1, requestBlock("/")), ping]],
    ["headers interrupted by others", 1, [frameOf(TYPE.headers, 0, 1, requestBlock("/")), request(3)]],
    ["an even stream", 1, [request(2)]],
    ["more padding than frame", 1, [request(1, "/held"), frameOf(TYPE.data, PADDED, 1, Buffer.of(1))]],
    ["padding without its length", 1, [request(1, "/held"), frameOf(TYPE.data, PADDED, 1, EMPTY)]],
    [
      "HEADERS without their priority",
      6,
      [frameOf(TYPE.headers, END_HEADERS | PRIORITY, 1, Buffer.alloc(4))],
    ],
    ["headers that are no HPACK", 9, [frameOf(TYPE.headers, END_HEADERS, 1, Buffer.of(0x80))]],
    ["a request on a stream that is over", 5, [request(1, "/", END), request(1, "/", END)]],
    ["an older stream than the last", 5, [request(5, "/held"), request(3)]],
    ["DATA on a stream that its client has reset", 5, [request(1, "/held"), resetFrame(1, 8), data(1, "x")]],
    ["a frame that is too long", 6, [Buffer.from("004001000000000001", "hex")]],
    ["more headers than anyone needs", 0xb, tooManyPieces()],
    ["headers longer than anyone needs", 0xb, tooLongBlock()],
  ])("%s: %i", async (_name, code, frames) => {
    client.begin().send(...frames);
    expect(await client.ending()).toBe(`GOAWAY ${code}`);
    expect(await client.next()).toBeUndefined();
  });

  function windowAtLimit(): Buffer {
    return Buffer.concat([request(1, "/held"), windowFrame(1, 1)]);
  }

  function tooManyPieces(): Uint8Array[] {
    const piece = frameOf(TYPE.continuation, 0, 1, EMPTY);
    return [frameOf(TYPE.headers, 0, 1, EMPTY), ...Array.from({ length: 1000 }, () => piece)];
  }

  function tooLongBlock(): Uint8Array[] {
    const piece = frameOf(TYPE.continuation, 0, 1, Buffer.alloc(16_000));
    return [frameOf(TYPE.headers, 0, 1, EMPTY), ...Array.from({ length: 5 }, () => piece)];
  }

  test("something else than HTTP/2", async () => {
    client.send(Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    expect(await client.ending()).toBe("GOAWAY 1");
  });

  test("another first frame than SETTINGS", async () => {
    client.send(PREFACE, ping);
    expect(await client.ending()).toBe("GOAWAY 1");
  });
});

describe("what breaks a rule of one stream ends the stream alone", () => {
  const fields = (block: Uint8Array) => frameOf(TYPE.headers, END_HEADERS, 1, block);
  test.each<[string, number, Uint8Array[]]>([
    ["DATA behind the end", 5, [request(1, "/held"), data(1, "x"), data(1, "x")]],
    ["trailers behind the end", 5, [request(1, "/held", END), headerFrames(1, TRAILERS, true)]],
    ["trailers that are no end", 1, [request(1, "/held"), headerFrames(1, TRAILERS, false)]],
    ["trailers with a path", 1, [request(1, "/held"), headerFrames(1, requestBlock("/"), true)]],
    ["a window of nothing", 1, [request(1, "/held"), windowFrame(1, 0)]],
    ["a window beyond 2^31", 3, [request(1, "/held"), windowFrame(1, 2 ** 31 - 1)]],
    [
      "a request without a path",
      1,
      [fields(Buffer.of(indexed(":method", "POST"), indexed(":scheme", "http")))],
    ],
    ["a field twice", 1, [fields(requestBlock("/", [[":path", "/"]]))]],
    ["a pseudo field behind others", 1, [fields(requestBlock("/", [[":authority", "a"]]))]],
    ["upper case", 1, [fields(requestBlock("/", [["Accept", "a"]]))]],
    ["a line feed in a value", 1, [fields(requestBlock("/", [["accept", "a\nb"]]))]],
    ["a field of HTTP/1", 1, [fields(requestBlock("/", [["connection", "close"]]))]],
    ["a length that is no number", 1, [fields(requestBlock("/", [["content-length", "-1"]]))]],
    ["a body that is too long", 1, [fields(requestBlock("/", [["content-length", "1"]])), data(1, "xx", 0)]],
    ["a body that is too short", 1, [fields(requestBlock("/", [["content-length", "3"]])), data(1, "xx")]],
    [
      "too many fields",
      0xb,
      [
        fields(
          requestBlock(
            "/",
            Array.from({ length: 2000 }, () => ["a", "b"]),
          ),
        ),
      ],
    ],
  ])("%s: %i", async (_name, code, frames) => {
    client.begin().send(...frames);
    expect(await client.ending()).toBe(`RST_STREAM ${code}`);
    client.send(request(3), data(3, "still here"));
    expect((await client.answer(3)).body.toString()).toBe("still here");
  });

  test("more streams than were allowed", async () => {
    const ids = Array.from({ length: MOST_STREAMS + 1 }, (_, index) => 2 * index + 1);
    client.begin().send(...ids.map((id) => request(id, "/held")));
    expect(await client.next()).toMatchObject({ type: TYPE.rstStream, stream: ids.at(-1) });
    for (const stream of server.held) stream.answerHeaders(HEADERS);
    client.send(request(9999), data(9999, "room again"));
    expect((await client.answer(9999)).body.toString()).toBe("room again");
  });
});

test("what comes for a stream that we reset is let pass", async () => {
  client.begin().send(request(1, "/held"));
  const [stream] = await heldStreams(1);
  stream!.reset(8);
  expect(await client.ending()).toBe("RST_STREAM 8");
  client.send(data(1, "x", 0), headerFrames(1, TRAILERS, true));
  expect(await client.lives()).toBe(true);
});

test("an early answer tells the client to send no more", async () => {
  client.begin().send(request(1, "/refused"));
  expect(await client.next()).toMatchObject({ type: TYPE.headers, flags: END | END_HEADERS });
  expect(await client.ending()).toBe("RST_STREAM 0");
  client.send(data(1, "x"));
  expect(await client.lives()).toBe(true);
});

test("a client that goes finishes what it began", async () => {
  client.begin().send(request(1, "/held", END), frameOf(TYPE.goAway, 0, 0, Buffer.alloc(8)));
  const [stream] = await heldStreams(1);
  stream!.answer(HEADERS, Buffer.from("last"), TRAILERS);
  expect((await client.answer(1)).body.toString()).toBe("last");
  expect(await client.next()).toBeUndefined();
  expect(server.closed).toEqual([1]);
});

test("streams are closed when the client resets them, or is gone", async () => {
  client.begin().send(request(1, "/held"), request(3, "/held"), request(5, "/held"));
  const held = await heldStreams(3);
  client.send(resetFrame(3, 8));
  await closedStreams(1);
  expect(held.map(({ closed }) => closed)).toEqual([false, true, false]);
  held[0]!.begin(HEADERS);
  held[0]!.write(Buffer.alloc(1 << 20));
  const room = held[0]!.room();
  await client.close();
  await closedStreams(3);
  await room;
  held[0]!.write(Buffer.from("to nobody"));
  held[2]!.answer(HEADERS, EMPTY, TRAILERS);
  expect(server.closed.sort()).toEqual([1, 3, 5]);
});

test("a ping comes back when everything before was read, or the client is gone", async () => {
  client.begin();
  expect(await client.lives()).toBe(true);
  const connection = server.connections.at(-1)!;
  const received = new Promise<void>((resolve) => connection.ping(resolve));
  const frame = await client.next();
  expect(frame).toMatchObject({ type: TYPE.ping, flags: 0 });
  client.send(frameOf(TYPE.ping, FLAG.ack, 0, frame!.payload));
  await received;
  const lost = new Promise<void>((resolve) => connection.ping(resolve));
  await client.close();
  await lost;
  await new Promise<void>((resolve) => connection.ping(resolve));
});

describe("windows", () => {
  test("of an octet each let an answer pass octet by octet", async () => {
    client.begin(settingsFrame({ initialWindowSize: 1 })).send(request(1), data(1, "abc"));
    const taken: string[] = [];
    while (taken.join("") !== "abc") {
      taken.push((await client.nextData()).payload.toString());
      client.send(windowFrame(1, 1));
    }
    expect(taken).toEqual(["a", "b", "c"]);
    expect((await client.next())?.flags).toBe(END | END_HEADERS);
  });

  test("may become smaller than nothing, and wider again by settings", async () => {
    client.begin().send(request(1, "/held"));
    const [stream] = await heldStreams(1);
    stream!.begin(HEADERS);
    stream!.write(Buffer.alloc(1000, "a"));
    expect((await client.nextData()).payload).toHaveLength(1000);
    client.send(settingsFrame({ initialWindowSize: 10 }));
    expect(await client.lives()).toBe(true);
    stream!.write(Buffer.alloc(10, "b"));
    client.send(settingsFrame({ initialWindowSize: 1005 }));
    expect((await client.nextData()).payload.toString()).toBe("bbbbb");
    client.send(windowFrame(1, 5));
    expect((await client.nextData()).payload.toString()).toBe("bbbbb");
  });

  test("of the connection are shared by its streams, each in its turn", async () => {
    client.begin(settingsFrame({ initialWindowSize: WINDOW }));
    client.send(request(1, "/held"), request(3, "/held"));
    for (const stream of await heldStreams(2)) {
      stream.begin(HEADERS);
      stream.write(Buffer.alloc(100_000));
      stream.end(TRAILERS);
    }
    const received = new Map<number, number>();
    const take = async () => {
      const { stream, payload } = await client.nextData();
      received.set(stream, (received.get(stream) ?? 0) + payload.length);
    };
    const sum = () => [...received.values()].reduce((all, octets) => all + octets, 0);
    while (sum() < 65_535) await take();
    expect(sum()).toBe(65_535);
    expect(received.get(1)).toBe(65_535);
    client.send(windowFrame(0, 65_535));
    while (sum() < 2 * 65_535) await take();
    expect(received.get(3)).toBeGreaterThan(32_000);
    client.send(windowFrame(0, 65_535), windowFrame(0, 65_535));
    while (sum() < 200_000) await take();
    expect([...received.values()]).toEqual([100_000, 100_000]);
  });

  test("of ours are given back, however much comes", async () => {
    client.begin().send(request(1, "/held"));
    const piece = data(1, Buffer.alloc(16_384), 0);
    for (let sent = 0; sent < 3 * WINDOW; sent += 16_384) client.send(piece);
    expect(await client.lives()).toBe(true);
  });
});

describe("floods", () => {
  test("of frames to be answered, by a client that does not read, end the connection", async () => {
    client.begin();
    expect(await client.lives()).toBe(true);
    client.socket.pause();
    const flood = Buffer.concat(Array.from({ length: 1000 }, () => ping));
    const ended = new Promise<void>((resolve) => server.connections.at(-1)!.ping(resolve));
    // Until what the kernel keeps for both is full, and a while longer.
    for (let sent = 0; sent < 1000; sent += 1) client.socket.write(flood);
    await ended;
    client.socket.resume();
    expect(await client.ending()).toBe("GOAWAY 11");
  });

  test("of requests that are reset at once leave nothing behind", async () => {
    client.begin();
    for (let id = 1; id < 20_000; id += 2) client.send(request(id, "/held"), resetFrame(id, 8));
    expect(await client.lives()).toBe(true);
    expect(server.held.every(({ closed }) => closed)).toBe(true);
  });
});

describe("Node's own client", () => {
  let session: ClientHttp2Session;
  beforeEach(() => {
    session = connect("http://localhost", { createConnection: () => netConnect(server.path) });
  });
  afterEach(() => session.destroy());

  async function echo(body: Buffer): Promise<Buffer> {
    const stream = session.request({ ":method": "POST", ":path": "/" });
    const pieces: Buffer[] = [];
    stream.on("data", (piece: Buffer) => pieces.push(piece));
    stream.end(body);
    await once(stream, "close");
    return Buffer.concat(pieces);
  }

  test("sends and gets 40 MB", async () => {
    const body = Buffer.alloc(40 << 20, "0123456789abcdef-");
    expect((await echo(body)).equals(body)).toBe(true);
  });

  test("has very many streams at once, small and large", async () => {
    const bodies = Array.from({ length: 400 }, (_, index) => Buffer.alloc((index % 7) * 9973, `${index} `));
    const answers = await Promise.all(bodies.map(echo));
    expect(answers.map((answer, index) => answer.equals(bodies[index]!))).toEqual(bodies.map(() => true));
  });

  test("leaves in order", async () => {
    await echo(Buffer.from("x"));
    session.close();
    await once(session, "close");
    await closedStreams(1);
  });
});
