// Ports for servers of tests, below what a kernel gives to connections that go out (from 32768) and below what agents give to
// VMs (from 20000): nothing takes one while its server is not there yet, or is being started anew.
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

const RANGE = [10_000, 20_000] as const;
const given = new Set<number>();

/** A port of 127.0.0.1 that nobody has now, and that was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(...RANGE);
    if (await take(port)) return port;
  }
}

/** The first of two neighbours of that kind. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (await take(port + 1)) return port;
  }
}

async function take(port: number): Promise<boolean> {
  if (given.has(port)) return false;
  given.add(port);
  const server = createServer().listen(port, "127.0.0.1");
  const listens = await once(server, "listening").then(
    () => true,
    () => false,
  );
  if (!listens) return false;
  server.close();
  await once(server, "close");
  return true;
}
