// The process that holds the forwarded ports of this agent's VMs, and lives on when the agent ends: guests go on being reached.
// The agent tells it what is wanted again and again, over a socket that only its own user may enter.
//
//   agent --{"owner": vm, "relays": [...]}\n--> process --{"busy": [...]}\n--> agent
//         --{"leave": true}\n----------------->   ends, with its connections: an agent of another version starts its own
//
// It ends by itself once nothing is forwarded and nobody is connected.
import { chmod, stat } from "node:fs/promises";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { Forwarder, type Relay } from "./forwarder.ts";

/** Of what is said on the socket and of how it is done: another number makes an agent start another process. */
export const FORWARD_VERSION = 1;

const IDLE_MS = 5_000;

export interface ForwardRequest {
  owner?: string;
  relays?: Relay[];
  leave?: true;
}

export interface ForwardResponse {
  version: number;
  busy: Relay[];
}

/** Serves until it is told to leave, has nothing to do, or its socket's place is gone. Rejects when it cannot listen. */
export async function serveForwards(path: string): Promise<void> {
  const forwarder = new Forwarder();
  const agents = new Set<Socket>();
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const server = createServer((agent) => {
    agents.add(agent);
    agent.on("error", () => {});
    agent.on("close", () => agents.delete(agent));
    void serve(agent, forwarder, end);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  const { ino } = await stat(path);
  let idleSince = Date.now();
  const timer = setInterval(async () => {
    if (agents.size > 0 || !forwarder.idle) idleSince = Date.now();
    const isOwn = await stat(path).then(
      (found) => found.ino === ino,
      () => false,
    );
    if (!isOwn || Date.now() - idleSince >= IDLE_MS) end();
  }, IDLE_MS / 5);
  await ended;
  clearInterval(timer);
  forwarder.close();
  server.close();
  for (const agent of agents) agent.destroy();
}

async function serve(agent: Socket, forwarder: Forwarder, end: () => void): Promise<void> {
  for await (const line of createInterface({ input: agent, crlfDelay: Number.POSITIVE_INFINITY })) {
    const { owner, relays = [], leave } = JSON.parse(line) as ForwardRequest;
    if (leave === true) return end();
    const busy = owner === undefined ? [] : await forwarder.set(owner, relays);
    const response: ForwardResponse = { version: FORWARD_VERSION, busy };
    agent.write(`${JSON.stringify(response)}\n`);
  }
}
