// What of a stored document is shown. Everything not named here stays inside.

import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { STATUS_DEFAULTS } from "@croft/schemas/generated/typescript/status-defaults.ts";
import type { Request, Response } from "express";
import { canonicalDigest } from "../commands/canonical.ts";
import { isWritten } from "../kinds/host-kind.ts";
import { kindModule } from "../kinds/kinds.ts";
import type { Reads, Stored } from "../store/store.ts";
import { type Principal, principalOf } from "./authentication.ts";

function present<K extends Kind>(stored: Stored<K>): Document<K> {
  const { create_digest: _, internal: __, span_id: ___, trace_id, ...document } = stored;
  return withWholeStatus(traced(document, trace_id) as unknown as Document<K>);
}

/** Conditions say which trace they came of, as events and log lines do. */
function traced<D extends Pick<Stored, "status">>(document: D, trace_id: string | null | undefined): D {
  const { conditions } = document.status;
  if (trace_id == null || conditions.length === 0) return document;
  const named = conditions.map((condition) => ({ ...condition, trace_id }));
  return { ...document, status: { ...document.status, conditions: named } };
}

/** Clients read the members that the document promises without asking whether they are there. */
function withWholeStatus<K extends Kind>(document: Document<K>): Document<K> {
  const lacking = STATUS_DEFAULTS[document.kind].filter(([name]) => !(name in document.status));
  if (lacking.length === 0) return document;
  return { ...document, status: { ...document.status, ...Object.fromEntries(lacking) } };
}

/** Shows a document with what is only summed up when it is shown, such as a project's usage. */
export async function presentWhole(reads: Reads, stored: Stored): Promise<Document> {
  if (!isWritten(stored)) return present(stored);
  const status = await kindModule(stored.kind).summedUp?.(reads, stored);
  return present(status === undefined ? stored : { ...stored, status });
}

/** A document as its reader may see it: viewers read no field that the schema calls sensitive. */
function visibleTo(principal: Pick<Principal, "role">, document: Document): Document {
  if (principal.role !== "viewer") return document;
  const sensitive: readonly string[] = KINDS[document.kind].sensitive;
  const withheld = Object.keys(document.spec).filter((name) => sensitive.includes(name));
  if (withheld.length === 0) return document;
  const spec = Object.fromEntries(Object.entries(document.spec).filter(([name]) => !withheld.includes(name)));
  return {
    ...document,
    spec: spec as unknown as Document["spec"],
    withheld: withheld.map((name) => `/spec/${name}`),
  };
}

/** Sends one document. The ETag changes whenever the body does; If-Match of a write compares the generation in it. */
export function sendDocument(
  request: Request,
  response: Response,
  { status, body }: { status: number; body: Document },
): void {
  const visible = visibleTo(principalOf(request), body);
  response.setHeader("ETag", `"${visible.generation}.${canonicalDigest(visible).slice(0, 16)}"`);
  response.status(status).json(visible);
}

/** Sends a page of documents. */
export function sendPage(
  request: Request,
  response: Response,
  page: { items: readonly Document[]; next_cursor: string | null; revision: string },
): void {
  const principal = principalOf(request);
  response.json({ ...page, items: page.items.map((document) => visibleTo(principal, document)) });
}
