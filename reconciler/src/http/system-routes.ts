// Health, figures and the contract.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { type RequestHandler, Router } from "express";
import type { Store } from "../store/store.ts";

/** Open to all: they tell nothing but that the process lives and can answer. */
export function healthRoutes(
  store: Store,
  stopping: AbortSignal,
  conditions: { list(): { type: string; reason: string }[] },
): Router {
  const router = Router();
  router.get("/livez", (_request, response) => void response.json({ status: "ok" }));
  router.get("/readyz", async (_request, response) => {
    const reason = stopping.aborted
      ? "stopping"
      : await store.documents.revision().then(
          () => undefined,
          () => "the store does not answer",
        );
    if (reason) {
      response.status(503).json({ status: "unavailable", reason });
      return;
    }
    // What works only in part is ready nonetheless: who makes room needs it.
    const wrong = conditions.list().map((condition) => `${condition.type}: ${condition.reason}`);
    response.json(wrong.length === 0 ? { status: "ok" } : { status: "degraded", conditions: wrong });
  });
  return router;
}

/** Behind a token. */
export function systemRoutes(
  store: Store,
  startedAt: Date,
  now: () => Date,
  moreLines: () => string[],
): Router {
  const router = Router();
  router.get("/openapi.json", (_request, response) => void response.json(openapi));
  router.get("/metrics", metrics(store, startedAt, now, moreLines));
  return router;
}

function metrics(store: Store, startedAt: Date, now: () => Date, moreLines: () => string[]): RequestHandler {
  return async (_request, response) => {
    const lines: string[] = [];
    const gauge = (name: string, help: string, samples: readonly [labels: string, value: number][]): void => {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
      for (const [labels, value] of samples) lines.push(`${name}${labels} ${value}`);
    };
    const objects = await store.documents.countByState();
    gauge(
      "croft_objects",
      "Objects by kind and state.",
      objects.map(({ kind, state, count }) => [`{kind="${kind}",state="${state}"}`, count]),
    );
    const used = [...(await store.reservations.usedByHosts())];
    for (const figure of ["vms", "cpus", "memory_mib", "root_gib", "partition_gib"] as const) {
      gauge(
        `croft_reserved_${figure}`,
        `Sum of ${figure} reserved on a host.`,
        used.map(([host, amounts]) => [`{host="${host}"}`, amounts[figure]]),
      );
    }
    const { last } = await store.events.bounds();
    gauge("croft_last_event_number", "Number of the newest event.", [["", last]]);
    gauge("croft_uptime_seconds", "Seconds since the reconciler started.", [
      ["", Math.round((now().getTime() - startedAt.getTime()) / 1000)],
    ]);
    gauge("process_resident_memory_bytes", "Resident memory.", [["", process.memoryUsage.rss()]]);
    response.type("text/plain; version=0.0.4").send(`${[...lines, ...moreLines()].join("\n")}\n`);
  };
}
