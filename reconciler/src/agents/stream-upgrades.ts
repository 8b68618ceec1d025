// The WebSockets that agents open: one control channel per host, and one for each stream that is wanted of it.
//
//   GET /v1/agent/control            reconciler -> agent: stream_request;  agent -> reconciler: stream_refusal
//   GET /v1/agent/streams/{stream}   bytes (see byte-frames.ts in schemas)
//   GET /v1/agent/moves/{move}       bytes of a VM that moves to this host (see moves/move-relay.ts)
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import { CLOSE_CODES, relay } from "@croft/schemas/byte-frames.ts";
import { cleanValue } from "@croft/schemas/clean-text.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { StreamRefusal } from "@croft/schemas/generated/typescript/messages.ts";
import { validateStreamRefusal } from "@croft/schemas/generated/validators/messages.js";
import { WebSocket } from "ws";
import { createRepeatedRead } from "../coordination/repeated-read.ts";
import type { Switchboard } from "../coordination/switchboard.ts";
import { RequestBudgets } from "../http/request-limits.ts";
import type { Log } from "../log.ts";
import { openMove } from "../moves/move-relay.ts";
import type { Store } from "../store/store.ts";
import { onceGone, whenGone } from "../streams/gone.ts";
import { mustBeWebSocket, refuse, type Upgrades } from "../streams/upgrade.ts";
import { hostBehind } from "./caller.ts";

export interface StreamUpgradeParts {
  store: Store;
  streams: Switchboard<WebSocket>;
  upgrades: Upgrades;
  log: Log;
}

const STREAM_PATH = /^\/v1\/agent\/streams\/([A-Za-z0-9_-]{20,64})$/;

/** WebSockets of one host: streams that are wanted of it and moves, and those that are being closed. */
const SOCKET_LIMITS = { requestsPerSecond: 200, openRequests: 1024 };
/** Messages of a control channel beyond one for each request, and the longest. */
const SPARE_MESSAGES = 16;
const LONGEST_MESSAGE = 64 * 1024;

const MOVE_PATH = /^\/v1\/agent\/moves\/(mov_[0-9a-z]{16})$/;

/** Lets agents open WebSockets on their listener. */
export function acceptAgentStreams(server: Server, parts: StreamUpgradeParts): void {
  const budgets = new RequestBudgets(SOCKET_LIMITS, () => performance.now());
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => {});
    upgrade({ ...parts, budgets }, request, socket, head).catch((error) => refuse(socket, error));
  });
}

async function upgrade(
  { store, streams, upgrades, log, budgets }: StreamUpgradeParts & { budgets: RequestBudgets },
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  mustBeWebSocket(request);
  const caller = request.socket as TLSSocket;
  const { name } = await hostBehind(store, caller);
  onceGone(socket, budgets.begin(name));
  if (request.url === "/v1/agent/control") {
    const channel = await upgrades.accept(request, socket, head);
    control(name, channel, streams, log);
    cutWhenRevoked(store, name, caller, channel);
    return;
  }
  const move = MOVE_PATH.exec(request.url ?? "")?.[1];
  if (move !== undefined) {
    const source = await openMove({ store, streams }, name, move, whenGone(socket));
    const target = await upgrades.accept(request, socket, head).catch((error) => {
      source.terminate();
      throw error;
    });
    cutWhenRevoked(store, name, caller, target);
    relay(target, source);
    return;
  }
  const stream = STREAM_PATH.exec(request.url ?? "")?.[1];
  if (stream === undefined) throw new CroftError("not_found", `There is nothing at ${request.url}.`);
  const accepted = await upgrades.accept(request, socket, head);
  cutWhenRevoked(store, name, caller, accepted);
  // Late, asked for by nobody, or another host's.
  if (streams.joined(name, stream, accepted)) return;
  accepted.resume();
  accepted.close(CLOSE_CODES.targetGone, "not wanted");
}

/** Ends a socket at once when the certificate that opened it is revoked, also while it was being opened. */
function cutWhenRevoked(store: Store, host: string, caller: TLSSocket, socket: WebSocket): void {
  const read = createRepeatedRead(() =>
    hostBehind(store, caller).then(
      () => undefined,
      (error) => {
        if (!(error instanceof CroftError && error.code === "unauthorized")) throw error;
        socket.terminate();
      },
    ),
  );
  const stop = store.subscribe(`certificates:${host}`, () => read.begin());
  socket.once("close", () => {
    stop();
    read.end();
  });
  read.begin();
}

function control(host: string, socket: WebSocket, streams: Switchboard<WebSocket>, log: Log): void {
  // An agent answers requests and says nothing else: more is a flood, and would be read and logged for as long as it lasts.
  let messages = SPARE_MESSAGES;
  const gone = streams.connected(host, {
    send(request) {
      messages += 1;
      socket.send(JSON.stringify(request));
    },
    replaced: () => socket.close(CLOSE_CODES.goingAway, "another agent of this host connected"),
  });
  socket.on("close", gone);
  socket.on("message", (data: Buffer, isBinary) => {
    // What had arrived before the cut still comes.
    if (socket.readyState !== WebSocket.OPEN) return;
    messages -= 1;
    if (messages < 0 || data.length > LONGEST_MESSAGE) {
      log.warn("a host sends more on its control channel than it was asked; the channel is closed", { host });
      return socket.terminate();
    }
    const refusal = isBinary ? undefined : parse(String(data));
    if (refusal !== undefined) streams.refused(host, refusal);
    else log.warn("a message on a control channel is none that is known", { host });
  });
  socket.resume();
}

function parse(text: string): StreamRefusal | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return validateStreamRefusal(value) ? cleanValue(value as StreamRefusal) : undefined;
  } catch {
    return undefined;
  }
}
