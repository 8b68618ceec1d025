// Routes of the figures.
import { NAME_PATTERN } from "../../src/names.ts";
import type { JsonSchema } from "../source.ts";
import { objectOf, type RouteGroup, reference } from "./route.ts";

const tag = "Reconciler";

const exposition = {
  description: "All figures.",
  content: {
    "text/plain": { type: "string" } as JsonSchema,
    "application/openmetrics-text": { type: "string" } as JsonSchema,
  },
};

export const metricRoutes: RouteGroup = {
  routes: [
    {
      operation: "get_metrics",
      method: "get",
      path: "/metrics",
      tag,
      summary: "Read the figures",
      description: "In the text format of Prometheus, or OpenMetrics; for the roles `admin` and `monitor`.",
      answers: { 200: exposition },
    },
    {
      operation: "get_project_metrics",
      method: "get",
      path: "/v1/projects/{id}/metrics",
      tag,
      path_parameters: {
        id: {
          description: "Id of the project, or its name.",
          schema: { type: "string", maxLength: 63, examples: ["web"] } as JsonSchema,
        },
      },
      summary: "Read the figures of a project",
      description:
        "Those of its own VMs, partitions and images; for its tokens, and for the roles `admin` and `monitor`.",
      answers: { 200: exposition },
      codes: ["not_found"],
    },
    {
      operation: "list_scrape_targets",
      method: "get",
      path: "/v1/scrape_targets",
      tag,
      summary: "List guests as targets for Prometheus",
      description:
        "As `http_sd_configs` reads them, with project, name, host, state and tags as labels `__meta_croft_…`; for exporters that " +
        "run inside VMs. A VM to which Croft leased no address is left out. For the roles `admin` and `monitor`.",
      parameters: [
        {
          name: "port",
          in: "query",
          description: "Port of the exporter in the guests.",
          schema: { type: "integer", minimum: 1, maximum: 65535, default: 9100 },
          example: 9100,
        },
        {
          name: "project",
          in: "query",
          description: "Of this project only.",
          schema: { type: "string", pattern: NAME_PATTERN, maxLength: 63 },
          example: "web",
        },
      ],
      answers: {
        200: {
          description: "One entry for each guest.",
          content: { "application/json": { type: "array", items: reference("ScrapeTarget") } },
        },
      },
    },
  ],
  schemas: {
    ScrapeTarget: objectOf("One guest.", {
      targets: { type: "array", items: { type: "string" }, description: "Its address with the port." },
      labels: {
        type: "object",
        additionalProperties: { type: "string" },
        description: "Facts about it, for relabeling.",
      },
    }),
  },
};
