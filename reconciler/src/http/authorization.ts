// Who may do what. Every request below /v1 passes here, so that a route need not think of it:
//
//   admin ----------------------------------------------------------> everything
//   monitor --------------------------------------------------------> figures, /v1/scrape_targets, /v1/status, /openapi.json
//   operator, planner, viewer --> what is named (path, body) may be seen? --no--> 404, or a fault of the field
//                        | yes
//                        +--> reading, dry run ---------------------> yes
//                        `--> changing: only an operator, only in its project
//
// What is neither a kind's path nor named here is for admins. Lists and the event log narrow themselves by the caller's
// project.

import { CroftError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { Request, RequestHandler } from "express";
import { hasBytes } from "../kinds/image/possession.ts";
import { NO_UPLOAD } from "../kinds/image/rules.ts";
import { refuseFaults } from "../kinds/kind-rules.ts";
import { notFound } from "../kinds/not-found.ts";
import type { AnyStored, Store, Stored } from "../store/store.ts";
import { type Principal, principalOf } from "./authentication.ts";

const KIND_OF_PLURAL = new Map<string, Kind>(
  Object.entries(KINDS).map(([kind, { plural }]) => [plural, kind as Kind]),
);

/** Paths beside those of kinds that a project's tokens may use; `members`: operators alone; `planned`: planners read, too. */
const OPEN_PATHS: Readonly<Record<string, "all" | "members" | "planned">> = {
  claims: "members",
  plan: "all",
  events: "all",
  // Of what they see.
  status: "all",
  uploads: "members",
  ssh_certificates: "members",
  console_tickets: "members",
  // States hold secrets of what they describe. Whose they are is checked by their routes.
  state: "planned",
  // Plans and logs of runs, likewise.
  gitops: "members",
};

type Visible = Pick<AnyStored, "kind" | "project" | "name" | "shared">;

/** Whether the principal is told that the object exists. */
export function maySee({ project }: Principal, document: Visible): boolean {
  if (project === null) return true;
  if (document.kind === "project") return document.name === project;
  return document.shared || document.project === project;
}

/** Whether it may change what it sees. */
export const mayChange = ({ role, project }: Principal, document: Visible): boolean =>
  role === "admin" ||
  (role === "operator" && document.kind !== "project" && !document.shared && document.project === project);

const forbidden = (what: string, detail: string): CroftError => new CroftError("forbidden", what, { detail });

export const figuresOnly: RequestHandler = (request, _response, next) => {
  const { role } = principalOf(request);
  if (role !== "admin" && role !== "monitor") throw needsAdmin(request);
  next();
};

const needsAdmin = (request: Request): CroftError =>
  forbidden(
    `${request.method} ${request.originalUrl.split("?", 1)[0]} is for admins.`,
    "The token may read the figures, or has a role in one project only. Use a token with the role admin.",
  );

export function authorize(store: Store): RequestHandler {
  return async (request, _response, next) => {
    const principal = principalOf(request);
    if (principal.role !== "admin") await check(store, request, principal);
    next();
  };
}

/** By the project's name, as Prometheus' configuration has it, or by its id. */
const PROJECT_FIGURES = /^\/projects\/([^/]+)\/metrics$/;

/** A project by its name or its id, which no name looks like. */
export const projectNamed = async (
  { documents }: Pick<Store, "documents">,
  given: string,
): Promise<Stored<"project"> | undefined> =>
  kindOfId(given) === "project" ? documents.get("project", given) : documents.byName("project", null, given);

const isOfFigures = (path: string): boolean =>
  path === "/status" || path === "/scrape_targets" || PROJECT_FIGURES.test(path);

async function check(store: Store, request: Request, principal: Principal): Promise<void> {
  if (principal.role === "monitor") {
    if (request.method === "GET" && isOfFigures(request.path)) return;
    throw needsAdmin(request);
  }
  const [, figuresOf] = PROJECT_FIGURES.exec(request.path) ?? [];
  if (figuresOf !== undefined) {
    const project = await projectNamed(store, figuresOf);
    if (project?.name !== principal.project) throw notFound(`project ${figuresOf}`);
    return;
  }
  const [first = "", id] = request.path.split("/").slice(1).map(decodeURIComponent);
  const kind = KIND_OF_PLURAL.get(first);
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (kind === undefined) {
    const open = OPEN_PATHS[first];
    const isReader = open === "all" || (open === "planned" && principal.role === "planner" && !changes);
    if (open === undefined || (principal.role !== "operator" && !isReader)) throw needsAdmin(request);
    await checkNamed(store, nameOf(request), principal, bodyOf(request));
    return;
  }
  if (id !== undefined && id !== "") {
    const document = kindOfId(id) === kind ? await store.documents.find(id) : undefined;
    if (!document || !maySee(principal, document)) {
      throw notFound(`${KINDS[kind].noun} ${id}`);
    }
    if (changes && !mayChange(principal, document)) throw readOnly(kind, principal);
  } else if (changes) {
    checkCreate(kind, request, principal);
  }
  if (!changes) return;
  await checkNamed(store, nameOf(request), principal, bodyOf(request));
  if (kind === "image") await checkUploads(store, nameOf(request), principal, bodyOf(request));
}

/** Bytes that a project's token names by their hash, which it may have from anywhere, must be the project's. */
async function checkUploads(
  store: Store,
  what: string,
  { project }: Principal,
  { spec }: Body,
): Promise<void> {
  const named: [pointer: string, sha256: unknown][] = [
    ["/spec/upload", spec?.upload],
    ["/spec/kernel/upload", spec?.kernel?.upload],
    ["/spec/kernel/initrd_upload", spec?.kernel?.initrd_upload],
  ];
  for (const [pointer, sha256] of named) {
    if (typeof sha256 !== "string" || (await hasBytes(store, project ?? "", sha256))) continue;
    refuseFaults(`${what} names what is not there.`, [
      { code: "reference_not_found", pointer, message: NO_UPLOAD },
    ]);
  }
}

/** What a project's token is told that may not make or change such an object. */
export const readOnly = (kind: Kind, { role, project }: Principal): CroftError =>
  forbidden(
    `The role ${role} in project ${project} may not change this ${KINDS[kind].noun}.`,
    role !== "operator"
      ? "The token only reads. Use one with the role operator or admin."
      : "An operator changes what is in its project: neither the project itself nor what is shared. Use a token with the role admin.",
  );

interface Body {
  project?: unknown;
  shared?: unknown;
  vm?: unknown;
  spec?: {
    vm?: unknown;
    restore_from?: unknown;
    url?: unknown;
    upload?: unknown;
    kernel?: Record<string, unknown> | null;
  } | null;
}

const nameOf = ({ method, path }: Request): string => `${method} ${path}`;

const bodyOf = (request: Request): Body =>
  typeof request.body === "object" && request.body !== null ? (request.body as Body) : {};

function checkCreate(kind: Kind, request: Request, principal: Principal): void {
  const { project, shared } = bodyOf(request);
  const { scope } = KINDS[kind];
  if (principal.role !== "operator" || scope === "global" || shared === true) throw readOnly(kind, principal);
  if (project === undefined || project === principal.project) return;
  const name = typeof project === "string" ? project.slice(0, 63) : typeof project;
  refuseFaults(`The ${KINDS[kind].noun} cannot be created: there is no project ${name}.`, [
    {
      code: "reference_not_found",
      pointer: "/project",
      message: `there is no project ${name} that this token may use`,
    },
  ]);
}

/** Objects that a body names beyond what the kinds' rules look up within a project, and files of the reconciler. */
export async function checkNamed(
  store: Store,
  what: string,
  principal: Principal,
  { vm, spec }: Body,
): Promise<void> {
  const named: [pointer: string, id: unknown][] = [
    ["/vm", vm],
    ["/spec/vm", spec?.vm],
    ["/spec/restore_from", spec?.restore_from],
  ];
  for (const [pointer, id] of named) {
    if (typeof id !== "string") continue;
    const document = await store.documents.find(id);
    if (document && maySee(principal, document)) continue;
    // The same words for what is not there at all.
    if (pointer === "/vm") throw notFound(`VM ${id}`);
    refuseFaults(`${what} names what is not there.`, [
      { code: "reference_not_found", pointer, message: `there is no ${kindOfId(id) ?? "object"} ${id}` },
    ]);
  }
  const urls = [spec?.url, spec?.kernel?.url, spec?.kernel?.initrd_url];
  if (urls.some((url) => typeof url === "string" && url.startsWith("file:"))) {
    throw forbidden(
      "Images from the reconciler's own files are for admins.",
      "Upload the file (`path`), or use a token with the role admin.",
    );
  }
}
