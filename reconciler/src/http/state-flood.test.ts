// The largest states that are taken, from one project, while another one's requests go on.

import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { heldBytes, longestTurn, secondsOf } from "../memory.fixture.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const MIB = 1024 ** 2;
/** Of the processor time that parsing the state as a whole takes here and now: what nothing else may be answered in. */
const MOST_STILL = 0.8;
const MOST_GROWTH_BYTES = 100 * MIB;

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(300_000);

let rest: RestFixture;
let flooder: string;
let other: string;

beforeAll(async () => {
  rest = await startRest();
  const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
  for (const name of ["web", "api"]) await post("projects", { name });
  const token = async (project: string): Promise<string> =>
    (await post("tokens", { role: "operator", project, ttl_seconds: 600 })).token;
  flooder = await token("web");
  other = await token("api");
});
afterAll(() => rest.close());

const head = '{"serial":1,"lineage":"l","resources":[';
const filled = (one: string, mib: number): Buffer<ArrayBuffer> =>
  Buffer.from(
    `${head}${Array.from({ length: Math.floor((mib * MIB) / (one.length + 1)) }, () => one).join(",")}]}`,
  );

async function write(token: string, path: string, body: Buffer<ArrayBuffer>): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  return (await fetch(`${rest.endpoint}/v1/state/${path}`, { method: "POST", headers, body })).status;
}

test("nobody waits while the largest states are looked at, and their memory is given back", async () => {
  expect(await write(other, "api/prod", filled("{}", 0.01))).toBe(200);
  const many = filled(`{"a":[1,2,3],"b":"${"c".repeat(140)}"}`, 60);
  const long = filled(JSON.stringify("x".repeat(6 * MIB)), 12.1);
  const memory = await heldBytes();
  const answers: number[] = [];
  let over = false;
  const goOn = async (): Promise<void> => {
    while (!over) answers.push((await rest.call("GET", "/v1/state/api/prod", { token: other })).status);
  };
  const others = goOn();
  const turns = longestTurn();
  const stored = [await write(flooder, "web/many", many), await write(flooder, "web/long", long)];
  const longest = turns();
  over = true;
  await others;
  expect([stored, new Set(answers)]).toEqual([[200, 200], new Set([200])]);
  expect(longest).toBeLessThan(MOST_STILL * secondsOf(() => JSON.parse(many.toString())));
  expect((await heldBytes()) - memory).toBeLessThan(MOST_GROWTH_BYTES);
  expect(many.length + long.length).toBeGreaterThan(71 * MIB);
});

test("whoever reads a large state slowly makes no other project wait for its own", async () => {
  const socket = connect(Number(new URL(rest.endpoint).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(`GET /v1/state/web/many HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${flooder}\r\n\r\n`);
  await once(socket, "readable");
  expect((await rest.call("GET", "/v1/state/api/prod", { token: other })).status).toBe(200);
  socket.destroy();
});

test("who reads a state slowly, or waits for that, does so no longer than with a token that is good", async () => {
  const made = (
    await rest.call("POST", "/v1/tokens", {
      body: { role: "operator", project: "web", ttl_seconds: 600 },
    })
  ).body;
  const socket = connect(Number(new URL(rest.endpoint).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(`GET /v1/state/web/many HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${made.token}\r\n\r\n`);
  await once(socket, "readable");
  const waits = rest.call("GET", "/v1/state/web/many", { token: made.token });
  expect((await rest.call("DELETE", `/v1/tokens/${made.id}`)).status).toBe(204);
  expect((await waits).status).toBe(401);
  socket.on("error", () => undefined).resume();
  await once(socket, "close");
});
