// The ways in to VMs, put together: agents' channels and streams on one listener, clients' tunnels, consoles and CONNECT
// on the other, and what brings them together.
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { WebSocket } from "ws";
import { acceptAgentStreams } from "./agents/stream-upgrades.ts";
import { acceptClientStreams } from "./http/access-upgrades.ts";
import { principalOfHeader, rememberTokens } from "./http/authentication.ts";
import { answerConnect } from "./http/connect-proxy.ts";
import { tokenLifetimes } from "./http/token-lifetimes.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import { type StreamLimits, type Switchboard, switchboard } from "./streams/switchboard.ts";
import { type Tickets, tickets } from "./streams/tickets.ts";
import { upgrades } from "./streams/upgrade.ts";

export interface AccessSide {
  streams: Switchboard<WebSocket>;
  tickets: Tickets;
  /** Lets agents in on their listener. */
  acceptAgents(server: Server): void;
  /** Lets clients in on REST's. */
  acceptClients(server: Server): void;
  /** Cuts everything that is open. */
  stop(): void;
}

export function openAccessSide(parts: {
  store: Store;
  log: Log;
  now: () => Date;
  /** What has ended by one clock has ended: tokens are looked at by it. */
  latest: () => Date;
  monotonic: () => number;
  limits?: StreamLimits;
}): AccessSide {
  const { store, now, latest, monotonic, log } = parts;
  const streams = switchboard<WebSocket>({
    newName: () => randomBytes(24).toString("base64url"),
    ...(parts.limits === undefined ? {} : { limits: parts.limits }),
  });
  const issued = tickets({ now: () => now().getTime(), monotonic, randomBytes });
  const accepted = upgrades();
  const tokenByHash = rememberTokens(store);
  const ends: (() => void)[] = [accepted.close];
  return {
    streams,
    tickets: issued,
    acceptAgents(server) {
      acceptAgentStreams(server, {
        store,
        streams,
        upgrades: accepted,
        log: log.child({ part: "agents" }),
      });
    },
    acceptClients(server) {
      const access = {
        store,
        streams,
        tickets: issued,
        upgrades: accepted,
        now: latest,
        principalOf: (header: string | undefined) => principalOfHeader(tokenByHash, latest, header),
        lifetimes: tokenLifetimes(store, latest),
        log: log.child({ part: "access" }),
      };
      acceptClientStreams(server, access);
      ends.push(answerConnect(server, access));
    },
    stop() {
      for (const end of ends) end();
    },
  };
}
