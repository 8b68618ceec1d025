import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { waitForSsh } from "./ssh-probe.ts";

async function serve(answer: (socket: Socket, visit: number) => void) {
  let visits = 0;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    answer(socket, ++visits);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    open: async () => {
      const socket = connect({ port: (server.address() as AddressInfo).port, host: "127.0.0.1" });
      await once(socket, "connect");
      return socket;
    },
    visits: () => visits,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test("an accepted connection is no sign of life, the banner is", async () => {
  const server = await serve((socket, visit) => {
    if (visit === 1) socket.end();
    else if (visit === 2) return;
    else socket.write("hello\r\nSSH-2.0-OpenSSH_9.2\r\n");
  });
  const seen = await waitForSsh(server.open, new AbortController().signal, { intervalMs: 5, limitMs: 50 });
  expect(seen).toBe(true);
  expect(server.visits()).toBe(3);
  server.close();
});

test("the watch ends at once when the start that it belongs to is over", async () => {
  const server = await serve(() => {});
  const abort = new AbortController();
  const watch = waitForSsh(server.open, abort.signal);
  abort.abort();
  expect(await watch).toBe(false);
  server.close();
});
