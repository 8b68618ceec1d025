// Health and figures of the agent, read-only, on a Unix socket of its own and, when the owner of the machine says so, on
// a port of the host's loopback, which guests do not reach.
//
//   /livez    200: the process answers                     /metrics  Prometheus
//   /readyz   200: joined and everything seen once, else 503; JSON either way
import { chmod, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { ListenOptions } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Status } from "./status.ts";

export interface StatusServer {
  close(): void;
}

/** Listens; the socket replaces one that an agent left behind. Errors: `port_in_use`. */
export async function serveStatus(
  status: Status,
  at: { socket: string; port: number | null },
): Promise<StatusServer> {
  const answer = answerer(status);
  await rm(at.socket, { force: true });
  const servers = [await listen(answer, { path: at.socket })];
  await chmod(at.socket, 0o600);
  if (at.port !== null) {
    const port = at.port;
    const server = await listen(answer, { host: "127.0.0.1", port }).catch((error: NodeJS.ErrnoException) => {
      for (const open of servers) open.close();
      if (error.code !== "EADDRINUSE") throw error;
      throw new CroftError("port_in_use", `starting the host agent: another process holds port ${port}`, {
        detail: "Choose another status_port, or none.",
      });
    });
    servers.push(server);
  }
  return {
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function answerer(status: Status): RequestListener {
  const pages: Record<string, () => { code: number; type: string; text: string }> = {
    "/livez": () => ({ code: 200, type: "application/json", text: '{"status":"ok"}\n' }),
    "/readyz": () => {
      const readiness = status.readiness();
      const code = readiness.status === "ok" ? 200 : 503;
      return { code, type: "application/json", text: `${JSON.stringify(readiness)}\n` };
    },
    "/metrics": () => {
      const { user, system } = process.cpuUsage();
      const usage = { residentBytes: process.memoryUsage.rss(), cpuSeconds: (user + system) / 1e6 };
      return { code: 200, type: "text/plain; version=0.0.4; charset=utf-8", text: status.metrics(usage) };
    },
  };
  return (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    const reads = request.method === "GET" || request.method === "HEAD";
    const { code, type, text } =
      page !== undefined && reads
        ? page()
        : {
            code: reads ? 404 : 405,
            type: "text/plain",
            text: "There are /livez, /readyz and /metrics to GET.\n",
          };
    response.writeHead(code, { "content-type": type, "content-length": Buffer.byteLength(text) });
    response.end(request.method === "HEAD" ? undefined : text);
  };
}

function listen(answer: RequestListener, where: ListenOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.once("error", reject);
    server.listen(where, () => {
      // Who asks how the agent does must not keep it from ending.
      server.unref();
      resolve(server);
    });
  });
}
