// The table of routes, whole.
import type { Sources } from "../source.ts";
import { changeRoutes } from "./change-routes.ts";
import { federationRoutes } from "./federation-routes.ts";
import { gitopsRoutes } from "./gitops-routes.ts";
import { healthRoutes } from "./health-routes.ts";
import { hostRoutes } from "./host-routes.ts";
import { kindRoutes } from "./kind-routes.ts";
import { metricRoutes } from "./metric-routes.ts";
import type { Route, RouteGroup } from "./route.ts";
import { stateRoutes } from "./state-routes.ts";
import { statusRoutes } from "./status-routes.ts";
import { storageRoutes } from "./storage-routes.ts";
import { tokenRoutes } from "./token-routes.ts";
import { vmRoutes } from "./vm-routes.ts";

/** What is of no kind alone. */
export const routeGroups = ({ kinds }: Pick<Sources, "kinds">): readonly RouteGroup[] => [
  vmRoutes,
  storageRoutes,
  hostRoutes(kinds),
  changeRoutes(kinds),
  stateRoutes,
  tokenRoutes,
  federationRoutes,
  gitopsRoutes,
  statusRoutes(kinds),
  healthRoutes(kinds),
  metricRoutes,
];

export function routesOf(sources: Pick<Sources, "kinds">): Route[] {
  const routes = [
    ...sources.kinds.flatMap(kindRoutes),
    ...routeGroups(sources).flatMap(({ routes: own }) => own),
  ];
  const names = routes.map(({ operation }) => operation);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`two routes are called ${twice}`);
  return routes;
}
