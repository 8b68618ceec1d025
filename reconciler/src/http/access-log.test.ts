import { validateLogLine } from "@croft/schemas/generated/validators/messages.js";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;

let rest: RestFixture;
beforeEach(async () => {
  rest = await startRest();
});
afterEach(() => rest.close());

/** The newest line, once it is written: that is when the answer is closed, which the client sees first. */
async function lastLine(route: string): Promise<Record<string, unknown>> {
  for (;;) {
    const found = rest.requests.map((line) => JSON.parse(line)).findLast((line) => line.route === route);
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("a request is a line with who, what, and how it ended, and nothing that was sent", async () => {
  const { headers } = await rest.call("POST", "/v1/projects?dry=secret", {
    body: { name: "web" },
    headers: { traceparent },
  });
  await rest.call("POST", "/v1/projects", { body: { name: "web" }, headers: { traceparent } });
  const line = await lastLine("create_project");
  expect(line).toMatchObject({
    component: "access",
    msg: "request",
    method: "POST",
    path: "/v1/projects",
    principal: expect.stringMatching(/^tok_/),
    trace_id: TRACE,
    duration_ms: expect.any(Number),
  });
  for (const one of rest.requests) expect(validateLogLine(JSON.parse(one))).toBe(true);
  expect(headers.get("croft-request-id")).toMatch(new RegExp(`^${TRACE}-[0-9a-f]{16}$`));
  expect(rest.requests.join()).not.toMatch(/secret|croft_|Bearer/);
});

test("those that are refused are lines too, of nobody, and a path that is none is not repeated", async () => {
  const refused = await rest.call("GET", "/v1/vms", { token: "croft_wrong" });
  expect(refused.body.request_id).toBe(refused.headers.get("croft-request-id"));
  expect(await lastLine("list_vms")).toMatchObject({ level: "warn", status: 401, principal: null });
  await rest.call("GET", "/v1/croft_someones-token");
  const line = await lastLine("none");
  expect(line).toMatchObject({ status: 404 });
  expect(rest.requests.join()).not.toMatch(/someones-token|croft_wrong/);
});

test("what comes of a request has its trace: its event, and what is later observed of the object", async () => {
  await rest.addHost("alpha");
  const { body: project, headers } = await rest.call("POST", "/v1/projects", {
    body: { name: "web" },
    headers: { traceparent },
  });
  await rest.store.write((tx) =>
    tx.events.append({
      type: "project.updated",
      actor: "system",
      kind: "project",
      object: project.id,
      project: project.id,
      name: "web",
      data: { generation: 1, fields: [] },
    }),
  );
  const { items } = (await rest.call("GET", "/v1/events")).body;
  const own = items.filter((event: { object: string }) => event.object === project.id);
  expect(own.map((event: { trace_id: string }) => event.trace_id)).toEqual([TRACE, TRACE]);
  expect(project).not.toHaveProperty("trace_id");
  expect(project).not.toHaveProperty("span_id");
  // Of an object that a host has, both go there with its document.
  const stored = await rest.store.documents.get("project", project.id);
  expect(`${stored?.trace_id}-${stored?.span_id}`).toBe(headers.get("croft-request-id"));
  const condition = { type: "waits", status: "true", reason: "test", message: "It waits." } as const;
  await rest.store.write(async (tx) => {
    const { status } = (await tx.documents.get("project", project.id)) ?? {};
    if (status === undefined) throw new Error("the project is not there");
    await tx.documents.updateStatus("project", project.id, {
      status: { ...status, conditions: [condition] },
    });
  });
  const { body: shown } = await rest.call("GET", `/v1/projects/${project.id}`);
  expect(shown.status.conditions).toEqual([{ ...condition, trace_id: TRACE }]);
});
