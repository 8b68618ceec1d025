// The ways in to VMs, put together: agents' channels and streams on one listener, clients' tunnels, consoles and CONNECT
// on REST's, and what brings them together.
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { WebSocket } from "ws";
import { acceptAgentStreams } from "./agents/stream-upgrades.ts";
import { createSwitchboard } from "./coordination/memory/switchboard.ts";
import { createTickets } from "./coordination/memory/tickets.ts";
import { createTokenCache } from "./coordination/memory/token-cache.ts";
import type { StreamLimits, Switchboard } from "./coordination/switchboard.ts";
import type { Tickets } from "./coordination/tickets.ts";
import type { TokenUses } from "./coordination/token-uses.ts";
import { type AccessParts, acceptClientStreams } from "./http/access-upgrades.ts";
import { principalOfHeader } from "./http/authentication.ts";
import { answerConnect } from "./http/connect-proxy.ts";
import { tokenLifetimes } from "./http/token-lifetimes.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";
import { openTunnelPasses, type TunnelPasses } from "./streams/tunnel-passes.ts";
import { upgrades } from "./streams/upgrade.ts";

export interface AccessSide {
  streams: Switchboard<WebSocket>;
  tickets: Tickets;
  /** Lets agents in on their listener. */
  acceptAgents(server: Server): void;
  passes: TunnelPasses;
  /** Lets clients in on a listener of REST's, who know who answers there. */
  acceptClients(server: Server): void;
  /** Lets clients in by CONNECT with a pass on a listener that proves nothing. */
  acceptPasses(server: Server): void;
  /** Cuts everything that is open. */
  stop(): void;
}

export async function openAccessSide(parts: {
  store: Store;
  log: Log;
  now: () => Date;
  /** What has ended by one clock has ended: tokens are looked at by it. */
  latest: () => Date;
  monotonic: () => number;
  tokenUses: TokenUses;
  budgets?: AccessParts["budgets"];
  limits?: StreamLimits;
}): Promise<AccessSide> {
  const { store, now, latest, monotonic, log } = parts;
  const streams = createSwitchboard<WebSocket>({
    newName: () => randomBytes(24).toString("base64url"),
    ...(parts.limits === undefined ? {} : { limits: parts.limits }),
  });
  const issued = createTickets({ now: () => now().getTime(), monotonic, randomBytes });
  const accepted = upgrades();
  const tokenByHash = createTokenCache(store).byHash;
  const passes = await openTunnelPasses(store, () => latest().getTime());
  const ends: (() => void)[] = [accepted.close];
  const access: AccessParts = {
    store,
    streams,
    tickets: issued,
    upgrades: accepted,
    budgets: parts.budgets,
    now: latest,
    async principalOf(header) {
      const principal = await principalOfHeader(tokenByHash, latest, header);
      parts.tokenUses.note(principal.id);
      return principal;
    },
    lifetimes: tokenLifetimes(store, latest, (error) =>
      log.error("what a token opened could not be ended", { error }),
    ),
    log: log.child({ component: "streams" }),
  };
  return {
    streams,
    tickets: issued,
    passes,
    acceptAgents(server) {
      acceptAgentStreams(server, {
        store,
        streams,
        upgrades: accepted,
        log: log.child({ component: "agents" }),
      });
    },
    acceptClients(server) {
      acceptClientStreams(server, access);
      ends.push(answerConnect(server, { ...access, passes, proven: true }));
    },
    acceptPasses(server) {
      ends.push(answerConnect(server, { ...access, passes, proven: false }));
    },
    stop() {
      for (const end of ends) end();
    },
  };
}
