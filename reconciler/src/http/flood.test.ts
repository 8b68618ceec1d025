// A flood: every route of the OpenAPI document gets the largest bodies and queries that are read, several at once, from one
// project, while another project's requests go on. What is asserted is memory, and processor time in parts of what parsing one hostile body
// takes here and now: machines differ, and are busy besides. Seconds are measured by `npm run bench -- flood`.

import { ROUTES as SERVED } from "@croft/schemas/generated/typescript/routes.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { hostileTexts } from "../agents/flood-messages.fixture.ts";
import { heldBytes, secondsOf } from "../memory.fixture.ts";
import { type FloodRequest, floodRequests, LONGEST_QUERY } from "./flood-inputs.fixture.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
const AT_ONCE = 2;
/** Of 99 in 100 of the other project's requests: what the process did meanwhile, for whomever. It is some 0.3. */
const LONGEST_WAIT = 1.5;
/** Of all requests of one route. It is 1 at most. */
const MOST_PROCESSOR_TIME = 10;
/** While bodies are being read and refused. */
const MOST_GROWTH_BYTES = 400 * 1024 ** 2;
/** Afterwards, of all routes together. */
const MOST_HELD_BYTES = 100 * 1024 ** 2;

let rest: RestFixture;
let flooder: string;
let other: string;
let ids: Record<string, string>;
let heldBefore: number;
/** Processor time of parsing the worst that is known of eight MiB. */
let whole: number;
/** Of each of the other project's requests, in seconds of the process. */
const waits: number[] = [];

beforeAll(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
  for (const name of ["web", "api"]) await post("projects", { name });
  const token = async (project: string): Promise<string> =>
    (await post("tokens", { role: "operator", project, ttl_seconds: 600 })).token;
  flooder = await token("web");
  other = await token("api");
  const file = { url: "https://example.com/a", sha256: "a".repeat(64) };
  const images = (await post("images", { project: "web", name: "i", spec: file })).id;
  const ssh_keys = (await post("ssh_keys", { project: "web", name: "k", spec: { public_key: KEY } })).id;
  const spec = { image: images, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
  ids = { images, ssh_keys, vms: (await post("vms", { project: "web", name: "v", spec })).id };
  const worst = hostileTexts(8 * 1024 ** 2, (filling) => filling).slice(-2);
  whole = Math.max(...worst.map((text) => secondsOf(() => JSON.parse(text))));
  heldBefore = await heldBytes();
});
afterAll(() => rest.close());

const ROUTES = floodRequests().map((route): [string, FloodRequest] => [
  `${route.method} ${route.path}`,
  route,
]);

/** Whose bodies their handlers read themselves: their largest ones flood them in tests of their own. */
const STREAMED: Record<string, string> = {
  "post /v1/state/{project}/{name}": "state-flood.test.ts",
  "post /v1/state/{project}/{name}/lock": "state-routes.test.ts",
  "delete /v1/state/{project}/{name}/lock": "state-routes.test.ts",
  "patch /v1/uploads/{id}": "uploads.test.ts",
};

/** Another project's: reads, a write and a dry run. */
async function goOn(round: string): Promise<number[]> {
  const body = { project: "api", name: `k${round}`, spec: { public_key: KEY } };
  const changes = [{ ...body, action: "create", kind: "ssh_key", name: "planned" }];
  const timed = async (method: string, path: string, sent?: object): Promise<number> => {
    const began = process.cpuUsage();
    const { status } = await rest.call(method, path, { token: other, ...(sent && { body: sent }) });
    const { user, system } = process.cpuUsage(began);
    waits.push((user + system) / 1e6);
    return status;
  };
  return [
    await timed("GET", "/v1/vms"),
    await timed("POST", "/v1/ssh_keys", body),
    await timed("POST", "/v1/plan", { changes }),
  ];
}

test("what handlers read themselves has a flood of its own", () => {
  const streamed = SERVED.filter(({ body }) => body?.read === false);
  expect(streamed.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
    Object.keys(STREAMED).sort(),
  );
});

test.each(ROUTES)("%s", async (name, { method, path, types, bodies }) => {
  const [, , plural = ""] = path.split("/");
  // Deleting once would leave nothing for the others.
  const id = method === "delete" ? undefined : ids[plural];
  const url = path.replace("{id}", id ?? "none_0000000000000000").replace("{project}", "web");
  const memory = process.memoryUsage.rss();
  const began = process.cpuUsage();
  const headers = { "content-type": types[0] ?? "application/json" };
  const flood = bodies.flatMap((body) =>
    Array.from({ length: AT_ONCE }, () =>
      rest.call(method.toUpperCase(), body === undefined ? url + LONGEST_QUERY : url, {
        token: flooder,
        ...(body !== undefined && { body, headers }),
      }),
    ),
  );
  const round = String(ROUTES.findIndex(([one]) => one === name));
  expect(await goOn(round)).toEqual([200, 201, 200]);
  for (const { status } of await Promise.all(flood)) expect(status).toBeLessThan(500);
  const { user, system } = process.cpuUsage(began);
  expect((user + system) / 1e6).toBeLessThan(MOST_PROCESSOR_TIME * whole);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(MOST_GROWTH_BYTES);
  expect(rest.logged).toEqual([]);
});

test("after all of it the other project had waited for nothing for long, and memory was given back", async () => {
  expect(waits.length).toBeGreaterThan(3 * 50);
  waits.sort((a, b) => a - b);
  const p99 = waits[Math.floor(waits.length * 0.99)] ?? 0;
  expect(p99).toBeLessThan(LONGEST_WAIT * whole);
  expect((await heldBytes()) - heldBefore).toBeLessThan(MOST_HELD_BYTES);
});
