// Who may do what: every route of the OpenAPI document × role × whose object it is. A route that is added to the document
// without a row here fails.

import openapi from "@croft/schemas/generated/openapi.json" with { type: "json" };
import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const SECRET = "a-secret-of-user-data";

/**
 * What a project's token meets, beside 401 without one. `admins`: 403 for all others. `object`: reading is for who sees the
 * object, changing for members of its project. `change`: the same, and a viewer may not. `own`: narrows itself. `members`:
 * for operators. `planned`: for planners, too. `open`: without a token. `all`: with any. `figures`: admins and monitors. The paths of kinds follow from their
 * kind.
 */
type Row =
  | "admins"
  | "object"
  | "change"
  | "own"
  | "members"
  | "planned"
  | "open"
  | "all"
  | "figures"
  | "project";
const ROWS: Record<string, Row> = {
  "post /v1/partitions/{id}/purge": "change",
  "post /v1/vms/{id}/restart": "change",
  "post /v1/hosts/{id}/confirm_capacity": "change",
  // Of what they see; `status.test.ts` says what that is.
  "get /v1/status": "all",
  "get /v1/unknown_objects": "admins",
  "post /v1/unknown_objects/{id}/remove": "admins",
  "post /v1/unknown_objects/{id}/adopt": "admins",
  "post /v1/unknown_objects/{id}/forget": "admins",
  "post /v1/clock/confirm": "admins",
  "post /v1/claims": "members",
  "post /v1/federation/token": "open",
  "get /v1/federation/trusts": "admins",
  "post /v1/federation/trusts": "admins",
  "get /v1/federation/trusts/{id}": "admins",
  "delete /v1/federation/trusts/{id}": "admins",
  "get /v1/gitops/runs": "members",
  "post /v1/gitops/runs": "members",
  "get /v1/gitops/runs/{id}": "members",
  "post /v1/gitops/runs/{id}/approve": "members",
  "post /v1/gitops/runs/{id}/discard": "members",
  "get /v1/state": "planned",
  "get /v1/state/{project}/{name}": "planned",
  "post /v1/state/{project}/{name}": "members",
  "delete /v1/state/{project}/{name}": "members",
  "get /v1/state/{project}/{name}/lock": "planned",
  "post /v1/state/{project}/{name}/lock": "members",
  "delete /v1/state/{project}/{name}/lock": "members",
  "get /v1/state/{project}/{name}/versions": "planned",
  "get /v1/state/{project}/{name}/versions/{number}": "planned",
  "post /v1/state/{project}/{name}/versions/{number}/restore": "members",
  "post /v1/plan": "own",
  "get /v1/events": "own",
  "get /v1/vms/{id}/counters": "object",
  "get /v1/hosts/{id}/disks": "object",
  "post /v1/hosts/{id}/confirm_off": "change",
  "post /v1/hosts/{id}/give_up": "change",
  "post /v1/host_storm/release": "admins",
  "post /v1/uploads": "members",
  "get /v1/uploads/{id}": "members",
  "patch /v1/uploads/{id}": "members",
  "delete /v1/uploads/{id}": "members",
  "post /v1/agent/join_tokens": "admins",
  "get /livez": "open",
  "get /readyz": "open",
  "get /problems/{code}": "open",
  "get /openapi.json": "all",
  "get /metrics": "figures",
  "get /v1/scrape_targets": "figures",
  // Of one's own project; of others it is not there.
  "get /v1/projects/{id}/metrics": "project",
  "get /v1/tokens": "admins",
  "post /v1/tokens": "admins",
  "get /v1/tokens/{id}": "admins",
  "delete /v1/tokens/{id}": "admins",
  "post /v1/tokens/{id}/renew": "admins",
  "post /v1/console_tickets": "members",
  // An upgrade (see `access.test.ts`); without one 426 (see `manners.test.ts`).
  "get /v1/vms/{id}/tunnel": "object",
  "get /v1/vms/{id}/console": "object",
  "get /v1/vms/{id}/serial_log": "object",
  "get /v1/vms/{id}/screenshot": "object",
  "post /v1/ssh_certificates": "members",
};

const PLURALS: readonly string[] = Object.values(KINDS).map(({ plural }) => plural);
/** Spelled out, because a kind that only admins write shall not become everybody's by a word in its schema. */
const GLOBAL = ["disks", "hosts", "projects"];

function rowOf(route: string): (typeof ROWS)[string] | undefined {
  const [method, path = ""] = route.split(" ");
  const [, , plural = "", id, ...rest] = path.split("/");
  if (!PLURALS.includes(plural) || rest.length > 0) return ROWS[route];
  if (id === undefined) return method === "get" ? "own" : GLOBAL.includes(plural) ? "admins" : "members";
  return method === "get" ? "object" : "change";
}

const ROUTES = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method} ${path}`),
);

let rest: RestFixture;
const tokens: Record<string, string> = {};
/** Ids by plural: of the own project, of another one, and of one that was deleted and made anew under the own name. */
const objects: Record<"own" | "other" | "before", Record<string, string>> = {
  own: {},
  other: {},
  before: {},
};

beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
  const token = async (role: string, project?: string): Promise<string> =>
    (await post("tokens", { role, ttl_seconds: 600, ...(project && { project }) })).token;
  const host = (await rest.call("GET", "/v1/hosts/alpha")).body.id;
  const fill = async (ids: Record<string, string>, project: string): Promise<void> => {
    ids.projects = (await post("projects", { name: project })).id;
    const file = { url: "https://example.com/a", sha256: "a".repeat(64) };
    ids.images = (await post("images", { project, name: "i", spec: file })).id;
    ids.ssh_keys = (await post("ssh_keys", { project, name: "k", spec: { public_key: KEY } })).id;
    const spec = { image: ids.images, cpus: 1, memory_mib: 256, root_disk_gib: 1, user_data: SECRET };
    ids.vms = (await post("vms", { project, name: "v", spec })).id;
    ids.hosts = host;
  };
  objects.before.projects = (await post("projects", { name: "web" })).id;
  const body = { project: "web", name: "k", spec: { public_key: KEY } };
  objects.before.ssh_keys = (await post("ssh_keys", body)).id;
  await rest.call("DELETE", `/v1/ssh_keys/${objects.before.ssh_keys}`);
  await rest.call("DELETE", `/v1/projects/${objects.before.projects}`);
  await fill(objects.own, "web");
  await fill(objects.other, "api");
  tokens.admin = rest.token;
  tokens.operator = await token("operator", "web");
  tokens.planner = await token("planner", "web");
  tokens.viewer = await token("viewer", "web");
  tokens.monitor = await token("monitor");
});
afterAll(() => rest.close());

const OF_PROJECT = ["operator", "planner", "viewer"];

const statusOf = async (route: string, role: string | undefined, id = "none_0000000000000000") => {
  const [method = "", path = ""] = route.split(" ");
  const body = method === "get" || method === "delete" ? {} : { body: {} };
  const token = role === undefined ? "croft_unknown" : tokens[role];
  return rest.call(method.toUpperCase(), path.replace("{id}", id), { ...body, token: token ?? "" });
};

async function theProjectsFigures(): Promise<void> {
  const status = async (role: string, project: string) =>
    (await rest.call("GET", `/v1/projects/${project}/metrics`, { token: tokens[role] ?? "" })).status;
  for (const role of ["admin", "monitor", "operator", "planner", "viewer"])
    expect([role, await status(role, "web")]).toEqual([role, 200]);
  for (const role of OF_PROJECT) expect([role, await status(role, "api")]).toEqual([role, 404]);
  expect(await status("monitor", "none")).toBe(404);
}

test("every route has its row", () => {
  expect(ROUTES.filter((route) => rowOf(route) === undefined)).toEqual([]);
  expect(Object.keys(ROWS).filter((route) => !ROUTES.includes(route))).toEqual([]);
});

test.each(ROUTES)("%s", async (route) => {
  const row = rowOf(route);
  const [, , plural = ""] = route.split(" ")[1]?.split("/") ?? [];
  // A proof may be in the body.
  if (row === "open") return expect([200, 400, 404]).toContain((await statusOf(route, undefined)).status);
  expect((await statusOf(route, undefined)).status).toBe(401);
  if (row === "project") return theProjectsFigures();
  const forMonitor = row === "all" || row === "figures" ? 200 : 403;
  expect((await statusOf(route, "monitor")).status).toBe(forMonitor);
  if (row === "all") expect((await statusOf(route, "viewer")).status).toBe(200);
  if (row === "admins" || row === "figures") {
    for (const role of OF_PROJECT) expect([role, (await statusOf(route, role)).status]).toEqual([role, 403]);
  }
  if (row === "members" || row === "planned") expect((await statusOf(route, "viewer")).status).toBe(403);
  if (row === "members") expect((await statusOf(route, "planner")).status).toBe(403);
  if (row === "planned") expect([200, 400, 404]).toContain((await statusOf(route, "planner")).status);
  if (row !== "object" && row !== "change") return;
  for (const role of OF_PROJECT) {
    for (const id of [objects.other[plural], objects.before[plural], undefined]) {
      expect([role, id, (await statusOf(route, role, id)).status]).toEqual([role, id, 404]);
    }
  }
  const own = objects.own[plural];
  if (row === "change" && own !== undefined && plural !== "hosts") {
    for (const role of ["planner", "viewer"])
      expect([role, (await statusOf(route, role, own)).status]).toEqual([role, 403]);
  }
});

test.each(ROUTES.filter((route) => route.startsWith("get ")))(
  "a viewer reads no secret by %s",
  async (route) => {
    const [, , plural = ""] = route.split(" ")[1]?.split("/") ?? [];
    const { body } = await statusOf(route, "viewer", objects.own[plural]);
    expect(JSON.stringify(body)).not.toContain(SECRET);
  },
);
