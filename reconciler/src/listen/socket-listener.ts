// REST for programs of the reconciler's user on this machine: a Unix socket in a folder that nobody else may enter, so
// that a client knows who answers before it sends its token.
import { chmod, lstat, rm } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { dirname } from "node:path";
import { checkSocketPath } from "@croft/schemas/endpoint.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { createRuntimeFolder } from "./private-folder.ts";

/** Makes the folder and listens. The caller holds the state folder alone, so a socket that is there is a leftover. */
export async function listenOnSocket(
  path: string,
  app: RequestListener,
  prepare: (server: Server) => void,
): Promise<Server> {
  checkSocketPath(path);
  await createRuntimeFolder(dirname(path));
  await removeLeftover(path);
  const server = createServer(app);
  prepare(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });
  await chmod(path, 0o600);
  return server;
}

async function removeLeftover(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return;
  if (found.isSocket()) return rm(path, { force: true });
  throw new CroftError("unavailable", `${path} is in the way: it is no socket.`, {
    detail: "Remove it, or choose another folder (CROFT_RUNTIME_DIR).",
  });
}
