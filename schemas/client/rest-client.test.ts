import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { socketEndpoint } from "../src/endpoint.ts";
import { ConnectionError, ProblemError } from "./failures.ts";
import { type Api, call, fetchAnswer, list } from "./rest-client.ts";

let folder: string;
let server: Server;
let api: Api;
let asked: { method: string | undefined; url: string | undefined; token: string | undefined; body: string }[];
/** What is answered, in turn. */
let answers: { status: number; body: unknown }[];

async function take(request: IncomingMessage): Promise<void> {
  let body = "";
  for await (const part of request) body += part;
  const { method, url, headers } = request;
  asked.push({ method, url, token: headers.authorization, body });
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-client-"));
  [asked, answers] = [[], []];
  server = createServer(async (request, response) => {
    await take(request);
    const { status, body } = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  server.listen(path.join(folder, "api.sock"));
  await once(server, "listening");
  api = { endpoint: socketEndpoint(path.join(folder, "api.sock")), token: "secret" };
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  rmSync(folder, { recursive: true });
});

test("a call sends the token and its body, and answers as its route is documented", async () => {
  answers.push({ status: 201, body: { id: "prj_1", name: "web" } });
  const { name } = await call(api, "POST", "/v1/projects", { name: "web" });
  expect(name satisfies string | null).toBe("web");
  expect(asked).toEqual([
    { method: "POST", url: "/v1/projects", token: "Bearer secret", body: '{"name":"web"}' },
  ]);
});

test("a route, a query parameter or a body that the document lacks does not compile", async () => {
  const id = "vm_1";
  const never = (): boolean => false;
  if (never()) {
    // @ts-expect-error There is no such path.
    await call(api, "GET", `/v1/vm/${id}`);
    // @ts-expect-error It has no such method.
    await call(api, "POST", `/v1/vms/${id}`);
    // @ts-expect-error It goes on where the path ends.
    await call(api, "GET", `/v1/vms/${id}/restart/now`);
    // @ts-expect-error There is no such parameter.
    await call(api, "GET", `/v1/vms/${id}?wiat=ready`);
    // @ts-expect-error There is no such state to wish for.
    await call(api, "PATCH", `/v1/vms/${id}`, { spec: { power_state: "asleep" } });
    // @ts-expect-error A body is needed.
    await call(api, "POST", "/v1/projects");
    // @ts-expect-error There is no such kind.
    await list(api, "machines");
    // @ts-expect-error An answer has no such member.
    (await call(api, "GET", `/v1/vms/${id}?wait=ready`)).stat;
  }
  answers.push({ status: 200, body: { status: { state: "running" } } });
  const found = await call(api, "GET", `/v1/vms/${id}?wait=ready&timeout_seconds=${5}`);
  expect(found.status.state).toBe("running");
});

test("a list is read to its last page", async () => {
  answers.push({ status: 200, body: { items: [{ id: "vm_1" }], next_cursor: "more" } });
  answers.push({ status: 200, body: { items: [{ id: "vm_2" }], next_cursor: null } });
  expect((await list(api, "vms", { project: "web" })).map(({ id }) => id)).toEqual(["vm_1", "vm_2"]);
  expect(asked.map(({ url }) => url)).toEqual([
    "/v1/vms?project=web&limit=1000",
    "/v1/vms?project=web&limit=1000&cursor=more",
  ]);
});

test("a refusal is a problem with all that its document says, safe to print", async () => {
  const errors = [{ code: "out_of_range", pointer: "/spec/cpus", message: "must be at most 8\u001b[2J" }];
  const body = { code: "out_of_range", title: "It is too much.", detail: "Less.", errors, request_id: "r-1" };
  answers.push({ status: 400, body: { ...body, existing_id: "vm_9" } });
  const error = await call(api, "GET", "/v1/vms").catch((refused: unknown) => refused);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({
    status: 400,
    code: "out_of_range",
    message: "It is too much. Less.",
    errors: [{ pointer: "/spec/cpus", message: "must be at most 8 [2J" }],
    requestId: "r-1",
    members: { existing_id: "vm_9" },
  });
});

test("what answers with no problem document is named by the request", async () => {
  answers.push({ status: 502, body: undefined });
  const refused = fetchAnswer(api, { method: "GET", route: "/v1/vms" });
  await expect(refused).rejects.toThrow("GET /v1/vms: HTTP 502");
});

test("nobody who answers, and a socket that others may have made, are told apart", async () => {
  const nobody = { ...api, endpoint: socketEndpoint(path.join(folder, "other.sock")) };
  const silent = await call(nobody, "GET", "/v1/vms").catch((error: unknown) => error);
  expect(silent).toBeInstanceOf(ConnectionError);
  expect(silent).toMatchObject({ distrusted: undefined });
  chmodSync(folder, 0o755);
  const distrusted = await call(api, "GET", "/v1/vms").catch((error: unknown) => error);
  expect(distrusted).toMatchObject({ distrusted: expect.stringContaining("others may enter it") });
  expect(asked).toEqual([]);
});
