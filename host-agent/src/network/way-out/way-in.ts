// A connection from the agent to what a VM's namespace lets in from root only: from a port below 1024, which no other user of
// the host may have.
import { randomInt } from "node:crypto";
import { connect, createServer, type Socket } from "node:net";

const PORTS = [600, 1_024] as const;
const TRIES = 20;
/** Somebody has the port, or had a connection from it to the same end a moment ago. */
const TAKEN = new Set(["EADDRINUSE", "EADDRNOTAVAIL"]);

/** Rejects with what connecting says, or when it takes longer than the limit. The socket keeps a listener for its errors. */
export async function connectAsRoot(
  host: string,
  port: number,
  options: { limitMs: number; signal?: AbortSignal },
): Promise<Socket> {
  for (let tries = 1; ; tries++) {
    try {
      return await connectFrom(randomInt(...PORTS), { host, port }, options);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "";
      if (!TAKEN.has(code) || tries >= TRIES) throw error;
    }
  }
}

/** Whether this process may have such a port, which root in a container or a unit may lack. */
export function mayConnectAsRoot(): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // One that somebody has could have been had.
    server.once("error", (error) => resolve("code" in error && error.code === "EADDRINUSE"));
    server.listen({ port: randomInt(...PORTS), host: "127.0.0.1" }, () => server.close(() => resolve(true)));
  });
}

function connectFrom(
  localPort: number,
  to: { host: string; port: number },
  { limitMs, signal }: { limitMs: number; signal?: AbortSignal },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: to.host, port: to.port, localPort, allowHalfOpen: true, noDelay: true });
    const stop = () => socket.destroy(new Error(`no connection within ${limitMs} ms`));
    const timer = setTimeout(stop, limitMs);
    signal?.addEventListener("abort", stop);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    };
    socket.on("error", (error) => {
      end();
      reject(error);
    });
    socket.once("connect", () => {
      end();
      resolve(socket);
    });
  });
}
