// A line to the reconciler that can lose an answer: the request arrives, what it asked for is done, and nobody hears
// of it. That is the moment in which programs double things.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { openLine } from "@croft/schemas/client/line.ts";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";

export interface Relayed {
  method: string;
  path: string;
  body: string;
}

type Happening = () => void | Promise<void>;

export type Moment = "before" | "within" | "after";

export interface UnreliableLine {
  readonly endpoint: string;
  /** Every request that came, in order. */
  readonly requests: Relayed[];
  /**
   * Cuts the connection of the request of this number (from 0, counted from now on), before it reaches the reconciler
   * or after it was answered there. Resolves when that happened; `cut` runs then, and ends before the caller notices.
   * A cut within lets the reconciler have the request, and happens when it answers or dies; `begin` runs before.
   */
  cutAt(number: number, when: Moment, cut?: Happening, begin?: Happening): Promise<void>;
  /** Forgets a cut that has not happened. */
  heal(): void;
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

interface Cut {
  number: number;
  when: Moment;
  begin: Happening;
  happen(): Promise<void>;
}

export async function unreliableLine(target: string): Promise<UnreliableLine> {
  let losses: Loss[] = [];
  let cut: Cut | undefined;
  const requests: Relayed[] = [];
  const server = createServer((incoming, outgoing) => void relay(incoming, outgoing));

  async function relay(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "GET", url = "/", headers } = incoming;
    const here = cut?.number === requests.length ? cut : undefined;
    requests.push({ method, path: url, body: body.toString() });
    let ended = false;
    const end = async (): Promise<void> => {
      if (ended) return;
      ended = true;
      cut = undefined;
      await here?.happen();
      incoming.socket.destroy();
    };
    if (here?.when === "before") return end();
    if (here?.when === "within") await here.begin();
    const to = openLine({ endpoint: target });
    const call = request(to.url(url), { ...to.options, method, headers });
    call.on("error", () => (here ? end() : incoming.socket.destroy()));
    call.on("response", async (answer) => {
      const bytes: Buffer[] = [];
      try {
        for await (const chunk of answer) bytes.push(chunk as Buffer);
      } catch {
        if (here !== undefined) return end();
        incoming.socket.destroy();
        return;
      }
      if (here !== undefined) return end();
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

  const folder = mkdtempSync(path.join(tmpdir(), "croft-line-"));
  const socket = path.join(folder, "api.sock");
  server.listen(socket);
  await once(server, "listening");
  return {
    endpoint: socketEndpoint(socket),
    requests,
    cutAt: (number, when, happen = () => undefined, begin = () => undefined) =>
      new Promise((resolve) => {
        cut = {
          number: requests.length + number,
          when,
          begin,
          async happen() {
            await happen();
            resolve();
          },
        };
      }),
    heal: () => {
      cut = undefined;
    },
    loseAnswer: (matches) => new Promise((resolve) => losses.push({ matches, resolve })),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
