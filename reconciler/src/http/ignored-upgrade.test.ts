// Clients that offer another protocol, as Java's own does with every request on plain HTTP.

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { asksForWebSocket, ignoringUpgrades } from "./ignored-upgrade.ts";

let server: Server;
let ignoreUpgrade: ReturnType<typeof ignoringUpgrades>;
beforeEach(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("latin1").on("data", (piece) => {
      body += piece;
    });
    request.on("end", () =>
      response.end(`${request.method} ${request.url} ${body} ${request.headers.upgrade}`),
    );
  });
  ignoreUpgrade = ignoringUpgrades(server);
  server.on("upgrade", (request, socket, head) => {
    if (asksForWebSocket(request)) socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    else ignoreUpgrade(request, socket, head);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const H2C = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n";

/** Sends each text when what belongs to the one before was heard. */
async function exchange(...turns: [text: string, until: RegExp][]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let heard = "";
  const next = (): boolean => {
    const [text] = turns.shift() ?? [];
    if (text !== undefined) socket.write(text);
    return text !== undefined;
  };
  let until = turns[0]?.[1] ?? /$/;
  next();
  for await (const piece of socket) {
    heard += piece;
    if (!until.test(heard)) continue;
    until = turns[0]?.[1] ?? /$/;
    if (!next()) break;
  }
  return heard;
}

test("are answered as if they had offered nothing, with their body, and again on the same connection", async () => {
  const post = `POST /v1/vms HTTP/1.1\r\nHost: a\r\n${H2C}Content-Length: 4\r\n\r\nbody`;
  const get = `GET /v1/projects HTTP/1.1\r\nHost: a\r\n${H2C}\r\n`;
  const heard = await exchange([post, /vms body/], [get, /projects/]);
  expect(heard).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(heard).toContain("POST /v1/vms body undefined");
  expect(heard).toContain("GET /v1/projects  undefined");
});

test("and cut off when they come before the answer to the request before, so that no answer overtakes another", async () => {
  const held = new Promise<void>((resolve) => {
    server.removeAllListeners("request");
    server.on("request", (_request, response) => response.on("close", resolve));
    ignoreUpgrade = ignoringUpgrades(server);
  });
  const get = (path: string, more = "") => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.on("error", () => undefined).resume();
  socket.write(get("/v1/slow") + get("/v1/fast", H2C));
  await Promise.all([once(socket, "close"), held]);
  expect(socket.bytesRead).toBe(0);
});

test("and WebSockets go their own way", async () => {
  const text = "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
  expect(await exchange([text, /\r\n\r\n/])).toMatch(/^HTTP\/1\.1 400/);
});
