// A client that leaves at any moment of CONNECT leaves nothing behind.

import { EventEmitter, once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { WebSocket } from "ws";
import { IDS, sampleVm } from "../planner/sample-objects.ts";
import type { AccessParts } from "./access-upgrades.ts";
import { answerConnect, type ConnectParts } from "./connect-proxy.ts";

/** The agent's side of a stream: it says when it is closed. */
class FarSocket extends EventEmitter {
  readonly bufferedAmount = 0;
  readonly readyState = 1;
  send(): void {}
  pause(): void {}
  resume(): void {}
  terminate(): void {}
  close(): void {
    this.emit("closed by us");
  }
}

let server: Server;
let far: FarSocket;
let watches: number;

beforeEach(async () => {
  server = createServer();
  far = new FarSocket();
  watches = 0;
  const parts: Pick<AccessParts, "streams" | "principalOf" | "lifetimes"> = {
    streams: { open: async () => far as unknown as WebSocket },
    principalOf: async () => ({ id: "tok_1", role: "admin", project: null, expires_at: null }),
    lifetimes: {
      watch() {
        watches += 1;
        return () => {
          watches -= 1;
        };
      },
    },
  };
  const store = { documents: { get: async () => sampleVm() } };
  const log = { info: () => undefined, error: () => undefined };
  answerConnect(server, { ...parts, store, log, proven: true } as unknown as ConnectParts);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

test("a client that leaves before its first word is not watched any more", async () => {
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => undefined);
  client.write(`CONNECT ${IDS.vm}:22 HTTP/1.1\r\nHost: vm\r\nProxy-Authorization: Basic eDp5\r\n\r\n`);
  await once(client, "data");
  expect(watches).toBe(1);
  const closed = once(far, "closed by us");
  client.resetAndDestroy();
  await closed;
  await new Promise((resolve) => setImmediate(resolve));
  expect(watches).toBe(0);
});
