// Real sockets; the other side of one of them falls silent.
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { text } from "node:stream/consumers";
import { CroftError } from "@croft/schemas/errors.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { WebSocket } from "ws";
import { mustBeWebSocket, refuse, type Upgrades, upgrades } from "./upgrade.ts";

let server: Server;
let accepted: Upgrades;
let endpoint: string;
let here: Promise<WebSocket>;

beforeEach(async () => {
  accepted = upgrades(40);
  server = createServer();
  here = new Promise((resolve, reject) => {
    server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      try {
        mustBeWebSocket(request);
        accepted.accept(request, socket, head).then(resolve, reject);
      } catch (error) {
        refuse(socket, error);
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  accepted.close();
  server.close();
});

test("a side that is silent is given up, one that answers pings is not", async () => {
  const lively = new WebSocket(`ws://${endpoint}`);
  const one = await here;
  one.resume();
  let pings = 0;
  const often = new Promise<void>((resolve) => {
    lively.on("ping", () => {
      if (++pings === 4) resolve();
    });
  });
  await often;
  expect(one.readyState).toBe(one.OPEN);
  // As a machine that lost its network: nothing comes any more, not even an end.
  const gone = once(one, "close");
  lively.pause();
  expect((await gone)[0]).toBe(1006);
  lively.terminate();
});

test("a side that is not listened to is not given up for its silence", async () => {
  const client = new WebSocket(`ws://${endpoint}`, { autoPong: false });
  const one = await here;
  for (let pings = 0; pings < 4; pings++) await once(client, "ping");
  expect([one.isPaused, one.readyState]).toEqual([true, one.OPEN]);
  client.terminate();
});

test("another upgrade than to a WebSocket is refused while it still is HTTP", async () => {
  const socket = connect(Number(endpoint.split(":")[1]), "127.0.0.1");
  socket.end("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n[\s\S]*application\/problem\+json/);
  expect(JSON.parse(answer.split("\r\n\r\n")[1] as string)).toMatchObject({ code: "invalid_request" });
  expect(() => mustBeWebSocket({ headers: {} } as IncomingMessage)).toThrow(CroftError);
});
