// Health and the contract.

import { createHash } from "node:crypto";
import { isErrorCode } from "@croft/schemas/errors.ts";
import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { Response } from "express";
import { notFound } from "../kinds/not-found.ts";
import type { Store } from "../store/store.ts";
import type { Handler, Handlers } from "./contract/serve.ts";
import { problemPage, problemText } from "./problem-page.ts";

type SystemHandlers = Pick<Handlers, "get_liveness" | "get_readiness" | "get_openapi" | "explain_problem">;

export interface SystemParts {
  store: Store;
  stopping: AbortSignal;
  conditions: { list(): Condition[] };
}

export function systemHandlers(parts: SystemParts): SystemHandlers {
  return {
    get_liveness(_request, response, query) {
      const checks = [{ name: "process", status: "ok", message: null }];
      response.json({ status: "ok", ...(query.flag("verbose") && { checks }) });
    },
    get_readiness: (_request, response, query) => readiness(parts, response, query.flag("verbose")),
    get_openapi: (_request, response) => void response.set("ETag", DOCUMENT_ETAG).json(openapi),
    explain_problem,
  };
}

const DOCUMENT_ETAG = `"${createHash("sha256").update(JSON.stringify(openapi)).digest("hex").slice(0, 16)}"`;

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
  // The same for all readers.
  response.type(type).set("Cache-Control", "public, max-age=3600").set("Vary", "Accept").send(text);
};
