// HTTP CONNECT for what reads no ssh_config but knows proxies, as Terraform's `connection` block does:
//
//   CONNECT vm_…:22      Proxy-Authorization: Basic <any name>:<pass, or token>
//
// A pass opens one VM's tunnel for a short time. On a connection that is not encrypted it is the only way in: what
// listens there has not proved itself, so no client should send it a token. Nothing else: every other host or port is refused, so that this never is an open proxy.
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { CLOSE_CODES, joinBytes } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import { onceGone, whenGone } from "../streams/gone.ts";
import { isPass, type TunnelPasses } from "../streams/tunnel-passes.ts";
import { refuse } from "../streams/upgrade.ts";
import { type AccessParts, countOpen } from "./access-upgrades.ts";
import { type Principal, principalOfToken } from "./authentication.ts";
import { asCroftError } from "./errors.ts";
import { openVmStream } from "./vm-streams.ts";

export interface ConnectParts
  extends Pick<AccessParts, "store" | "streams" | "principalOf" | "lifetimes" | "log" | "now" | "budgets"> {
  passes: Pick<TunnelPasses, "redeem">;
  /** Whether the client knows who answers: TLS, or a socket in a private folder. Only then a token is taken. */
  proven: boolean;
}

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
      else
        parts.log.warn("stream refused", {
          code: known.code,
          type: "connect",
          remote: request.socket.remoteAddress ?? null,
        });
      refuse(socket, known, known.code === "unauthorized" ? ASK : {});
    });
  });
  return () => {
    for (const socket of open) socket.destroy();
  };
}

async function connect(parts: ConnectParts, request: IncomingMessage, socket: Duplex): Promise<void> {
  const [host = "", port, ...rest] = (request.url ?? "").split(":");
  const principal = await clientOf(parts, request, host);
  countOpen(parts, principal, socket);
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

async function clientOf(parts: ConnectParts, request: IncomingMessage, vm: string): Promise<Principal> {
  const password = passwordOf(request.headers["proxy-authorization"]);
  if (password !== undefined && isPass(password)) {
    const { principal } = parts.passes.redeem(password, vm);
    const token = await parts.store.access.token(principal);
    if (token !== undefined) return principalOfToken(token, parts.now);
    throw new CroftError("unauthorized", "The token that the pass was issued to has been deleted.");
  }
  if (parts.proven) {
    return parts.principalOf(password === undefined ? undefined : `Bearer ${password}`);
  }
  throw new CroftError("unauthorized", "CONNECT without TLS takes a pass for this VM, and no token.", {
    detail:
      "Send `tunnel_pass` of croft_ssh_certificate (or of POST /v1/ssh_certificates) as the password. A token that was sent here may have been read by others: replace it.",
  });
}

/** The password of a Basic header. */
function passwordOf(header: string | undefined): string | undefined {
  const [scheme, encoded] = (header ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic" || !encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? undefined : text.slice(colon + 1);
}
