import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:http2";
import { createServer, connect as netConnect, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { PluginClient } from "../rpc/fixtures/plugin-client.ts";
import { GrpcError, STATUS } from "./grpc-frame.ts";
import { createGrpcServer, type StreamHandler, type UnaryHandler } from "./grpc-server.ts";
import { RawClient, requestBlock } from "./http2/fixtures/raw-client.ts";
import { FLAG, frameOf, LARGEST_PAYLOAD, resetFrame, TYPE } from "./http2/frames.ts";

const EMPTY = new Uint8Array();
let folder = "";
let server: Server;
let client: PluginClient;
const ended: string[] = [];

async function serve(
  streaming: Readonly<Record<string, StreamHandler>>,
  unary: Readonly<Record<string, UnaryHandler>> = {},
): Promise<void> {
  const accept = createGrpcServer(
    {
      unary: new Map(Object.entries(unary)),
      streaming: new Map(Object.entries(streaming)),
      quiet: new Set(),
    },
    {
      failed: (path, error) => ended.push(`${path} failed: ${String(error)}`),
      ended: (path) => ended.push(path),
    },
  );
  const path = join(folder, "s");
  server = createServer(accept).listen(path);
  await once(server, "listening");
  client = new PluginClient(connect("http://localhost", { createConnection: () => netConnect(path) }));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "grpc-"));
  ended.length = 0;
});

afterEach(() => {
  client.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function all(path: string): Promise<string[]> {
  const messages: string[] = [];
  try {
    for await (const message of client.stream(path, EMPTY)) messages.push(message.toString());
  } catch (error) {
    messages.push(String(error));
  }
  return messages;
}

test("an answer of many messages arrives whole, and one that fails ends with its status", async () => {
  await serve({
    "/many": async function* () {
      for (const text of ["a", "", "c"]) yield Buffer.from(text);
    },
    "/none": async function* () {},
    "/late": async function* () {
      yield Buffer.from("a");
      throw new GrpcError(STATUS.invalidArgument, "no more");
    },
    "/defect": async function* () {
      yield Buffer.from("a");
      throw new Error("boom");
    },
  });
  expect(await all("/many")).toEqual(["a", "", "c"]);
  expect(await all("/none")).toEqual([]);
  expect(await all("/late")).toEqual(["a", "Error: the call ended with 3"]);
  expect(await all("/defect")).toEqual(["a", "Error: the call ended with 13"]);
  expect(ended).toContain("/defect failed: Error: boom");
});

test("a producer waits for a client that takes its time, and ends when it is gone", async () => {
  const message = Buffer.alloc(1 << 20, 1);
  let made = 0;
  let over = () => {};
  const ending = new Promise<void>((resolve) => {
    over = resolve;
  });
  await serve({
    "/much": async function* () {
      try {
        for (; made < 1000; made += 1) yield message;
      } finally {
        over();
      }
    },
  });
  const messages = client.stream("/much", EMPTY);
  for (let taken = 0; taken < 3; taken += 1) expect((await messages.next()).value).toHaveLength(1 << 20);
  await messages.return(undefined);
  await ending;
  expect(made).toBeLessThan(100);
});

test("a request beyond the limit is refused before it has come whole", async () => {
  await serve({}, { "/echo": (request) => request });
  const sender = new RawClient(join(folder, "s"));
  sender.begin().send(frameOf(TYPE.headers, FLAG.endHeaders, 1, requestBlock("/echo")));
  const piece = Buffer.concat(
    Array.from({ length: 1024 }, () => frameOf(TYPE.data, 0, 1, Buffer.alloc(LARGEST_PAYLOAD))),
  );
  let isOver = false;
  const answered = sender.answer(1).finally(() => {
    isOver = true;
  });
  while (!isOver) await new Promise((resolve) => sender.socket.write(piece, resolve));
  expect((await answered).fields).toContain("grpc-status 8");
  await sender.close();
  expect((await client.call("/echo", Buffer.from("x"))).body.toString()).toBe("x");
});

test("calls that their clients gave up count until they are over, so nobody can start any number of them", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let begun = 0;
  const wait = async (request: Buffer) => {
    begun += 1;
    await held;
    return request;
  };
  await serve({}, { "/wait": wait, "/echo": (request) => request });
  const attacker = new RawClient(join(folder, "s")).begin();
  const call = (id: number) => [
    frameOf(TYPE.headers, FLAG.endHeaders, id, requestBlock("/wait")),
    frameOf(TYPE.data, FLAG.endStream, id, Buffer.alloc(5)),
  ];
  for (let id = 1; id < 2 * 1100; id += 2) attacker.send(...call(id), resetFrame(id, 8));
  expect(await attacker.lives()).toBe(true);
  expect(begun).toBe(1000);
  attacker.send(...call(2201));
  expect(await attacker.ending()).toBe("RST_STREAM 7");
  release();
  expect((await client.call("/echo", Buffer.from("x"))).body.toString()).toBe("x");
  await attacker.close();
});
