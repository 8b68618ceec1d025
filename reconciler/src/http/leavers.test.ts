// Clients that leave at the worst moment: what was opened for them must not stay open, or its place is never free again.
import { EventEmitter, once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { FrameSocket } from "@croft/schemas/byte-frames.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { WebSocket } from "ws";
import { createTickets } from "../coordination/memory/tickets.ts";
import { createLog } from "../log.ts";
import type { Store } from "../store/store.ts";
import { type Upgrades, upgrades } from "../streams/upgrade.ts";
import { type AccessParts, acceptClientStreams } from "./access-upgrades.ts";
import type { Principal } from "./authentication.ts";
import { answerConnect } from "./connect-proxy.ts";

const VM = "vm_0000000000000001";

/** The agent's side of a stream, as far as it is told to end. */
class Far extends EventEmitter implements FrameSocket {
  bufferedAmount = 0;
  readyState = 1;
  ended = new Promise<void>((resolve) => {
    this.terminate = this.close = () => resolve();
  });
  declare close: () => void;
  declare terminate: () => void;
  send(): void {}
  pause(): void {}
  resume(): void {}
}

let server: Server;
let accepted: Upgrades;
let port: number;
let far: Far;
let asked: (signal: AbortSignal | undefined) => void;
let signalOfOpen: Promise<AbortSignal | undefined>;
/** What looking the token up waits for. */
let known: Promise<void>;
let looked: () => void;
let looking: Promise<void>;

beforeEach(async () => {
  far = new Far();
  accepted = upgrades();
  known = Promise.resolve();
  looking = new Promise((resolve) => {
    looked = resolve;
  });
  signalOfOpen = new Promise((resolve) => {
    asked = resolve;
  });
  const vm = {
    kind: "vm",
    project: null,
    name: "app",
    deleting: false,
    status: { host: "a", incarnation: 1 },
  };
  const now = () => new Date();
  const parts: AccessParts = {
    store: { documents: { get: async () => vm } } as unknown as Store,
    streams: {
      async open(_want, signal) {
        asked(signal);
        return far as unknown as WebSocket;
      },
    },
    tickets: createTickets({ now: Date.now, monotonic: Date.now, randomBytes: () => new Uint8Array(32) }),
    upgrades: accepted,
    async principalOf(): Promise<Principal> {
      looked();
      await known;
      return { id: "tok_1", role: "admin", project: null, expires_at: null };
    },
    now,
    lifetimes: { watch: () => () => {} },
    log: createLog({ write: () => {}, now }),
  };
  server = createServer();
  acceptClientStreams(server, parts);
  const passes = { redeem: () => ({ vm: VM, principal: "tok_1" }) };
  answerConnect(server, { ...parts, passes, proven: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterEach(() => {
  accepted.close();
  server.close();
});

const CONNECT = `CONNECT ${VM}:22 HTTP/1.1\r\nHost: x\r\nProxy-Authorization: Basic eDp5\r\n\r\n`;
const UPGRADE = `GET /v1/vms/${VM}/tunnel HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OTAxMjM0NQ==\r\nAuthorization: Bearer x\r\n\r\n`;

async function send(text: string): Promise<{ client: Socket; here: Socket }> {
  const arrival = once(server, "connection") as Promise<[Socket]>;
  const client = connect(port, "127.0.0.1", () => client.write(text));
  client.on("error", () => {});
  return { client, here: (await arrival)[0] };
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once("close", () => resolve()));

test("one that leaves after CONNECT before a word leaves no stream behind", async () => {
  const { client } = await send(CONNECT);
  await once(client, "data");
  client.resetAndDestroy();
  await far.ended;
});

test.each([
  ["CONNECT", CONNECT],
  ["a WebSocket", UPGRADE],
])("one that leaves while its token is looked up (%s) leaves no stream behind", async (_name, text) => {
  let found = () => {};
  known = new Promise((resolve) => {
    found = resolve;
  });
  const { client, here } = await send(text);
  await looking;
  client.resetAndDestroy();
  await closed(here);
  found();
  expect((await signalOfOpen)?.aborted).toBe(true);
  await far.ended;
});

test("one that was refused cannot keep the connection", async () => {
  const { client, here } = await send("CONNECT example.org:443 HTTP/1.1\r\nHost: x\r\n\r\n");
  client.resume();
  // It says neither a word nor goodbye; the answer's end reaches it, and the connection ends on this side.
  client.allowHalfOpen = true;
  await closed(here);
  client.destroy();
});
