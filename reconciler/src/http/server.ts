// The REST side put together: who may pass, bodies, routes, and the one place where errors become problems.

import express, { type Express } from "express";
import type { Log } from "../log.ts";
import { requireAcceptable } from "./acceptable.ts";
import { type AccessRouteParts, accessRoutes } from "./access-routes.ts";
import { authenticate, rememberTokens } from "./authentication.ts";
import { authorize, figuresOnly } from "./authorization.ts";
import { claimRoutes } from "./claim-routes.ts";
import { counterLines, counterRoutes } from "./counter-routes.ts";
import { errorHandler, unknownPath } from "./errors.ts";
import { eventRoutes } from "./event-routes.ts";
import { exchangeRoute, type FederationContext, trustRoutes } from "./federation-routes.ts";
import { hostRoutes } from "./host-routes.ts";
import { type ObjectRouteContext, objectRoutes } from "./object-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { PlannedChanges } from "./planned-changes.ts";
import { purgeRoutes } from "./purge-routes.ts";
import { readBody } from "./request-body.ts";
import { limitRequests, type RequestLimits } from "./request-limits.ts";
import { restartRoutes } from "./restart-routes.ts";
import { type ServiceContext, serviceRoutes } from "./service-routes.ts";
import type { Counters } from "./services.ts";
import { type StateRouteContext, stateRoutes } from "./state-routes.ts";
import { conditionLines, type StatusContext, statusRoutes } from "./status-routes.ts";
import { type StrangerContext, strangerRoutes } from "./stranger-routes.ts";
import { healthRoutes, systemRoutes } from "./system-routes.ts";
import { tokenLifetimes } from "./token-lifetimes.ts";
import { tokenRoutes } from "./token-routes.ts";

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
  const { store, stopping, log, now } = context;
  const lifetimes = tokenLifetimes(store, context.latest ?? now, (error) =>
    log.error("what a token opened could not be ended", { error }),
  );
  const long = { ...context, lifetimes, plannedChanges: new PlannedChanges(now) };
  const app = express();
  app.disable("x-powered-by");
  // Set by `sendDocument`, with the generation in it.
  app.disable("etag");
  app.set("query parser", false);

  app.use(healthRoutes(store, stopping, context.status.conditions));
  app.use(exchangeRoute(context));
  app.use(authenticate(rememberTokens(store), context.latest ?? now));
  if (context.limits !== undefined)
    app.use(limitRequests(context.limits, context.monotonic ?? (() => performance.now())));
  app.use("/metrics", figuresOnly);
  app.use(
    systemRoutes(store, now(), now, () => [
      ...conditionLines(context.status.conditions),
      ...context.status.lines(),
      ...counterLines(context.counters),
    ]),
  );
  app.use("/v1", requireAcceptable, readBody, authorize(store));
  app.use(
    "/v1",
    objectRoutes(long),
    purgeRoutes(context),
    restartRoutes(context),
    claimRoutes(context),
    eventRoutes(long),
    tokenRoutes(context),
    statusRoutes(context.status),
    trustRoutes(context),
    stateRoutes({ ...context, ...context.states }),
    strangerRoutes({ store, settled: context.strangers.settled }),
    planRoutes(long),
    serviceRoutes(long),
    hostRoutes(store),
    accessRoutes(long),
    counterRoutes(store, context.counters),
  );
  app.use(unknownPath);
  app.use(errorHandler(log));
  return app;
}
