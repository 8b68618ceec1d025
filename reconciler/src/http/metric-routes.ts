// The figures: of all for admins and monitors, of one project for its members; and the guests as targets of scrapes.

import type { Request, Response } from "express";
import { notFound } from "../kinds/not-found.ts";
import { Exposition, OPEN_METRICS, PLAIN_TEXT } from "../metrics/exposition.ts";
import type { FleetFigures } from "../metrics/fleet-figures.ts";
import { addReconciler, type ReconcilerParts } from "../metrics/reconciler-figures.ts";
import type { RequestFigures } from "../metrics/request-figures.ts";
import { scrapeTarget } from "../metrics/scrape-targets.ts";
import { projectNamed } from "./authorization.ts";
import type { Handlers } from "./contract/serve.ts";

export interface MetricContext extends ReconcilerParts {
  fleet: FleetFigures;
  requests: RequestFigures;
}

const PAGE = 500;
const USUAL_PORT = 9100;

type MetricHandlers = Pick<Handlers, "get_metrics" | "get_project_metrics" | "list_scrape_targets">;

export const metricHandlers = (context: MetricContext): MetricHandlers => ({
  async get_metrics(request, response) {
    const out = new Exposition(wantsOpenMetrics(request));
    await addReconciler(out, context);
    context.requests.addTo(out);
    await context.fleet.addTo(out);
    await send(request, response, out);
  },
  async get_project_metrics(request, response) {
    const id = String(request.params.id);
    const project = await projectNamed(context.store, id);
    if (project?.name == null) throw notFound(`project ${id}`);
    const out = new Exposition(wantsOpenMetrics(request));
    await context.fleet.addTo(out, project.name);
    await send(request, response, out);
  },
  async list_scrape_targets(_request, response, query) {
    const port = query.integer("port") ?? USUAL_PORT;
    const project = query.text("project");
    const found = [];
    let after: number | undefined;
    do {
      const page = await context.store.documents.list("vm", {
        limit: PAGE,
        ...(project !== undefined && { project }),
        ...(after !== undefined && { after }),
      });
      found.push(...page.items.map((vm) => scrapeTarget(vm, port)));
      after = page.next ?? undefined;
    } while (after !== undefined);
    response.json(found.filter((target) => target !== undefined));
  },
});

const wantsOpenMetrics = (request: Request): boolean =>
  (request.headers.accept ?? "").includes("application/openmetrics-text");

/** In pieces, as fast as they are taken: the figures of a large fleet are many megabytes. */
async function send(request: Request, response: Response, out: Exposition): Promise<void> {
  response.set("Content-Type", wantsOpenMetrics(request) ? OPEN_METRICS : PLAIN_TEXT);
  for (const piece of out.pieces()) {
    if (response.destroyed) return;
    if (response.write(piece)) await new Promise((resolve) => setImmediate(resolve));
    else await new Promise<void>((resolve) => resumed(response, resolve));
  }
  response.end();
}

function resumed(response: Response, go: () => void): void {
  const done = (): void => {
    response.off("drain", done).off("close", done);
    go();
  };
  response.once("drain", done).once("close", done);
}
