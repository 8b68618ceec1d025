// One agent per state dir: a listening socket in the runtime dir, which the system lets go of however the agent ends.
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";

/** Takes the lock for as long as this process lives. Throws `in_use` when another agent has it. */
export async function takeAgentLock(path: string): Promise<{ release(): void }> {
  for (let tries = 0; tries < 3; tries++) {
    const server = await listen(path);
    if (server !== null) {
      server.unref();
      return { release: () => server.close() };
    }
    if (await answers(path)) break;
    // Left behind by an agent that was killed.
    await rm(path, { force: true });
  }
  throw new CroftError("in_use", "starting the host agent: another one runs with the same state folder", {
    detail: "End it first, or give this one another state_dir.",
  });
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen(path, () => resolve(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
