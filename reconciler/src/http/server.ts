// The REST side put together: who may pass, bodies, routes, and the one place where errors become problems.

import type { Telemetry } from "@croft/schemas/telemetry.ts";
import express, { type Express } from "express";
import { createPlannedChanges } from "../coordination/memory/planned-changes.ts";
import { createTokenCache } from "../coordination/memory/token-cache.ts";
import type { TokenUses } from "../coordination/token-uses.ts";
import type { Log } from "../log.ts";
import { FleetFigures } from "../metrics/fleet-figures.ts";
import { RequestFigures } from "../metrics/request-figures.ts";
import { StreamPositions } from "../metrics/stream-positions.ts";
import { FaultList } from "../status/fault-list.ts";
import { requireAcceptable } from "./acceptable.ts";
import { noteRequests, traceRequests } from "./access-log.ts";
import { type AccessRouteParts, accessHandlers } from "./access-routes.ts";
import { authenticate } from "./authentication.ts";
import { authorize, figuresOnly } from "./authorization.ts";
import { cachedByReader } from "./caching.ts";
import { claimHandlers } from "./claim-routes.ts";
import { compressedWhenLarge } from "./compressed.ts";
import { matchRoutes, requireRoute, routeOf } from "./contract/matched-route.ts";
import { type Handlers, serveRoutes } from "./contract/serve.ts";
import { counterHandlers } from "./counter-routes.ts";
import { errorHandler } from "./errors.ts";
import { eventHandlers } from "./event-routes.ts";
import { type FederationContext, federationHandlers } from "./federation-routes.ts";
import { gitopsHandlers } from "./gitops-routes.ts";
import { hostHandlers } from "./host-routes.ts";
import { type MetricContext, metricHandlers } from "./metric-routes.ts";
import { type ObjectRouteContext, objectHandlers } from "./object-routes.ts";
import { planHandlers } from "./plan-routes.ts";
import { providerMirrorRoutes } from "./provider-mirror-routes.ts";
import { purgeHandlers } from "./purge-routes.ts";
import { bodyReader } from "./request-body.ts";
import { limitRequests, type RequestBudgets } from "./request-limits.ts";
import { addressOf, takeTurns } from "./request-turns.ts";
import { restartHandlers } from "./restart-routes.ts";
import { type ServiceContext, serviceHandlers } from "./service-routes.ts";
import type { Counters, HostStormRelease } from "./services.ts";
import { type StateRouteContext, stateHandlers } from "./state-routes.ts";
import { type StatusContext, statusHandlers } from "./status-routes.ts";
import { type StrangerContext, strangerHandlers } from "./stranger-routes.ts";
import { systemHandlers } from "./system-routes.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";
import { tokenHandlers } from "./token-routes.ts";

export interface RestContext
  extends Omit<ObjectRouteContext & ServiceContext & AccessRouteParts, "lifetimes" | "plannedChanges"> {
  log: Log;
  tokenUses: TokenUses;
  counters: Counters;
  status: StatusContext;
  strangers: Pick<StrangerContext, "settled">;
  /** Lets a host's next report count with all the capacity that it names. */
  confirmCapacity(host: string): void;
  recovery: HostStormRelease;
  issuerKeys: FederationContext["issuerKeys"];
  /** Folders with versions of the provider; absent: none is offered. */
  providerMirrors?: readonly string[];
  states: Pick<StateRouteContext, "states" | "oneAtATime">;
  /** Further figures, beside those of the store. */
  figures?: Pick<MetricContext, "loops" | "certificates" | "lastBackup">;
  /** What has ended by one clock has ended: tokens are looked at by it (default: `now`). */
  latest?: () => Date;
  /** How long after the start figures are made ready; absent: at the first scrape. */
  warmFiguresMs?: number;
  /** Absent: no spans are recorded. */
  telemetry?: Telemetry | undefined;
  /** Of each token; absent: none is limited. */
  budgets?: Pick<RequestBudgets, "begin"> | undefined;
  /** How long a body may take that is no stream. */
  bodyMs?: number;
  /** Milliseconds since any moment; never set. */
  monotonic?: () => number;
}

export function restServer(context: RestContext): Express {
  const { store, log, now } = context;
  const lifetimes = tokenLifetimes(store, context.latest ?? now, (error) =>
    log.error("what a token opened could not be ended", { error }),
  );
  const long = { ...context, lifetimes, plannedChanges: createPlannedChanges(now) };
  const monotonic = context.monotonic ?? (() => performance.now());
  const requests = new RequestFigures();
  const streams = new StreamPositions();
  const readBody = bodyReader(context.bodyMs);
  const routes = serveRoutes(handlersOf(long, requests, streams), objectHandlers(long), readBody);
  const app = express();
  app.disable("x-powered-by");
  // Set by `sendDocument`, with the generation in it.
  app.disable("etag");
  app.set("query parser", false);
  app.use(cachedByReader, compressedWhenLarge());

  app.use(traceRequests, matchRoutes());
  app.use(
    noteRequests({
      log: log.child({ component: "access" }),
      figures: requests,
      monotonic,
      now,
      telemetry: context.telemetry,
    }),
  );
  const strangers = takeTurns(addressOf);
  app.use("/mirror", strangers);
  app.use(providerMirrorRoutes(context.providerMirrors ?? []));
  app.use((request, response, next) =>
    routeOf(request)?.open ? strangers(request, response, next) : next(),
  );
  app.use(routes.open);
  app.use(authenticate(createTokenCache(store).byHash, context.latest ?? now, context.tokenUses));
  if (context.budgets !== undefined) app.use(limitRequests(context.budgets));
  app.use(takeTurns(), requireRoute, requireAcceptable);
  app.use("/metrics", figuresOnly);
  app.use(readBody);
  app.use("/v1", authorize(store));
  app.use(routes.all);
  app.use(errorHandler(log));
  return app;
}

/** What is wrong now, by the same figures as `/metrics`. */
function faultListOf({ store, now, counters, status, figures }: RestContext): FaultList {
  const startedAt = now();
  return new FaultList({
    store,
    now,
    counters,
    own: async () => ({
      conditions: status.conditions.list(),
      databaseLogBytes: (await status.storage()).database_log_bytes,
      loops: figures?.loops?.() ?? {},
      certificates: figures?.certificates?.() ?? [],
      lastBackup: await figures?.lastBackup?.(),
      startedAt,
    }),
  });
}

function metricContext(
  context: RestContext,
  requests: RequestFigures,
  streams: StreamPositions,
): MetricContext {
  const { store, now, counters, status, figures, warmFiguresMs } = context;
  const fleet = new FleetFigures({ store, counters });
  if (warmFiguresMs !== undefined) setTimeout(() => void fleet.warm(), warmFiguresMs).unref();
  return {
    store,
    now,
    requests,
    streams,
    startedAt: now(),
    fleet,
    conditions: status.conditions,
    storage: status.storage,
    loops: figures?.loops,
    certificates: figures?.certificates,
    lastBackup: figures?.lastBackup,
  };
}

function handlersOf(
  context: RestContext & ObjectRouteContext & AccessRouteParts,
  requests: RequestFigures,
  streams: StreamPositions,
): Handlers {
  const { store, status, counters, strangers, stopping } = context;
  const { conditions } = status;
  return {
    ...purgeHandlers(context),
    ...restartHandlers(context),
    ...claimHandlers(context),
    ...eventHandlers({ ...context, streams }),
    ...tokenHandlers(context, context.tokenUses),
    ...statusHandlers({ ...status, store, faults: faultListOf(context) }),
    ...federationHandlers(context),
    ...gitopsHandlers(context),
    ...stateHandlers({ ...context, ...context.states }),
    ...strangerHandlers({ ...context, settled: strangers.settled }),
    ...planHandlers(context),
    ...serviceHandlers(context),
    ...hostHandlers(context),
    ...accessHandlers(context),
    ...counterHandlers(store, counters),
    ...systemHandlers({ store, stopping, conditions }),
    ...metricHandlers(metricContext(context, requests, streams)),
  };
}
