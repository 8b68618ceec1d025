// Against a real WebSocket server in the reconciler's place.
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Duplex, PassThrough } from "node:stream";
import { CroftError } from "@croft/schemas/errors.ts";
import type { StreamRequest } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { WebSocket, WebSocketServer } from "ws";
import { serveStreams, type Target } from "./control.ts";

let server: WebSocketServer;
let ending: AbortController;
let served: Promise<void>;
let control: WebSocket;
let open: (request: StreamRequest) => Promise<Target>;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  ending = new AbortController();
  open = async () => ({ bytes: new PassThrough() });
  const dial = (path: string) => new WebSocket(`ws://127.0.0.1:${port}${path}`);
  const connected = once(server, "connection");
  served = serveStreams({ dial, open: (request) => open(request), log: () => {} }, ending.signal);
  served.catch(() => {});
  const [socket, request] = (await connected) as [WebSocket, IncomingMessage];
  expect(request.url).toBe("/control");
  control = socket;
});

afterEach(() => {
  ending.abort();
  for (const socket of server.clients) socket.terminate();
  server.close();
});

const REQUEST: StreamRequest = {
  stream: "s".repeat(32),
  vm: "vm_1",
  incarnation: 1,
  target: "ssh",
  tail_lines: null,
};

async function stream(): Promise<WebSocket> {
  const connected = once(server, "connection");
  control.send(JSON.stringify(REQUEST));
  const [socket, request] = (await connected) as [WebSocket, IncomingMessage];
  expect(request.url).toBe(`/streams/${REQUEST.stream}`);
  return socket;
}

test("a wanted stream is dialled, and carries bytes to the target", async () => {
  const socket = await stream();
  socket.send("hello", { binary: true });
  expect(String((await once(socket, "message"))[0])).toBe("hello");
});

test("the target ends with the stream, and the stream with the target", async () => {
  const bytes = new PassThrough();
  open = async () => ({ bytes });
  const socket = await stream();
  const gone = once(bytes, "close");
  socket.terminate();
  await gone;
  const other = new PassThrough();
  open = async () => ({ bytes: other });
  const second = await stream();
  const closed = once(second, "close");
  second.once("message", () => other.destroy());
  second.send("x", { binary: true });
  expect((await closed)[0]).toBe(4001);
});

test.each([
  [
    "a target that cannot be had",
    () => new CroftError("vm_not_running", "No.", { detail: "Start it." }),
    REQUEST,
    { code: "vm_not_running", message: "No.", detail: "Start it." },
  ],
  ["what goes wrong here", () => new Error("EMFILE"), REQUEST, { code: "host_error", message: "EMFILE" }],
  [
    "a target of a newer reconciler",
    () => undefined,
    { ...REQUEST, target: "vnc" },
    { code: "invalid_request", message: expect.stringContaining("/target") },
  ],
  [
    "a field that is not known",
    () => undefined,
    { ...REQUEST, port: 80 },
    { code: "invalid_request", message: expect.stringContaining("/port") },
  ],
])("%s is refused by name", async (_what, fault, request, refusal) => {
  let asked = false;
  open = async () => {
    asked = true;
    throw fault();
  };
  control.send(JSON.stringify(request));
  const [answer] = await once(control, "message");
  expect(JSON.parse(String(answer))).toMatchObject({ stream: REQUEST.stream, ...refusal });
  expect(asked).toBe(request === REQUEST);
});

test("nonsense changes nothing, and the channel goes on", async () => {
  for (const text of ["{", "null", "[]", '{"stream":7}']) control.send(text);
  await stream();
});

test("a target that takes nothing holds the sender up, and loses nothing", async () => {
  const taken: Buffer[] = [];
  let take: (() => void) | undefined;
  open = async () => ({
    bytes: new Duplex({
      read: () => {},
      write(bytes: Buffer, _encoding, done) {
        taken.push(bytes);
        take = done;
      },
    }),
  });
  const socket = await stream();
  const chunk = Buffer.alloc(64 * 1024, 1);
  let sent = 0;
  const send = () => {
    // Far more than all buffers on the way hold.
    while (sent < 32 * 1024 ** 2 && socket.bufferedAmount < 1024 ** 2) {
      socket.send(chunk, { binary: true });
      sent += chunk.length;
    }
  };
  const timer = setInterval(send, 5);
  let before = -1;
  while (sent !== before) {
    before = sent;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(sent).toBeLessThan(32 * 1024 ** 2);
  const free = setInterval(() => {
    const done = take;
    // Once for each write: a second call would be a fault of the target.
    take = undefined;
    done?.();
  }, 0);
  const all = () => taken.reduce((sum, bytes) => sum + bytes.length, 0);
  while (all() < 32 * 1024 ** 2) await new Promise((resolve) => setTimeout(resolve, 10));
  clearInterval(free);
  clearInterval(timer);
  expect(all()).toBe(32 * 1024 ** 2);
});

test("the end of the channel is said, so that it is dialled again; streams go on", async () => {
  const socket = await stream();
  control.terminate();
  await expect(served).rejects.toMatchObject({ code: "unavailable" });
  socket.send("still", { binary: true });
  expect(String((await once(socket, "message"))[0])).toBe("still");
});

test("an agent that ends takes its streams with it, and says nothing", async () => {
  const socket = await stream();
  const closed = once(socket, "close");
  ending.abort();
  await closed;
  await served;
});
