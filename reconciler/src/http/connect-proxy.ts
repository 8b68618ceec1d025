// HTTP CONNECT for what reads no ssh_config but knows proxies, as Terraform's `connection` block does:
//
//   CONNECT vm_…:22      Proxy-Authorization: Basic <any name>:<token>
//
// Nothing else: every other host or port is refused, so that this never is an open proxy.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { CLOSE_CODES, joinBytes } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import { onceGone, whenGone } from "../streams/gone.ts";
import { refuse } from "../streams/upgrade.ts";
import type { AccessParts } from "./access-upgrades.ts";
import { asCroftError } from "./errors.ts";
import { openVmStream } from "./vm-streams.ts";

type ConnectParts = Pick<AccessParts, "store" | "streams" | "principalOf" | "lifetimes" | "log">;

const ASK = { "Proxy-Authenticate": 'Basic realm="croft"' };
const KEEP_ALIVE_MS = 30_000;
const FIRST_WORD_MS = 1_000;

/** Answers CONNECT on REST's listener. Returns what ends all connections made so. */
export function answerConnect(server: Server, parts: ConnectParts): () => void {
  const open = new Set<Duplex>();
  server.on("connect", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => {});
    // At once: what came with the request must lie before an end that came with it too.
    if (head.length > 0) socket.unshift(head);
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    connect(parts, request, socket).catch((error) => {
      const known = asCroftError(error);
      if (known.code === "internal") parts.log.error("CONNECT failed", { error: known.cause ?? known });
      refuse(socket, known, known.code === "unauthorized" ? ASK : {});
    });
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

async function connect(parts: ConnectParts, request: IncomingMessage, socket: Duplex): Promise<void> {
  const principal = await parts.principalOf(bearerOf(request.headers["proxy-authorization"]));
  const [host = "", port, ...rest] = (request.url ?? "").split(":");
  if (kindOfId(host) !== "vm" || port !== "22" || rest.length > 0) {
    throw new CroftError("forbidden", "CONNECT leads to port 22 of a VM only.", {
      detail: "Name the VM by its id: host = croft_vm.<name>.id, and leave the port at 22.",
    });
  }
  const far = await openVmStream(parts, principal, { vm: host, target: "ssh" }, whenGone(socket));
  const release = parts.lifetimes.watch(principal, () =>
    far.close(CLOSE_CODES.revoked, "the token has ended"),
  );
  onceGone(socket, release);
  (socket as Socket).setKeepAlive?.(true, KEEP_ALIVE_MS);
  (socket as Socket).setNoDelay?.(true);
  socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
  parts.log.info("stream opened", { vm: host, type: "connect", principal: principal.id });
  await firstWord(socket);
  joinBytes(far, socket);
}

/**
 * Until the client has said something, or a moment has passed. Terraform reads the answer to CONNECT with a buffer that
 * it throws away afterwards, so a banner of the guest that came together with the answer would be lost, and the login
 * hang. SSH clients speak without waiting for the server; one that does wait loses this moment.
 */
function firstWord(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    const end = () => {
      clearTimeout(timer);
      socket.off("readable", end);
      socket.off("close", end);
      resolve();
    };
    const timer = setTimeout(end, FIRST_WORD_MS);
    socket.on("readable", end);
    socket.on("close", end);
  });
}

/** The token in the password of a Basic header, the way REST's own header carries it. */
function bearerOf(header: string | undefined): string | undefined {
  const [scheme, encoded] = (header ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic" || !encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : `Bearer ${text.slice(colon + 1)}`;
}
