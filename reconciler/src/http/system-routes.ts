// Health, figures and the contract.

import { isErrorCode } from "@croft/schemas/errors.ts";
import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { Response } from "express";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Handler, Handlers } from "./contract/serve.ts";
import { problemPage, problemText } from "./problem-page.ts";

type SystemHandlers = Pick<
  Handlers,
  "get_liveness" | "get_readiness" | "get_openapi" | "get_metrics" | "explain_problem"
>;

export interface SystemParts {
  store: Store;
  stopping: AbortSignal;
  conditions: { list(): Condition[] };
  now: () => Date;
  /** Further lines of /metrics. */
  moreLines(): string[];
}

export function systemHandlers(parts: SystemParts): SystemHandlers {
  return {
    get_liveness(_request, response, query) {
      const checks = [{ name: "process", status: "ok", message: null }];
      response.json({ status: "ok", ...(query.flag("verbose") && { checks }) });
    },
    get_readiness: (_request, response, query) => readiness(parts, response, query.flag("verbose")),
    get_openapi: (_request, response) => void response.json(openapi),
    get_metrics: metrics(parts, parts.now()),
    explain_problem,
  };
}

interface Check {
  name: string;
  status: "ok" | "degraded" | "failed";
  message: string | null;
}

async function readiness(
  { store, stopping, conditions }: SystemParts,
  response: Response,
  verbose: boolean,
): Promise<void> {
  const storeFault = await store.documents.revision().then(
    () => null,
    () => "the store does not answer",
  );
  const check = (name: string, message: string | null): Check => ({
    name,
    status: message === null ? "ok" : "failed",
    message,
  });
  const listed = conditions.list();
  const checks: Check[] = [
    check("running", stopping.aborted ? "stopping" : null),
    check("store", storeFault),
    ...listed.map(({ type, message }): Check => ({ name: type, status: "degraded", message })),
  ];
  const said = verbose ? { checks } : {};
  const failed = checks.find(({ status }) => status === "failed");
  if (failed !== undefined) {
    response.setHeader("Retry-After", "5");
    response.status(503).json({ status: "unavailable", reason: failed.message, ...said });
    return;
  }
  // What works only in part is ready nonetheless: who makes room needs it.
  const wrong = listed.map(({ type, reason }) => `${type}: ${reason}`);
  response.json(
    wrong.length === 0 ? { status: "ok", ...said } : { status: "degraded", conditions: wrong, ...said },
  );
}

/** What an error's code means: a page for people, and plain text for terminals. */
const explain_problem: Handler = (request, response) => {
  const code = String(request.params.code);
  if (!isErrorCode(code)) throw notFound(`error code ${code}`);
  const isPlain = request.accepts(["text/html", "text/plain"]) === "text/plain";
  const { type, text } = isPlain ? problemText(code) : problemPage(code);
  response.type(type).set("Cache-Control", "max-age=3600").send(text);
};

function metrics({ store, now, moreLines }: SystemParts, startedAt: Date): Handler {
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
