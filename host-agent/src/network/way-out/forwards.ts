// The agent's side of the process that holds forwarded ports (forward-process.ts): finds it, starts it when there is none.
import { rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { FORWARD_VERSION, type ForwardRequest, type ForwardResponse } from "./forward-process.ts";
import type { Relay } from "./forwarder.ts";

const START_MS = 10_000;
const RESPONSE_MS = 10_000;

export class Forwards {
  readonly #socket: string;
  readonly #start: (socket: string) => Promise<void>;
  #turn: Promise<unknown> = Promise.resolve();

  /** `start` begins the process, which soon listens on the socket. */
  constructor(socket: string, start: (socket: string) => Promise<void>) {
    this.#socket = socket;
    this.#start = start;
  }

  /** Has exactly these ports forwarded for a VM; returns those that another process of the host holds. Can be repeated. */
  set(owner: string, relays: readonly Relay[]): Promise<Relay[]> {
    const set = async (): Promise<Relay[]> => {
      const answer = await this.#ask({ owner, relays: [...relays] }, relays.length > 0);
      return answer?.busy ?? [];
    };
    // One at a time: two that find no process would start two.
    const result = this.#turn.then(set);
    this.#turn = result.catch(() => {});
    return result;
  }

  /** Null when there is no process and none is needed. */
  async #ask(request: ForwardRequest, needed: boolean): Promise<ForwardResponse | null> {
    const socket = await this.#connect(needed);
    if (socket === null) return null;
    try {
      return await converse(socket, request);
    } finally {
      socket.destroy();
    }
  }

  async #connect(needed: boolean): Promise<Socket | null> {
    const found = await connectTo(this.#socket);
    if (found !== null) {
      const { version } = await converse(found, {});
      if (version === FORWARD_VERSION) return found;
      await leave(found);
    }
    if (!needed) return null;
    await rm(this.#socket, { force: true });
    await this.#start(this.#socket);
    for (const until = Date.now() + START_MS; Date.now() < until; await sleep(20)) {
      const socket = await connectTo(this.#socket);
      if (socket !== null) return socket;
    }
    throw new Error(`the process that forwards ports did not start within ${START_MS / 1000} seconds`);
  }
}

function connectTo(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(socket));
    socket.on("error", () => resolve(null));
  });
}

/** Asks the process of another version to end, and waits until it has closed its listeners. */
async function leave(socket: Socket): Promise<void> {
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const request: ForwardRequest = { leave: true };
  socket.write(`${JSON.stringify(request)}\n`);
  await Promise.race([closed, sleep(RESPONSE_MS)]);
}

/** One request and its response. */
function converse(socket: Socket, request: ForwardRequest): Promise<ForwardResponse> {
  return new Promise((resolve, reject) => {
    let text = "";
    const end = (error?: Error): void => {
      clearTimeout(timer);
      socket.off("data", read);
      socket.off("close", closed);
      if (error !== undefined) reject(error);
    };
    const closed = () => end(new Error("the process that forwards ports closed its socket"));
    const timer = setTimeout(
      () => end(new Error("the process that forwards ports does not answer")),
      RESPONSE_MS,
    );
    const read = (part: Buffer): void => {
      text += part.toString("utf8");
      if (!text.endsWith("\n")) return;
      end();
      resolve(JSON.parse(text) as ForwardResponse);
    };
    socket.on("data", read);
    socket.on("close", closed);
    socket.write(`${JSON.stringify(request)}\n`);
  });
}
