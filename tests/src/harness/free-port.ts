// Ports for servers of tests, below what a kernel gives to connections that go out (from 32768) and below what agents give to
// VMs (from 20000): nothing takes one while its server is not there yet, or is being started anew. A port is claimed for the
// life of this process by a socket whose name all processes of the machine share, so two test files never have the same one.
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

const RANGE = [10_000, 20_000] as const;
/** Agents give these to VMs: beyond the usual range, which belongs to the Croft that a user of this machine may run. */
const VM_RANGE = [30_000, 32_600] as const;
const VM_PORTS = 200;

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

/** A range of ports for the VMs of an agent, as CROFT_PORT_RANGE says it. */
export async function freeRange(): Promise<string> {
  for (let first: number = VM_RANGE[0]; first + VM_PORTS <= VM_RANGE[1]; first += VM_PORTS) {
    if (await claim(`ports-from-${first}`)) return `${first}-${first + VM_PORTS - 1}`;
  }
  throw new Error(`other tests hold all ports from ${VM_RANGE[0]} to ${VM_RANGE[1]}`);
}

async function take(port: number): Promise<boolean> {
  if (!(await claim(`port-${port}`))) return false;
  const server = createServer().listen(port, "127.0.0.1");
  if (!(await listens(server))) return false;
  server.close();
  await once(server, "close");
  return true;
}

/** Whether this process is the first that wants what has this name. A name in the abstract namespace ends with its process. */
async function claim(name: string): Promise<boolean> {
  const server = createServer().listen(`\0croft-tests/${name}`);
  if (!(await listens(server))) return false;
  server.unref();
  return true;
}

const listens = (server: ReturnType<typeof createServer>): Promise<boolean> =>
  once(server, "listening").then(
    () => true,
    () => false,
  );
