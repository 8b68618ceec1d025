// WebSockets of clients, on REST's listener:
//
//   GET /v1/vms/{id}/tunnel    bytes to and from the guest's port 22
//   GET /v1/vms/{id}/console   its serial port; `?view=true` without the right to type
//
// Whoever may: a bearer token, or a one-time ticket for this VM and this purpose. A ticket never stands in a URL, which
// logs keep: it is offered as a subprotocol `croft.ticket.<ticket>` beside `croft.v1`, which is what is chosen.
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { CLOSE_CODES, relay } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { WebSocket } from "ws";
import type { Tickets, TicketType } from "../coordination/tickets.ts";
import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import { onceGone, whenGone } from "../streams/gone.ts";
import { refuse, type Upgrades } from "../streams/upgrade.ts";
import { type Principal, principalOfToken } from "./authentication.ts";
import { asCroftError } from "./errors.ts";
import { asksForWebSocket, ignoringUpgrades } from "./ignored-upgrade.ts";
import { callerOf, type RequestBudgets } from "./request-limits.ts";
import type { VmStreams } from "./services.ts";
import type { TokenLifetimes } from "./token-lifetimes.ts";
import { openVmStream } from "./vm-streams.ts";

export interface AccessParts {
  store: Store;
  streams: VmStreams;
  tickets: Tickets;
  upgrades: Upgrades;
  /** The principal of an `Authorization` header. Throws `unauthorized`. */
  principalOf: (authorization: string | undefined) => Promise<Principal>;
  now: () => Date;
  lifetimes: TokenLifetimes;
  /** What a token may ask for, with its other requests; absent: it is not limited. */
  budgets?: Pick<RequestBudgets, "begin"> | undefined;
  log: Log;
}

/** What a type of ticket opens. */
export const TARGET_OF = { tunnel: "ssh", serial: "console", serial_view: "console_view" } as const;

const PROTOCOL = "croft.v1";
const TICKET = "croft.ticket.";

/** Lets clients open WebSockets on REST's listener. */
export function acceptClientStreams(server: Server, parts: AccessParts): void {
  const ignoreUpgrade = ignoringUpgrades(server);
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!asksForWebSocket(request)) return ignoreUpgrade(request, socket, head);
    socket.on("error", () => {});
    upgrade(parts, request, socket, head).catch((error) => {
      const { code } = asCroftError(error);
      parts.log.warn("stream refused", { code, remote: request.socket.remoteAddress ?? null });
      refuse(socket, error);
    });
  });
}

async function upgrade(
  parts: AccessParts,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  const { vm, type } = wantedBy(request.url ?? "");
  const { principal, protocol } = await clientOf(parts, request, { vm, type });
  countOpen(parts, principal, socket);
  const far = await openVmStream(parts, principal, { vm, target: TARGET_OF[type] }, whenGone(socket));
  let near: WebSocket;
  try {
    near = await parts.upgrades.accept(request, socket, head, protocol);
  } catch (error) {
    far.terminate();
    throw error;
  }
  parts.log.info("stream opened", { vm, type, principal: principal.id });
  relay(near, far);
  const release = parts.lifetimes.watch(principal, () => {
    near.close(CLOSE_CODES.revoked, "the token has ended");
    // A client that does not answer the close could else go on typing until that is given up.
    far.terminate();
  });
  near.once("close", release);
}

const PATH = /^\/v1\/vms\/([^/?]{1,64})\/(tunnel|console)(?:\?(.*))?$/;

function wantedBy(url: string): { vm: string; type: TicketType } {
  const [, vm, kind, query] = PATH.exec(url) ?? [];
  if (vm === undefined) {
    throw new CroftError("not_found", `There is no WebSocket at ${url.split("?", 1)[0]}.`, {
      detail: "There is /v1/vms/{id}/tunnel and /v1/vms/{id}/console.",
    });
  }
  if (query === undefined) return { vm, type: kind === "tunnel" ? "tunnel" : "serial" };
  if (kind === "console" && query === "view=true") return { vm, type: "serial_view" };
  throw new CroftError("invalid_request", `The parameters of /v1/vms/${vm}/${kind} are not valid.`, {
    detail: "The only one is view=true, of a console.",
  });
}

/** As an open request of its token, until the socket is gone. Throws `too_many_requests`. */
export function countOpen(
  { budgets }: Pick<AccessParts, "budgets">,
  principal: Principal,
  socket: Duplex,
): void {
  if (budgets !== undefined) onceGone(socket, budgets.begin(callerOf(principal)));
}

async function clientOf(
  { tickets, store, principalOf, now }: AccessParts,
  request: IncomingMessage,
  wanted: { vm: string; type: TicketType },
): Promise<{ principal: Principal; protocol?: string }> {
  const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
  const protocol = offered.includes(PROTOCOL) ? { protocol: PROTOCOL } : {};
  const ticket = offered.find((name) => name.startsWith(TICKET));
  if (ticket === undefined) {
    return { principal: await principalOf(request.headers.authorization), ...protocol };
  }
  const grant = tickets.redeem(ticket.slice(TICKET.length));
  if (grant.vm !== wanted.vm || grant.type !== wanted.type) {
    throw new CroftError("unauthorized", "The ticket is for something else; it is used up now.", {
      detail: "Ask for one of this VM and type: POST /v1/console_tickets.",
    });
  }
  const token = await store.access.token(grant.principal);
  if (token === undefined) {
    throw new CroftError("unauthorized", "The token that the ticket was issued to has been deleted.");
  }
  return { principal: principalOfToken(token, now), ...protocol };
}
