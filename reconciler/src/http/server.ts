// The REST side put together: who may pass, bodies, routes, and the one place where errors become problems.

import express, { type Express } from "express";
import type { Log } from "../log.ts";
import { requireAcceptable } from "./acceptable.ts";
import { type AccessRouteParts, accessHandlers } from "./access-routes.ts";
import { authenticate, rememberTokens } from "./authentication.ts";
import { authorize, figuresOnly } from "./authorization.ts";
import { claimHandlers } from "./claim-routes.ts";
import { matchRoutes, requireRoute } from "./contract/matched-route.ts";
import { type Handlers, serveRoutes } from "./contract/serve.ts";
import { counterHandlers, counterLines } from "./counter-routes.ts";
import { errorHandler } from "./errors.ts";
import { eventHandlers } from "./event-routes.ts";
import { type FederationContext, federationHandlers } from "./federation-routes.ts";
import { hostHandlers } from "./host-routes.ts";
import { type ObjectRouteContext, objectHandlers } from "./object-routes.ts";
import { planHandlers } from "./plan-routes.ts";
import { PlannedChanges } from "./planned-changes.ts";
import { purgeHandlers } from "./purge-routes.ts";
import { readBody } from "./request-body.ts";
import { limitRequests, type RequestLimits } from "./request-limits.ts";
import { restartHandlers } from "./restart-routes.ts";
import { type ServiceContext, serviceHandlers } from "./service-routes.ts";
import type { Counters } from "./services.ts";
import { type StateRouteContext, stateHandlers } from "./state-routes.ts";
import { conditionLines, type StatusContext, statusHandlers } from "./status-routes.ts";
import { type StrangerContext, strangerHandlers } from "./stranger-routes.ts";
import { systemHandlers } from "./system-routes.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";
import { tokenHandlers } from "./token-routes.ts";

export interface RestContext
  extends Omit<ObjectRouteContext & ServiceContext & AccessRouteParts, "lifetimes" | "plannedChanges"> {
  log: Log;
  counters: Counters;
  status: StatusContext;
  strangers: Pick<StrangerContext, "settled">;
  issuerKeys: FederationContext["issuerKeys"];
  states: Pick<StateRouteContext, "states" | "oneAtATime">;
  /** What has ended by one clock has ended: tokens are looked at by it (default: `now`). */
  latest?: () => Date;
  /** Of one token; absent: none. */
  limits?: RequestLimits | undefined;
  /** Milliseconds since any moment; never set. */
  monotonic?: () => number;
}

export function restServer(context: RestContext): Express {
  const { store, log, now } = context;
  const lifetimes = tokenLifetimes(store, context.latest ?? now, (error) =>
    log.error("what a token opened could not be ended", { error }),
  );
  const long = { ...context, lifetimes, plannedChanges: new PlannedChanges(now) };
  const routes = serveRoutes(handlersOf(long), objectHandlers(long));
  const app = express();
  app.disable("x-powered-by");
  // Set by `sendDocument`, with the generation in it.
  app.disable("etag");
  app.set("query parser", false);

  app.use(matchRoutes());
  app.use(routes.open);
  app.use(authenticate(rememberTokens(store), context.latest ?? now));
  if (context.limits !== undefined)
    app.use(limitRequests(context.limits, context.monotonic ?? (() => performance.now())));
  app.use(requireRoute, requireAcceptable);
  app.use("/metrics", figuresOnly);
  app.use(readBody);
  app.use("/v1", authorize(store));
  app.use(routes.all);
  app.use(errorHandler(log));
  return app;
}

function handlersOf(context: RestContext & ObjectRouteContext & AccessRouteParts): Handlers {
  const { store, status, counters, strangers, stopping, now } = context;
  const { conditions } = status;
  const moreLines = () => [...conditionLines(conditions), ...status.lines(), ...counterLines(counters)];
  return {
    ...purgeHandlers(context),
    ...restartHandlers(context),
    ...claimHandlers(context),
    ...eventHandlers(context),
    ...tokenHandlers(context),
    ...statusHandlers(status),
    ...federationHandlers(context),
    ...stateHandlers({ ...context, ...context.states }),
    ...strangerHandlers({ store, settled: strangers.settled }),
    ...planHandlers(context),
    ...serviceHandlers(context),
    ...hostHandlers(store),
    ...accessHandlers(context),
    ...counterHandlers(store, counters),
    ...systemHandlers({ store, stopping, conditions, now, moreLines }),
  };
}
