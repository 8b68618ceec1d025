// A line to the reconciler that can lose an answer: the request arrives, what it asked for is done, and nobody hears
// of it. That is the moment in which programs double things.
import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface UnreliableLine {
  readonly endpoint: string;
  /**
   * Loses the answer to the next request that matches: resolves when the reconciler has answered it. The caller stays
   * without an answer until `drop` breaks its connection.
   */
  loseAnswer(matches: (method: string, path: string, body: string) => boolean): Promise<{ drop(): void }>;
  close(): Promise<void>;
}

interface Loss {
  matches(method: string, path: string, body: string): boolean;
  resolve(lost: { drop(): void }): void;
}

export async function unreliableLine(target: string): Promise<UnreliableLine> {
  let losses: Loss[] = [];
  const server = createServer((incoming, outgoing) => void relay(incoming, outgoing));

  async function relay(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "GET", url = "/", headers } = incoming;
    const call = request(target + url, { method, headers });
    call.on("error", () => incoming.socket.destroy());
    call.on("response", async (answer) => {
      const bytes: Buffer[] = [];
      try {
        for await (const chunk of answer) bytes.push(chunk as Buffer);
      } catch {
        incoming.socket.destroy();
        return;
      }
      const loss = losses.find((one) => one.matches(method, url, body.toString()));
      if (loss !== undefined) {
        losses = losses.filter((one) => one !== loss);
        loss.resolve({ drop: () => incoming.socket.destroy() });
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      outgoing.end(Buffer.concat(bytes));
    });
    call.end(body);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    loseAnswer: (matches) => new Promise((resolve) => losses.push({ matches, resolve })),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
